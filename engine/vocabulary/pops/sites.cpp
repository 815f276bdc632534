// Where the youth of a prescription is followed by Pôle emploi.
#include "vocabulary/pops/sites.hpp"

namespace copil::vocabulary {

using records::kNone;
using records::TerritoireId;

std::vector<TerritoireId> sites_of_prescriptions(const records::Records& records,
                                                 const std::vector<std::size_t>& rows) {
  const auto& pops = records.prescriptions_pops;
  const auto& table = records.cotraitances;
  const auto of_jeune =
      records::group_by(table.jeune, static_cast<std::uint32_t>(records.jeunes.size()));
  std::vector<TerritoireId> sites;
  for (const auto row : rows) {
    TerritoireId site = kNone;
    Day latest{INT32_MIN};
    for (const auto i : of_jeune.of(pops.jeune[row])) {
      if (table.mission_locale[i] != pops.mission_locale[row] || table.site[i] == kNone ||
          table.affectation[i] > pops.prescription[row] || table.affectation[i] < latest) {
        continue;
      }
      site = table.site[i];
      latest = table.affectation[i];
    }
    sites.push_back(site);
  }
  return sites;
}

}  // namespace copil::vocabulary
