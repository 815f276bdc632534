#include "expansion/making/chart_words.hpp"

#include <optional>

#include "document/tile_map.hpp"
#include "wording/numbers.hpp"

namespace copil::expansion {

namespace {

using ChartKind = document::Chart::Kind;

/// Where the values of a series begin and end, and its extremes; the first of equal ones.
struct Course {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t lowest = 0;
  std::size_t highest = 0;
};

std::optional<Course> course_of(const std::vector<Value>& values) {
  std::optional<Course> course;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].is_defined()) continue;
    if (!course) course = Course{i, i, i, i};
    course->last = i;
    if (values[i].number < values[course->lowest].number) course->lowest = i;
    if (values[i].number > values[course->highest].number) course->highest = i;
  }
  return course;
}

bool runs_through_time(ChartKind kind) {
  return kind == ChartKind::lines || kind == ChartKind::areas || kind == ChartKind::sparkline;
}

std::string category_name(const document::Chart& chart, std::size_t index) {
  const std::string& name = chart.categories[index];
  return chart.kind == ChartKind::tile_map ? document::region_name(name) : name;
}

std::string said_at(const document::Chart& chart, const document::Series& series,
                    std::size_t index) {
  return wording::number_text(series.values[index]) + " (" + category_name(chart, index) + ")";
}

std::string series_words(const document::Chart& chart, const document::Series& series) {
  const std::string name = series.label.empty() ? "" : series.label + " : ";
  const auto course = course_of(series.values);
  if (!course) return name + "aucune valeur connue";
  const bool is_level =
      series.values[course->lowest].number == series.values[course->highest].number;
  if (is_level && course->first != course->last) {
    return name + "partout " + wording::number_text(series.values[course->first]);
  }
  if (course->first == course->last) return name + said_at(chart, series, course->first);
  std::string words = name;
  if (runs_through_time(chart.kind)) {
    words += "de " + said_at(chart, series, course->first) + " à " +
             said_at(chart, series, course->last);
    const bool rises = course->lowest == course->first && course->highest == course->last;
    const bool falls = course->highest == course->first && course->lowest == course->last;
    if (rises || falls) return words + (rises ? ", les extrêmes" : ", du plus haut au plus bas");
    words += ", ";
  }
  return words + "au plus haut " + said_at(chart, series, course->highest) + ", au plus bas " +
         said_at(chart, series, course->lowest);
}

}  // namespace

std::string course_words(const document::Chart& chart) {
  if (chart.categories.empty()) return {};
  std::string words;
  for (const auto& series : chart.series) {
    words += (words.empty() ? "" : " ; ") + series_words(chart, series);
  }
  return words.empty() ? words : words + ".";
}

}  // namespace copil::expansion
