#include "opendocument/text/text_body.hpp"

#include <algorithm>

#include "document/length.hpp"
#include "document/signing.hpp"
#include "opendocument/package/pictures.hpp"
#include "opendocument/sheet/chart.hpp"
#include "opendocument/text/chart_values.hpp"
#include "opendocument/text/text_styles.hpp"
#include "opendocument/text/text_tables.hpp"
#include "sheets/charts.hpp"
#include "sheets/texts.hpp"
#include "wording/dates.hpp"
#include "wording/text.hpp"

namespace copil::opendocument {

namespace {

using namespace document;

/// Every heading of the document, in order, down to a depth.
void gather_headings(const Blocks& blocks, int depth, std::vector<const Heading*>& found) {
  for (const auto& block : blocks) {
    const auto* heading = std::get_if<Heading>(&block.node);
    if (heading != nullptr && heading->level <= depth) found.push_back(heading);
  }
}

/// « Axes de progrès : », or what stands before a list: it stays with what follows, unless that is
/// a heading.
bool announces(const Blocks& nodes, std::size_t index) {
  const auto* paragraph = std::get_if<Paragraph>(&nodes[index].node);
  if (paragraph == nullptr || index + 1 >= nodes.size()) return false;
  const auto& next = nodes[index + 1].node;
  if (std::holds_alternative<List>(next)) return true;
  return !std::holds_alternative<Heading>(next) && plain_text(paragraph->content).ends_with(':');
}

/// A document on its way to XML.
class TextWriter {
 public:
  explicit TextWriter(const Document& document)
      : document_(document),
        xml_(Xml::Kind::fragment),
        inlines_(xml_, document),
        tables_(xml_, inlines_, text_width_cm(document.orientation)) {}

  TextBody all() {
    xml_.open("office:body");
    xml_.open("office:text");
    front();
    blocks(document_.content);
    rules();
    end();
    xml_.close();
    xml_.close();
    Xml part(Xml::Kind::document);
    part.open("office:document-content", namespaces());
    part.open("office:automatic-styles");
    part.raw(tables_.styles());
    part.close();
    part.raw(xml_.finished());
    part.close();
    charts_.insert(charts_.end(), pictures_.begin(), pictures_.end());
    return {{"content.xml", part.finished()}, std::move(charts_), inlines_.removed()};
  }

  // ── Blocks ───────────────────────────────────────────────────────────────────────────────────

  void operator()(const Heading& n) {
    const int level = std::clamp(n.level, 1, 4);
    const std::string style = "Heading_20_" + std::to_string(level);
    xml_.open("text:h",
              {{"text:style-name", style}, {"text:outline-level", std::to_string(level)}});
    if (!n.anchor.empty()) xml_.leaf("text:bookmark-start", {{"text:name", n.anchor}});
    inlines_.write(n.content);
    if (!n.anchor.empty()) xml_.leaf("text:bookmark-end", {{"text:name", n.anchor}});
    xml_.close();
  }

  void operator()(const Paragraph& n) { inlines_.paragraph(paragraph_style_, n.content); }
  void operator()(const ThematicBreak&) { inlines_.paragraph(style::kRule, std::string{}); }
  void operator()(const PageBreak&) { inlines_.paragraph(style::kPageBreak, std::string{}); }

  /// Items close to one another, the last as far from what follows as any paragraph.
  void operator()(const List& n) {
    const char* outer = paragraph_style_;
    const char* last = outer == style::kBody ? style::kLastItem : outer;
    xml_.open("text:list", {{"text:style-name", n.ordered ? style::kNumbers : style::kBullets}});
    for (std::size_t i = 0; i < n.items.size(); ++i) {
      Attributes attributes;
      const bool is_told = n.ordered && i == 0 && n.start != 1;
      if (is_told) attributes.push_back({"text:start-value", std::to_string(n.start)});
      xml_.open("text:list-item", attributes);
      const bool is_last = i + 1 == n.items.size();
      // Neither the first item nor the last stands alone at the edge of a page.
      const char* inner = i == 0 || i + 2 == n.items.size() ? style::kTiedItem : style::kListItem;
      item(n.items[i], is_last || outer == style::kQuote ? last : inner);
      xml_.close();
    }
    xml_.close();
    paragraph_style_ = outer;
  }

