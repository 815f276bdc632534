#include "authoring/overlaying/line_differences.hpp"

#include "authoring/line_diff.hpp"

namespace copil::authoring {

namespace {

/// Beyond it, what stands between the first and the last difference is told as replaced.
constexpr std::size_t kMostPairs = 16'000'000;

std::string told(std::size_t index, char sign, std::string_view line) {
  const std::string number = std::to_string(index + 1);
  return std::string(number.size() < 4 ? 4 - number.size() : 0, ' ') + number + " " + sign + " " +
         std::string{line};
}

}  // namespace

std::vector<std::string> line_differences(std::string_view before, std::string_view after) {
  using Side = DiffLine::Side;
  std::vector<std::string> differences;
  std::size_t line_before = 0;
  std::size_t line_after = 0;
  for (const auto& line : line_diff(std::string{before}, std::string{after}, kMostPairs)) {
    if (line.side == Side::before) differences.push_back(told(line_before, '-', line.text));
    if (line.side == Side::after) differences.push_back(told(line_after, '+', line.text));
    if (line.side != Side::after) ++line_before;
    if (line.side != Side::before) ++line_after;
  }
  return differences;
}

}  // namespace copil::authoring
