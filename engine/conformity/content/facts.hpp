#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "conformity/fonts/font.hpp"
#include "conformity/reading/structure_tree.hpp"

namespace copil::conformity {

/// What a walk through content streams may notice; each kind is what one rule asks about.
enum class Notice {
  untagged,  ///< painted outside of tags and artifacts
  artifact_in_tagged,
  tagged_in_artifact,
  text_without_language,
  actual_text_without_language,
  alternative_without_language,
  expansion_without_language,
  unbalanced_marks,  ///< marks left open, or ends of nothing
  unknown_operator,
  inherited_resource,
  deep_states,        ///< `q` more than 28 times one in the other
  odd_intent,         ///< a rendering intent that is none of the four
  odd_inline_filter,  ///< of an image in the content
  device_rgb,
  device_cmyk,
  device_gray,
  overprinted_cmyk,  ///< an ICC space of four components, overprinted in mode 1
  odd_integer,       ///< a number larger than readers hold
  large_real,        ///< beyond what the first part of PDF/A takes
  long_string,
  long_name,
  odd_hexadecimal,
  interpolated_inline,
  count
};

/// A notice on a page, told once, with the first of what it is about.
struct Noticed {
  int page = 0;  ///< from 1
  int times = 0;
  std::string detail;
};

/// The codes that a font shows.
struct FontUse {
  const Font* font = nullptr;
  int page = 0;  ///< of its first use, from 1
  std::set<Code> shown;
  std::set<Code> hidden;       ///< in the rendering mode that paints nothing
  std::set<Code> unexplained;  ///< outside of any `ActualText`
  bool is_shown() const { return !shown.empty(); }
};

/// An object that the content of a page uses.
struct Used {
  int page = 0;  ///< from 1
  Object object;
};

/// A form XObject drawn.
struct FormUse {
  Object object;
  int page = 0;
  int times = 0;
  bool has_marks = false;
};

/// What the content of a file has, from page to page.
struct ContentFacts {
  std::array<std::vector<Noticed>, static_cast<std::size_t>(Notice::count)> notices;
  std::map<QPDFObjGen, FontUse> fonts;
  std::vector<FontUse> direct_fonts;
  std::map<QPDFObjGen, FormUse> forms;
  std::vector<Used> images;
  std::vector<Used> other_objects;  ///< XObjects that are neither
  std::vector<Used> states;         ///< ExtGState dictionaries
  std::vector<Used> spaces;         ///< colour spaces that are arrays
  std::set<int> transparent_pages;
  std::vector<std::pair<int, Mark>> marks;  ///< page from 1, in the order of the content
  std::map<int, double> least_contrast;     ///< by page, of texts too pale
  long painted = 0;

  const std::vector<Noticed>& of(Notice notice) const {
    return notices[static_cast<std::size_t>(notice)];
  }
  void note(Notice notice, int page, const std::string& detail);
};

}  // namespace copil::conformity
