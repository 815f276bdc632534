#include "web/writing/definitions.hpp"

#include <algorithm>

#include "document/signing.hpp"
#include "sheets/origins.hpp"
#include "sheets/texts.hpp"
#include "wording/text.hpp"
#include "wording/typography.hpp"

namespace copil::web {

namespace {

using document::Cell;
using document::Column;
using document::Formula;
using document::Table;

std::string title_of(const Table& table, const std::string& id) {
  const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](const Column& known) { return known.id == id; });
  if (column == table.columns.end()) return id;
  const std::string title = sheets::shown_text(column->title);
  return "« " + (title.empty() ? id : title) + " »";
}

/// The words of the first cell of the row.
std::string name_of_row(const Table& table, const std::string& id) {
  for (const auto& row : table.rows) {
    if (row.id != id || row.cells.empty()) continue;
    const auto* words = std::get_if<document::Inlines>(&row.cells.front().content);
    if (words != nullptr && !words->empty()) return "« " + sheets::shown_text(*words) + " »";
  }
  return "« " + id + " »";
}

std::string operation_text(const Table& table, const Formula& formula) {
  std::vector<std::string> operands;
  for (const auto& id : formula.columns) operands.push_back(title_of(table, id));
  for (const auto& id : formula.rows) operands.push_back(name_of_row(table, id));
  const auto operand = [&](std::size_t i) {
    return i < operands.size() ? operands[i] : std::string{};
  };
  switch (formula.kind) {
    case Formula::Kind::sum:
      return "Somme des lignes de la colonne.";
    case Formula::Kind::ratio:
      return operand(0) + " rapporté à " + operand(1) + ".";
    case Formula::Kind::evolution:
      return "Évolution de " + operand(1) + " à " + operand(0) + ".";
    case Formula::Kind::difference:
      return operand(0) + " moins " + operand(1) + ".";
    case Formula::Kind::row_sum:
      return "Somme de " + wording::enumerated(operands) + ".";
  }
  return {};
}

std::string anchor(std::size_t rank) {
  return "def-" + std::to_string(rank + 1);
}

}  // namespace

// A definitive act carries only what is signed: its numbers lead nowhere.
std::string Definitions::entry(std::string key, Entry entry) {
  if (document::is_ready_to_sign(document_)) return {};
  const auto [known, is_new] = ranks_.emplace(std::move(key), entries_.size());
  if (is_new) entries_.push_back(std::move(entry));
  return "#" + anchor(known->second);
}

std::string Definitions::address(int origin) {
  if (origin == document::kNoOrigin) return {};
  const auto& from = document_.origins[static_cast<std::size_t>(origin)];
  const auto& meaning = document_.definitions[static_cast<std::size_t>(from.definition)];
  const bool is_reckoned = !meaning.parts.empty();
  return entry(meaning.code,
               {is_reckoned ? std::string{} : meaning.code, meaning.label, meaning.text});
}

std::string Definitions::address(const Table& table, const Column& column, const Cell& cell) {
  const std::string operation = cell.formula ? operation_text(table, *cell.formula) : std::string{};
  const std::string title = sheets::shown_text(column.title);
  std::string text = operation;
  if (!column.note.empty()) text += (text.empty() ? "" : " ") + column.note;
  if (text.empty()) return {};
  std::string label = column.group.empty() ? title : column.group + " : " + title;
  const std::string place = sheets::shown_text(table.title);
  if (!place.empty()) label += " (tableau « " + place + " »)";
  return entry(table.id + "/" + column.id + "/" + operation,
               {{}, std::move(label), std::move(text)});
}

std::string Definitions::title(int origin) const {
  return sheets::origin_words(document_, origin);
}

void Definitions::write(Html& html) const {
  if (entries_.empty()) return;
  html.open("section", {{"class", "annexe"}, {"aria-labelledby", "definitions"}});
  html.element("h2", "D’où viennent les nombres", {{"id", "definitions"}});
  html.element("p", wording::typography("Chaque nombre du document mène ici : ce qu'il compte, et "
                                        "le nom que lui donnent les modèles."));
  html.open("dl");
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    html.element("dt", wording::typography(entry.label), {{"id", anchor(i)}});
    html.open("dd").text(wording::typography(entry.text));
    if (!entry.code.empty()) {
      html.text(entry.text.empty() ? "Nom dans les modèles\u00A0: "
                                   : " Nom dans les modèles\u00A0: ")
          .element("code", entry.code)
          .text(".");
    }
    html.close();
  }
  html.close().close();
}

}  // namespace copil::web
