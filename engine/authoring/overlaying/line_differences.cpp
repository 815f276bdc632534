#include "authoring/overlaying/line_differences.hpp"

#include <algorithm>
#include <cstdint>

namespace copil::authoring {

namespace {

using Lines = std::vector<std::string_view>;

/// Beyond it, what stands between the first and the last difference is told as replaced.
constexpr std::size_t kMostCells = 16'000'000;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string told(std::size_t index, char sign, std::string_view line) {
  const std::string number = std::to_string(index + 1);
  return std::string(number.size() < 4 ? 4 - number.size() : 0, ' ') + number + " " + sign + " " +
         std::string{line};
}

/// Lengths of the longest common sequences of what follows each pair of lines.
class Common {
 public:
  Common(const Lines& before, const Lines& after)
      : width_(after.size() + 1), lengths_((before.size() + 1) * width_, 0) {
    for (std::size_t i = before.size(); i-- > 0;) {
      for (std::size_t j = after.size(); j-- > 0;) {
        lengths_[i * width_ + j] =
            before[i] == after[j] ? of(i + 1, j + 1) + 1 : std::max(of(i + 1, j), of(i, j + 1));
      }
    }
  }
  std::uint32_t of(std::size_t i, std::size_t j) const { return lengths_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint32_t> lengths_;
};

}  // namespace

std::vector<std::string> line_differences(std::string_view before, std::string_view after) {
  Lines left = lines_of(before);
  Lines right = lines_of(after);
  const auto same = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  const auto head = static_cast<std::size_t>(same.first - left.begin());
  left.erase(left.begin(), same.first);
  right.erase(right.begin(), same.second);
  while (!left.empty() && !right.empty() && left.back() == right.back()) {
    left.pop_back();
    right.pop_back();
  }
  const bool is_small = left.size() * right.size() <= kMostCells;
  const Common common = is_small ? Common{left, right} : Common{{}, {}};
  std::vector<std::string> differences;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size() || j < right.size()) {
    const bool has_both = i < left.size() && j < right.size();
    if (has_both && is_small && left[i] == right[j]) {
      ++i;
      ++j;
      continue;
    }
    const bool drops =
        j == right.size() ||
        (i < left.size() && (!is_small || common.of(i + 1, j) >= common.of(i, j + 1)));
    if (drops) {
      differences.push_back(told(head + i, '-', left[i]));
      ++i;
    } else {
      differences.push_back(told(head + j, '+', right[j]));
      ++j;
    }
  }
  return differences;
}

}  // namespace copil::authoring
