#include "production/reserves.hpp"

#include <algorithm>

#include "document/walk.hpp"
#include "vocabulary/completeness.hpp"

namespace copil::production {

namespace {

using document::Inlines;

Inlines as_inlines(std::string text) {
  return {{document::Text{std::move(text)}}};
}

bool is_unknown(const Value& value) {
  return value.state == Value::State::not_defined;
}

bool is_unknown(const document::Cell& cell) {
  const auto* number = std::get_if<document::Number>(&cell.content);
  return number != nullptr && is_unknown(number->value);
}

bool has_unknown_cell(const document::Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const document::Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const document::Cell& cell) { return is_unknown(cell); });
  });
}

bool has_unknown_number(const Inlines& inlines) {
  return std::any_of(inlines.begin(), inlines.end(), [](const document::Inline& one) {
    if (const auto* number = std::get_if<document::Number>(&one.node)) {
      return is_unknown(number->value);
    }
    if (const auto* strong = std::get_if<document::Strong>(&one.node)) {
      return has_unknown_number(strong->children);
    }
    const auto* emphasis = std::get_if<document::Emphasis>(&one.node);
    return emphasis != nullptr && has_unknown_number(emphasis->children);
  });
}

bool has_unknown_figure(const document::KeyFigures& figures) {
  return std::any_of(figures.figures.begin(), figures.figures.end(),
                     [](const auto& figure) { return is_unknown(figure.value.value); });
}

/// True when a reader meets « n.d. » somewhere.
bool prints_unknown(const document::Document& document) {
  bool is_met = false;
  document::walk(document.content, [&](const document::Block& block) {
    if (const auto* table = std::get_if<document::Table>(&block.node)) {
      is_met = is_met || has_unknown_cell(*table);
    } else if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) {
      is_met = is_met || has_unknown_number(paragraph->content);
    } else if (const auto* figures = std::get_if<document::KeyFigures>(&block.node)) {
      is_met = is_met || has_unknown_figure(*figures);
    }
  });
  return is_met;
}

/// The tables of the blocks, wherever they stand.
template <class Act>
void each_table(document::Blocks& blocks, const Act& act) {
  for (auto& block : blocks) {
    if (auto* table = std::get_if<document::Table>(&block.node)) act(*table);
    if (auto* box = std::get_if<document::Box>(&block.node)) each_table(box->content, act);
    if (auto* quote = std::get_if<document::Quote>(&block.node)) each_table(quote->content, act);
    if (auto* side = std::get_if<document::Columns>(&block.node)) {
      for (auto& column : side->columns) each_table(column, act);
    }
    if (auto* list = std::get_if<document::List>(&block.node)) {
      for (auto& item : list->items) each_table(item, act);
    }
  }
}

/// What makes unknown some of what the document asked for.
std::vector<std::string> gap_sentences(const vocabulary::DocumentNames& names) {
  std::vector<std::string> sentences;
  for (const vocabulary::Gap& gap : names.facts().dossier->knowledge().gaps(names.missed())) {
    sentences.push_back(vocabulary::gap_sentence(gap));
  }
  return sentences;
}

/// Of the files behind what was asked for.
std::vector<std::string> file_sentences(const vocabulary::DocumentNames& names) {
  const auto& dossier = *names.facts().dossier;
  const auto& records = dossier.records();
  const auto files = dossier.knowledge().files_behind(names.wanted());
  std::vector<std::string> sentences;
  for (const auto file : records.heavily_rejected()) {
    if (files.count(file) > 0) sentences.push_back(vocabulary::rejected_sentence(records, file));
  }
  const auto& activity = names.facts().activity;
  for (const auto& one : activity.of(records, names.periode(), dossier.arrete(), files)) {
    if (one.is_silent()) {
      sentences.push_back(vocabulary::silent_sentence(one, names.periode()));
    } else if (one.is_thin()) {
      sentences.push_back(vocabulary::thin_sentence(one, names.periode()));
    }
  }
  return sentences;
}

document::Block reserves_box(const std::vector<std::string>& sentences) {
  document::List list;
  for (const auto& sentence : sentences) {
    list.items.push_back({{document::Paragraph{as_inlines(sentence)}}});
  }
  return {document::Box{
      as_inlines("Réserves sur les données"), {{std::move(list)}}, document::CellMark::warning}};
}

}  // namespace

void add_reserves(document::Document& document, const vocabulary::DocumentNames& names) {
  std::vector<std::string> sentences;
  if (prints_unknown(document)) sentences = gap_sentences(names);
  if (!sentences.empty()) {
    std::string note = "n.d. : non disponible.";
    for (const auto& sentence : sentences) note += " " + sentence;
    each_table(document.content, [&](document::Table& table) {
      if (has_unknown_cell(table)) table.notes.push_back(as_inlines(note));
    });
  }
  for (auto& sentence : file_sentences(names)) sentences.push_back(std::move(sentence));
  if (!sentences.empty()) document.content.push_back(reserves_box(sentences));
}

}  // namespace copil::production
