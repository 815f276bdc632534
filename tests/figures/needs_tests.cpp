// What cards declare that they read (1-data, « Nothing silent », rule 1) against what they read.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "figures/needs.hpp"
#include "support/random_folder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

/// The columns that may be absent of a file, of those that random folders have.
const std::map<std::string, std::set<std::string>> kOptional{
    {"jeunes.csv", {"date_naissance"}},
    {"cotraitances.csv", {"date_acceptation", "date_initialisation", "date_fin"}},
    {"inscriptions.csv", {"date_fin", "motif_fin"}},
    {"alertes.csv", {"date_cloture", "decision"}},
    {"civis.csv", {"date_fin"}},
    {"accompagnements.csv",
     {"date_fin", "critere_projet", "critere_frein", "critere_reseau", "critere_qualification"}},
    {"services.csv", {}},
    {"actions.csv", {"enjeu", "valorisation"}},
};

/// The cells of a line without one.
std::string without_cell(const std::string& line, std::size_t dropped) {
  std::string kept;
  const auto cells = cells_of(line);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != dropped) kept += (kept.empty() ? "" : ";") + cells[i];
  }
  return kept;
}

/// The folder without a column or, when it is empty, without the file's rows.
RandomFolder without(RandomFolder folder, const std::string& name, const std::string& column) {
  const auto file = std::find_if(folder.files.begin(), folder.files.end(),
                                 [&](const FolderFile& one) { return one.name == name; });
  if (file == folder.files.end()) return folder;
  if (column.empty()) {
    file->lines.clear();
    // An alert is of a co-traitance.
    if (name == "cotraitances.csv") return without(std::move(folder), "alertes.csv", "");
    return folder;
  }
  const auto names = cells_of(file->header);
  const auto place =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), column) - names.begin());
  REQUIRE(place < names.size());
  file->header = without_cell(file->header, place);
  for (auto& line : file->lines) line = without_cell(line, place);
  return folder;
}

/// By card, every value of every territory over two periods.
std::map<std::string, std::string> values_by_card(const records::Records& records) {
  const Figures figures = figures_of(records, 2010, day("2010-12-31"));
  std::map<std::string, std::string> values;
  for (const Card& card : catalogue().cards) {
    std::string& text = values[card.code];
    for (const char* code : {"2010-S1", "2010"}) {
      for (TerritoireId t = 0; t < records.territoires.size(); ++t) {
        const Value value = figures.value(card.code, t, period(code));
        text += value.is_defined() ? decimal_text(value.number, 3) + " " : "- ";
      }
    }
  }
  return values;
}

bool is_declared(const Card& card, const std::string& file, const std::string& column) {
  const auto needs = needs_of(catalogue(), card);
  return std::any_of(needs.begin(), needs.end(), [&](const records::Need& need) {
    return records::file_name(need.file) == file &&
           (column.empty() ||
            std::find(need.columns.begin(), need.columns.end(), column) != need.columns.end());
  });
}

}  // namespace

TEST_CASE("a figure that reads a file or a column declares it, and declares nothing else") {
  std::set<std::string> idle;  // declared, never seen to matter
  for (const auto& [file, columns] : kOptional) {
    idle.insert(file);
    for (const auto& column : columns) idle.insert(file + "/" + column);
  }
  for (std::uint64_t seed = 200; seed < 206; ++seed) {
    const RandomFolder folder{seed, 40};
    const auto before = values_by_card(folder.build());
    for (const auto& [file, columns] : kOptional) {
      std::vector<std::string> dropped(columns.begin(), columns.end());
      dropped.emplace_back();
      for (const auto& column : dropped) {
        const auto after = values_by_card(without(folder, file, column).build());
        for (const Card& card : catalogue().cards) {
          if (after.at(card.code) == before.at(card.code)) continue;
          INFO("graine " << seed << " : " << card.code << " lit " << file << " " << column);
          CHECK(is_declared(card, file, column));
          idle.erase(column.empty() ? file : file + "/" + column);
        }
      }
    }
  }
  // Nothing is declared in vain.
  CHECK(idle == std::set<std::string>{});
}

TEST_CASE("needs are written as words and read back against a folder") {
  records::Records records;
  auto& civis = records.counts[static_cast<std::size_t>(records::FileId::civis)];
  civis.is_present = true;
  civis.columns = 0b000111;  // jeune, mission_locale, date_debut
  auto& links = records.counts[static_cast<std::size_t>(records::FileId::accompagnements)];
  links.is_present = true;
  links.columns = 0b0001001111;  // …, critere_projet
  const auto needs = records::needs_in(
      "civis civis.date_fin services accompagnements.critere_projet|critere_frein "
      "accompagnements.critere_reseau|critere_frein civis.renforce?");
  using records::FileId;
  CHECK(records::lacking(records, needs) ==
        std::vector<records::Lack>{{FileId::civis, "date_fin"},
                                   {FileId::accompagnements, "critere_reseau, critere_frein"},
                                   {FileId::services, ""}});
  CHECK(records::assumed_empty(records, needs) ==
        std::vector<records::Lack>{{FileId::civis, "renforce"},
                                   {FileId::accompagnements, "critere_frein"}});
}
