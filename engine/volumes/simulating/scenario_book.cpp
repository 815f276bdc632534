#include "volumes/simulating/scenario_book.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "base/folded.hpp"
#include "exports/rows.hpp"
#include "exports/table.hpp"
#include "spreadsheets/workbook.hpp"

namespace copil::volumes {

namespace {

using exports::Need;
using notation::Node;
using spreadsheets::Workbook;

constexpr std::array<exports::Column, 6> kScenarioColumns{{{"nom", Need::mandatory},
                                                           {"enveloppe"},
                                                           {"poids"},
                                                           {"plancher"},
                                                           {"plafond"},
                                                           {"plafonner_demande"}}};
enum DemandColumn : std::size_t { kOfScenario, kOfTerritory, kDemand };
constexpr std::array<exports::Column, 3> kDemandColumns{
    {{"scenario"}, {"territoire", Need::mandatory}, {"demande", Need::mandatory}}};

/// A sheet of the book as a table, walked row by row.
class BookSheet {
 public:
  explicit BookSheet(exports::Table table) : table_(std::move(table)), text_(table_.all_rows()) {}

  /// Calls `read(rows)` for each row.
  template <class Read>
  void each_row(Read read) {
    exports::Rows rows{text_, table_.format, {0, text_.size()}};
    while (rows.next()) {
      line_ = table_.first_line + rows.line();
      read(rows);
    }
  }

  /// The cell of that slot of the row as a scalar, nothing where it is empty.
  std::optional<Node> scalar(const exports::Rows& rows, std::size_t slot) const {
    if (rows.cell(slot).empty()) return std::nullopt;
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = std::string{rows.cell(slot)};
    node.place = place(slot);
    return node;
  }

  Node map() const {
    Node node;
    node.kind = Node::Kind::map;
    node.place = place(0);
    return node;
  }

 private:
  Place place(std::size_t slot) const {
    return table_.message_place(line_, table_.positions[slot]);
  }

