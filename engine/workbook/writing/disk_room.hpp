#pragma once

#include <cstdint>
#include <string>

/// Whether a disk can take what is about to be written: the library writes its parts to working
/// files and does not look whether that went well.
namespace copil::workbook {

/// Why a file of that size cannot be written in the folder now, in French; empty when it can.
std::string obstacle_to(const std::string& folder, std::uint64_t bytes);

/// True when the folder's disk is so full that a file of that size may have been cut short.
bool is_nearly_full(const std::string& folder, std::uint64_t bytes);

}  // namespace copil::workbook