  void operator()(const Quote& n) {
    const char* outer = std::exchange(paragraph_style_, style::kQuote);
    blocks(n.content);
    paragraph_style_ = outer;
  }

  void operator()(const Table& n) { tables_.write(n, document::told_arrete(document_)); }

  /// A chart that word processors draw and let one edit, its values under it when no table of the
  /// document has them; a map is a table of tiles.
  void operator()(const Chart& n) {
    if (n.series.empty()) return;
    if (n.categories.empty())
      unknown_chart(n);
    else if (n.kind == Chart::Kind::tile_map)
      tables_.write_tiles(n);
    else
      drawn_chart(n);
    inlines_.source_lines(sheets::source_line(n.source, n.scope, document::told_arrete(document_)),
                          n.reading);
  }

  /// Without a category there is nothing to draw: no range, no series.
  void unknown_chart(const Chart& n) {
    if (!n.title.empty()) inlines_.paragraph(style::kCaption, n.title);
    inlines_.paragraph(style::kBody, std::string{"Aucune valeur connue (n.d.)"});
  }

  void drawn_chart(const Chart& n) {
    native_chart(n);
    if (n.table.empty()) tables_.write(values_of(n), Day::unknown);
  }

  void native_chart(const Chart& n) {
    auto native = sheets::described(n);
    native.width_px = std::min(native.width_px, page_width_px());
    native.height_px = std::min(native.height_px, page_height_px());
    const int number = static_cast<int>(charts_.size()) / 2 + 1;
    xml_.open("text:p", {{"text:style-name", style::kBody}});
    write_chart_frame(xml_, native, number, {{"text:anchor-type", "as-char"}});
    xml_.close();
    const auto parts = chart_parts(native, own_addresses(native), number);
    charts_.insert(charts_.end(), parts.begin(), parts.end());
  }

  void operator()(const KeyFigures& n) {
    const double width = text_width_cm(document_.orientation);
    const std::vector<double> widths{width * 0.36, width * 0.2, width * 0.14, width * 0.3};
    tables_.write_grid(n.figures.size(), widths, [&](std::size_t row, std::size_t column) {
      key_figure(n.figures[row], column);
    });
  }

  /// The roles over the places to sign, side by side, on one page with the place and date.
  void operator()(const Signatures& n) {
    if (!n.place_and_date.empty()) inlines_.paragraph(style::kPlaceAndDate, n.place_and_date);
    if (n.signatures.empty()) return;
    // One who signs alone has the right half, as in a letter.
    const std::size_t empty = n.signatures.size() == 1 ? 1 : 0;
    tables_.write_side_by_side(2, n.signatures.size() + empty, [&](std::size_t row, std::size_t i) {
      if (i < empty) return inlines_.paragraph(style::kSignature, std::string{});
      if (row == 1) return inlines_.paragraph(style::kSignatureRule, std::string{});
      inlines_.paragraph(style::kSignature, n.signatures[i - empty].role);
      inlines_.paragraph(style::kBody, n.signatures[i - empty].name);
    });
  }

  /// Word processors compute the pages when they open the file. A document of few pages has none.
  void operator()(const TableOfContents& n) {
    if (pages_about(document_) < kPagesForContents) return;
    xml_.open("text:table-of-content", {{"text:name", "Sommaire"}, {"text:protected", "false"}});
    contents_source(n.depth);
    xml_.open("text:index-body");
    inlines_.paragraph("Contents_20_Heading", std::string{"Sommaire"});
    std::vector<const Heading*> headings;
    gather_headings(document_.content, n.depth, headings);
    for (const Heading* heading : headings) contents_entry(*heading);
    xml_.close();
    xml_.close();
    inlines_.paragraph(style::kBody, std::string{});
  }

