#pragma once

#include <string>

#include "console/deposits/candidate.hpp"
#include "console/deposits/deposits.hpp"

namespace copil::console {

/// Takes a draft: its complete folder is made, on the disk, before the link `courant` is renamed to
/// lead there. Whatever stops it, and whenever, the folder in force is the old one or the new one,
/// whole. `decision.base` is the version that the draft was compared with. Errors: it is no draft
/// any more; another one was accepted meanwhile, or its files changed (`stamp` is the candidate's
/// as it was looked at); the disk.
Diagnostics accept_deposit(Deposits& deposits, int number, const Candidate& candidate,
                           const std::string& stamp, const Decision& decision);

}  // namespace copil::console
