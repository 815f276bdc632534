#include "pages/flow/paginator.hpp"

#include <algorithm>

#include "pages/flow/theme.hpp"

namespace copil::pages {

namespace {

/// Above the first footnote: a blank and a short rule.
constexpr double kNotesGap = 12;
constexpr double kNotesRule = 90;
/// A note that goes on over the page begins with as much of it at least.
constexpr double kFewNotes = 30;
constexpr double kHeightTolerance = 0.01;
/// What is kept together moves to the next page unless more than that share of this one would be
/// left empty: then it is split where its glue is weak. More than half: two rows of a table of
/// thirteen on the next page are worse than a page that ends early, and no page may be less than a
/// third full.
constexpr double kEmptiest = 0.6;

/// The piece as a repetition of what the structure tree already has.
Piece as_artifact(Piece piece) {
  for (Item& item : piece.items) {
    item.element = kNoElement;
    item.artifact = Artifact::layout;
  }
  piece.footnotes.clear();
  piece.links.clear();
  return piece;
}

/// True when nothing but its notes stands in the piece from that note on: they may be taken away
/// and the order of reading stays.
bool ends_with_notes(const Piece& piece, std::size_t first_note) {
  std::size_t next = piece.footnotes[first_note].begin;
  for (std::size_t i = first_note; i < piece.footnotes.size(); ++i) {
    if (piece.footnotes[i].begin != next) return false;
    next = piece.footnotes[i].end;
  }
  return next == piece.items.size();
}

}  // namespace

Paginator::Paginator(const PageFrame& frame, Pages& pages, std::function<void()> before_next)
    : frame_(frame), pages_(pages), before_next_(std::move(before_next)) {
  start_page();
}

int Paginator::add_repeat(Piece header, RepeatLife life) {
  repeats_.push_back({as_artifact(std::move(header)), life});
  return static_cast<int>(repeats_.size()) - 1;
}

int Paginator::add_carry(Carry carry) {
  carries_.push_back(std::move(carry));
  return static_cast<int>(carries_.size()) - 1;
}

void Paginator::add(Piece piece) {
  if (piece.starts_page) return break_page();
  if (piece.glue == Glue::allowed) {
    place_pending();
    has_split_ = false;
  } else if (piece.glue == Glue::avoid && is_overlong()) {
    // It will be split here in any case: what thousands of pages keep together is not held.
    place_pending();
    has_split_ = true;
  }
  pending_.push_back(std::move(piece));
}

void Paginator::break_page() {
  place_pending();
  if (y_ == 0) return;
  end_page();
  start_page();
}

void Paginator::finish() {
  place_pending();
  end_page();
}

void Paginator::place_pending() {
  if (!pending_.empty()) place_chunk(std::exchange(pending_, {}));
}

/// True when what is glued to the next piece does not fit on a page.
bool Paginator::is_overlong() const {
  return has_split_ ||
         (!pending_.empty() && needed(pending_, true) > frame_.text.height + kHeightTolerance);
}

/// Places pieces that are glued: here if they fit, else on a new page; what is taller than a page
/// is split where its glue is weakest.
void Paginator::place_chunk(Pieces chunk) {
  const bool fits_here = needed(chunk, y_ == 0) <= room() + kHeightTolerance;
  const bool fits_a_page = needed(chunk, true) <= frame_.text.height + kHeightTolerance;
  const bool may_be_split = !fits_a_page || would_leave_empty(chunk);
  if (!fits_here && may_be_split && chunk.size() > 1) return place_parts(std::move(chunk));
  if (!fits_a_page && !chunk.front().footnotes.empty()) {
    return place_overlong(std::move(chunk.front()));
  }
  if (!fits_here && y_ > 0) leave_page(chunk.front());
  for (Piece& piece : chunk) place(std::move(piece));
}

/// True for pieces that only avoid to be parted, when to move them would leave too much empty.
bool Paginator::would_leave_empty(const Pieces& chunk) const {
  if (room() < kEmptiest * frame_.text.height) return false;
  return std::any_of(chunk.begin() + 1, chunk.end(),
                     [](const Piece& piece) { return piece.glue == Glue::avoid; });
}

void Paginator::place_parts(Pieces chunk) {
  const auto weakest =
      std::min_element(chunk.begin() + 1, chunk.end(),
                       [](const Piece& a, const Piece& b) { return a.glue < b.glue; });
  const Glue glue = weakest->glue;
  Pieces part;
  for (Piece& piece : chunk) {
    if (!part.empty() && piece.glue == glue) place_chunk(std::exchange(part, {}));
    part.push_back(std::move(piece));
  }
  place_chunk(std::move(part));
}

double Paginator::room_after_pending() const {
  const double left = room() - (pending_.empty() ? 0 : needed(pending_, y_ == 0));
  const bool fits = left >= 0;
  return fits ? left : std::max(0.0, frame_.text.height - needed(pending_, true));
}

/// Notes longer than a page begin at the foot of theirs and go on at the head of the next.
void Paginator::place_overlong(Piece piece) {
  const double least = blank_before(piece) + piece.height + kNotesGap + kFewNotes;
  if (y_ > 0 && least > room()) leave_page(piece);
  Pieces late = take_late_notes(piece);
  place(std::move(piece));
  for (Piece& line : late) place_chunk({std::move(line)});
}

/// Takes from the piece the lines of its notes that have no room on this page.
Paginator::Pieces Paginator::take_late_notes(Piece& piece) const {
  double left = room() - piece.height - (y_ > 0 ? blank_before(piece) : 0);
  if (notes_height_ == 0) left -= kNotesGap;
  std::size_t kept = 0;
  for (; kept < piece.footnotes.size() && piece.footnotes[kept].height <= left; ++kept) {
    left -= piece.footnotes[kept].height;
  }
  while (kept < piece.footnotes.size() && !ends_with_notes(piece, kept)) ++kept;
  Pieces late;
  for (std::size_t i = kept; i < piece.footnotes.size(); ++i) {
    const FootnoteItems& note = piece.footnotes[i];
    Piece& line = late.emplace_back();
    line.height = note.height;
    for (std::size_t k = note.begin; k < note.end; ++k) {
      line.items.push_back(std::move(piece.items[k]));
    }
  }
  if (!late.empty()) piece.items.resize(piece.footnotes[kept].begin);
  piece.footnotes.resize(kept);
  return late;
}

/// What the chunk takes of a page, with its footnotes and the header it repeats.
double Paginator::needed(const Pieces& chunk, bool opens_page) const {
  const Piece& first = chunk.front();
  double height = opens_page ? 0 : blank_before(first);
  if (opens_page && first.repeat >= 0) height += repeat(first).height;
  if (opens_page && continues(first)) height += carry(first).height;
  const Piece& last = chunk.back();
  if (last.carry >= 0 && last.row < carry(last).last_row) height += carry(last).height;
  double notes = 0;
  for (const Piece& piece : chunk) {
    height += piece.height + (&piece == &first ? 0 : blank_before(piece));
    for (const FootnoteItems& note : piece.footnotes) notes += note.height;
  }
  const bool are_first_notes = notes > 0 && (opens_page || notes_height_ == 0);
  return height + notes + (are_first_notes ? kNotesGap : 0);
}

double Paginator::room() const {
  return frame_.text.height - y_ - notes_height_;
}

const Piece& Paginator::repeat(const Piece& piece) const {
  return repeats_[static_cast<std::size_t>(piece.repeat)].header;
}

const Carry& Paginator::carry(const Piece& piece) const {
  return carries_[static_cast<std::size_t>(piece.carry)];
}

/// A table may have thousands of groups, each with a header of its own.
void Paginator::forget_repeat(const Piece& next) {
  if (next.repeat < 0) return;  // A note that goes on, or the end of the table.
  if (open_repeat_ >= 0 && open_repeat_ != next.repeat) {
    Repeat& left = repeats_[static_cast<std::size_t>(open_repeat_)];
    if (left.life == RepeatLife::passing) left.header = {};
  }
  open_repeat_ = next.repeat;
}

/// True for a piece of a table whose rows before it have been placed.
bool Paginator::continues(const Piece& piece) const {
  return piece.carry >= 0 && piece.carry == open_carry_ && piece.row > 0;
}

/// Ends a page before `next`, under the sums so far when it cuts their table.
void Paginator::leave_page(const Piece& next) {
  if (continues(next)) place_artifact(carry(next).foot(next.sums));
  end_page();
  start_page();
}

void Paginator::place_artifact(Piece piece) {
  piece = as_artifact(std::move(piece));
  translate(piece, 0, frame_.text.y + y_);
  y_ += piece.height;
  for (Item& item : piece.items) pages_.pages.back().items.push_back(std::move(item));
}

void Paginator::place(Piece piece) {
  Page& page = pages_.pages.back();
  if (y_ > 0) {
    y_ += blank_before(piece);
  } else {
    if (piece.repeat >= 0) place_artifact(repeat(piece));
    if (continues(piece)) place_artifact(carry(piece).head(piece.sums));
  }
  forget_repeat(piece);
  open_carry_ = piece.carry;
  translate(piece, 0, frame_.text.y + y_);
  y_ += piece.height;
  record(piece, page.items.size());
  for (Item& item : piece.items) page.items.push_back(std::move(item));
}

/// Notes where the piece's anchors, links, page numbers and footnotes have come to stand.
void Paginator::record(Piece& piece, std::size_t first_item) {
  const int page = pages_.first_page + static_cast<int>(pages_.pages.size()) - 1;
  for (Anchor& anchor : piece.anchors) {
    if (!anchor.bookmark.empty()) {
      pages_.bookmarks.push_back({std::move(anchor.bookmark), anchor.level, page, anchor.y});
    }
    if (!anchor.name.empty()) {
      pages_.destinations.push_back({std::move(anchor.name), page, {frame_.text.x, anchor.y}});
    }
  }
  for (LinkArea& link : piece.links) {
    link.page = page;
    pages_.links.push_back(std::move(link));
  }
  for (PageNumberSlot& slot : piece.page_numbers) {
    slots_.push_back({pages_.pages.size() - 1, first_item + slot.item, std::move(slot.anchor)});
  }
  for (const FootnoteItems& note : piece.footnotes) {
    if (notes_.empty()) notes_height_ = kNotesGap;
    notes_height_ += note.height;
    notes_.push_back({first_item + note.begin, first_item + note.end, note.height});
  }
}

void Paginator::start_page() {
  if (before_next_ && !pages_.pages.empty()) before_next_();
  pages_.pages.push_back({frame_.width, frame_.height, {}});
  y_ = 0;
  notes_height_ = 0;
  notes_.clear();
}

/// Moves the page's footnotes to its foot, under a short rule.
void Paginator::end_page() {
  if (notes_.empty()) return;
  Page& page = pages_.pages.back();
  double y = frame_.text.bottom() - notes_height_ + kNotesGap;
  const Point rule{frame_.text.x, y - kNotesGap / 2};
  for (const FootnoteItems& note : notes_) {
    for (std::size_t i = note.begin; i < note.end; ++i) translate(page.items[i], 0, y);
    y += note.height;
  }
  page.items.push_back({segment(rule, {rule.x + kNotesRule, rule.y}, {theme::kGrey, 0.5, {}})});
}

}  // namespace copil::pages
