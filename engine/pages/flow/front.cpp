#include "pages/flow/front.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "document/signing.hpp"
#include "wording/dates.hpp"
#include "wording/text.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

constexpr TextStyle kTitle{Face::bold, 22, theme::kNavy};
constexpr TextStyle kSubtitle{Face::regular, 12.5F, theme::kGrey};
constexpr TextStyle kActTitle{Face::bold, 16, theme::kNavy};
constexpr TextStyle kIdentity{Face::bold, 9, theme::kInk};

struct IdentityLine {
  std::string name;
  std::string value;
};

std::array<IdentityLine, 4> identity_of(const document::Document& document) {
  const std::string provisional = document.is_provisional ? ", données provisoires" : "";
  return {{{"Territoire", document.territory},
           {"Période", wording::capitalised(wording::period_text(document.period))},
           {"Données arrêtées au", wording::date_text(document.arrete)},
           {"Version", (document.is_draft ? "Projet" : "Définitive") + provisional}}};
}

/// Name over value, side by side between hairlines.
Piece identity_strip(const Area& area, Studio& studio) {
  constexpr double kPadding = 7;
  const auto lines = identity_of(studio.document);
  constexpr std::array<double, 4> kShares{0.36, 0.22, 0.22, 0.20};
  Piece strip;
  double height = 0;
  double x = area.x;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double width = area.width * kShares[i];
    const int element = studio.structure.add(Role::paragraph, area.parent);
    const double left = x + (i == 0 ? 0 : 9);
    const double inner = width - (i == 0 ? 9 : 18);
    const double baseline = kPadding + baseline_in(theme::kSmallLeading, theme::kSmall.size);
    add_text(strip, lines[i].name + "\u00A0: ", theme::kSmall, {left, baseline}, element, studio);
    Piece value = text_piece(plain(lines[i].value, kIdentity, element),
                             {kIdentity, 12, Alignment::left, 0}, left, inner, studio);
    height = std::max(height, value.height);
    absorb(strip, std::move(value), 0, kPadding + theme::kSmallLeading + 1);
    x += width;
  }
  strip.height = height + theme::kSmallLeading + 1 + 2 * kPadding;
  x = area.x;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    x += area.width * kShares[i];
    add_artifact(strip,
                 segment({x, kPadding}, {x, strip.height - kPadding}, {theme::kRule, 0.5, {}}));
  }
  const double right = area.x + area.width;
  for (const double y : {0.0, strip.height}) {
    add_artifact(strip, segment({area.x, y}, {right, y}, {theme::kRule, 0.6, {}}));
  }
  return strip;
}

void lay_out_report_front(const Area& area, Studio& studio, BlockLayout& layout) {
  const document::Document& document = studio.document;
  Piece bar;
  bar.height = 4;
  add_artifact(bar, rectangle({area.x, 0, 56, 4}, theme::kNavy));
  layout.emit(std::move(bar));
  layout.keep_with_next();
  const int title = studio.structure.add(Role::h1, area.parent);
  layout.emit(text_piece(plain(document.title, kTitle, title), {kTitle, 27, Alignment::left, 9},
                         area.x, area.width, studio));
  if (!document.subtitle.empty()) {
    const int element = studio.structure.add(Role::paragraph, area.parent);
    layout.keep_with_next();
    layout.emit(text_piece(plain(document.subtitle, kSubtitle, element),
                           {kSubtitle, 17, Alignment::left, 2}, area.x, area.width, studio));
  }
  if (document.territory.empty()) return layout.leave_space(16);  // A guide is of nowhere.
  layout.keep_with_next();
  layout.leave_space(13);
  const int identity = studio.structure.add(Role::division, area.parent);
  layout.emit(identity_strip(area.under(identity), studio));
  layout.leave_space(16);
}

