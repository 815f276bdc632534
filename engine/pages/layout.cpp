#include "pages/layout.hpp"

#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "document/walk.hpp"
#include "pages/bounds.hpp"
#include "pages/flow/front.hpp"
#include "pages/text/lacking.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

/// Documents of fewer pages do without a table of contents.
constexpr std::size_t kPagesForContents = 4;
/// A longer document is handed on in parts of so many pages.
constexpr std::size_t kPagesAPart = 64;

/// How a document is set: as a rule with the blanks of the theme and its foot.
struct Fit {
  double spacing = 1;  ///< share of the blanks between blocks that is left
  double lower = 0;    ///< how much further down the text may reach
};

/// A last page that is filled less than that is saved if the document can be set tighter.
constexpr double kLoneEnd = 0.4;
/// From the least to the most: the first that saves the last page is taken. The text stays six
/// millimetres and more from the edge of the paper, foot included.
constexpr std::array<Fit, 3> kTighter{{{0.85, 0}, {0.7, 6}, {0.5, 14}}};

PageFrame frame_of(const document::Document& document, const Fit& fit) {
  const bool is_wide = document.orientation == document::Orientation::landscape;
  const double width = is_wide ? theme::kPageLong : theme::kPageShort;
  const double height = is_wide ? theme::kPageShort : theme::kPageLong;
  return {width,
          height,
          {theme::kMarginSide, theme::kMarginTop, width - 2 * theme::kMarginSide,
           height - theme::kMarginTop - theme::kMarginBottom + fit.lower},
          fit.spacing};
}

/// The anchors of all headings, the pictures, and whether there is a table of contents.
struct Survey {
  std::set<std::string> anchors;
  std::vector<const document::Picture*> pictures;
  bool has_contents = false;
};

