#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace copil {

/// The pieces one after the other with the separator between them.
std::string joined(const std::vector<std::string>& pieces, const char* separator = ", ");

/// The pieces of the text between separators, empty ones left out.
std::vector<std::string_view> split_at(std::string_view text, char separator);
/// The same at commas, as texts of their own.
std::vector<std::string> split_at_commas(std::string_view text);

/// The number in digits, zeros before it up to `width` of them: `7` on 3 is `007`. Not negative.
std::string zero_padded(std::int64_t number, std::size_t width);

/// The whole number that one to `most` decimal digits write (`most` ≤ 18); nothing for any other
/// text.
std::optional<std::int64_t> parse_digits(std::string_view text, std::size_t most);

/// Whether it is a SHA-256 as we write them: 64 hexadecimal digits, small letters.
bool is_sha256(std::string_view text);

}  // namespace copil
