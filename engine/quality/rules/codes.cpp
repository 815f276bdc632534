#include "quality/rules/codes.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "base/folded.hpp"

namespace copil::quality {

std::string likeness(std::string_view code) {
  std::string text = folded(code);
  std::erase(text, ' ');
  return text;
}

// A nation has a million codes and hardly any alike: sorting the hashes of their likenesses costs
// little, and only those of one hash are looked at closely.
std::vector<std::vector<std::size_t>> alike(
    std::size_t count, const std::function<std::string_view(std::size_t)>& code) {
  std::vector<std::pair<std::size_t, std::size_t>> hashes;  // with the code's index
  hashes.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    hashes.emplace_back(std::hash<std::string>{}(likeness(code(i))), i);
  }
  std::sort(hashes.begin(), hashes.end());
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t begin = 0; begin < hashes.size();) {
    std::size_t end = begin + 1;
    while (end < hashes.size() && hashes[end].first == hashes[begin].first) ++end;
    std::map<std::string, std::vector<std::size_t>> by_likeness;
    for (std::size_t i = begin; end - begin > 1 && i < end; ++i) {
      by_likeness[likeness(code(hashes[i].second))].push_back(hashes[i].second);
    }
    for (auto& [text, group] : by_likeness) {
      if (group.size() > 1) groups.push_back(std::move(group));
    }
    begin = end;
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace copil::quality