Survey survey_of(const document::Document& document) {
  Survey survey;
  document::walk(document.content, [&](const document::Block& block) {
    const auto* heading = std::get_if<document::Heading>(&block.node);
    if (heading != nullptr) survey.anchors.insert(heading->anchor);
    const auto* illustration = std::get_if<document::Illustration>(&block.node);
    if (illustration != nullptr) survey.pictures.push_back(&illustration->picture);
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

/// What must be known of the whole document before a page of it can be finished.
struct Paging {
  std::size_t page_count = 0;
  std::map<std::string, int> page_of_anchor;
};

/// Writes the numbers that the table of contents has left room for.
void fill_page_numbers(const std::vector<PlacedSlot>& slots, const Paging& paging, Pages& pages,
                       FontBook& fonts) {
  for (const PlacedSlot& slot : slots) {
    const auto page = paging.page_of_anchor.find(slot.anchor);
    if (page == paging.page_of_anchor.end()) continue;
    Item& item = pages.pages[slot.page].items[slot.item];
    const auto& room = std::get<GlyphRun>(item.content);
    const TextStyle style{static_cast<Face>(room.font), room.size, room.colour};
    GlyphRun number = text_run(std::to_string(page->second + 1), style, room.origin, fonts);
    number.origin.x -= static_cast<double>(number.width);
    item.content = std::move(number);
  }
}

/// The last element that has an item on the pages, or −1.
int last_element(const std::vector<Page>& pages) {
  for (auto page = pages.rbegin(); page != pages.rend(); ++page) {
    for (auto item = page->items.rbegin(); item != page->items.rend(); ++item) {
      if (item->element != kNoElement) return item->element;
    }
  }
  return kNoElement;
}

enum class Contents : std::uint8_t { shown, left_out };

/// One walk through the document. Without paging it counts: it holds the pages of a document that
/// is a single part, and drops those of a longer one. With the paging it hands them on.
class Pass {
 public:
  Pass(const document::Document& document, const LayoutOptions& options, const Survey& survey,
       Contents contents, const Fit& fit, Typography& type)
      : document_(document),
        frame_(frame_of(document, fit)),
        paginator_(frame_, pages_, [this] { end_part(); }),
        studio_{type, document, structure_, paginator_} {
    pages_.metadata = metadata_of(document, options);
    title_ = pages_.metadata.title;
    pages_.fonts = type.fonts.files();
    for (const document::Picture& logo : document.logos) add_picture(logo);
    for (const document::Picture* picture : survey.pictures) add_picture(*picture);
    studio_.anchors = survey.anchors;
    studio_.shows_contents = contents == Contents::shown;
    studio_.cuts_charts = options.cuts_charts;
  }

  /// Walks through the document and counts; gives what it has found.
  Paging count() {
    walk();
    note_extent();
    return counted_;
  }

  /// True when the pages that `count` has seen are held.
  bool holds_all() const { return pages_.first_page == 0; }

  /// True when all that `count` has seen ends on a page of its own that hardly anything stands on.
  bool ends_alone() const {
    return holds_all() && pages_.pages.size() > 1 &&
           paginator_.filled_height() < kLoneEnd * frame_.text.height;
  }

  /// Hands on the pages in hand: all of a document that is a single part, else those of its last.
  void hand_on_rest(const Paging& paging, const PartSink& sink) {
    finish_pages(paging);
    bookmark_title();
    pages_.structure = structure_.take();
    sink(std::move(pages_));
  }

  /// Walks through the document and hands its parts on.
  void hand_on(const Paging& paging, const PartSink& sink) {
    paging_ = &paging;
    sink_ = &sink;
    walk();
    hand_on_rest(paging, sink);
  }

 private:
  /// One shown twice is in the file once.
  void add_picture(const document::Picture& picture) {
    const int rank = static_cast<int>(pages_.pictures.size());
    if (studio_.pictures.emplace(picture.png, rank).second) pages_.pictures.push_back(picture.png);
  }

  void walk() {
    BlockLayout layout{studio_, [this](Piece piece) { paginator_.add(std::move(piece)); }};
    const Area area{frame_.text.x, frame_.text.width, Structure::kRoot};
    lay_out_front(area, studio_, layout);
    layout.lay_out(document_.content, area);
    lay_out_rules(area, studio_, layout);
    paginator_.finish();
  }

  void end_part() {
    if (pages_.pages.size() < kPagesAPart) return;
    has_bookmarks_ = has_bookmarks_ || !pages_.bookmarks.empty();
    if (paging_ != nullptr) {
      finish_pages(*paging_);
      pages_.structure = structure_.take_through(last_element(pages_.pages));
    } else {
      note_extent();
      structure_.take_through(last_element(pages_.pages));
      paginator_.take_slots();
    }
    Pages next;
    next.first_page = pages_.first_page + static_cast<int>(pages_.pages.size());
    next.first_element = structure_.first();
    Pages part = std::exchange(pages_, std::move(next));
    if (sink_ != nullptr) (*sink_)(std::move(part));
  }

  void finish_pages(const Paging& paging) {
    add_figure_boxes(pages_, structure_);
    fill_page_numbers(paginator_.take_slots(), paging, pages_, studio_.type.fonts);
    add_furniture(frame_, paging.page_count, pages_, studio_);
  }

  /// A document without headings has its title to be found by.
  void bookmark_title() {
    if (has_bookmarks_ || !pages_.bookmarks.empty() || title_.empty()) return;
    pages_.bookmarks.push_back({title_, 1, 0, 0});
  }

  /// Adds the pages in hand to what has been counted.
  void note_extent() {
    counted_.page_count += pages_.pages.size();
    for (const Destination& destination : pages_.destinations) {
      counted_.page_of_anchor.emplace(destination.name, destination.page);
    }
  }

  const document::Document& document_;
  const PageFrame frame_;
  Pages pages_;  ///< those in hand
  Structure structure_;
  Paginator paginator_;
  Studio studio_;
  Paging counted_;
  std::string title_;
  bool has_bookmarks_ = false;      ///< in the parts before
  const Paging* paging_ = nullptr;  ///< null while counting
  const PartSink* sink_ = nullptr;
};

/// A walk that has counted.
struct Counted {
  std::unique_ptr<Pass> pass;
  Paging paging;
};

/// Without its table of contents if it is short.
Counted counted(const document::Document& document, const LayoutOptions& options,
                const Survey& survey, const Fit& fit, Typography& type) {
  const auto walk = [&](Contents contents) {
    auto pass = std::make_unique<Pass>(document, options, survey, contents, fit, type);
    Paging paging = pass->count();
    return Counted{std::move(pass), std::move(paging)};
  };
  Counted shown = walk(Contents::shown);
  if (!survey.has_contents || shown.paging.page_count >= kPagesForContents) return shown;
  return walk(Contents::left_out);
}

/// Set tighter if that saves a last page that hardly anything stands on.
Counted fitted(const document::Document& document, const LayoutOptions& options,
               const Survey& survey, Typography& type) {
  Counted usual = counted(document, options, survey, {}, type);
  if (!options.saves_last_page || !usual.pass->ends_alone()) return usual;
  Counted tightest = counted(document, options, survey, kTighter.back(), type);
  if (tightest.paging.page_count >= usual.paging.page_count) return usual;
  for (const Fit& fit : std::span{kTighter}.first(kTighter.size() - 1)) {
    Counted tighter = counted(document, options, survey, fit, type);
    const bool is_saved = tighter.paging.page_count < usual.paging.page_count;
    if (is_saved && !tighter.pass->ends_alone()) return tighter;
  }
  return tightest;
}

/// The whole of what comes in parts.
void append_part(Pages& whole, Pages part) {
  const auto move_behind = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  if (whole.pages.empty()) return void(whole = std::move(part));
  move_behind(whole.pages, part.pages);
  move_behind(whole.structure, part.structure);
  move_behind(whole.bookmarks, part.bookmarks);
  move_behind(whole.destinations, part.destinations);
  move_behind(whole.links, part.links);
}

}  // namespace

struct Typesetter::State {
  FontBook fonts;
  Hyphenation hyphenation;
  LackingSigns lacking{};  ///< of the document laid out last
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

Diagnostics Typesetter::warn_of_lacking() const {
  Diagnostics warnings;
  for (auto& sign : lacking_signs()) warnings.push_back(std::move(sign.warning));
  return warnings;
}

std::vector<WordedWarning> Typesetter::lacking_signs() const {
  return state_->lacking.warnings();
}

Pages Typesetter::lay_out(const document::Document& document, const LayoutOptions& options) {
  Pages whole;
  lay_out(document, options, [&whole](Pages part) { append_part(whole, std::move(part)); });
  return whole;
}

void Typesetter::lay_out(const document::Document& document, const LayoutOptions& options,
                         const PartSink& sink) {
  state_->fonts.trim();
  state_->lacking = {};
  Typography type{state_->fonts, state_->hyphenation};
  const Survey survey = survey_of(document);
  Counted counted = fitted(document, options, survey, type);
  const PartSink watched = [&](Pages part) {
    state_->lacking.look_at(part, state_->fonts.lacking());
    sink(std::move(part));
  };
  if (counted.pass->holds_all()) return counted.pass->hand_on_rest(counted.paging, watched);
  Pass whole{document, options, survey, Contents::shown, Fit{}, type};
  whole.hand_on(counted.paging, watched);
}

}  // namespace copil::pages
