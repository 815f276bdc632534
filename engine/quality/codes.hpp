#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Inside the room: codes that people take for the same.
namespace copil::quality {

/// What remains of a code without case, accents and blanks.
std::string likeness(std::string_view code);

/// Groups of at least two codes of one likeness, as indices, ascending.
std::vector<std::vector<std::size_t>> alike(const std::vector<std::string>& codes);

}  // namespace copil::quality
