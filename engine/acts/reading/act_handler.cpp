#include "acts/reading/act_handler.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "acts/reading/words.hpp"

namespace copil::acts {

namespace {

using spreadsheets::Attributes;
using spreadsheets::local_name;

constexpr std::size_t kMostUnits = 100'000;
constexpr std::size_t kMostMarks = 100'000;
constexpr std::size_t kMostTextBytes = std::size_t{16} << 20;
constexpr std::size_t kMostCells = 1'000;
constexpr std::size_t kMostProperty = 200;

/// Made again by the word processor, about the text, or struck out: not what the act says.
bool is_passed_over_part(std::string_view name) {
  constexpr std::array<std::string_view, 7> kParts{"text:table-of-content",
                                                   "text:tracked-changes",
                                                   "office:annotation",
                                                   "text:note-citation",
                                                   "svg:title",
                                                   "svg:desc",
                                                   "draw:object"};
  return std::find(kParts.begin(), kParts.end(), name) != kParts.end();
}

/// What a repeated element stands for, at most `most` times.
std::size_t count_of(std::string_view digits, std::size_t most) {
  std::size_t count = 1;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return std::clamp<std::size_t>(count, 1, most);
}

bool is_empty(const Unit& unit) {
  return std::all_of(unit.cells.begin(), unit.cells.end(),
                     [](const Words& words) { return words.empty(); });
}

/// The paragraphs of a cell, each on its line.
Words words_of_paragraphs(const std::vector<Unit>& paragraphs) {
  Words words;
  for (const auto& paragraph : paragraphs) {
    for (const auto& cell : paragraph.cells) {
      const std::size_t first = words.size();
      words.insert(words.end(), cell.begin(), cell.end());
      if (first > 0 && first < words.size()) words[first].space = "\n";
    }
  }
  return words;
}

}  // namespace

// ── Elements ───────────────────────────────────────────────────────────────────────────────────

void ActHandler::start(std::string_view name, const Attributes& attributes) {
  const std::string_view local = local_name(name);
  if (skipped_ > 0 || is_passed_over_part(name)) {
    if (skipped_ == 0 && local == "annotation") ++act_.comments;
    ++skipped_;
    return;
  }
  if (name == "office:text") is_text_ = true;
  if (local == "p" || local == "h") return open_paragraph(local);
  if (local == "list-item") ++lists_;
  if (local == "note-body") ++notes_;
  if (local == "table") tables_.push_back({std::exchange(lists_, 0), false, {}, {}, {}, 0});
  if (local == "table-header-rows" && !tables_.empty()) tables_.back().is_header = true;
  if (local == "table-row") open_row();
  if (local == "table-cell" || local == "covered-table-cell") open_cell(attributes);
  if (local == "bookmark-start") return open_mark(attributes.prefixed("name"));
  if (local == "bookmark-end") return close_mark(attributes.prefixed("name"));
  if (paragraphs_.empty()) return;
  auto& run = paragraphs_.back().run;
  if (local == "s" || local == "tab") run += ' ';
  if (local == "line-break") run += kLineBreak;
}

void ActHandler::end(std::string_view name) {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  const std::string_view local = local_name(name);
  if (local == "p" || local == "h") return close_paragraph();
  if (local == "list-item" && lists_ > 0) --lists_;
  if (local == "note-body" && notes_ > 0) --notes_;
  if (tables_.empty()) return;
  if (local == "table") {
    lists_ = tables_.back().lists_outside;
    tables_.pop_back();
  }
  if (local == "table-header-rows") tables_.back().is_header = false;
  if (local == "table-row") close_row();
}

void ActHandler::text(std::string_view piece) {
  if (skipped_ == 0 && !paragraphs_.empty() && is_within_bounds(piece)) {
    paragraphs_.back().run += piece;
  }
}

bool ActHandler::is_within_bounds(std::string_view piece) {
  bytes_ += piece.size();
  if (bytes_ > kMostTextBytes) stop("son texte dépasse 16 Mo");
  return bytes_ <= kMostTextBytes;
}

// ── Marks ──────────────────────────────────────────────────────────────────────────────────────

void ActHandler::open_mark(std::string_view name) {
  const auto place = document::read_bookmark(name);
  if (!place) return;
  flush();
  if (act_.marks.size() >= kMostMarks) return stop("il a plus de 100 000 signets");
  const auto [known, is_new] =
      marks_.try_emplace(std::string{name}, static_cast<int>(act_.marks.size()));
  if (!is_new) return;
  act_.marks.push_back(*place);
  mark_ = known->second;
}

void ActHandler::close_mark(std::string_view name) {
  const auto known = marks_.find(name);
  if (known == marks_.end()) return;
  flush();
  if (mark_ == known->second) mark_ = kNoMark;
}

/// Parts the characters so far, which all stand in the same mark.
void ActHandler::flush() {
  if (paragraphs_.empty()) return;
  Paragraph& paragraph = paragraphs_.back();
  add_words(paragraph.run, mark_, paragraph.space, paragraph.words);
  paragraph.run.clear();
}

// ── Paragraphs ─────────────────────────────────────────────────────────────────────────────────

void ActHandler::open_paragraph(std::string_view name) {
  flush();
  Paragraph paragraph;
  if (name == "h") {
    paragraph.kind = Unit::Kind::heading;
  } else if (notes_ > 0) {
    paragraph.kind = Unit::Kind::note;
  } else if (lists_ > 0) {
    paragraph.kind = Unit::Kind::item;
  }
  paragraphs_.push_back(std::move(paragraph));
}

void ActHandler::close_paragraph() {
  if (paragraphs_.empty()) return;
  flush();
  Paragraph paragraph = std::move(paragraphs_.back());
  paragraphs_.pop_back();
  if (paragraph.words.empty()) return;
  paragraph.words.front().space.clear();
  Unit unit{paragraph.kind, {std::move(paragraph.words)}, {}, {}};
  if (unit.kind == Unit::Kind::heading) article_ = text_of(unit);
  if (tables_.empty() || tables_.back().cells.empty())
    keep(std::move(unit));
  else
    tables_.back().cells.back().push_back(std::move(unit));
}

void ActHandler::keep(Unit unit) {
  if (is_empty(unit)) return;
  unit.article = article_;
  act_.units.push_back(std::move(unit));
  if (act_.units.size() > kMostUnits) stop("il a plus de 100 000 paragraphes");
}

// ── Tables ─────────────────────────────────────────────────────────────────────────────────────

void ActHandler::open_row() {
  if (tables_.empty()) return;
  tables_.back().cells.clear();
  tables_.back().ranks.clear();
  tables_.back().next_rank = 0;
}

/// Covered cells count as columns and hold nothing.
void ActHandler::open_cell(const Attributes& attributes) {
  if (tables_.empty()) return;
  Table& table = tables_.back();
  table.cells.emplace_back();
  table.ranks.push_back(table.next_rank);
  table.next_rank += count_of(attributes.prefixed("number-columns-repeated"), kMostCells);
  if (table.next_rank > kMostCells) stop("un tableau y a plus de 1 000 colonnes");
}

/// A row of one cell is a frame around paragraphs.
void ActHandler::close_row() {
  Table& table = tables_.back();
  if (table.cells.size() > 1) {
    close_row_of_cells(table);
  } else if (!table.cells.empty()) {
    for (auto& unit : table.cells.front()) keep(std::move(unit));
  }
  open_row();
}

void ActHandler::close_row_of_cells(const Table& row) {
  Unit unit;
  unit.kind = Unit::Kind::row;
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    unit.cells.push_back(words_of_paragraphs(row.cells[i]));
    const std::size_t rank = row.ranks[i];
    unit.columns.push_back(rank < row.columns.size() ? row.columns[rank] : std::string{});
    columns.resize(rank + 1);
    columns.back() = text_of(unit.cells.back());
  }
  if (row.is_header) {
    unit.columns.assign(unit.cells.size(), {});
    tables_.back().columns = std::move(columns);
  }
  keep(std::move(unit));
}

// ── Properties ─────────────────────────────────────────────────────────────────────────────────

void PropertiesHandler::start(std::string_view name, const Attributes& attributes) {
  if (local_name(name) != "user-defined") return;
  property_ = attributes.prefixed("name");
  value_.clear();
}

void PropertiesHandler::text(std::string_view piece) {
  if (!property_.empty() && value_.size() + piece.size() <= kMostProperty) value_ += piece;
}

void PropertiesHandler::end(std::string_view name) {
  if (local_name(name) != "user-defined") return;
  if (property_ == document::kReportProperty) act_.report = value_;
  if (property_ == document::kTerritoryProperty) act_.territory = value_;
  if (property_ == document::kPeriodProperty) act_.period = value_;
  if (property_ == document::kArreteProperty) act_.arrete = value_;
  if (property_ == document::kVersionProperty) act_.is_draft = value_ != document::kFinalVersion;
  property_.clear();
}

}  // namespace copil::acts
