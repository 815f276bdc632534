#include "production/extract.hpp"

#include "document/walk.hpp"
#include "production/lists/attached_figures.hpp"
#include "sheets/texts.hpp"
#include "wording/dates.hpp"

namespace copil::production {

namespace {

using document::Block;
using document::Chart;
using document::Table;

/// The id of a table or chart; nothing for other blocks.
const std::string* id_of(const Block& block) {
  if (const auto* table = std::get_if<Table>(&block.node)) return &table->id;
  const auto* chart = std::get_if<Chart>(&block.node);
  return chart == nullptr ? nullptr : &chart->id;
}

/// The table or chart of a document that holds nothing else.
const Block& only(const document::Document& alone) {
  return alone.content.back();
}

std::string source_of(const document::Document& alone) {
  const Block& block = only(alone);
  if (const auto* table = std::get_if<Table>(&block.node)) {
    return sheets::source_line(table->source, table->scope, alone.arrete);
  }
  const auto& chart = std::get<Chart>(block.node);
  return sheets::source_line(chart.source, chart.scope, alone.arrete);
}

std::string title_of(const document::Document& alone) {
  const Block& block = only(alone);
  if (const auto* table = std::get_if<Table>(&block.node)) return sheets::shown_text(table->title);
  return sheets::shown_text(std::get<Chart>(block.node).title);
}

}  // namespace

std::vector<std::string> extract_ids(const document::Document& document) {
  std::vector<std::string> ids;
  document::walk(document.content, [&](const Block& block) {
    if (const auto* id = id_of(block); id != nullptr && !id->empty()) ids.push_back(*id);
  });
  return ids;
}

Checked<document::Document> extracted(const document::Document& document, const std::string& id) {
  const Block* found = nullptr;
  document::walk(document.content, [&](const Block& block) {
    if (const auto* own = id_of(block); own != nullptr && *own == id && found == nullptr) {
      found = &block;
    }
  });
  if (found == nullptr) {
    const auto ids = extract_ids(document);
    auto hints = did_you_mean(id, ids);
    std::string list;
    for (const auto& known : ids) list += (list.empty() ? "" : ", ") + known;
    if (hints.empty()) hints.push_back("il y a : " + list);
    return Diagnostics{
        plain_error("aucun tableau ni graphique « " + id + " » dans ce document", hints)};
  }
  document::Document alone;
  alone.report = document.report;
  alone.territory_code = document.territory_code;
  alone.period = document.period;
  alone.arrete = document.arrete;
  alone.is_draft = false;
  alone.is_provisional = document.is_provisional;
  alone.orientation = document.orientation;
  alone.style = document::Style::act;
  alone.definitions = document.definitions;
  alone.origins = document.origins;
  alone.blanks = document.blanks;
  const std::string about = document.territory + ", " + wording::period_text(document.period);
  alone.content.push_back({document::Paragraph{{{document::Text{about}}}}});
  alone.content.push_back(*found);
  // The table that repeats a chart's figures is not there.
  if (auto* chart = std::get_if<Chart>(&alone.content.back().node)) chart->table.clear();
  return alone;
}

std::string extract_csv(const document::Document& alone) {
  const auto& about = std::get<document::Paragraph>(alone.content.front().node);
  return "# " + title_of(alone) + "\n# " + sheets::shown_text(about.content) + "\n# " +
         source_of(alone) + "\n" + figures_csv(alone);
}

std::string extract_alternative(const document::Document& alone) {
  const auto* chart = std::get_if<Chart>(&only(alone).node);
  if (chart != nullptr && !chart->alternative.empty()) return chart->alternative;
  return title_of(alone);
}

}  // namespace copil::production
