#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pages/page.hpp"

/// Pages made by hand, without the layout: what the painter is given in its tests.
namespace sample {

using namespace copil::pages;

inline constexpr const char* kFont = "/usr/share/fonts/truetype/lato/Lato-Regular.ttf";
inline constexpr const char* kBoldFont = "/usr/share/fonts/truetype/lato/Lato-Bold.ttf";

/// Gives glyphs and advances of a font file, one glyph a code point.
class Font {
 public:
  explicit Font(const char* path) {
    if (FT_Init_FreeType(&library_) != 0 || FT_New_Face(library_, path, 0, &face_) != 0) {
      throw std::runtime_error(std::string("cannot open ") + path);
    }
  }
  Font(const Font&) = delete;
  Font& operator=(const Font&) = delete;
  ~Font() {
    FT_Done_Face(face_);
    FT_Done_FreeType(library_);
  }

  unsigned glyph(char32_t point) const { return FT_Get_Char_Index(face_, point); }

  float advance(unsigned id, float size) const {
    FT_Load_Glyph(face_, id, FT_LOAD_NO_SCALE);
    return static_cast<float>(face_->glyph->metrics.horiAdvance) * size /
           static_cast<float>(face_->units_per_EM);
  }

 private:
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

/// The first code point of `text`, and its length in bytes. Valid UTF-8 only.
struct CodePoint {
  char32_t point;
  std::uint16_t bytes;
};
inline CodePoint first_point(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  const std::uint16_t length = byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  char32_t point = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) point = point << 6 | (byte(i) & 0x3FU);
  return {point, length};
}

inline GlyphRun run(int font, float size, Point origin, const std::string& text) {
  static const Font kRegular(kFont);
  static const Font kBold(kBoldFont);
  const Font& face = font == 0 ? kRegular : kBold;
  GlyphRun result;
  result.font = font;
  result.size = size;
  result.origin = origin;
  result.text = text;
  for (std::string_view rest = text; !rest.empty();) {
    const CodePoint next = first_point(rest);
    const unsigned id = face.glyph(next.point);
    result.glyphs.push_back({id, result.width, 0});
    result.clusters.push_back({next.bytes, 1});
    result.width += face.advance(id, size);
    rest.remove_prefix(next.bytes);
  }
  return result;
}

inline Path filled_box(Rect box, Colour colour) {
  using Kind = PathStep::Kind;
  return {{{Kind::move, {box.x, box.y}, {}, {}},
           {Kind::line, {box.right(), box.y}, {}, {}},
           {Kind::line, {box.right(), box.bottom()}, {}, {}},
           {Kind::line, {box.x, box.bottom()}, {}, {}},
           {Kind::close, {}, {}, {}}},
          colour,
          std::nullopt};
}

/// Builds pages item by item; elements must come in pre-order.
class Builder {
 public:
  Builder() {
    pages_.metadata.title = "Bilan d’essai";
    pages_.metadata.author = "Comité de pilotage";
    pages_.metadata.subject = "Mission locale d’essai, année 2010";
    pages_.metadata.keywords = "co-traitance, bilan";
    pages_.metadata.day = *copil::make_day(2010, 12, 31);
    pages_.fonts = {{kFont, 0}, {kBoldFont, 0}};
    element(Role::document, kNoElement);
    new_page();
  }

  void new_page() { pages_.pages.push_back({595.28, 841.89, {}}); }

  int element(Role role, int parent) {
    Element made;
    made.role = role;
    made.parent = parent;
    pages_.structure.push_back(made);
    return static_cast<int>(pages_.structure.size()) - 1;
  }
  Element& at(int element) { return pages_.structure[static_cast<std::size_t>(element)]; }

  float text(int element, Point origin, const std::string& text, int font = 0, float size = 10) {
    GlyphRun made = run(font, size, origin, text);
    const float width = made.width;
    pages_.pages.back().items.push_back({std::move(made), element, Artifact::layout});
    return width;
  }

  void box(int element, Rect box, Colour colour) {
    pages_.pages.back().items.push_back({filled_box(box, colour), element, Artifact::layout});
  }

  Pages& pages() { return pages_; }
  int page() const { return static_cast<int>(pages_.pages.size()) - 1; }

