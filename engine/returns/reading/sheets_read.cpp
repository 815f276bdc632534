#include "returns/reading/sheets_read.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "base/folded.hpp"
#include "exports/fields.hpp"
#include "returns/forms/layout.hpp"

namespace copil::returns {

namespace {

using Row = std::vector<GridCell>;

constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

notation::Node scalar_of(const GridCell& cell) {
  notation::Node node;
  node.kind = notation::Node::Kind::scalar;
  node.place = cell.place;
  node.text = cell.text;
  node.is_quoted = true;
  return node;
}

Diagnostic error_at(const GridCell& cell, std::string message, std::vector<std::string> hints) {
  return scalar_of(cell).error(std::move(message), std::move(hints));
}

std::size_t column_named(const Row& row, std::string_view name) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (folded(row[i].text) == folded(name)) return i;
  }
  return kAbsent;
}

/// The first cell that holds something behind the one of that label.
const GridCell* beside(const Row& row, std::string_view label) {
  const std::size_t at = column_named(row, label);
  for (std::size_t i = at; at != kAbsent && i + 1 < row.size(); ++i) {
    if (!row[i + 1].text.empty()) return &row[i + 1];
  }
  return nullptr;
}

/// One sheet on its way to sheaves.
class SheetReading {
 public:
  explicit SheetReading(const Grid& grid) : grid_(grid) {}

  Checked<std::vector<Sheaf>> read() {
    for (const auto& row : grid_.rows) read(row);
    if (form_.answers.kind == notation::Node::Kind::map && !form_.answers.entries.empty()) {
      sheaves_.push_back(std::move(form_));
    }
    if (!complaints_.empty()) return complaints_;
    return std::move(sheaves_);
  }

 private:
  void read(const Row& row) {
    if (is_header(row)) return;
    if (name_column_ != kAbsent) return read_answer(row);
    if (territory_column_ != kAbsent) return read_territory(row);
    if (const auto* report = beside(row, kReportLabel)) report_ = report->text;
    if (const auto* territory = beside(row, kTerritoryLabel)) {
      form_.territory = territory->text;
      form_.place = territory->place;
    }
  }

  /// Notes the columns of a header; true for one.
  bool is_header(const Row& row) {
    const std::size_t name = column_named(row, kNameColumn);
    const std::size_t answer = column_named(row, kAnswerColumn);
    if (name != kAbsent && answer != kAbsent) {
      name_column_ = name;
      answer_column_ = answer;
      form_.file = grid_.file;
      form_.report = report_;
      if (form_.place.file.empty()) form_.place = {grid_.file};
      form_.answers.kind = notation::Node::Kind::map;
      form_.answers.place = {grid_.file};
      return true;
    }
    const std::size_t territory = column_named(row, kTerritoryColumn);
    if (territory == kAbsent || name_column_ != kAbsent || !holds_names(row)) return false;
    territory_column_ = territory;
    header_ = row;
    return true;
  }

  /// True when the row names blanks besides the territory.
  static bool holds_names(const Row& row) {
    return std::any_of(row.begin(), row.end(), [](const GridCell& cell) {
      const bool is_name =
          !cell.text.empty() &&
          cell.text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
      return is_name && folded(cell.text) != folded(kTerritoryColumn) &&
             folded(cell.text) != folded(kLabelColumn);
    });
  }

  void read_answer(const Row& row) {
    if (answer_column_ >= row.size() || row[answer_column_].text.empty()) return;
    const GridCell& answer = row[answer_column_];
    if (!is_sound(answer)) return;
    if (name_column_ >= row.size() || row[name_column_].text.empty()) {
      complaints_.push_back(error_at(
          answer, "cette réponse n'a plus son repère : on ne sait pas à quoi elle répond",
          {"recopiez la colonne « " + std::string{kNameColumn} + " » du formulaire d'origine"}));
      return;
    }
    add(form_, row[name_column_], answer);
  }

  void read_territory(const Row& row) {
    Sheaf sheaf{grid_.file, report_, {}, {grid_.file}, {}};
    sheaf.answers.kind = notation::Node::Kind::map;
    for (std::size_t i = 0; i < std::min(row.size(), header_.size()); ++i) {
      if (row[i].text.empty() || header_[i].text.empty() || is_aside(header_[i])) continue;
      if (!is_sound(row[i])) continue;
      if (i == territory_column_) {
        sheaf.territory = row[i].text;
        sheaf.place = row[i].place;
      } else if (folded(header_[i].text) == folded(kReportLabel)) {
        sheaf.report = row[i].text;
      } else {
        add(sheaf, header_[i], row[i]);
      }
    }
    if (sheaf.answers.entries.empty()) return;
    sheaf.answers.place = sheaf.place;
    if (sheaf.territory.empty()) {
      complaints_.push_back(sheaf.answers.entries[0].value.error(
          "cette ligne de réponses n'a pas de territoire",
          {"écrivez son code dans la colonne « " + std::string{kTerritoryColumn} + " »"}));
      return;
    }
    sheaves_.push_back(std::move(sheaf));
  }

  static bool is_aside(const GridCell& header) {
    return header.text[0] == kAsideMark || folded(header.text) == folded(kLabelColumn);
  }

  bool is_sound(const GridCell& cell) {
    const auto fault = exports::spreadsheet_error(cell.text);
    if (fault.empty()) return true;
    complaints_.push_back(error_at(cell, std::string{fault} + " : « " + cell.text + " »",
                                   {"écrivez la réponse à la place de la formule"}));
    return false;
  }

  void add(Sheaf& sheaf, const GridCell& name, const GridCell& answer) {
    if (sheaf.answers.find(name.text) != nullptr) {
      complaints_.push_back(error_at(answer,
                                     "« " + name.text + " » a déjà une réponse dans cette feuille",
                                     {"ne gardez qu'une des deux"}));
      return;
    }
    sheaf.answers.entries.push_back({scalar_of(name), scalar_of(answer)});
  }

  const Grid& grid_;
  std::string report_;
  Sheaf form_;
  std::size_t name_column_ = kAbsent;
  std::size_t answer_column_ = kAbsent;
  std::size_t territory_column_ = kAbsent;
  Row header_;
  std::vector<Sheaf> sheaves_;
  Diagnostics complaints_;
};

}  // namespace

Checked<std::vector<Sheaf>> sheaves_of(const Grid& grid) {
  return SheetReading{grid}.read();
}

}  // namespace copil::returns
