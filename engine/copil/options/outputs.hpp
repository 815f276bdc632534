#pragma once

#include <string>
#include <string_view>

#include "copil/options/frame_options.hpp"
#include "copil/terminal/terminal.hpp"
#include "diagnostics/diagnostic.hpp"

/// Where results go: an output never destroys what was there before for another use.
namespace copil::program {

/// Refuses, before anything is read: an output that is an input of the same command or another
/// output, an ending that names another format than the one written, a campaign made in its own
/// data folder.
Diagnostics check_outputs(const FrameOptions& asked);

/// Writes a result to the file of that option; `-` is the standard output.
Diagnostics write_result(const std::string& text, const std::string& file, Terminal& terminal);

}  // namespace copil::program
