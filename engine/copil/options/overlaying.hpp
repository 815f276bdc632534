#pragma once

#include "copil/options/commands.hpp"
#include "copil/options/frame_options.hpp"
#include "copil/options/steps.hpp"

/// A team's own templates and definitions, which lie over those that are shipped.
namespace copil::program {

/// The resources with the overlays of `--personnalisation`, else of the settings' folder where it
/// has one. Errors: what is given is no folder, unless the command is the one that makes it.
Checked<vocabulary::Resources> overlaid_resources(const FrameOptions& asked,
                                                  const Situation& situation);

/// Warns of files of the overlay that nothing reads.
void warn_of_unused(const vocabulary::Resources& resources, Terminal& terminal);

/// `modele reprendre`: copies the template of a report, or a file, into the overlay.
int take_over_model(const Situation& situation, const std::string& name);

/// `modele differences`: what lies over what is shipped, and what changed under it since; into
/// that file, or told where it is empty.
int list_differences(const std::string& file, const Situation& situation);

}  // namespace copil::program
