#include "copil/making/shown_checks.hpp"

#include <algorithm>

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

bool has_no_line(const Table& table) {
  return std::none_of(table.rows.begin(), table.rows.end(),
                      [](const document::Row& row) { return row.kind == document::RowKind::body; });
}

Diagnostic told_empty(const std::string& what, const std::string& id, const std::string& lack) {
  return plain_error(what + " « " + id + " » est vide : " + lack,
                     {"bouclez sur une liste qui n'est pas vide à ce niveau, ou mettez le bloc "
                      "sous condition"});
}

/// Charts whose series stand for fixed roles, whatever their rank elsewhere.
bool has_own_looks(Chart::Kind kind) {
  return kind == Chart::Kind::bullet || kind == Chart::Kind::tile_map;
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

std::string ordinal(std::size_t rank) {
  return rank == 0 ? "1re" : std::to_string(rank + 1) + "e";
}

}  // namespace

Diagnostics empty_blocks(const document::Document& document, bool has_figures) {
  Diagnostics found;
  document::walk(document.content, [&](const Block& block) {
    if (const auto* chart = std::get_if<Chart>(&block.node)) {
      if (chart->categories.empty()) {
        found.push_back(told_empty("le graphique", chart->id, "il n'a aucune catégorie"));
      } else if (has_figures && has_no_value(*chart)) {
        found.push_back(
            told_empty("le graphique", chart->id, "aucune de ses valeurs n'est connue"));
      }
    }
    const auto* table = std::get_if<Table>(&block.node);
    if (table != nullptr && has_no_line(*table)) {
      found.push_back(told_empty("le tableau", table->id, "il n'a aucune ligne"));
    }
  });
  return found;
}

Diagnostics SeriesLooks::add(const document::Document& document) {
  Diagnostics found;
  document::walk(document.content, [&](const Block& block) {
    const auto* chart = std::get_if<Chart>(&block.node);
    if (chart == nullptr || has_own_looks(chart->kind)) return;
    for (std::size_t rank = 0; rank < chart->series.size(); ++rank) {
      const std::string label = timeless(chart->series[rank].label, document.period.year);
      const std::string where = document.report + ", " + chart->id;
      const auto& [known, is_new] = known_.try_emplace(label, Look{rank, where});
      if (is_new || known->second.rank == rank) continue;
      found.push_back(plain_error("la série « " + chart->series[rank].label + " » est la " +
                                      ordinal(rank) + " de « " + where + " » et la " +
                                      ordinal(known->second.rank) + " de « " + known->second.where +
                                      " » : elle n'y a pas le même aspect",
                                  {"donnez-lui le même rang dans tous les graphiques"}));
    }
  });
  return found;
}

}  // namespace copil::program
