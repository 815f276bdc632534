#pragma once

#include <string>
#include <vector>

#include "base/day.hpp"
#include "diagnostics/diagnostic.hpp"

namespace copil::sending {

/// A file of a parcel.
struct PackedFile {
  std::string name;  ///< flat
  std::string bytes;
};

/// The bytes of a ZIP file of these, in their order; entries carry that day: the same files give
/// the same bytes. Errors: the archive cannot be made.
Checked<std::string> zipped(const std::vector<PackedFile>& files, Day day);

}  // namespace copil::sending