void lay_out_act_front(const Area& area, Studio& studio, BlockLayout& layout) {
  const document::Document& document = studio.document;
  const int title = studio.structure.add(Role::h1, area.parent);
  layout.emit(text_piece(plain(document.title, kActTitle, title),
                         {kActTitle, 21, Alignment::centred, 0}, area.x, area.width, studio));
  std::vector<std::string> lines;
  if (!document.subtitle.empty()) lines.push_back(document.subtitle);
  if (!document.territory.empty()) lines.push_back(document.territory);
  for (const std::string& line : lines) {
    const int element = studio.structure.add(Role::paragraph, area.parent);
    layout.keep_with_next();
    const TextStyle style = kSubtitle.at(11);
    layout.emit(text_piece(plain(line, style, element), {style, 15, Alignment::centred, 3}, area.x,
                           area.width, studio));
  }
  Piece rule;
  rule.height = 1;
  rule.space_before = 12;
  const double middle = area.x + area.width / 2;
  add_artifact(rule, segment({middle - 45, 0.5}, {middle + 45, 0.5}, {theme::kNavy, 1, {}}));
  layout.keep_with_next();
  layout.emit(std::move(rule));
  layout.leave_space(18);
}

// ── Header, footer, watermark ──────────────────────────────────────────────────────────────────

class Furniture {
 public:
  Furniture(const PageFrame& frame, Studio& studio) : frame_(frame), studio_(studio) {}

  void add_header(Page& page) {
    const document::Document& document = studio_.document;
    const double baseline = frame_.text.y - 22;
    const double half = frame_.text.width / 2 - 10;
    add_left(page, shortened(document.title, half), baseline, Artifact::header);
    add_right(page, shortened(document.territory, half), baseline, Artifact::header);
    add_rule(page, frame_.text.y - 15, Artifact::header);
  }

  void add_footer(Page& page, std::size_t number, std::size_t count) {
    const document::Document& document = studio_.document;
    const double rule = frame_.text.bottom() + 14;
    const double baseline = rule + 13;
    add_rule(page, rule, Artifact::footer);
    const bool is_bare = document::is_ready_to_sign(document);
    std::string left = is_bare ? "" : "Données arrêtées au " + wording::date_text(document.arrete);
    if (document.is_provisional) left += " – données provisoires";
    if (document.is_draft) left += " – version projet";
    add_left(page, wording::typography(left), baseline, Artifact::footer);
    const std::string right =
        "Page\u00A0" + std::to_string(number) + "\u00A0/\u00A0" + std::to_string(count);
    add_right(page, right, baseline, Artifact::footer);
  }

  /// Large light letters across the page, painted first.
  void add_watermark(Page& page) {
    constexpr double kAngle = 52;
    const TextStyle style{Face::bold, 150, theme::kWatermark};
    GlyphRun run = text_run("PROJET", style, {}, studio_.type.fonts);
    const double radians = kAngle * std::numbers::pi / 180;
    const double across = static_cast<double>(run.width) / 2;
    const double down = 0.36 * style.size;
    // The middle of the letters stands in the middle of the page.
    run.origin = {frame_.width / 2 - across * std::cos(radians) + down * std::sin(radians),
                  frame_.height / 2 + across * std::sin(radians) + down * std::cos(radians)};
    run.rotation = static_cast<float>(kAngle);
    page.items.insert(page.items.begin(), {std::move(run), kNoElement, Artifact::watermark});
  }

 private:
  /// The text, its end replaced by an ellipsis when it is wider than `width`.
  std::string shortened(const std::string& text, double width) {
    const RichText rich = plain(text, theme::kSmall, kNoElement);
    if (rich.segments.empty()) return {};
    std::string words = rich.segments.front().text;
    while (static_cast<double>(text_width(words, theme::kSmall, studio_.type.fonts)) > width) {
      const std::size_t blank = words.find_last_of(' ');
      if (blank == std::string::npos || blank == 0) return {};
      words = words.substr(0, blank);
      if (!words.ends_with("…")) words += "\u00A0…";
    }
    return words;
  }

  void add_left(Page& page, const std::string& text, double baseline, Artifact kind) {
    add(page, text_run(text, theme::kSmall, {frame_.text.x, baseline}, studio_.type.fonts), kind);
  }

