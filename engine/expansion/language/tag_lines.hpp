#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "expansion/language/tags.hpp"

namespace copil::expansion {

/// A line of an excerpt, and the tags found in it (numbers in the list of tags).
struct TagLine {
  std::string_view text;
  std::vector<std::size_t> tags;
  std::vector<std::size_t> offsets;  ///< of the tags in the line
  bool is_code = false;              ///< of a fenced block: left as it is
  bool is_tags_only = false;         ///< nothing but tags of constructions, remarks and includes
};

/// The line after its indentation and quote marks.
std::string_view without_prefix(std::string_view line);
/// The same without the marks of the list items that open on the line either.
std::string_view without_markers(std::string_view line);

/// Gives each tag its construction and level, complaining of those that do not match, which become
/// remarks.
void pair_tags(const std::vector<TagLine>& lines, std::vector<Tag>& tags, CompileContext& context);

}  // namespace copil::expansion
