#pragma once

#include <string>
#include <string_view>

namespace copil::wording {

/// The text as code points. An invalid byte b becomes 0xDC00 + b, which no valid text holds, so
/// that `encoded` gives the very same bytes back.
std::u32string decoded(std::string_view text);

/// UTF-8 of the code points; the other way of `decoded`.
std::string encoded(std::u32string_view points);

}  // namespace copil::wording
