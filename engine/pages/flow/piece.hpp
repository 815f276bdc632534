#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/value.hpp"
#include "pages/page.hpp"

namespace copil::pages {

/// Whether a page may end before a piece.
enum class Glue : std::uint8_t {
  allowed,
  avoid,  ///< only when what is kept together is taller than a page, or leaves much of one empty
  forbidden,  ///< only when even that is not enough
};

/// Items [begin, end) of a piece are a line of a footnote: they print at the foot of its page.
struct FootnoteItems {
  std::size_t begin = 0;
  std::size_t end = 0;
  double height = 0;
};

/// A place of a piece that links, the table of contents and bookmarks lead to.
struct Anchor {
  std::string name;      ///< empty when nothing leads here
  std::string bookmark;  ///< its title in the outline; empty for none
  int level = 1;
  double y = 0;
};

/// An item of a piece that will show the number of the page where an anchor is; right-aligned on
/// its origin.
struct PageNumberSlot {
  std::size_t item = 0;
  std::string anchor;
};

/// An unbreakable slice of a document, in reading order; its items are placed from its own top, x
/// from the left edge of the page.
struct Piece {
  double height = 0;
  double space_before = 0;  ///< dropped at the top of a page
  Glue glue = Glue::allowed;
  std::vector<Item> items;
  std::vector<FootnoteItems> footnotes;
  std::vector<LinkArea> links;
  std::vector<Anchor> anchors;
  std::vector<PageNumberSlot> page_numbers;
  bool starts_page = false;  ///< what follows it starts a new page; the piece itself is empty
  int repeat = -1;           ///< header to repeat above when the piece opens a page
  int carry = -1;            ///< sums so far to print when a page ends inside their table
  std::size_t row = 0;       ///< of a piece with `carry`: its row of the table
  std::vector<Value> sums;   ///< of a piece with `carry`: of the rows before it, by summed column
};

/// Receives pieces one after the other.
using PieceSink = std::function<void(Piece)>;

/// Moves an item; everything in a piece but its footnotes, which stand at x of the page and from 0
/// until they reach its foot.
void translate(Item& item, double dx, double dy);
void translate(Piece& piece, double dx, double dy);

/// Adds what is in `other`, moved by (dx, dy), behind what is in `piece`; heights stay.
void absorb(Piece& piece, Piece other, double dx, double dy);

// Shapes.
Path rectangle(Rect box, Colour fill);
Path frame(Rect box, Stroke stroke);
Path disc(Point centre, double radius, Colour fill);
Path segment(Point from, Point to, Stroke stroke);
/// The picture of that index in `Pages::pictures`, stretched over the box.
Path picture(Rect box, int index);

}  // namespace copil::pages
