#include "records/columns/timeline.hpp"

namespace copil::records {

ByJeune group_by_jeune(const Records& records) {
  const auto count = static_cast<std::uint32_t>(records.jeunes.size());
  return {group_by(records.cotraitances.jeune, count),
          group_by(records.inscriptions.jeune, count),
          group_by(records.civis.jeune, count),
          group_by(records.accompagnements.jeune, count),
          group_by(records.services.jeune, count),
          group_by(records.evaluations_mrs.jeune, count),
          group_by(records.prescriptions_pops.jeune, count),
          group_by(records.alertes.cotraitance,
                   static_cast<std::uint32_t>(records.cotraitances.size()))};
}

}  // namespace copil::records
