#include "pages/page_critic.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "pages/flow/theme.hpp"
#include "pages/text/utf8.hpp"
#include "wording/numbers.hpp"

namespace copil::pages {

namespace {

using Fault = PageFault::Kind;

/// Raised « er » and calls of notes: so many bytes at most.
constexpr std::size_t kRaisedBytes = 8;
constexpr double kUnknownBlank = -1;

double linear(std::uint8_t part) {
  const double value = part / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// With white.
double contrast_of(Colour colour) {
  const double luminance =
      0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
  return 1.05 / (luminance + 0.05);
}

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

double lowest_of(const Path& path) {
  double lowest = 0;
  for (const PathStep& step : path.steps) lowest = std::max(lowest, step.to.y);
  return lowest;
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
    for (std::size_t i = 0; i < page.items.size(); ++i) {
      const Item& item = page.items[i];
      if (item.element == kNoElement || is_in(item.element, Role::note)) continue;
      if (const auto* run = std::get_if<GlyphRun>(&item.content)) {
        has_text = true;
        has_body |= run->size > theme::kSmall.size || is_in(item.element, Role::figure);
        lowest = std::max(lowest, run->origin.y);
        last = i;
        look_at_run(*run, item.element, page.width);
      } else {
        has_body = true;
        lowest = std::max(lowest, lowest_of(std::get<Path>(item.content)));
      }
    }
    if (!has_text) return add(Fault::blank, 0, "");
    if (!has_body) add(Fault::only_notes, 0, "");
    const double fill = (lowest - top) / height;
    const bool must_be_filled = !is_last && style_ == document::Style::report;
    if (must_be_filled && fill < limits::kLeastFill) add(Fault::nearly_empty, fill, "");
    if (!is_last && last) look_at_end(page.items[*last]);
  }

  void look_at_end(const Item& last) {
    const bool is_caption = is_in(last.element, Role::caption);
    bool is_heading = false;
    for (int role = static_cast<int>(Role::h2); role <= static_cast<int>(Role::h6); ++role) {
      is_heading |= is_in(last.element, static_cast<Role>(role));
    }
    if (is_caption || is_heading) {
      add(Fault::lone_heading, 0, std::get<GlyphRun>(last.content).text);
    }
  }

  void look_at_run(const GlyphRun& run, int element, double page_width) {
    const double right = ink_end(run);
    const double overrun =
        std::max(right - (page_width - theme::kMarginSide), theme::kMarginSide - run.origin.x);
    if (overrun > limits::kOverrun && run.rotation == 0) add(Fault::overrun, overrun, run.text);
    const bool is_drawn = is_in(element, Role::figure);
    const double blank = is_drawn ? kUnknownBlank : widest_blank(run);
    if (blank > limits::kWidestBlank) add(Fault::stretched, blank, run.text);
    const bool is_raised = run.text.size() <= kRaisedBytes && !is_drawn;
    if (static_cast<double>(run.size) < limits::kSmallestText - 0.01 && !is_raised) {
      add(Fault::small_text, static_cast<double>(run.size), run.text);
    }
    // The dark tiles of a map bear white words.
    const double contrast = contrast_of(run.colour);
    if (!is_drawn && contrast < limits::kLeastContrast) {
      add(Fault::pale_text, contrast, run.text);
    }
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
  const std::string where = "page " + std::to_string(fault.page) + " : ";
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
