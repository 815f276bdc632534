#include "copil/making/shown_checks.hpp"

#include <algorithm>

#include "diagnostics/warning.hpp"
#include "document/chart_looks.hpp"
#include "document/emptiness.hpp"
#include "document/walk.hpp"

namespace copil::program {

namespace {

using document::Block;
using document::Chart;
using document::Table;

bool has_no_value(const Chart& chart) {
  return std::all_of(chart.series.begin(), chart.series.end(), [](const auto& series) {
    return std::none_of(series.values.begin(), series.values.end(),
                        [](const Value& value) { return value.is_defined(); });
  });
}

Diagnostic told_empty(const std::string& what, const std::string& id, const std::string& lack) {
  return plain_error(what + " « " + id + " » est vide : " + lack,
                     {"bouclez sur une liste qui n'est pas vide à ce niveau, ou mettez le bloc "
                      "sous condition"});
}

/// « Entrées 2009 » in a document of 2010 is « Entrées {année-1} ».
std::string timeless(std::string label, int year) {
  for (const int back : {0, 1, 2}) {
    const std::string written = std::to_string(year - back);
    for (auto at = label.find(written); at != std::string::npos; at = label.find(written)) {
      label.replace(at, written.size(), "{année-" + std::to_string(back) + "}");
    }
  }
  return label;
}

}  // namespace

Diagnostics empty_blocks(const document::Document& document, bool has_figures,
                         const SourcePlaces& places) {
  Diagnostics found;
  const auto tell = [&](const char* what, const std::string& id, const char* lack) {
    found.push_back(told_empty(what, id, lack));
    places.point_at_block(found.back(), id);
  };
  document::walk(document.content, [&](const Block& block) {
    if (const auto* chart = std::get_if<Chart>(&block.node)) {
      if (chart->categories.empty()) {
        tell("le graphique", chart->id, "il n'a aucune catégorie");
      } else if (has_figures && has_no_value(*chart)) {
        tell("le graphique", chart->id, "aucune de ses valeurs n'est connue");
      }
    }
    const auto* table = std::get_if<Table>(&block.node);
    if (table != nullptr && document::has_no_line(*table)) {
      tell("le tableau", table->id, "il n'a aucune ligne");
    }
  });
  return found;
}

Diagnostics empty_sections(const document::Document& document, const SourcePlaces& places) {
  Diagnostics found;
  const document::Heading* open = nullptr;
  const auto close_before = [&](int level) {
    if (open == nullptr || level > open->level) return;
    const std::string title = document::plain_text(open->content);
    found.push_back(
        plain_warning("la partie « " + title + " » est vide : rien ne suit son titre",
                      {"écrivez-la, ou mettez son titre sous la même condition qu'elle"}));
    places.point(found.back(), title);
  };
  for (const Block& block : document.content) {
    if (std::holds_alternative<document::PageBreak>(block.node)) continue;
    const auto* heading = std::get_if<document::Heading>(&block.node);
    if (heading != nullptr) close_before(heading->level);
    open = heading;
  }
  close_before(0);
  return found;
}

Diagnostics SeriesLooks::add(const document::Document& document) {
  Diagnostics found;
  document::walk(document.content, [&](const Block& block) {
    const auto* chart = std::get_if<Chart>(&block.node);
    if (chart == nullptr || chart->kind == Chart::Kind::tile_map) return;
    const std::vector<std::size_t> looks = document::looks_of(chart->series);
    for (std::size_t i = 0; i < chart->series.size(); ++i) {
      const std::string label = timeless(chart->series[i].label, document.period.year);
      const std::string where = document.report + ", " + chart->id;
      const auto& [known, is_new] = known_.try_emplace(label, Look{looks[i], where});
      if (is_new || known->second.look == looks[i]) continue;
      found.push_back(plain_error("la série « " + chart->series[i].label +
                                      " » n'a pas le même aspect dans « " + where +
                                      " » et dans « " + known->second.where + " »",
                                  {"donnez-lui le même rang dans tous les graphiques"}));
    }
  });
  return found;
}

}  // namespace copil::program
