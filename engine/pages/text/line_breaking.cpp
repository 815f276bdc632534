#include "pages/text/line_breaking.hpp"

#include <algorithm>
#include <limits>

#include "base/signs.hpp"
#include "pages/text/utf8.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

/// What may happen to the line after a box.
enum class Break : std::uint8_t {
  none,    ///< the next box belongs to the same word
  blank,   ///< a blank, or the end of the line
  cut,     ///< inside a word; a hyphen is added at the end of a line
  seam,    ///< behind a hyphen, a slash or anywhere in an overlong word
  forced,  ///< the line ends
};

/// The smallest stretch that stays on one line: a syllable, a word, a dotted blank.
struct Box {
  int segment = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  float width = 0;
  float blank = 0;   ///< width of the blank behind it, when there is one
  float hyphen = 0;  ///< width of the hyphen, when it may be cut behind
  Break after = Break::none;
};

constexpr float kWidthTolerance = 0.02F;
/// Blanks stretched by more than that, in ems, leave holes: the text is better not justified.
constexpr float kLoosest = kLoosestBlank;
/// A last line shorter than that share of the width looks lost.
constexpr float kRunt = 0.1F;
/// So many bytes at most make a short word.
constexpr std::size_t kShortWord = 5;
/// What it costs that nothing but the rest of a cut word stands on the last line.
constexpr float kLonelyRest = 1e5F;

float blank_width(const TextStyle& style, FontBook& fonts) {
  return fonts.blank(style.face).width * style.size;
}

/// Cuts the segments' text into boxes.
class Boxing {
 public:
  Boxing(std::span<const Segment> segments, float width, Alignment alignment,
         Typography& typography)
      : segments_(segments), width_(width), alignment_(alignment), typography_(typography) {}

  std::vector<Box> boxes() {
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      segment_ = static_cast<int>(i);
      add_segment(segments_[i]);
    }
    return std::move(boxes_);
  }

 private:
  void add_segment(const Segment& segment) {
    if (segment.kind == Segment::Kind::line_break) return end_line();
    if (segment.kind == Segment::Kind::dots) return add_dots(segment);
    std::string_view text = segment.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t blank = text.find(' ', begin);
      const std::size_t end = std::min(blank, text.size());
      if (end > begin) add_word(segment, begin, end);
      if (blank == std::string_view::npos) return;
      if (!boxes_.empty() && boxes_.back().after == Break::none) {
        boxes_.back().after = Break::blank;
        boxes_.back().blank = blank_width(segment.style, typography_.fonts);
      }
      begin = end + 1;
    }
  }

  /// A line break alone makes an empty line.
  void end_line() {
    if (boxes_.empty() || boxes_.back().after == Break::forced) {
      boxes_.push_back({segment_, 0, 0, 0, 0, 0, Break::forced});
    }
    boxes_.back().after = Break::forced;
  }

  /// The invite behind a blank stays on its line when both fit on one, and so does « de », « par »
  /// or « pour » before it, or the last word of a question, « région : ».
  void add_dots(const Segment& segment) {
    const float width = segment.width > 0 ? std::min(segment.width, width_) : width_;
    const float whole = width + word_behind();
    const Break after = whole > width_ ? Break::seam : Break::none;
    if (!boxes_.empty() && boxes_.back().after == Break::blank) {
      Box& before = boxes_.back();
      const std::string& text = segments_[static_cast<std::size_t>(before.segment)].text;
      // A comma behind another blank is no word: both would hold the line together.
      const bool is_word = before.begin < text.size() && text[before.begin] != ',';
      const bool is_short = is_word && before.end - before.begin <= kShortWord;
      const bool is_asking =
          before.end > 0 && before.end <= text.size() && text[before.end - 1] == ':';
      if ((is_short || is_asking) && before.width + before.blank + whole <= width_)
        before.after = Break::none;
    }
    boxes_.push_back({segment_, 0, 0, width, 0, 0, after});
  }

  /// The width of the word with which the next segment begins; 0 when it is no text.
  float word_behind() const {
    const auto next = static_cast<std::size_t>(segment_) + 1;
    if (next >= segments_.size() || segments_[next].kind != Segment::Kind::text) return 0;
    const std::string_view text = segments_[next].text;
    return text_width(text.substr(0, text.find(' ')), segments_[next].style, typography_.fonts);
  }

  void add_word(const Segment& segment, std::size_t begin, std::size_t end) {
    const std::string_view word = std::string_view{segment.text}.substr(begin, end - begin);
    const float width = text_width(word, segment.style, typography_.fonts);
    const auto* cuts = &no_cuts_;
    if (alignment_ == Alignment::justified || width > width_) {
      cuts = &typography_.hyphenation.cuts(word);
    }
    std::size_t from = 0;
    auto cut = cuts->begin();
    for (std::size_t at = 1; at < word.size(); ++at) {
      const bool is_cut = cut != cuts->end() && *cut == at;
      if (is_cut) ++cut;
      if (!is_cut && !is_seam(word, at)) continue;
      add_part(segment, begin + from, begin + at, is_cut ? Break::cut : Break::seam);
      from = at;
    }
    if (from == 0 && width <= width_) {
      boxes_.push_back({segment_, begin, end, width, 0, 0, Break::none});
    } else {
      add_part(segment, begin + from, end, Break::none);
    }
  }

  static bool is_seam(std::string_view word, std::size_t at) {
    const char before = word[at - 1];
    const auto is_letter = [](char c) { return is_plain_letter(c) || (c & '\x80') != 0; };
    const auto is_blank = [&](std::string_view blank) {
      return word.substr(at).starts_with(blank) || word.substr(0, at - 1).ends_with(blank);
    };
    // « 416 / 3 150 » stays whole by its no-break spaces.
    if (is_blank("\u00A0") || is_blank("\u202F")) return false;
    // « co-traitance » stays whole: two letters are not left at the end of a line.
    if (before == '-' && wording::is_typed_name(word)) return false;
    return (before == '-' || before == '/') && at >= 4 && is_letter(word[at - 2]) &&
           is_letter(word[at]);
  }

  void add_part(const Segment& segment, std::size_t begin, std::size_t end, Break after) {
    const std::string_view part = std::string_view{segment.text}.substr(begin, end - begin);
    FontBook& fonts = typography_.fonts;
    const float hyphen = after == Break::cut ? text_width("-", segment.style, fonts) : 0;
    const float width = text_width(part, segment.style, fonts);
    if (width + hyphen > width_) return add_overlong(segment, begin, end, after);
    boxes_.push_back({segment_, begin, end, width, 0, hyphen, after});
  }

  /// A part wider than the line: as many characters a line as fit.
  void add_overlong(const Segment& segment, std::size_t begin, std::size_t end, Break after) {
    std::size_t from = begin;
    float width = 0;
    const std::string_view text = segment.text;
    for (std::size_t at = begin; at < end;) {
      const std::size_t before = at;
      next_character(text, at);
      const float advance =
          text_width(text.substr(before, at - before), segment.style, typography_.fonts);
      if (width + advance > width_ && before > from) {
        boxes_.push_back({segment_, from, before, width, 0, 0, Break::seam});
        from = before;
        width = 0;
      }
      width += advance;
    }
    const Break seam = after == Break::none ? Break::none : Break::seam;
    boxes_.push_back({segment_, from, end, width, 0, 0, seam});
  }

  std::span<const Segment> segments_;
  float width_;
  Alignment alignment_;
  Typography& typography_;
  int segment_ = 0;
  std::vector<Box> boxes_;
  const std::vector<std::uint16_t> no_cuts_;
};

