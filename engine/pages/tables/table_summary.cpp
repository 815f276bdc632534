#include "pages/tables/table_summary.hpp"

#include <algorithm>
#include <vector>

#include "pages/tables/table_grid.hpp"
#include "wording/numbers.hpp"
#include "wording/text.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

using document::RowKind;
using Names = std::vector<std::string>;

/// As many names are said one by one.
constexpr std::size_t kNamesSaid = 4;

/// « a », « b » et « c »; of many, the first and the last.
std::string said(const Names& names) {
  Names quoted;
  for (const std::string& name : names) quoted.push_back("« " + name + " »");
  if (quoted.size() <= kNamesSaid) return wording::enumerated(quoted);
  return "de " + quoted.front() + " à " + quoted.back();
}

/// The names with their number: `3 groupes : « a », « b » et « c »`.
std::string counted_names(const Names& names, const std::string& noun) {
  const std::string separator = names.size() <= kNamesSaid ? " : " : ", ";
  return wording::counted(names.size(), noun, noun + "s") + separator + said(names);
}

bool has_groups(const document::Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const document::Column& column) { return !column.group.empty(); });
}

std::size_t count_rows(const document::Table& table, RowKind kind) {
  return static_cast<std::size_t>(
      std::count_if(table.rows.begin(), table.rows.end(),
                    [kind](const document::Row& row) { return row.kind == kind; }));
}

/// `« Objectif » couvre « 2009 » et « 2010 »`, for each title over several columns.
std::string groups_said(const document::Table& table) {
  std::string text;
  for (std::size_t i = 0; i < table.columns.size();) {
    const std::string& group = table.columns[i].group;
    Names titles;
    for (; i < table.columns.size() && table.columns[i].group == group; ++i) {
      titles.push_back(label(table.columns[i].title));
    }
    if (group.empty()) continue;
    const bool is_long = titles.size() > kNamesSaid;
    const std::string covered =
        is_long ? wording::counted(titles.size(), "colonne", "colonnes") + ", " + said(titles)
                : said(titles);
    text.append(text.empty() ? "« " : " ; « ").append(group).append(" » couvre ").append(covered);
  }
  return text;
}

/// The titles of the columns that name the rows.
Names row_headers(const document::Table& table) {
  Names titles;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (heads_rows(table, i)) titles.push_back(label(table.columns[i].title));
  }
  return titles;
}

std::string row_headers_said(const Names& titles) {
  if (titles.empty()) return {};
  if (std::find(titles.begin(), titles.end(), "") != titles.end()) {
    return titles.size() == 1 ? " La première colonne nomme les lignes."
                              : " Les premières colonnes nomment les lignes.";
  }
  return titles.size() == 1 ? " La colonne " + said(titles) + " nomme les lignes."
                            : " Les colonnes " + said(titles) + " nomment les lignes.";
}

/// How the rows are put together, when they are.
std::string row_groups_said(const document::Table& table) {
  Names groups;
  for (const document::Row& row : table.rows) {
    if (row.kind == RowKind::group && !row.cells.empty()) {
      groups.push_back(cell_text(row.cells.front()));
    }
  }
  if (groups.empty()) return {};
  std::string text = " Les lignes sont rangées en " + counted_names(groups, "groupe");
  if (count_rows(table, RowKind::subtotal) > 0) {
    text +=
        " ; un sous-total ferme " + std::string(groups.size() > 1 ? "les groupes" : "le groupe");
  }
  return text + ".";
}

/// A column behind the first one names the rows.
bool has_inner_headers(const document::Table& table) {
  for (std::size_t i = 1; i < table.columns.size(); ++i) {
    if (heads_rows(table, i)) return true;
  }
  return false;
}

/// A cell over several columns that names its row.
bool has_wide_names(const document::Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const document::Row& row) {
    return !row.cells.empty() && row.cells.front().column_span > 1 && heads_rows(table, 0);
  });
}

}  // namespace

std::string table_summary(const document::Table& table) {
  const Names names = row_headers(table);
  const bool is_complex = has_groups(table) || has_inner_headers(table) ||
                          count_rows(table, RowKind::group) > 0 || has_wide_names(table);
  if (!is_complex) return {};
  const bool has_totals =
      count_rows(table, RowKind::subtotal) + count_rows(table, RowKind::total) > 0;
  std::string text = "Tableau de " + wording::counted(table.columns.size(), "colonne", "colonnes") +
                     " et " +
                     wording::counted(count_rows(table, RowKind::body), "ligne", "lignes") +
                     (has_totals ? ", hors totaux." : ".");
  if (has_groups(table)) text += " Titres sur deux niveaux : " + groups_said(table) + ".";
  return wording::typography(text + row_headers_said(names) + row_groups_said(table));
}

}  // namespace copil::pages
