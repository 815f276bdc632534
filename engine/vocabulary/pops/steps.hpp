#pragma once

#include <cstddef>

#include "records/records.hpp"

namespace copil::vocabulary {

/// Where a POPS stands on a day, as far as its row dates it: it has no date of its end, nor of its
/// phases. Each prescription is at one step.
enum class PopsStep { without_meeting, meeting_to_come, going_on, carried_out, given_up };

/// Its state on that day: one that is carried out at a meeting to come still waits for it.
records::EtatPops pops_state(const records::PrescriptionsPops& table, std::size_t row, Day day);

/// By the date of its meeting first, then by its state where that meeting is past.
PopsStep pops_step(const records::PrescriptionsPops& table, std::size_t row, Day day);

/// True of one that still goes on more than six weeks after its first meeting: the service is
/// spread over six weeks at most.
bool is_beyond_six_weeks(const records::PrescriptionsPops& table, std::size_t row, Day day);

}  // namespace copil::vocabulary