/// Chooses where lines end: least total cost over the whole text.
class Breaking {
 public:
  Breaking(const std::vector<Box>& boxes, float width, Alignment alignment)
      : boxes_(boxes), width_(width), alignment_(alignment) {}

  /// For each line, the index behind its last box.
  std::vector<std::size_t> line_ends() {
    best_.assign(boxes_.size() + 1, {});
    best_[0].cost = 0;
    for (std::size_t start = 0; start < boxes_.size(); ++start) {
      if (best_[start].cost < kUnreached) extend(start);
    }
    std::vector<std::size_t> ends;
    for (std::size_t at = boxes_.size(); at > 0; at = best_[at].start) ends.push_back(at);
    std::reverse(ends.begin(), ends.end());
    return ends;
  }

 private:
  static constexpr float kUnreached = std::numeric_limits<float>::max();
  struct Best {
    float cost = kUnreached;
    std::size_t start = 0;
  };

  /// Tries every line that starts at that box.
  void extend(std::size_t start) {
    float natural = 0;
    float blanks = 0;
    bool has_ended = false;
    for (std::size_t last = start; last < boxes_.size(); ++last) {
      const Box& box = boxes_[last];
      natural += box.width;
      const float total = natural + box.hyphen;
      const float shrink = alignment_ == Alignment::justified ? 0.18F * blanks : 0;
      const bool is_overfull = total - shrink > width_ + kWidthTolerance;
      if (is_overfull && has_ended) return;
      const bool is_end = last + 1 == boxes_.size();
      if (box.after != Break::none || is_end) {
        has_ended = true;
        float cost = best_[start].cost + line_cost(box, total, blanks, is_end);
        if (is_end && blanks == 0 && is_cut_before(start)) cost += kLonelyRest;
        if (cost < best_[last + 1].cost) best_[last + 1] = {cost, start};
        if (is_overfull || box.after == Break::forced) return;
      }
      natural += box.blank;
      blanks += box.blank;
    }
  }

