#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "pages/flow/piece.hpp"

namespace copil::pages {

/// The part of every page that holds the text.
struct PageFrame {
  double width = 0;
  double height = 0;
  Rect text;
  double spacing = 1;  ///< share of the blanks between blocks that is left
};

/// A page-number slot where it was placed.
struct PlacedSlot {
  std::size_t page = 0;  ///< index in the `pages` of the paginator's `Pages`
  std::size_t item = 0;
  std::string anchor;
};

/// The sums so far of a table that a page break cuts: rows printed where the page ends and where
/// the next one goes on. Both say the sums of the piece that opens the next page.
struct Carry {
  std::function<Piece(const std::vector<Value>& sums)> foot;
  std::function<Piece(const std::vector<Value>& sums)> head;
  double height = 0;         ///< of either
  std::size_t last_row = 0;  ///< a page that ends behind it carries nothing
};

/// How long a header that is repeated may be asked for.
enum class RepeatLife : std::uint8_t {
  lasting,  ///< as long as pieces come
  passing,  ///< until a piece that names another is placed behind one that names it
};

/// Fills pages with pieces as they come: keeps together what is glued, repeats headers, puts
/// footnotes at the foot of their page.
class Paginator {
 public:
  /// `pages` receives pages, destinations, bookmarks and links. `before_next` is called when a page
  /// is full and another one is to begin: what `pages` holds may then be taken out of it.
  Paginator(const PageFrame& frame, Pages& pages, std::function<void()> before_next = {});

  void add(Piece piece);
  /// Places what is left. The last call.
  void finish();

  /// A header that pieces may name in `Piece::repeat`; its items are made artifacts.
  int add_repeat(Piece header, RepeatLife life = RepeatLife::lasting);

  /// Sums that pieces may name in `Piece::carry`; their items are made artifacts.
  int add_carry(Carry carry);

  double text_height() const { return frame_.text.height; }
  double text_width() const { return frame_.text.width; }
  /// How far down the page is filled, once all is placed.
  double filled_height() const { return y_ + notes_height_; }
  /// What is left of the page once all that was added is placed.
  double room_after_pending() const;
  /// The slots placed since the last call.
  std::vector<PlacedSlot> take_slots() { return std::exchange(slots_, {}); }

 private:
  using Pieces = std::vector<Piece>;

  void break_page();
  void place_pending();
  bool is_overlong() const;
  void place_chunk(Pieces chunk);
  bool would_leave_empty(const Pieces& chunk) const;
  void place_parts(Pieces chunk);
  void place_overlong(Piece piece);
  Pieces take_late_notes(Piece& piece) const;
  void place(Piece piece);
  void place_artifact(Piece piece);
  void leave_page(const Piece& next);
  void forget_repeat(const Piece& next);
  bool continues(const Piece& piece) const;
  void record(Piece& piece, std::size_t first_item);
  double needed(const Pieces& chunk, bool opens_page) const;
  double room() const;
  double blank_before(const Piece& piece) const { return piece.space_before * frame_.spacing; }
  const Piece& repeat(const Piece& piece) const;
  const Carry& carry(const Piece& piece) const;
  void start_page();
  void end_page();

  PageFrame frame_;
  Pages& pages_;
  std::function<void()> before_next_;
  Pieces pending_;
  bool has_split_ = false;  ///< parts of what is glued to `pending_` are placed already
  struct Repeat {
    Piece header;
    RepeatLife life;
  };
  std::vector<Repeat> repeats_;
  int open_repeat_ = -1;  ///< of the last piece placed
  std::vector<Carry> carries_;
  int open_carry_ = -1;  ///< of the last piece placed
  std::vector<PlacedSlot> slots_;
  std::vector<FootnoteItems> notes_;  ///< of this page
  double y_ = 0;                      ///< below what is placed, from the top of the text
  double notes_height_ = 0;
};

}  // namespace copil::pages
