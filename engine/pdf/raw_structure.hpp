#pragma once

#include <string>

namespace copil::pdf {

/// Frees the entries of Cairo's structure tree in the cross-reference table of the file it has just
/// written. The tree is to be replaced: reading its hundreds of objects first would cost a sixth of
/// the whole. A file that looks otherwise than expected is left as it is.
void free_raw_structure(std::string& file);

}  // namespace copil::pdf
