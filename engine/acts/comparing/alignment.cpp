#include "acts/comparing/alignment.hpp"

#include <algorithm>
#include <string>

#include "authoring/sequence_diff.hpp"

namespace copil::acts {

namespace {

using authoring::DiffSide;

/// Beyond it, what stands between two units that say the same is told as taken out and put in.
constexpr std::size_t kMostUnitPairs = 250'000;
/// The share of words in common from which a unit is the other, changed.
constexpr double kAlike = 0.5;

std::string words_in_line(const Unit& unit) {
  std::string key;
  for (const auto& cell : unit.cells) {
    for (const auto& word : cell) key += word.text + ' ';
    if (unit.cells.size() > 1) key += "| ";
  }
  return key;
}

std::vector<std::string> lines_of_units(const std::vector<Unit>& units) {
  std::vector<std::string> lines;
  lines.reserve(units.size());
  for (const auto& unit : units) lines.push_back(words_in_line(unit));
  return lines;
}

std::vector<std::string> sorted_words(const Unit& unit) {
  std::vector<std::string> words;
  for (const auto& cell : unit.cells) {
    for (const auto& word : cell) words.push_back(word.text);
  }
  std::sort(words.begin(), words.end());
  return words;
}

bool is_row(const Unit& unit) {
  return unit.kind == Unit::Kind::row;
}

/// Two words in common of each two, from 0 to 1.
double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const int order = a[i].compare(b[j]);
    common += order == 0 ? 1 : 0;
    if (order <= 0) ++i;
    if (order >= 0) ++j;
  }
  const double all = static_cast<double>(a.size() + b.size());
  return all > 0 ? 2 * static_cast<double>(common) / all : 0;
}

/// Units of both acts that stand between two that say the same, [first, end) of each.
struct Gap {
  std::size_t before = 0;
  std::size_t before_end = 0;
  std::size_t after = 0;
  std::size_t after_end = 0;
  std::size_t rows() const { return before_end - before; }
  std::size_t columns() const { return after_end - after; }
};

/// Pairs the units of one gap.
class GapPairing {
 public:
  GapPairing(const std::vector<Unit>& before, const std::vector<Unit>& after, Gap gap)
      : before_(before), after_(after), gap_(gap) {}

  void add_to(std::vector<UnitPair>& pairs) {
    if (is_only_parted()) return;
    const bool is_short = gap_.columns() == 0 || gap_.rows() <= kMostUnitPairs / gap_.columns();
    std::vector<UnitPair> found = is_short ? likest() : std::vector<UnitPair>{};
    found.push_back({static_cast<int>(gap_.before_end), static_cast<int>(gap_.after_end)});
    Gap left = gap_;  // before each pair
    for (const auto& pair : found) {
      left.before_end = static_cast<std::size_t>(pair.before);
      left.after_end = static_cast<std::size_t>(pair.after);
      add_unlike(left, pairs);
      if (&pair != &found.back()) pairs.push_back(pair);
      left.before = left.before_end + 1;
      left.after = left.after_end + 1;
    }
  }

 private:
  /// True when both say the same words, in other paragraphs.
  bool is_only_parted() const {
    const auto all = [](const std::vector<Unit>& units, std::size_t first, std::size_t end) {
      std::string words;
      for (std::size_t i = first; i < end; ++i) words += words_in_line(units[i]);
      return words;
    };
    return all(before_, gap_.before, gap_.before_end) == all(after_, gap_.after, gap_.after_end);
  }

  /// The pairs that are most alike in all, in order.
  std::vector<UnitPair> likest() {
    const std::size_t width = gap_.columns() + 1;
    std::vector<double> best((gap_.rows() + 1) * width);
    std::vector<double> alike((gap_.rows() + 1) * width);
    std::vector<std::vector<std::string>> words;
    for (std::size_t j = 0; j < gap_.columns(); ++j) {
      words.push_back(sorted_words(after_[gap_.after + j]));
    }
    for (std::size_t i = gap_.rows(); i-- > 0;) {
      const auto own = sorted_words(before_[gap_.before + i]);
      for (std::size_t j = gap_.columns(); j-- > 0;) {
        const std::size_t at = i * width + j;
        alike[at] = may_be(i, j) ? likeness(own, words[j]) : 0;
        best[at] = std::max(best[at + width], best[at + 1]);
        if (alike[at] >= kAlike) best[at] = std::max(best[at], alike[at] + best[at + width + 1]);
      }
    }
    return walked(best, alike, width);
  }

  std::vector<UnitPair> walked(const std::vector<double>& best, const std::vector<double>& alike,
                               std::size_t width) const {
    std::vector<UnitPair> pairs;
    for (std::size_t i = 0, j = 0; i < gap_.rows() && j < gap_.columns();) {
      const std::size_t at = i * width + j;
      if (alike[at] >= kAlike && best[at] == alike[at] + best[at + width + 1]) {
        pairs.push_back({static_cast<int>(gap_.before + i++), static_cast<int>(gap_.after + j++)});
      } else if (best[at] == best[at + width]) {
        ++i;
      } else {
        ++j;
      }
    }
    return pairs;
  }

  bool may_be(std::size_t i, std::size_t j) const {
    return is_row(before_[gap_.before + i]) == is_row(after_[gap_.after + j]);
  }

  /// One alone on each side is the other, written afresh.
  void add_unlike(const Gap& left, std::vector<UnitPair>& pairs) const {
    const bool is_one = left.rows() == 1 && left.columns() == 1 &&
                        is_row(before_[left.before]) == is_row(after_[left.after]);
    if (is_one) {
      pairs.push_back({static_cast<int>(left.before), static_cast<int>(left.after)});
      return;
    }
    for (auto i = left.before; i < left.before_end; ++i) {
      pairs.push_back({static_cast<int>(i), kNoUnit});
    }
    for (auto j = left.after; j < left.after_end; ++j) {
      pairs.push_back({kNoUnit, static_cast<int>(j)});
    }
  }

  const std::vector<Unit>& before_;
  const std::vector<Unit>& after_;
  Gap gap_;
};

}  // namespace

std::vector<UnitPair> aligned(const std::vector<Unit>& before, const std::vector<Unit>& after) {
  std::vector<UnitPair> pairs;
  Gap gap;
  const auto close_gap = [&] {
    if (gap.rows() + gap.columns() > 0) GapPairing{before, after, gap}.add_to(pairs);
  };
  for (const auto side : authoring::sequence_diff(lines_of_units(before), lines_of_units(after))) {
    if (side == DiffSide::before) ++gap.before_end;
    if (side == DiffSide::after) ++gap.after_end;
    if (side != DiffSide::both) continue;
    close_gap();
    pairs.push_back({static_cast<int>(gap.before_end), static_cast<int>(gap.after_end), true});
    gap = {gap.before_end + 1, gap.before_end + 1, gap.after_end + 1, gap.after_end + 1};
  }
  close_gap();
  return pairs;
}

}  // namespace copil::acts
