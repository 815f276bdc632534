#pragma once

#include <array>
#include <string>
#include <vector>

#include "mapping/foreign_table.hpp"
#include "support/temporary_folder.hpp"

/// Two files of ours, and exports of other shapes, for the tests of the room.
namespace copil::mapping::testing {

using exports::Holds;
using enum exports::Need;

inline constexpr exports::Column kServices[] = {
    {"jeune", mandatory, "pseudonyme du jeune", "J1", Holds::youth},
    {"mission_locale", mandatory, "code de la mission locale", "ML01", Holds::territory},
    {"date", mandatory, "jour du service", "2010-03-12", Holds::day},
    {"enjeu", mandatory, "enjeu, de E1 à E3", "E1", Holds::word, "E1 E2 E3"},
};
inline constexpr exports::Column kCotraitances[] = {
    {"jeune", mandatory, "pseudonyme du jeune", "J1", Holds::youth},
    {"date_affectation", mandatory, "jour de l'affectation", "2010-03-12", Holds::day},
    {"date_acceptation", optional, "jour de l'acceptation par la mission locale", "2010-03-14",
     Holds::day},
};
inline constexpr std::array<exports::Layout, 2> kLayouts{
    {{"services.csv", kServices}, {"cotraitances.csv", kCotraitances}}};

/// The correspondances of a text, or what is wrong with it.
inline std::vector<Correspondance> parsed(const std::string& yaml) {
  auto all = parse(yaml, "c.yaml", kLayouts);
  return all ? *all : std::vector<Correspondance>{};
}
inline std::string errors_of(const std::string& yaml) {
  const auto all = parse(yaml, "c.yaml", kLayouts);
  return all ? "" : formatted(all.error());
}

/// The records of an export as a correspondance makes them: a line a record, `|` between cells.
inline std::string read_as(const std::string& yaml, const std::string& text,
                           std::shared_ptr<const DatedNames> names = nullptr) {
  const copil::testing::TemporaryFolder folder;
  folder.write("export.csv", text);
  const auto all = parse(yaml, "c.yaml", kLayouts);
  if (!all) return formatted(all.error());
  std::vector<const Correspondance*> ways;
  for (const auto& one : *all) ways.push_back(&one);
  auto source = exports::open_text(folder.file("export.csv"));
  source->path = "export.csv";
  const auto table = open_table(std::move(*source), ways, std::move(names));
  if (!table) return formatted(table.error());
  const Preview preview = first_rows(*table, 100);
  std::string shown = formatted(table->warnings);
  for (std::size_t row = 0; row < preview.faults.size(); ++row) {
    for (std::size_t i = 0; i < preview.columns.size(); ++i) {
      shown += (i == 0 ? "" : "|") + preview.columns[i].values[row];
    }
    shown += (preview.faults[row].empty() ? "" : " <" + preview.faults[row] + ">") + "\n";
  }
  return shown;
}

}  // namespace copil::mapping::testing
