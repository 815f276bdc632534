#include "yardstick_json.hpp"

#include <variant>
#include <vector>

#include "document/document.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "yardstick.hpp"

namespace copil::bench {

namespace {

std::string quoted(const std::string& text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json + "\"";
}

template <class Items, class Written>
std::string list(const Items& items, const Written& written) {
  std::string json;
  for (const auto& item : items) json += (json.empty() ? "" : ",") + written(item);
  return "[" + json + "]";
}

std::string member(const char* name, const std::string& json) {
  return "\"" + std::string{name} + "\":" + json;
}

std::string cell_text(const document::Cell& cell) {
  if (const auto* number = std::get_if<document::Number>(&cell.content)) {
    return wording::number_text(number->value);
  }
  if (const auto* date = std::get_if<document::Date>(&cell.content)) {
    return wording::date_text(date->day, date->style);
  }
  return document::plain_text(std::get<document::Inlines>(cell.content));
}

std::string table_json(const document::Table& table) {
  std::vector<std::string> notes;
  if (!table.source.empty()) notes.push_back("Source : " + table.source + ".");
  if (!table.scope.empty()) notes.push_back("Champ : " + table.scope + ".");
  if (!table.reading.empty()) notes.push_back("Lecture : " + table.reading);
  return "{" + member("kind", "\"table\"") + "," +
         member("title", quoted(document::plain_text(table.title))) + "," +
         member("columns", list(table.columns,
                                [](const document::Column& column) {
                                  return quoted(document::plain_text(column.title));
                                })) +
         "," +
         member("rows", list(table.rows,
                             [](const document::Row& row) {
                               return list(row.cells, [](const document::Cell& cell) {
                                 return quoted(cell_text(cell));
                               });
                             })) +
         "," + member("notes", list(notes, quoted)) + "}";
}

std::string chart_json(const document::Chart& chart) {
  return "{" + member("kind", "\"chart\"") + "," +
         member("title", quoted(document::plain_text(chart.title))) + "," +
         member("alternative", quoted(chart.alternative)) + "," +
         member("source", quoted(chart.source)) + "," +
         member("categories", list(chart.categories, quoted)) + "," +
         member("values",
                list(chart.series.front().values,
                     [](const Value& value) { return std::to_string(value.number.num); })) +
         "}";
}

std::string block_json(const document::Block& block) {
  if (const auto* heading = std::get_if<document::Heading>(&block.node)) {
    return "{" + member("kind", "\"heading\"") + "," +
           member("text", quoted(document::plain_text(heading->content))) + "}";
  }
  if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) {
    return "{" + member("kind", "\"paragraph\"") + "," +
           member("text", quoted(document::plain_text(paragraph->content))) + "}";
  }
  if (const auto* table = std::get_if<document::Table>(&block.node)) return table_json(*table);
  return chart_json(std::get<document::Chart>(block.node));
}

}  // namespace

std::string yardstick_json(int number) {
  const document::Document document = yardstick(number);
  return "{" + member("title", quoted(document.title)) + "," +
         member("subtitle", quoted(document.subtitle)) + "," +
         member("territory", quoted(document.territory)) + "," +
         member("blocks", list(document.content, block_json)) + "}";
}

}  // namespace copil::bench
