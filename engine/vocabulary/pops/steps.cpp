// What the dates of prescriptions_pops.csv say of each.
#include "vocabulary/pops/steps.hpp"

namespace copil::vocabulary {

using records::EtatPops;
using records::PrescriptionsPops;

EtatPops pops_state(const PrescriptionsPops& table, std::size_t row, Day day) {
  const bool is_to_come = table.rendez_vous[row] != Day::unknown && table.rendez_vous[row] > day;
  const bool waits = is_to_come && table.etat[row] == EtatPops::realisee;
  return waits ? EtatPops::conseillee : table.etat[row];
}

PopsStep pops_step(const PrescriptionsPops& table, std::size_t row, Day day) {
  if (table.rendez_vous[row] == Day::unknown) return PopsStep::without_meeting;
  if (table.rendez_vous[row] > day) return PopsStep::meeting_to_come;
  if (table.etat[row] == EtatPops::realisee) return PopsStep::carried_out;
  return table.etat[row] == EtatPops::abandonnee ? PopsStep::given_up : PopsStep::going_on;
}

bool is_beyond_six_weeks(const PrescriptionsPops& table, std::size_t row, Day day) {
  constexpr int kSixWeeks = 42;
  return table.rendez_vous[row] != Day::unknown && table.rendez_vous[row] + kSixWeeks < day &&
         pops_state(table, row, day) == EtatPops::conseillee;
}

}  // namespace copil::vocabulary
