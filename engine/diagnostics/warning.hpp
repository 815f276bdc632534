#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace copil {

/// What is told without stopping anything, at `place`, else of no file.
Diagnostic plain_warning(std::string message, std::vector<std::string> hints = {},
                         Place place = {});

/// The same fault where it stops nothing.
Diagnostic as_warning(Diagnostic diagnostic);

}  // namespace copil
