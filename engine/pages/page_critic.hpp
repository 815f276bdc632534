#pragma once

#include <string>
#include <vector>

#include "document/document.hpp"
#include "pages/page.hpp"

/// Measures finished pages against stated limits, as a careful printer would look at them.
namespace copil::pages {

/// The limits. Lengths in points, blanks in ems.
namespace limits {
/// Of the height for text, filled down to the last line: no page of a report but the last has less.
inline constexpr double kLeastFill = 1.0 / 3;
/// No text is smaller, but ordinals and the calls of notes.
inline constexpr double kSmallestText = 7.0;
/// Between two words of a justified line.
inline constexpr double kWidestBlank = 0.45;
/// What runs out of the margins.
inline constexpr double kOverrun = 0.5;
/// On either side of a cut.
inline constexpr int kFewestCutLetters = 3;
/// Of a table of twice as many that goes on over pages, on each of them; fewer are told where they
/// are no higher than `kLowRows`.
inline constexpr int kFewestRows = 3;
inline constexpr double kLowRows = 60;
/// Between the ink of a text and what it stands on (WCAG 2.1, 1.4.3).
inline constexpr double kLeastContrast = 4.5;
}  // namespace limits

/// Something on a page that is beyond a limit.
struct PageFault {
  enum class Kind {
    blank,         ///< nothing but header and footer
    nearly_empty,  ///< below `kLeastFill`
    only_notes,    ///< nothing in the type of the text
    lone_heading,  ///< a heading or a caption ends the page
    lone_line,     ///< of a paragraph cut over pages, a single line stands here
    lone_item,     ///< of a list cut over pages, a single item stands here
    few_rows,      ///< of a table cut over pages, fewer rows than `kFewestRows`
    parted_blank,  ///< a line to write on opens the page, away from what asks for it
    bad_cut,       ///< a heading is cut, or a cut leaves fewer than three letters
    overrun,       ///< a text runs out of the margins
    stretched,     ///< a line has holes
    small_text,
    pale_text,
  };
  Kind kind;
  int page = 0;         ///< from 1
  double measure = 0;   ///< what the limit is compared with
  std::string words{};  ///< of the text at fault; empty for a whole page
};

/// The faults of a document's pages, in order; of each kind the first of a page. Acts may leave
/// pages before their annexes nearly empty.
std::vector<PageFault> faults_of(const Pages& pages, document::Style style);

/// What is wrong, in French: « page 3 : remplie à 21 %, … ».
std::string fault_text(const PageFault& fault);

}  // namespace copil::pages
