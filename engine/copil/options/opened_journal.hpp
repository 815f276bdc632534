#pragma once

#include "copil/options/frame_options.hpp"
#include "copil/terminal/journal.hpp"

namespace copil::program {

/// Opens the journal that is asked for, unless one of the `refused` outputs is the journal:
/// it would be written into an input. Errors: it cannot be written.
Diagnostics open_journal(const FrameOptions& asked, const Diagnostics& refused, Journal& journal);

/// The same for a command line that is refused: as much as can be read of it says which journal its
/// refusal goes to. Where that is not sure, there is none.
void open_journal_of_refused(const std::vector<std::string>& words,
                             const std::vector<CommandSpec>& commands, const ReadDefaults& defaults,
                             Journal& journal);

}  // namespace copil::program
