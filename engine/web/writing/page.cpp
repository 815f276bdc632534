#include <algorithm>

#include "document/length.hpp"
#include "document/walk.hpp"
#include "sheets/texts.hpp"
#include "web/web.hpp"
#include "web/writing/base64.hpp"
#include "web/writing/inlines.hpp"
#include "web/writing/svg.hpp"
#include "web/writing/tables.hpp"
#include "wording/dates.hpp"
#include "wording/text.hpp"
#include "wording/typography.hpp"

namespace copil::web {

namespace {

using namespace document;

/// Headings of a page of several screens are listed at its head; those of an act from the length on
/// at which it has a table of contents on paper too.
constexpr std::size_t kListedFrom = 3;
constexpr double kPagesOfListedAct = 3.5;
constexpr int kListedDepth = 2;

/// A document on its way to HTML.
class ArticleWriter {
 public:
  ArticleWriter(const Document& document, pages::Typesetter& typesetter, const Options& options)
      : document_(document),
        typesetter_(typesetter),
        definitions_(document),
        desk_{document, options, html_, definitions_} {}

  std::string all(std::string_view after_title) {
    html_.open("article", {{"class", document_.style == Style::act ? "acte" : "rapport"}});
    front();
    html_.raw(after_title);
    if (desk_.options.has_front) contents();
    blocks(document_.content);
    rules();
    write_notes(desk_);
    definitions_.write(html_);
    html_.close();
    return html_.take();
  }

  // ── Blocks ───────────────────────────────────────────────────────────────────────────────────

  /// One level below the title; never more than one below the heading before.
  void operator()(const Heading& n) {
    level_ = std::clamp(n.level + 1, 2, std::min(level_ + 1, 5));
    html_.open("h" + std::to_string(level_), {{"id", n.anchor.empty() ? "" : anchor_id(n.anchor)}});
    write_inlines(n.content, desk_);
    html_.close();
  }

  void operator()(const Paragraph& n) {
    html_.open("p");
    write_inlines(n.content, desk_);
    html_.close();
  }

  void operator()(const List& n) {
    const bool is_told = n.ordered && n.start != 1;
    html_.open(n.ordered ? "ol" : "ul", {{"start", is_told ? std::to_string(n.start) : ""}});
    for (const auto& item : n.items) {
      html_.open("li");
      blocks(item);
      html_.close();
    }
    html_.close();
  }

  void operator()(const Quote& n) {
    html_.open("blockquote");
    blocks(n.content);
    html_.close();
  }

  void operator()(const ThematicBreak&) { html_.leaf("hr"); }
  void operator()(const PageBreak&) { html_.open("div", {{"class", "saut"}}).close(); }

  void operator()(const Table& n) { write_table(n, ++tables_, desk_); }

  void operator()(const Chart& n) {
    const std::string svg = chart_svg(n, document_.orientation, typesetter_);
    if (svg.empty()) return;
    ++charts_;
    const std::string name = "graphique-" + std::to_string(charts_);
    html_.open("figure", {{"aria-labelledby", name}}).open("figcaption", {{"id", name}});
    html_.text(caption_head("Graphique", charts_, !n.title.empty()));
    write_inlines(n.title, desk_);
    html_.close().open("div", {{"class", "dessin"}}).raw(svg).close();
    write_values(n, charts_, desk_);
    write_provenance(n.source, n.scope, n.reading, desk_);
    html_.close();
  }

  void operator()(const KeyFigures& n) {
    html_.open("dl", {{"class", "chiffres"}});
    for (const auto& figure : n.figures) {
      html_.open("div", {{"class", mark_class(figure.mark)}});
      html_.element("dt", wording::typography(figure.label));
      html_.open("dd", {{"class", "valeur"}});
      write_mark(figure.mark, html_);
      write_number(figure.value, {}, desk_);
      html_.close();
      if (figure.change) {
        html_.open("dd", {{"class", "evolution"}});
        write_number(*figure.change, {}, desk_);
        html_.close();
      }
      if (!figure.detail.empty()) {
        html_.element("dd", wording::typography(figure.detail), {{"class", "detail"}});
      }
      html_.close();
    }
    html_.close();
  }

  void operator()(const Signatures& n) {
    html_.open("div", {{"class", "signatures"}});
    if (!n.place_and_date.empty()) {
      html_.open("p", {{"class", "lieu"}});
      write_inlines(n.place_and_date, desk_);
      html_.close();
    }
    for (const auto& signature : n.signatures) {
      html_.open("div", {{"class", "signature"}});
      html_.element("p", wording::typography(signature.role));
      html_.open("p", {{"class", "nom"}});
      write_inlines(signature.name, desk_);
      html_.close().close();
    }
    html_.close();
  }

  void operator()(const TableOfContents&) {}  // it stands at the head of every page

  void operator()(const Columns& n) {
    html_.open("div", {{"class", "colonnes"}});
    for (const auto& column : n.columns) {
      html_.open("div");
      blocks(column);
      html_.close();
    }
    html_.close();
  }

  void operator()(const Illustration& n) {
    html_.open("figure", {{"class", "image"}});
    if (!n.caption.empty()) {
      html_.element("figcaption", caption_head("Figure", ++illustrations_, true) +
                                      wording::typography(n.caption));
    }
    html_.leaf("img", {{"src", "data:image/png;base64," + base64(n.picture.png)},
                       {"alt", n.picture.alternative},
                       {"width", std::to_string(n.picture.width)},
                       {"height", std::to_string(n.picture.height)}});
    html_.close();
  }