  exports::Table table_;
  std::string text_;
  std::uint64_t line_ = 0;
};

void put(Node& map, std::string_view key, Node value) {
  Node name = value;
  name.text = std::string{key};
  map.entries.push_back({std::move(name), std::move(value)});
}

/// What a mission locale asks for, of one scenario or, without one, of all.
struct BookDemand {
  std::optional<Node> scenario;
  Node territory;
  Node demand;
};

std::vector<Node> scenario_rows(BookSheet sheet) {
  std::vector<Node> scenarios;
  sheet.each_row([&](const exports::Rows& rows) {
    Node scenario = sheet.map();
    for (std::size_t slot = 0; slot < kScenarioColumns.size(); ++slot) {
      if (auto cell = sheet.scalar(rows, slot)) {
        put(scenario, kScenarioColumns[slot].name, std::move(*cell));
      }
    }
    scenarios.push_back(std::move(scenario));
  });
  return scenarios;
}

std::vector<BookDemand> demand_rows(BookSheet sheet) {
  std::vector<BookDemand> demands;
  sheet.each_row([&](const exports::Rows& rows) {
    auto territory = sheet.scalar(rows, kOfTerritory);
    auto demand = sheet.scalar(rows, kDemand);
    if (!territory || !demand) return;
    demands.push_back({sheet.scalar(rows, kOfScenario), std::move(*territory), std::move(*demand)});
  });
  return demands;
}

/// Adds the demands of each scenario under its key `demandes`. Errors: a demand of a scenario that
/// there is not, two of one territory in a scenario.
Diagnostics add_demands(std::vector<Node>& scenarios, const std::vector<BookDemand>& demands) {
  Diagnostics complaints;
  std::vector<bool> serves(demands.size(), false);
  for (auto& scenario : scenarios) {
    const Node* name = scenario.find("nom");
    Node asked;
    asked.kind = Node::Kind::map;
    asked.place = scenario.place;
    for (std::size_t i = 0; i < demands.size(); ++i) {
      const auto& [of, territory, demand] = demands[i];
      if (of && (name == nullptr || of->text != name->text)) continue;
      serves[i] = true;
      if (asked.find(territory.text) != nullptr) {
        complaints.push_back(
            territory.error("« " + territory.text + " » demande deux fois dans ce scénario"));
        continue;
      }
      asked.entries.push_back({territory, demand});
    }
    if (!asked.entries.empty()) put(scenario, "demandes", std::move(asked));
  }
  for (std::size_t i = 0; i < demands.size(); ++i) {
    if (serves[i] || !demands[i].scenario) continue;
    const Node& of = *demands[i].scenario;
    complaints.push_back(of.error("aucun scénario ne s'appelle « " + of.text + " »"));
  }
  return complaints;
}

/// A column that nobody reads is a misspelt one, as an unknown key of the YAML file is.
Diagnostics unknown_columns(const exports::Table& table) {
  std::vector<std::string> known;
  for (const auto& column : table.layout.columns) known.emplace_back(column.name);
  Diagnostics complaints;
  for (std::size_t i = 0; i < table.names.size(); ++i) {
    const bool is_read =
        std::count(table.positions.begin(), table.positions.end(), i) > 0 || table.names[i].empty();
    if (is_read) continue;
    complaints.push_back(plain_error("colonne inconnue « " + table.names[i] + " »",
                                     did_you_mean(table.names[i], known)));
    complaints.back().place = {table.path};
  }
  return complaints;
}

Checked<BookSheet> opened_sheet(const Workbook& book, std::size_t sheet, const std::string& path,
                                const exports::Layout& layout) {
  auto source = book.read(sheet, path);
  if (!source) return source.error();
  auto table = exports::open_table(std::move(*source), layout);
  if (!table) return table.error();
  if (const Diagnostics faults = unknown_columns(*table); !faults.empty()) return faults;
  return BookSheet{std::move(*table)};
}

/// The places of the two sheets; that of the demands may be none.
struct BookSheets {
  std::optional<std::size_t> scenarios;
  std::optional<std::size_t> demands;
};

BookSheets sheets_of(const Workbook& book) {
  BookSheets found;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < book.sheets().size(); ++i) {
    const auto& sheet = book.sheets()[i];
    if (!sheet.is_visible) continue;
    const std::string name = folded(sheet.name);
    if (name == "demandes") {
      found.demands = i;
    } else if (name == "scenarios") {
      found.scenarios = i;
    } else {
      others.push_back(i);
    }
  }
  if (!found.scenarios && others.size() == 1) found.scenarios = others.front();
  return found;
}

bool ends_as(const std::string& path, std::string_view ending) {
  return folded(path).ends_with(ending);
}

Checked<Workbook> opened_book(const std::string& path) {
  auto file = exports::InputFile::open_packed(path);
  if (!file) return Diagnostics{plain_error("« " + path + " » est illisible : " + file.error())};
  const auto form =
      ends_as(path, ".ods") ? spreadsheets::WorkbookForm::ods : spreadsheets::WorkbookForm::xlsx;
  return Workbook::open(std::make_shared<const exports::InputFile>(std::move(*file)), form, path);
}

}  // namespace

bool is_scenario_book(const std::string& path) {
  return ends_as(path, ".xlsx") || ends_as(path, ".ods");
}

Checked<Node> read_scenario_book(const std::string& path) {
  const auto book = opened_book(path);
  if (!book) return book.error();
  const auto sheets = sheets_of(*book);
  if (!sheets.scenarios) {
    return Diagnostics{plain_error("« " + path + " » n'a pas de feuille « scenarios »",
                                   {"nommez ainsi celle où chaque ligne est un scénario"})};
  }
  auto rows = opened_sheet(*book, *sheets.scenarios, path, {"scenarios", kScenarioColumns});
  if (!rows) return rows.error();
  Node list;
  list.kind = Node::Kind::list;
  list.place = {path};
  list.items = scenario_rows(std::move(*rows));
  if (sheets.demands) {
    auto asked = opened_sheet(*book, *sheets.demands, path, {"demandes", kDemandColumns});
    if (!asked) return asked.error();
    const Diagnostics faults = add_demands(list.items, demand_rows(std::move(*asked)));
    if (!faults.empty()) return faults;
  }
  Node root;
  root.kind = Node::Kind::map;
  root.place = list.place;
  put(root, "scenarios", std::move(list));
  return root;
}

}  // namespace copil::volumes