 private:
  Pages pages_;
};

inline void add_paragraph_with_link(Builder& builder) {
  const int paragraph = builder.element(Role::paragraph, 0);
  const double y = 110;
  double x = 60;
  x += static_cast<double>(
      builder.text(builder.element(Role::span, paragraph), {x, y}, "Voir le site "));
  const int link = builder.element(Role::link, paragraph);
  const auto width = static_cast<double>(builder.text(link, {x, y}, "de l’accord-cadre"));
  builder.pages().links.push_back(
      {0, {x, y - 9, width, 12}, "https://exemple.fr/accord", "", "Site de l’accord-cadre", link});
  builder.text(builder.element(Role::span, paragraph), {x + width, y}, ", article\u00A09.");
}

inline void add_figure(Builder& builder) {
  const int figure = builder.element(Role::figure, 0);
  builder.at(figure).alternative = "Deux barres : la seconde est deux fois plus haute.";
  builder.at(figure).page = 0;
  builder.at(figure).box = {60, 130, 200, 80};
  builder.box(figure, {60, 170, 40, 40}, {0x29, 0x59, 0x8F});
  builder.box(figure, {110, 130, 40, 80}, {0x29, 0x86, 0x41});
  builder.text(figure, {60, 165}, "12");
}

inline void add_row(Builder& builder, int parent, Role role, const std::vector<std::string>& cells,
                    double y) {
  const int row = builder.element(Role::table_row, parent);
  double x = 60;
  for (std::size_t i = 0; i < cells.size(); ++i, x += 120) {
    const bool heads = role == Role::header_cell || i == 0;
    const int cell = builder.element(heads ? Role::header_cell : Role::data_cell, row);
    if (heads) builder.at(cell).scope = role == Role::header_cell ? Scope::column : Scope::row;
    if (!cells[i].empty()) builder.text(cell, {x, y}, cells[i], heads ? 1 : 0);
  }
}

/// Header, rule and footer of a page: artifacts.
inline void add_page_frame(Builder& builder) {
  builder.text(kNoElement, {60, 40}, "En-tête répété", 0, 8);
  builder.box(kNoElement, {60, 44, 475, 0.5}, {0, 0, 0x5F});
  builder.text(kNoElement, {480, 810}, "page\u00A0" + std::to_string(builder.page() + 1), 0, 8);
}

/// The hardest case: a title, a link inside a paragraph, a figure, a table over three pages whose
/// header is repeated (as an artifact after the first page), and a paragraph split by a page end.
inline Pages hardest_case() {
  Builder builder;
  add_page_frame(builder);
  builder.text(builder.element(Role::h1, 0), {60, 80}, "Bilan de l’année 2010", 1, 18);
  builder.pages().bookmarks.push_back({"Bilan de l’année 2010", 1, 0, 60});
  add_paragraph_with_link(builder);
  add_figure(builder);
  const int table = builder.element(Role::table, 0);
  builder.text(builder.element(Role::caption, table), {60, 240}, "Entrées par mission locale");
  builder.pages().bookmarks.push_back({"Entrées par mission locale", 2, 0, 230});
  add_row(builder, builder.element(Role::table_head, table), Role::header_cell,
          {"Mission locale", "Objectif", "Réalisé"}, 260);
  const int body = builder.element(Role::table_body, table);
  double y = 275;
  for (int i = 1; i <= 100; ++i, y += 15) {
    if (y > 780) {
      builder.new_page();
      add_page_frame(builder);
      builder.text(kNoElement, {60, 70}, "Mission locale", 1);
      y = 85;
    }
    builder.box(kNoElement, {60, y + 3, 475, 0.25}, {0xCC, 0xCC, 0xCC});
    add_row(builder, body, Role::data_cell,
            {"Mission " + std::to_string(i), "1\u202F234", i % 7 == 0 ? "" : "89,9\u00A0%"}, y);
  }
  const int split = builder.element(Role::paragraph, 0);
  builder.text(split, {60, 795}, "Début d’un paragraphe");
  builder.new_page();
  add_page_frame(builder);
  builder.text(split, {60, 80}, "et sa fin.");
  builder.pages().destinations.push_back({"fin", builder.page(), {60, 70}});
  const int back = builder.element(Role::paragraph, 0);
  const int link = builder.element(Role::link, back);
  builder.text(link, {60, 100}, "Retour à la fin");
  builder.pages().links.push_back(
      {builder.page(), {60, 91, 80, 12}, "", "fin", "Vers la fin du document", link});
  return builder.pages();
}

}  // namespace sample
