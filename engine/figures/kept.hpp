#pragma once

#include "figures/figures.hpp"
#include "records/shelf.hpp"

/// Figures that another command counted of the same records.
namespace copil::figures {

/// The same as `compute` without a shelf: who counts is taken from it when it stands there for the
/// same question, and put there when it does not. `shelf` is that of the records' reading.
Checked<Figures> compute(const records::Records& records, const Catalogue& catalogue,
                         const Parameters& parameters, const Question& question, int jobs,
                         const records::Shelf& shelf);

/// Lays out the youths' timelines now, which otherwise is done when a row, a delay or a youth is
/// first asked for: child processes then share them.
void lay_out_timelines(const Figures& figures);

}  // namespace copil::figures
