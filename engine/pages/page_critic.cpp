#include "pages/page_critic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/signs.hpp"
#include "pages/flow/theme.hpp"
#include "pages/text/utf8.hpp"
#include "wording/numbers.hpp"

namespace copil::pages {

namespace {

using Fault = PageFault::Kind;

constexpr double kUnknownBlank = -1;

double linear(std::uint8_t part) {
  const double value = part / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance_of(Colour colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast_of(Colour ink, Colour ground) {
  const double a = luminance_of(ink) + 0.05;
  const double b = luminance_of(ground) + 0.05;
  return std::max(a, b) / std::min(a, b);
}

/// « er », « e », « nd » and the calls of notes, which are set smaller above the line, blanks
/// around.
bool is_raised(std::string_view text) {
  for (const std::string_view blank : {" ", "\u00A0", "\u202F"}) {
    while (text.starts_with(blank)) text.remove_prefix(blank.size());
    while (text.ends_with(blank)) text.remove_suffix(blank.size());
  }
  constexpr std::array<std::string_view, 8> kOrdinals{"er", "re", "e",  "ers",
                                                      "es", "nd", "de", "d"};
  if (text.size() == 1 && is_small_letter(text[0])) return true;
  if (text.size() <= 2 && is_digits(text)) return true;
  return std::find(kOrdinals.begin(), kOrdinals.end(), text) != kOrdinals.end();
}

struct Bounds {
  Point least{1e9, 1e9};
  Point most{-1e9, -1e9};
  void add(Point point) {
    least = {std::min(least.x, point.x), std::min(least.y, point.y)};
    most = {std::max(most.x, point.x), std::max(most.y, point.y)};
  }
  bool holds(Point point) const {
    return least.x <= point.x && point.x <= most.x && least.y <= point.y && point.y <= most.y;
  }
};

/// The widest blank inside a run, in ems.
double widest_blank(const GlyphRun& run) {
  double widest = kUnknownBlank;
  std::size_t byte = 0;
  std::size_t glyph = 0;
  for (const Cluster& cluster : run.clusters) {
    const bool is_blank = cluster.bytes == 1 && run.text[byte] == ' ';
    const std::size_t next = glyph + cluster.glyphs;
    if (is_blank && cluster.glyphs > 0 && next < run.glyphs.size()) {
      const auto width = static_cast<double>(run.glyphs[next].x - run.glyphs[glyph].x);
      widest = std::max(widest, width / static_cast<double>(run.size));
    }
    byte += cluster.bytes;
    glyph = next;
  }
  return widest;
}

/// Where the ink of a run ends: a blank at its end takes no room.
double ink_end(const GlyphRun& run) {
  double width = run.width;
  if (run.text.ends_with(' ') && !run.glyphs.empty()) width = run.glyphs.back().x;
  return run.origin.x + width;
}

Bounds box_of(const Path& path) {
  Bounds box;
  for (const PathStep& step : path.steps) {
    if (step.kind != PathStep::Kind::close) box.add(step.to);
  }
  return box;
}

/// A line of dots to write on.
bool is_dotted(const Path& path) {
  return path.stroke && path.stroke->is_round && path.stroke->dashes.size() == 2 &&
         path.stroke->dashes.front() == 0;
}

constexpr std::string_view kWordEnds = " ,;:.()/-";

int letters_in(std::string_view text) {
  int letters = 0;
  for (std::size_t at = 0; at < text.size(); ++letters) next_character(text, at);
  return letters;
}

/// The letters before the hyphen that ends a line, and those that open the next.
int letters_before_cut(std::string_view text) {
  text.remove_suffix(kSoftHyphen.size());
  return letters_in(text.substr(text.find_last_of(kWordEnds) + 1));
}

int letters_after_cut(std::string_view text) {
  return letters_in(text.substr(0, text.find_first_of(kWordEnds)));
}

/// What of a paragraph or a list stands on one page.
struct Share {
  int page = 0;
  std::set<int> parts;  ///< lines by their height, items and rows by their element
  std::string words;
  Bounds box{};  ///< where they stand
};
using Shares = std::map<int, std::vector<Share>>;

void count(Shares& shares, int whole, int page, int part, const GlyphRun& run) {
  std::vector<Share>& pages = shares[whole];
  if (pages.empty() || pages.back().page != page) pages.push_back({page, {}, run.text});
  pages.back().parts.insert(part);
  pages.back().box.add(run.origin);
}

/// Looks at the pages one after the other.
class Critic {
 public:
  Critic(const Pages& pages, document::Style style) : pages_(pages), style_(style) {}

  std::vector<PageFault> faults() {
    for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
      page_ = static_cast<int>(i) + 1;
      look_at(pages_.pages[i], i + 1 == pages_.pages.size());
    }
    add_lone(lines_, Fault::lone_line);
    add_lone(items_, Fault::lone_item);
    add_few_rows();
    std::stable_sort(faults_.begin(), faults_.end(),
                     [](const PageFault& a, const PageFault& b) { return a.page < b.page; });
    return std::move(faults_);
  }

 private:
  void look_at(const Page& page, bool is_last) {
    const double top = theme::kMarginTop;
    const double height = page.height - theme::kMarginTop - theme::kMarginBottom;
    double lowest = top;
    bool has_text = false;
    bool has_body = false;
    std::optional<std::size_t> last;
    grounds_.clear();
    for (std::size_t i = 0; i < page.items.size(); ++i) {
      const Item& item = page.items[i];
      add_ground(item);
      if (item.element == kNoElement || is_in(item.element, Role::note)) continue;
      if (const auto* run = std::get_if<GlyphRun>(&item.content)) {
        has_text = true;
        has_body |= run->size > theme::kSmall.size || is_in(item.element, Role::figure);
        lowest = std::max(lowest, run->origin.y);
        last = i;
        look_at_run(*run, item.element, page);
        look_at_ink(*run);
        look_at_cut(*run, item.element);
        count_run(*run, item.element);
      } else {
        if (!has_text && page_ > 1 && is_dotted(std::get<Path>(item.content))) {
          add(Fault::parted_blank, 0, "");
        }
        has_body = true;
        lowest = std::max(lowest, box_of(std::get<Path>(item.content)).most.y);
      }
    }
    if (!has_text) return add(Fault::blank, 0, "");
    if (!has_body) add(Fault::only_notes, 0, "");
    const double fill = (lowest - top) / height;
    const bool must_be_filled = !is_last && style_ == document::Style::report;
    if (must_be_filled && fill < limits::kLeastFill) add(Fault::nearly_empty, fill, "");
    if (!is_last && last) look_at_end(page.items[*last]);
  }

  bool is_in_heading(int element) const {
    for (int role = static_cast<int>(Role::h1); role <= static_cast<int>(Role::h6); ++role) {
      if (is_in(element, static_cast<Role>(role))) return true;
    }
    return false;
  }

  /// The run before it may have ended with a hyphen.
  void look_at_cut(const GlyphRun& run, int element) {
    const std::string before = std::exchange(cut_, {});
    if (!before.empty() && letters_after_cut(run.text) < limits::kFewestCutLetters) {
      add(Fault::bad_cut, 0, before + run.text);
    }
    if (!run.text.ends_with(kSoftHyphen)) return;
    cut_ = run.text;
    const bool is_short = letters_before_cut(run.text) < limits::kFewestCutLetters;
    if (is_short || is_in_heading(element)) add(Fault::bad_cut, 0, run.text);
  }

  /// Lines of paragraphs, by their baseline; items of lists; rows of tables, without their head.
  void count_run(const GlyphRun& run, int element) {
    int paragraph = kNoElement;
    int item = kNoElement;
    int row = kNoElement;
    for (int at = element; at >= 0;) {
      const Element& each = pages_.structure[static_cast<std::size_t>(at)];
      if (each.role == Role::table_row) row = at;
      if (each.role == Role::table && row != kNoElement) count(rows_, at, page_, row, run);
      if (each.role == Role::table || each.role == Role::table_head) return;
      if (each.role == Role::figure) return;
      if (each.role == Role::paragraph && paragraph == kNoElement) paragraph = at;
      if (each.role == Role::list_item && item == kNoElement) item = at;
      if (each.role == Role::list && item != kNoElement) {
        count(items_, at, page_, std::exchange(item, kNoElement), run);
      }
      at = each.parent;
    }
    constexpr double kLineStep = 8;  // Less than a leading, more than a raised sign.
    const auto line = static_cast<int>(std::lround(run.origin.y / kLineStep));
    if (paragraph != kNoElement) count(lines_, paragraph, page_, line, run);
  }

  void add_few_rows() {
    for (const auto& [table, pages] : rows_) {
      std::size_t rows = 0;
      for (const Share& share : pages) rows += share.parts.size();
      if (pages.size() < 2 || rows < std::size_t{2 * limits::kFewestRows}) continue;
      for (const Share& share : pages) {
        page_ = share.page;
        const bool is_low = share.box.most.y - share.box.least.y < limits::kLowRows;
        const bool is_short = share.parts.size() < std::size_t{limits::kFewestRows};
        if (is_short && is_low) {
          add(Fault::few_rows, static_cast<double>(share.parts.size()), share.words);
        }
      }
    }
  }

  void add_lone(const Shares& shares, Fault kind) {
    for (const auto& [whole, pages] : shares) {
      if (pages.size() < 2) continue;
      std::set<int> all;
      for (const Share& share : pages) all.insert(share.parts.begin(), share.parts.end());
      // Of two items, each may stand on its page.
      if (kind == Fault::lone_item && all.size() < 3) continue;
      for (const Share& share : pages) {
        page_ = share.page;
        if (share.parts.size() == 1) add(kind, 0, share.words);
      }
    }
  }

  void look_at_end(const Item& last) {
    const bool is_caption = is_in(last.element, Role::caption);
    if (is_caption || is_in_heading(last.element)) {
      add(Fault::lone_heading, 0, std::get<GlyphRun>(last.content).text);
    }
  }

  void look_at_run(const GlyphRun& run, int element, const Page& page) {
    const double right = ink_end(run);
    const double overrun =
        std::max(right - (page.width - theme::kMarginSide), theme::kMarginSide - run.origin.x);
    if (overrun > limits::kOverrun && run.rotation == 0) add(Fault::overrun, overrun, run.text);
    const bool is_drawn = is_in(element, Role::figure);
    const double blank = is_drawn ? kUnknownBlank : widest_blank(run);
    if (blank > limits::kWidestBlank) add(Fault::stretched, blank, run.text);
    const bool is_small = static_cast<double>(run.size) < limits::kSmallestText - 0.01;
    if (is_small && (is_drawn || !is_raised(run.text))) {
      add(Fault::small_text, static_cast<double>(run.size), run.text);
    }
  }

  /// The text before the shapes that were painted before it: the dark tiles of a map bear white
  /// words, and the tint of a header its own.
  void look_at_ink(const GlyphRun& run) {
    const Point middle{run.origin.x + run.width / 2, run.origin.y - run.size / 4};
    Colour ground = theme::kWhite;
    for (const auto& [box, colour] : grounds_) {
      if (box.holds(middle)) ground = colour;
    }
    const double contrast = contrast_of(run.colour, ground);
    if (run.rotation == 0 && contrast < limits::kLeastContrast) {
      add(Fault::pale_text, contrast, run.text);
    }
  }

  void add_ground(const Item& item) {
    const auto* path = std::get_if<Path>(&item.content);
    if (path != nullptr && path->fill) grounds_.emplace_back(box_of(*path), *path->fill);
  }

  bool is_in(int element, Role role) const {
    for (int at = element; at >= 0;) {
      const Element& each = pages_.structure[static_cast<std::size_t>(at)];
      if (each.role == role) return true;
      at = each.parent;
    }
    return false;
  }

  /// The first of its kind on a page.
  void add(Fault kind, double measure, const std::string& words) {
    const auto same = [&](const PageFault& fault) {
      return fault.kind == kind && fault.page == page_;
    };
    if (std::any_of(faults_.begin(), faults_.end(), same)) return;
    faults_.push_back({kind, page_, measure, words});
  }

  const Pages& pages_;
  document::Style style_;
  int page_ = 0;
  std::string cut_;  ///< the text of the run before, when its last word goes on
  Shares lines_;     ///< of each paragraph
  Shares items_;     ///< of each list
  Shares rows_;      ///< of each table
  std::vector<std::pair<Bounds, Colour>> grounds_;  ///< what the page has painted so far
  std::vector<PageFault> faults_;
};

std::string measured(double measure, int decimals) {
  const double scale = std::pow(10, decimals);
  const auto number = static_cast<std::int64_t>(std::llround(measure * scale));
  return wording::number_text(
      Value::decimal({number, static_cast<std::int64_t>(scale)}, Unit::none, decimals));
}

std::string in_quotes(const std::string& words) {
  constexpr std::size_t kShown = 40;
  std::size_t end = 0;
  while (end < words.size() && end < kShown) next_character(words, end);
  return "« " + words.substr(0, end) + (end < words.size() ? "…" : "") + " »";
}

}  // namespace

std::vector<PageFault> faults_of(const Pages& pages, document::Style style) {
  return Critic{pages, style}.faults();
}

std::string fault_text(const PageFault& fault) {
  std::string where = "page " + std::to_string(fault.page) + " : ";
  switch (fault.kind) {
    case Fault::blank:
      return where + "rien n'y est imprimé";
    case Fault::nearly_empty:
      return where + "remplie à " + measured(100 * fault.measure, 0) +
             " % ; seule la dernière peut l'être à moins d'un tiers";
    case Fault::only_notes:
      return where + "elle ne porte que des notes";
    case Fault::lone_heading:
      return where + "elle finit par un titre, " + in_quotes(fault.words);
    case Fault::lone_line:
      return where + "une ligne y est seule de son paragraphe, " + in_quotes(fault.words);
    case Fault::lone_item:
      return where + "un élément y est seul de sa liste, " + in_quotes(fault.words);
    case Fault::few_rows:
      return where + "un tableau coupé n'y a que peu de lignes, " + in_quotes(fault.words);
    case Fault::parted_blank:
      return where + "elle commence par une ligne à remplir, sans ce qui la demande";
    case Fault::bad_cut:
      return where + "un mot est mal coupé, " + in_quotes(fault.words);
    case Fault::overrun:
      return where + "un texte sort des marges de " + measured(fault.measure, 1) + " pt, " +
             in_quotes(fault.words);
    case Fault::stretched:
      return where + "une ligne est étirée (blancs de " + measured(fault.measure, 2) +
             " cadratin), " + in_quotes(fault.words);
    case Fault::small_text:
      return where + "un texte est en corps " + measured(fault.measure, 1) + ", " +
             in_quotes(fault.words);
    case Fault::pale_text:
      return where + "un texte est trop pâle (contraste " + measured(fault.measure, 1) + "), " +
             in_quotes(fault.words);
  }
  return where;
}

}  // namespace copil::pages
