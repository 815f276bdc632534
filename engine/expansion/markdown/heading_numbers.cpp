#include "expansion/markdown/heading_numbers.hpp"

#include <algorithm>

namespace copil::expansion {

std::string_view numbering_word(Numbering numbering) {
  switch (numbering) {
    case Numbering::article:
      return "Article";
    case Numbering::annexe:
      return "Annexe";
    case Numbering::point:
      return "Point";
    case Numbering::none:
      break;
  }
  return {};
}

std::string HeadingNumbers::next(Numbering numbering, int level) {
  if (numbering == Numbering::article) return next_unit(articles_, level, "1er");
  if (numbering == Numbering::annexe) return next_unit(annexes_, level, "1");
  if (numbering == Numbering::point) return next_point(level);
  // Points under a heading without a number count alone, from its level.
  if (parent_.empty() && points_.empty()) parent_level_ = level;
  // A heading without a number closes the article before it.
  if (!parent_.empty() && level <= parent_level_) {
    parent_.clear();
    parent_level_ = level;
    points_.clear();
  }
  return {};
}

std::string HeadingNumbers::next_unit(int& count, int level, std::string_view first) {
  parent_ = std::to_string(++count);
  parent_level_ = level;
  points_.clear();
  return count == 1 ? std::string{first} : parent_;
}

std::string HeadingNumbers::next_point(int level) {
  // The first of points that nothing stands over says at which level they count.
  if (parent_.empty() && points_.empty()) parent_level_ = std::max(parent_level_, level - 1);
  // Depths that were skipped do not count: never 4.0.1.
  const auto wanted = static_cast<std::size_t>(std::max(0, level - parent_level_ - 1));
  const std::size_t depth = std::min(wanted, points_.size());
  points_.resize(depth + 1, 0);
  ++points_[depth];
  std::string number = parent_;
  for (const int point : points_) number += (number.empty() ? "" : ".") + std::to_string(point);
  return number;
}

}  // namespace copil::expansion
