#pragma once

#include <string>

#include "base/result.hpp"

namespace copil::exports {

/// True when the name says that the file is compressed: `.gz` in any case.
bool is_compressed(const std::string& path);

/// The descriptor of a file in memory that holds what the gzip file of `descriptor` unpacks to.
/// Error, a French phrase: it is not a whole gzip file, or unpacks to more than 4 GiB.
Result<int, std::string> inflate(int descriptor);

}  // namespace copil::exports