  void operator()(const Columns& n) {
    if (n.columns.empty()) return;
    tables_.write_side_by_side(1, n.columns.size(),
                               [&](std::size_t, std::size_t column) { blocks(n.columns[column]); });
  }

  /// Its own size, unless the page is too small for it.
  void operator()(const Illustration& n) {
    if (!n.caption.empty()) inlines_.paragraph(style::kCaption, n.caption);
    const double width = std::max(n.picture.width, 1);
    const double height = std::max(n.picture.height, 1);
    constexpr double kPixelsAPicture = 2 * 72 / 2.54;  // of a centimetre of the PDF
    const double scale =
        std::min({1 / kPixelsAPicture, text_width_cm(document_.orientation) / width,
                  page_height_px() / kPixelsPerCm / height});
    xml_.open("text:p", {{"text:style-name", style::kBody}});
    picture(n.picture, width * scale, height * scale);
    xml_.close();
  }

  void operator()(const Box& n) {
    tables_.write_frame(n.mark, [&] {
      if (!n.title.empty()) inlines_.paragraph(style::kBoxTitle, n.title);
      blocks(n.content);
    });
  }

 private:
  /// `last`: the style of its last paragraph.
  void item(const Blocks& content, const char* last) {
    for (const auto& block : content) {
      const bool is_inside = &block != &content.back() && last != style::kQuote;
      paragraph_style_ = is_inside ? style::kListItem : last;
      std::visit(*this, block.node);
    }
  }

  static constexpr double kPixelsPerCm = 96 / 2.54;
  static constexpr double kPagesForContents = 3.5;

  int page_width_px() const {
    return static_cast<int>(text_width_cm(document_.orientation) * kPixelsPerCm);
  }
  /// What a page bears beside a heading and the source line.
  int page_height_px() const {
    const double height_cm = document_.orientation == Orientation::portrait ? 21 : 12.5;
    return static_cast<int>(height_cm * kPixelsPerCm);
  }

  void blocks(const Blocks& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const char* outer = paragraph_style_;
      // Nobody signs a page that says nothing.
      const bool is_signed =
          i + 1 < nodes.size() && std::holds_alternative<Signatures>(nodes[i + 1].node);
      if (is_signed && outer == style::kBody) paragraph_style_ = style::kBeforeSignatures;
      if (announces(nodes, i) && outer == style::kBody) paragraph_style_ = style::kAnnouncing;
      std::visit(*this, nodes[i].node);
      paragraph_style_ = outer;
    }
  }

  // ── The first page ───────────────────────────────────────────────────────────────────────────

  /// Side by side, all as high as one another.
  void logos() {
    if (document_.logos.empty()) return;
    xml_.open("text:p", {{"text:style-name", style::kBody}});
    constexpr double kHeightCm = 1.6;
    for (const auto& logo : document_.logos) {
      picture(logo, kHeightCm * logo.width / std::max(logo.height, 1), kHeightCm);
      xml_.text(" ");
    }
    xml_.close();
  }

  void picture(const Picture& picture, double width_cm, double height_cm) {
    const int number = static_cast<int>(pictures_.size()) + 1;
    write_picture_frame(xml_,
                        {number, width_cm, height_cm, sheets::cleaned(picture.alternative).text},
                        {{"text:anchor-type", "as-char"}});
    pictures_.push_back(picture_part(number, picture.png));
  }

  void front() {
    logos();
    if (document_.style == Style::act) return act_front();
    inlines_.paragraph(style::kTitle, document_.title);
    if (!document_.subtitle.empty()) inlines_.paragraph(style::kSubtitle, document_.subtitle);
    identity("Territoire", document_.territory);
    identity("Période", wording::capitalised(wording::period_text(document_.period)));
    identity("Données arrêtées au", wording::date_text(document_.arrete));
    identity("Version", std::string{document_.is_draft ? "Projet" : "Définitive"} +
                            (document_.is_provisional ? ", données provisoires" : ""));
    inlines_.paragraph(style::kRule, std::string{});
  }

