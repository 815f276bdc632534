#include "vocabulary/pops/specialised_teams.hpp"

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "exports/rows.hpp"
#include "exports/table.hpp"
#include "records/regions.hpp"

namespace copil::vocabulary {

namespace {

using exports::Column;

constexpr Column kTeams[] = {{"region", exports::Need::mandatory},
                             {"mission_locale", exports::Need::mandatory},
                             {"equipe", exports::Need::mandatory},
                             {"code_structure"},
                             {"source"}};

bool is_letter(char c) {
  return is_small_letter(c) || is_digit(c);
}

/// True when `word` stands whole in `label`, both folded.
bool holds_word(const std::string& label, const std::string& word) {
  for (auto at = label.find(word); at != std::string::npos; at = label.find(word, at + 1)) {
    const auto end = at + word.size();
    const bool begins = at == 0 || !is_letter(label[at - 1]);
    if (begins && (end == label.size() || !is_letter(label[end]))) return true;
  }
  return false;
}

}  // namespace

std::vector<SpecialisedTeam> read_teams(const Layers& folder) {
  auto table = exports::open_table(folder.file("eos.csv"), {"eos.csv", kTeams});
  if (!table) return {};
  const std::string text = table->all_rows();
  exports::Rows rows{text, table->format, {0, text.size()}};
  std::vector<SpecialisedTeam> teams;
  while (rows.next()) {
    const auto cell = [&](std::size_t slot) { return std::string{rows.cell(slot)}; };
    teams.push_back({cell(0), cell(1), cell(2)});
  }
  return teams;
}

std::string team_of(const std::vector<SpecialisedTeam>& teams, const records::Territoires& tree,
                    records::TerritoireId mission_locale) {
  const auto region = tree.enclosing(mission_locale, records::TypeTerritoire::region);
  const std::string label = folded(tree.libelle[mission_locale]);
  for (const auto& team : teams) {
    if (records::is_region(tree, region, team.region) &&
        holds_word(label, folded(team.mission_locale))) {
      return team.name;
    }
  }
  return {};
}

}  // namespace copil::vocabulary
