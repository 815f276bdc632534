#include "pages/layout.hpp"

#include <set>

#include "document/walk.hpp"
#include "pages/bounds.hpp"
#include "pages/front.hpp"
#include "pages/lacking.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

/// Documents of fewer pages do without a table of contents.
constexpr std::size_t kPagesForContents = 4;

PageFrame frame_of(const document::Document& document) {
  const bool is_wide = document.orientation == document::Orientation::landscape;
  const double width = is_wide ? theme::kPageLong : theme::kPageShort;
  const double height = is_wide ? theme::kPageShort : theme::kPageLong;
  return {width,
          height,
          {theme::kMarginSide, theme::kMarginTop, width - 2 * theme::kMarginSide,
           height - theme::kMarginTop - theme::kMarginBottom}};
}

/// The anchors of all headings, and whether there is a table of contents.
struct Survey {
  std::set<std::string> anchors;
  bool has_contents = false;
};

Survey survey_of(const document::Document& document) {
  Survey survey;
  document::walk(document.content, [&](const document::Block& block) {
    const auto* heading = std::get_if<document::Heading>(&block.node);
    if (heading != nullptr) survey.anchors.insert(heading->anchor);
    survey.has_contents =
        survey.has_contents || std::holds_alternative<document::TableOfContents>(block.node);
  });
  return survey;
}

Metadata metadata_of(const document::Document& document, const LayoutOptions& options) {
  Metadata metadata;
  metadata.title = wording::typography(document.title);
  if (!document.territory.empty()) metadata.title += " – " + document.territory;
  metadata.author = options.author;
  metadata.subject = wording::typography(document.subtitle);
  metadata.keywords = document.keywords;
  metadata.day = document.arrete;
  return metadata;
}

/// Writes the numbers that the table of contents has left room for.
void fill_page_numbers(const std::vector<PlacedSlot>& slots, Pages& pages, FontBook& fonts) {
  for (const PlacedSlot& slot : slots) {
    Item& item = pages.pages[slot.page].items[slot.item];
    const auto& room = std::get<GlyphRun>(item.content);
    for (const Destination& destination : pages.destinations) {
      if (destination.name != slot.anchor) continue;
      const TextStyle style{static_cast<Face>(room.font), room.size, room.colour};
      GlyphRun number = text_run(std::to_string(destination.page + 1), style, room.origin, fonts);
      number.origin.x -= static_cast<double>(number.width);
      item.content = std::move(number);
      break;
    }
  }
}

/// Keeps only the fonts that are used, in the family's order.
void keep_used_fonts(Pages& pages, const std::vector<FontFile>& files) {
  std::vector<int> new_index(files.size(), -1);
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      if (const auto* run = std::get_if<GlyphRun>(&item.content)) {
        new_index[static_cast<std::size_t>(run->font)] = 0;
      }
    }
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (new_index[i] < 0) continue;
    new_index[i] = static_cast<int>(pages.fonts.size());
    pages.fonts.push_back(files[i]);
  }
  for (Page& page : pages.pages) {
    for (Item& item : page.items) {
      if (auto* run = std::get_if<GlyphRun>(&item.content)) {
        run->font = new_index[static_cast<std::size_t>(run->font)];
      }
    }
  }
}

/// A document without headings has its title to be found by.
void bookmark_title(Pages& pages) {
  const std::string& title = pages.metadata.title;
  if (pages.bookmarks.empty() && !title.empty()) pages.bookmarks.push_back({title, 1, 0, 0});
}

enum class Contents : std::uint8_t { shown, left_out };

Pages lay_out_once(const document::Document& document, const LayoutOptions& options,
                   const Survey& survey, Contents contents, Typography& type) {
  Pages pages;
  pages.metadata = metadata_of(document, options);
  for (const document::Logo& logo : document.logos) pages.pictures.push_back(logo.png);
  const PageFrame frame = frame_of(document);
  Structure structure;
  Paginator paginator{frame, pages};
  Studio studio{type, document, structure, paginator};
  studio.anchors = survey.anchors;
  studio.shows_contents = contents == Contents::shown;
  BlockLayout layout{studio, [&paginator](Piece piece) { paginator.add(std::move(piece)); }};
  const Area area{frame.text.x, frame.text.width, Structure::kRoot};
  lay_out_front(area, studio, layout);
  layout.lay_out(document.content, area);
  lay_out_rules(area, studio, layout);
  paginator.finish();
  bookmark_title(pages);
  add_figure_boxes(pages, structure);
  fill_page_numbers(paginator.slots(), pages, type.fonts);
  add_furniture(frame, pages, studio);
  keep_used_fonts(pages, type.fonts.files());
  pages.structure = structure.take();
  return pages;
}

}  // namespace

struct Typesetter::State {
  FontBook fonts;
  Hyphenation hyphenation;
};

Typesetter::Typesetter(std::unique_ptr<State> state) : state_(std::move(state)) {}
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

Checked<Typesetter> Typesetter::open(const Fonts& fonts) {
  Checked<FontBook> book = FontBook::open(fonts.folder);
  if (!book) return book.error();
  return Typesetter{
      std::make_unique<State>(State{std::move(*book), Hyphenation{fonts.hyphenation}})};
}

Diagnostics Typesetter::warn_of_lacking(const Pages& pages) const {
  return lacking_characters(pages, state_->fonts.lacking());
}

Pages Typesetter::lay_out(const document::Document& document, const LayoutOptions& options) {
  state_->fonts.trim();
  Typography type{state_->fonts, state_->hyphenation};
  const Survey survey = survey_of(document);
  Pages pages = lay_out_once(document, options, survey, Contents::shown, type);
  if (!survey.has_contents || pages.pages.size() >= kPagesForContents) return pages;
  return lay_out_once(document, options, survey, Contents::left_out, type);
}

}  // namespace copil::pages
