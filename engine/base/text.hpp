#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace copil {

/// The pieces one after the other with the separator between them.
std::string joined(const std::vector<std::string>& pieces, const char* separator = ", ");

/// The number in digits, zeros before it up to `width` of them: `7` on 3 is `007`. Not negative.
std::string zero_padded(std::int64_t number, std::size_t width);

}  // namespace copil
