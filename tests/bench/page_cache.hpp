#pragma once

#include <string>

namespace copil::bench {

/// Asks the system to forget the bytes of the folder's files, so that the next reading comes from
/// the disk. Says how many bytes that concerns. (A virtual machine's host may still have them.)
double forget_files(const std::string& folder);

}  // namespace copil::bench
