#pragma once

#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"

namespace copil::program {

/// `reponses relire FICHIER`: what an act that came back answers, in a file of answers beside it,
/// and what else it says otherwise. Gives the exit status.
int reread_act(const ReponsesOptions& asked, const Situation& situation);

}  // namespace copil::program
