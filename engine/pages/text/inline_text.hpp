#pragma once

#include <string>
#include <vector>

#include "document/document.hpp"
#include "pages/flow/structure.hpp"
#include "pages/flow/theme.hpp"

namespace copil::pages {

/// A stretch of text in one style and one leaf of the structure tree.
struct Segment {
  enum class Kind : std::uint8_t { text, dots, line_break };
  Kind kind = Kind::text;
  TextStyle style;
  std::string text;  ///< of `text`: French micro-typography applied, single blanks
  float rise = 0;    ///< of the baseline, in points
  float width = 0;   ///< of `dots`: the dotted line of a blank; 0 = a whole line
  int element = kNoElement;
  int link = -1;  ///< index in `RichText::links`
};

struct LinkTarget {
  std::string url;
  std::string contents;
  int element = kNoElement;
};

struct RichText;
/// A footnote's text, called from the text that holds it.
struct FootnoteText {
  int element = kNoElement;
  std::vector<Segment> segments;
};

/// The inlines of a paragraph, ready to be broken into lines.
struct RichText {
  std::vector<Segment> segments;
  std::vector<LinkTarget> links;
  std::vector<FootnoteText> footnotes;
};

/// Turns inlines into segments. `element` is the leaf they belong to; it gets children (Span, Link,
/// Reference, Note) when the text has links or footnotes. `next_footnote` counts those of the
/// document.
RichText flatten(const document::Inlines& inlines, const TextStyle& style, int element,
                 Structure& structure, int& next_footnote);

/// A plain text as a single segment, with French micro-typography.
RichText plain(const std::string& text, const TextStyle& style, int element);

/// A number or a date, written already, as a single segment.
RichText plain_number(std::string written, const TextStyle& style, int element);

/// The text of a number or a date as `wording` writes it.
std::string written(const document::Number& number);
std::string written(const document::Date& date);

/// The inlines as one line of French text, for bookmarks, titles and alternatives.
std::string label(const document::Inlines& inlines);

}  // namespace copil::pages
