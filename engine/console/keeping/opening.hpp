#pragma once

#include <functional>
#include <string>

#include "console/keeping.hpp"
#include "console/keeping/listing.hpp"
#include "exports/input_file.hpp"

namespace copil::console {

/// What is done with a file or a link of an archive once it is known to be right.
using TakeFile = std::function<Diagnostics(const KeptFile&, const exports::InputFile&)>;
using TakeLink = std::function<Diagnostics(const KeptFile&)>;

/// Reads an archive from end to end: its list, then each file against its size and digest. Errors:
/// anything that does not agree, and those of what is done.
Checked<Saved> open_archive(const std::string& archive, const TakeFile& take_file,
                            const TakeLink& take_link);

/// Reads it only.
Checked<Saved> verify_archive(const std::string& archive);

}  // namespace copil::console
