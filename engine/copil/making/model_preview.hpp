#pragma once

#include <string>

#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"

namespace copil::program {

/// `modele apercu`: the document of one territory as PDF or PNG, on trial data. With `--suivre`,
/// makes it again at each save of a template, and shows what is wrong in place of the page; ends
/// when asked to stop.
int preview_model(const ModeleOptions& asked, const Situation& situation);

/// `modele arbre`: the document's tree as text.
int dump_model(const ModeleOptions& asked, const Situation& situation);

}  // namespace copil::program
