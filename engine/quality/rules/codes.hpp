#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Inside the room: codes that people take for the same.
namespace copil::quality {

/// What remains of a code without case, accents and blanks.
std::string likeness(std::string_view code);

/// Groups of at least two of the `count` codes of one likeness, as indices, ascending.
std::vector<std::vector<std::size_t>> alike(
    std::size_t count, const std::function<std::string_view(std::size_t)>& code);

}  // namespace copil::quality