  void act_front() {
    inlines_.paragraph("Titre_20_d_27_acte", document_.title);
    for (const auto& line : {document_.subtitle, document_.territory}) {
      if (!line.empty()) inlines_.paragraph("Sous-titre_20_d_27_acte", line);
    }
    inlines_.paragraph(style::kActRule, std::string{});
  }

  void identity(const std::string& name, const std::string& value) {
    if (value.empty()) return;
    inlines_.paragraph(style::kIdentity,
                       {Inline{Text{name + " : "}}, Inline{Strong{{Inline{Text{value}}}}}});
  }

  void rules() {
    if (document_.rules.empty()) return;
    std::string text = "Règles de calcul appliquées.";
    for (const auto& rule : document_.rules) text += " " + rule + (rule.ends_with('.') ? "" : ".");
    inlines_.paragraph(style::kSource, text);
  }

  /// Behind a table word processors put a line of their own, which may open a page: a small one.
  void end() {
    if (document_.content.empty() || !document_.rules.empty()) return;
    if (std::holds_alternative<Paragraph>(document_.content.back().node)) return;
    inlines_.paragraph(style::kEnd, std::string{});
  }

  // ── Parts of blocks ──────────────────────────────────────────────────────────────────────────

  void key_figure(const KeyFigure& figure, std::size_t column) {
    if (column == 0) return inlines_.paragraph(style::kTableText, figure.label);
    if (column == 1) return inlines_.paragraph(style::kKeyFigure, {Inline{figure.value}});
    if (column == 3) return inlines_.paragraph(style::kTableText, figure.detail);
    inlines_.paragraph(style::kTableNumber,
                       figure.change ? Inlines{Inline{*figure.change}} : Inlines{});
  }

  void contents_source(int depth) {
    xml_.open("text:table-of-content-source", {{"text:outline-level", std::to_string(depth)}});
    xml_.element("text:index-title-template", "Sommaire",
                 {{"text:style-name", "Contents_20_Heading"}});
    for (int level = 1; level <= depth; ++level) {
      xml_.open("text:table-of-content-entry-template",
                {{"text:outline-level", std::to_string(level)},
                 {"text:style-name", "Contents_20_" + std::to_string(level)}});
      xml_.leaf("text:index-entry-link-start");
      xml_.leaf("text:index-entry-text");
      xml_.leaf("text:index-entry-tab-stop", {{"style:type", "right"}, {"style:leader-char", "."}});
      xml_.leaf("text:index-entry-page-number");
      xml_.leaf("text:index-entry-link-end");
      xml_.close();
    }
    xml_.close();
  }

  void contents_entry(const Heading& heading) {
    const std::string style = "Contents_20_" + std::to_string(std::clamp(heading.level, 1, 4));
    xml_.open("text:p", {{"text:style-name", style}});
    if (heading.anchor.empty()) {
      inlines_.write(heading.content);
    } else {
      xml_.open("text:a", {{"xlink:type", "simple"},
                           {"xlink:href", "#" + heading.anchor},
                           {"text:style-name", style::kIndexLink},
                           {"text:visited-style-name", style::kIndexLink}});
      inlines_.words(plain_text(heading.content));
      xml_.close();
      xml_.leaf("text:tab");
      xml_.element("text:bookmark-ref", "…",
                   {{"text:reference-format", "page"}, {"text:ref-name", heading.anchor}});
    }
    xml_.close();
  }

  const Document& document_;
  Xml xml_;
  InlineWriter inlines_;
  TextTables tables_;
  std::vector<Part> charts_;
  std::vector<Part> pictures_;
  const char* paragraph_style_ = style::kBody;
};

}  // namespace

TextBody text_body(const Document& document) {
  return TextWriter(document).all();
}

}  // namespace copil::opendocument