  void add_right(Page& page, const std::string& text, double baseline, Artifact kind) {
    GlyphRun run = text_run(text, theme::kSmall, {0, baseline}, studio_.type.fonts);
    run.origin.x = frame_.text.right() - static_cast<double>(run.width);
    add(page, std::move(run), kind);
  }

  void add(Page& page, GlyphRun run, Artifact kind) {
    if (!run.glyphs.empty()) page.items.push_back({std::move(run), kNoElement, kind});
  }

  void add_rule(Page& page, double y, Artifact kind) {
    const Rect& text = frame_.text;
    page.items.push_back(
        {segment({text.x, y}, {text.right(), y}, {theme::kRule, 0.5, {}}), kNoElement, kind});
  }

  const PageFrame& frame_;
  Studio& studio_;
};

// ── Logos ──────────────────────────────────────────────────────────────────────────────────────

constexpr double kLogoHeight = 44;
constexpr double kLogoGap = 20;

/// Sizes of the logos, each as large as its share of the width and the height of the strip allow.
std::vector<Rect> logo_boxes(const std::vector<document::Picture>& logos, double width) {
  const auto count = static_cast<double>(logos.size());
  const double widest = std::min((width - kLogoGap * (count - 1)) / count, 0.4 * width);
  std::vector<Rect> boxes;
  for (const document::Picture& logo : logos) {
    const double scale = std::min(widest / logo.width, kLogoHeight / logo.height);
    boxes.push_back({0, 0, logo.width * scale, logo.height * scale});
  }
  return boxes;
}

/// Side by side from margin to margin, standing on one line; a single one stands at the left.
void lay_out_logos(const Area& area, Studio& studio, BlockLayout& layout) {
  const auto& logos = studio.document.logos;
  if (logos.empty()) return;
  std::vector<Rect> boxes = logo_boxes(logos, area.width);
  double room = area.width;
  for (const Rect& box : boxes) room -= box.width;
  const double gap = room / static_cast<double>(std::max<std::size_t>(logos.size() - 1, 1));
  Piece strip;
  strip.height = kLogoHeight;
  double x = area.x;
  for (std::size_t i = 0; i < logos.size(); ++i) {
    boxes[i].x = x;
    boxes[i].y = kLogoHeight - boxes[i].height;
    x += boxes[i].width + gap;
    const int element = studio.structure.add(Role::figure, area.parent);
    studio.structure.at(element).alternative = wording::typography(logos[i].alternative);
    Item& item = strip.items.emplace_back();
    item.content = picture(boxes[i], studio.pictures.at(logos[i].png));
    item.element = element;
  }
  layout.emit(std::move(strip));
  layout.keep_with_next();
  layout.leave_space(20);
}

}  // namespace

void lay_out_front(const Area& area, Studio& studio, BlockLayout& layout) {
  lay_out_logos(area, studio, layout);
  if (studio.document.style == document::Style::act) {
    lay_out_act_front(area, studio, layout);
  } else {
    lay_out_report_front(area, studio, layout);
  }
}

void lay_out_rules(const Area& area, Studio& studio, BlockLayout& layout) {
  if (studio.document.rules.empty()) return;
  std::string text = "Règles de calcul appliquées. ";
  for (std::size_t i = 0; i < studio.document.rules.size(); ++i) {
    text += (i == 0 ? "" : " ") + studio.document.rules[i];
    if (!text.ends_with('.')) text += '.';
  }
  const int element = studio.structure.add(Role::paragraph, area.parent);
  layout.keep_with_next();  // A last page of small print alone says nothing.
  layout.emit(text_piece(plain(text, theme::kSmall, element),
                         {theme::kSmall, theme::kSmallLeading, Alignment::left, 18}, area.x,
                         area.width, studio));
}

void add_furniture(const PageFrame& frame, std::size_t page_count, Pages& pages, Studio& studio) {
  Furniture furniture{frame, studio};
  std::size_t number = static_cast<std::size_t>(pages.first_page);
  for (Page& page : pages.pages) {
    if (++number > 1) furniture.add_header(page);
    furniture.add_footer(page, number, page_count);
    if (studio.document.is_draft) furniture.add_watermark(page);
  }
}

}  // namespace copil::pages
