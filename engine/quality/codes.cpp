#include "quality/codes.hpp"

#include <algorithm>
#include <numeric>

#include "base/folded.hpp"

namespace copil::quality {

std::string likeness(std::string_view code) {
  std::string text = folded(code);
  std::erase(text, ' ');
  return text;
}

std::vector<std::vector<std::size_t>> alike(const std::vector<std::string>& codes) {
  std::vector<std::string> likenesses;
  likenesses.reserve(codes.size());
  for (const auto& code : codes) likenesses.push_back(likeness(code));
  std::vector<std::size_t> order(codes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return likenesses[a] < likenesses[b]; });
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && likenesses[order[end]] == likenesses[order[begin]]) ++end;
    if (end - begin > 1) {
      groups.emplace_back(order.begin() + static_cast<long>(begin),
                          order.begin() + static_cast<long>(end));
    }
    begin = end;
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace copil::quality
