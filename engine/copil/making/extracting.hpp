#pragma once

#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"

namespace copil::program {

/// `produire RAPPORT --extrait ID`: one table or chart of each document, as a picture or a CSV, in
/// the folder of `--sortie`. Gives the exit status.
int extract(const ProduireOptions& asked, const Situation& situation);

}  // namespace copil::program