  bool is_cut_before(std::size_t box) const {
    return box > 0 && boxes_[box - 1].after == Break::cut;
  }

  float line_cost(const Box& last, float total, float blanks, bool is_end) const {
    const float slack = width_ - total;
    if (slack < 0) return 2.0F + 60.0F * (slack * slack) / (blanks * blanks + 1);
    const bool is_last_line = is_end || last.after == Break::forced;
    if (is_last_line) return total < kRunt * width_ ? 5.0F : 1.0F;
    const float stretchable =
        alignment_ == Alignment::justified ? 0.8F * blanks + 0.5F : 0.25F * width_;
    const float ratio = std::min(slack / stretchable, 20.0F);
    float cost = 1.0F + 10.0F * ratio * ratio * (1.0F + ratio);
    if (last.after == Break::cut) cost += alignment_ == Alignment::justified ? 8.0F : 60.0F;
    if (last.after == Break::seam) cost += 4.0F;
    return cost;
  }

  const std::vector<Box>& boxes_;
  float width_;
  Alignment alignment_;
  std::vector<Best> best_;
};

/// The line of boxes [begin, end).
Line make_line(const std::vector<Box>& boxes, std::size_t begin, std::size_t end, float width,
               Alignment alignment) {
  Line line;
  int blank_count = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const Box& box = boxes[i];
    const float gap = i > begin ? boxes[i - 1].blank : 0;
    const bool continues = !line.runs.empty() && line.runs.back().segment == box.segment;
    if (gap > 0) ++blank_count;
    if (continues) {
      line.runs.back().width += gap + box.width;
      line.runs.back().end = box.end;
    } else {
      line.runs.push_back({box.segment, box.begin, box.end, line.width + gap, box.width});
    }
    line.width += gap + box.width;
  }
  const Box& last = boxes[end - 1];
  const bool is_last = end == boxes.size() || last.after == Break::forced;
  if (last.after == Break::cut && !is_last) {
    line.runs.back().has_hyphen = true;
    line.runs.back().width += last.hyphen;
    line.width += last.hyphen;
  }
  const float slack = width - line.width;
  if (alignment == Alignment::justified && blank_count > 0 && (!is_last || slack < 0)) {
    const float extra = slack / static_cast<float>(blank_count);
    // Blanks between runs shift the run behind; blanks inside a run widen it.
    float shift = 0;
    std::size_t run = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const bool has_gap = i > begin && boxes[i - 1].blank > 0;
      if (has_gap) shift += extra;
      const bool is_new = i > begin && boxes[i].segment != boxes[i - 1].segment;
      if (is_new)
        line.runs[++run].x += shift;
      else if (has_gap)
        line.runs[run].width += extra;
      line.runs[run].extra_blank = extra;
    }
  }
  return line;
}

}  // namespace

/// A line of few long words (codes, addresses) that cannot be justified without holes.
static bool has_holes(const std::vector<Line>& lines, std::span<const Segment> segments) {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return std::any_of(line.runs.begin(), line.runs.end(), [&](const LineRun& run) {
      const Segment& segment = segments[static_cast<std::size_t>(run.segment)];
      return run.extra_blank > kLoosest * segment.style.size;
    });
  });
}

std::vector<Line> break_lines(std::span<const Segment> segments, float width, Alignment alignment,
                              Typography& typography) {
  const std::vector<Box> boxes = Boxing{segments, width, alignment, typography}.boxes();
  std::vector<Line> lines;
  std::size_t begin = 0;
  for (const std::size_t end : Breaking{boxes, width, alignment}.line_ends()) {
    lines.push_back(make_line(boxes, begin, end, width, alignment));
    begin = end;
  }
  const bool is_better_ragged = alignment == Alignment::justified && has_holes(lines, segments);
  return is_better_ragged ? break_lines(segments, width, Alignment::left, typography) : lines;
}

TextWidths measure(std::span<const Segment> segments, Typography& typography) {
  constexpr float kEndless = 1e6F;
  TextWidths widths;
  float line = 0;
  float word = 0;
  for (const Box& box : Boxing{segments, kEndless, Alignment::left, typography}.boxes()) {
    const bool is_whole_line = box.width >= kEndless;
    line += is_whole_line ? 0 : box.width;
    word += is_whole_line ? 0 : box.width;
    widths.unbreakable = std::max(widths.unbreakable, word);
    widths.natural = std::max(widths.natural, line);
    line += box.blank;
    word = box.after == Break::none ? word + box.blank : 0;
    if (box.after == Break::forced) line = 0;
  }
  return widths;
}

}  // namespace copil::pages
