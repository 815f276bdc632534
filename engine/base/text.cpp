#include "base/text.hpp"

#include <cassert>

namespace copil {

std::string joined(const std::vector<std::string>& pieces, const char* separator) {
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) text += separator;
    text += pieces[i];
  }
  return text;
}

std::string zero_padded(std::int64_t number, std::size_t width) {
  assert(number >= 0);
  const std::string digits = std::to_string(number);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

}  // namespace copil