  void operator()(const Box& n) {
    const std::string mark = mark_class(n.mark);
    html_.open("div", {{"class", "encadre" + (mark.empty() ? mark : " " + mark)}});
    if (!n.title.empty()) {
      html_.open("p", {{"class", "titre"}});
      write_mark(n.mark, html_);
      write_inlines(n.title, desk_);
      html_.close();
    }
    blocks(n.content);
    html_.close();
  }

 private:
  void blocks(const Blocks& nodes) {
    for (const auto& block : nodes) std::visit(*this, block.node);
  }

  // ── The head ─────────────────────────────────────────────────────────────────────────────────

  void front() {
    html_.open("header");
    for (const auto& logo : document_.logos) {
      html_.leaf("img", {{"src", "data:image/png;base64," + base64(logo.png)},
                         {"alt", logo.alternative},
                         {"height", "60"}});
    }
    html_.element("h1", wording::typography(document_.title));
    if (!document_.subtitle.empty()) {
      html_.element("p", wording::typography(document_.subtitle), {{"class", "sous-titre"}});
    }
    if (!desk_.options.has_front) {
      html_.close();
      return;
    }
    if (document_.is_draft) html_.element("p", "Projet", {{"class", "projet"}});
    document_.style == Style::act ? act_identity() : report_identity();
    html_.close();
  }

  void act_identity() {
    if (document_.territory.empty()) return;
    html_.element("p", wording::typography(document_.territory), {{"class", "sous-titre"}});
  }

  void report_identity() {
    const std::string version = std::string{document_.is_draft ? "Projet" : "Définitive"} +
                                (document_.is_provisional ? ", données provisoires" : "");
    const std::pair<const char*, std::string> lines[] = {
        {"Territoire", document_.territory},
        {"Période", wording::capitalised(wording::period_text(document_.period))},
        {"Données arrêtées au", wording::date_text(document_.arrete)},
        {"Version", version}};
    html_.open("dl", {{"class", "identite"}});
    for (const auto& [name, value] : lines) {
      if (value.empty()) continue;
      html_.open("div").element("dt", name).element("dd", wording::typography(value)).close();
    }
    html_.close();
  }

  void contents() {
    std::vector<const Heading*> listed;
    walk(document_.content, [&](const Block& block) {
      const auto* heading = std::get_if<Heading>(&block.node);
      const bool is_listed =
          heading != nullptr && heading->level <= kListedDepth && !heading->anchor.empty();
      if (is_listed) listed.push_back(heading);
    });
    const bool is_short_act =
        document_.style == Style::act && pages_about(document_) < kPagesOfListedAct;
    if (listed.size() < kListedFrom || is_short_act) return;
    html_.open("nav", {{"class", "sommaire"}, {"aria-labelledby", "sommaire"}});
    html_.element("h2", "Sommaire", {{"id", "sommaire"}}).open("ol");
    for (const Heading* heading : listed) {
      html_.open("li", {{"class", heading->level > 1 ? "sous" : ""}});
      html_.element("a", sheets::shown_text(heading->content),
                    {{"href", "#" + anchor_id(heading->anchor)}});
      html_.close();
    }
    html_.close().close();
  }

  void rules() {
    if (document_.rules.empty()) return;
    std::string text = "Règles de calcul appliquées.";
    for (const auto& rule : document_.rules) text += " " + rule + (rule.ends_with('.') ? "" : ".");
    html_.element("p", wording::typography(text), {{"class", "source"}});
  }

  const Document& document_;
  pages::Typesetter& typesetter_;
  Html html_;
  Definitions definitions_;
  Desk desk_;
  int level_ = 1;
  int tables_ = 0;
  int charts_ = 0;
  int illustrations_ = 0;  ///< those with a caption
};

std::string page_title(const Document& document) {
  std::string title = document.title;
  if (!document.territory.empty()) title += " – " + document.territory;
  return wording::typography(title + " – " + wording::period_text(document.period));
}

}  // namespace

std::string article(const Document& document, pages::Typesetter& typesetter, const Options& options,
                    std::string_view after_title) {
  return ArticleWriter{document, typesetter, options}.all(after_title);
}

std::string page(const Document& document, pages::Typesetter& typesetter, const Options& options) {
  Html html;
  html.raw("<!DOCTYPE html>\n");
  html.open("html", {{"lang", "fr"}, {"xmlns", "http://www.w3.org/1999/xhtml"}}).open("head");
  html.leaf("meta", {{"charset", "utf-8"}});
  html.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.leaf("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  if (!document.keywords.empty()) {
    html.leaf("meta", {{"name", "keywords"}, {"content", document.keywords}});
  }
  html.element("title", page_title(document));
  html.open("style").raw(stylesheet()).close().close();
  html.open("body");
  html.element("a", "Aller au contenu", {{"class", "evitement"}, {"href", "#contenu"}});
  html.open("main", {{"id", "contenu"}}).raw(article(document, typesetter, options)).close();
  html.close().close();
  return html.take() + "\n";
}

}  // namespace copil::web
