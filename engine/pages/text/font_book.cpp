#include "pages/text/font_book.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include <cassert>

#include "base/owned.hpp"
#include "base/signs.hpp"
#include "pages/layout.hpp"
#include "pages/text/utf8.hpp"

namespace copil::pages {

namespace {

constexpr std::array<const char*, kFaceCount> kFileNames{"Lato-Regular.ttf", "Lato-Bold.ttf",
                                                         "Lato-Italic.ttf", "Lato-BoldItalic.ttf"};
/// Everything is shaped at this size in pixels, then scaled: outlines are not hinted.
constexpr int kShapingSize = 1000;
constexpr float kUnit = 1.0F / (kShapingSize * PANGO_SCALE);
constexpr std::size_t kShapesKept = 20'000;

using ConfigHandle = Owned<FcConfig, FcConfigDestroy>;
using MapHandle = Owned<PangoFontMap, g_object_unref>;
using ContextHandle = Owned<PangoContext, g_object_unref>;
using FontHandle = Owned<PangoFont, g_object_unref>;
using DescriptionHandle = Owned<PangoFontDescription, pango_font_description_free>;
using GlyphsHandle = Owned<PangoGlyphString, pango_glyph_string_free>;

bool is_italic(Face face) {
  return face == Face::italic || face == Face::bold_italic;
}
bool is_bold(Face face) {
  return face == Face::bold || face == Face::bold_italic;
}

DescriptionHandle description_of(Face face) {
  DescriptionHandle description{pango_font_description_new()};
  pango_font_description_set_family_static(description.get(), "Lato");
  pango_font_description_set_weight(description.get(),
                                    is_bold(face) ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(description.get(),
                                   is_italic(face) ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size(description.get(), kShapingSize * PANGO_SCALE);
  return description;
}

Diagnostics missing_fonts(const std::string& folder, const std::vector<std::string>& names) {
  std::string message = "polices introuvables ou illisibles dans « " + folder + " » :";
  for (const auto& name : names) message += " " + name;
  return {plain_error(message, {"installez le paquet Debian fonts-lato"})};
}

bool is_figure_sign(char32_t c) {
  return is_digit(c) || c == U',' || c == 0x202F || c == 0xA0 || c == U'%' || c == 0x20AC ||
         c == U'+' || c == 0x2212;
}

/// True for what a number is written with: such texts are put together from single characters,
/// whose figures are all of one width, and never shaped whole.
bool is_number(std::string_view text) {
  if (text.size() > 40) return false;
  int characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    if (!is_figure_sign(next_character(text, at))) return false;
  }
  return characters > 1;
}

/// The byte where the cluster of the glyph at `index` ends.
int cluster_end(const PangoGlyphString& glyphs, int index, std::size_t text_size) {
  for (int next = index + 1; next < glyphs.num_glyphs; ++next) {
    if (glyphs.log_clusters[next] != glyphs.log_clusters[index]) return glyphs.log_clusters[next];
  }
  return static_cast<int>(text_size);
}

void append_tail(Shape& shape, const Shape& tail) {
  for (Glyph glyph : tail.glyphs) {
    glyph.x += shape.width;
    shape.glyphs.push_back(glyph);
  }
  shape.clusters.insert(shape.clusters.end(), tail.clusters.begin(), tail.clusters.end());
  shape.width += tail.width;
}

}  // namespace

std::vector<std::string> Fonts::files() const {
  std::vector<std::string> all;
  all.reserve(kFileNames.size() + 1);
  for (const char* name : kFileNames) all.push_back(folder + "/" + name);
  all.push_back(hyphenation);
  return all;
}

struct FontBook::Loaded {
  ConfigHandle config;
  MapHandle map;
  ContextHandle context;
  std::array<FontHandle, kFaceCount> fonts;
  std::array<PangoGlyph, kFaceCount> replacement{};
  std::vector<FontFile> files;
  std::set<char32_t> lacking;

  void load_faces() {
    for (int i = 0; i < kFaceCount; ++i) {
      const auto index = static_cast<std::size_t>(i);
      const auto description = description_of(static_cast<Face>(i));
      fonts[index].reset(pango_font_map_load_font(map.get(), context.get(), description.get()));
      replacement[index] = glyph_of(fonts[index].get(), "□", "?");
    }
  }

  /// The glyph of the first character that the font has, alone.
  PangoGlyph glyph_of(PangoFont* font, const char* wanted, const char* fallback) const {
    for (const char* text : {wanted, fallback}) {
      const GlyphsHandle glyphs = shape_run(font, text);
      const PangoGlyph id = glyphs->glyphs[0].glyph;
      if ((id & PANGO_GLYPH_UNKNOWN_FLAG) == 0 && id != PANGO_GLYPH_EMPTY) return id;
    }
    return 0;
  }

  GlyphsHandle shape_run(PangoFont* font, std::string_view text) const {
    PangoAnalysis analysis{};
    analysis.font = font;
    analysis.language = pango_context_get_language(context.get());
    analysis.script = PANGO_SCRIPT_LATIN;
    GlyphsHandle glyphs{pango_glyph_string_new()};
    const int length = static_cast<int>(text.size());
    pango_shape_with_flags(text.data(), length, text.data(), length, &analysis, glyphs.get(),
                           PANGO_SHAPE_NONE);
    return glyphs;
  }

  /// Adds the glyph where the shape ends; an unknown one shows the replacement.
  void add_glyph(Shape& shape, const PangoGlyphInfo& info, std::size_t face) {
    const bool is_unknown = (info.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 || info.glyph == 0;
    // Pango puts the character that it has no glyph for beside its flag.
    if (is_unknown) lacking.insert(info.glyph & ~static_cast<PangoGlyph>(PANGO_GLYPH_UNKNOWN_FLAG));
    const PangoGlyph id = is_unknown ? replacement[face] : info.glyph;
    shape.glyphs.push_back({id, shape.width + static_cast<float>(info.geometry.x_offset) * kUnit,
                            static_cast<float>(info.geometry.y_offset) * kUnit});
    shape.width +=
        is_unknown ? advance_of(face, id) : static_cast<float>(info.geometry.width) * kUnit;
  }

  float advance_of(std::size_t face, PangoGlyph glyph) const {
    PangoRectangle logical;
    pango_font_get_glyph_extents(fonts[face].get(), glyph, nullptr, &logical);
    return static_cast<float>(logical.width) * kUnit;
  }
};

FontBook::FontBook(std::unique_ptr<Loaded> loaded) : loaded_(std::move(loaded)) {
  for (int face = 0; face < kFaceCount; ++face) {
    blanks_[static_cast<std::size_t>(face)] = shape_afresh(static_cast<Face>(face), " ");
  }
}
FontBook::FontBook(FontBook&&) noexcept = default;
FontBook& FontBook::operator=(FontBook&&) noexcept = default;
FontBook::~FontBook() = default;

Checked<FontBook> FontBook::open(const std::string& folder) {
  auto loaded = std::make_unique<Loaded>();
  loaded->config.reset(FcConfigCreate());
  std::vector<std::string> missing;
  for (const char* name : kFileNames) {
    const std::string path = folder + "/" + name;
    const auto* bytes = reinterpret_cast<const FcChar8*>(path.c_str());
    if (FcConfigAppFontAddFile(loaded->config.get(), bytes) == FcFalse) {
      missing.emplace_back(name);
    }
    loaded->files.push_back({path, 0});
  }
  if (!missing.empty()) return missing_fonts(folder, missing);
  // A font map asks fontconfig for its current configuration even when it is given another: with
  // ours as the current one, the system's is never read.
  FcConfigSetCurrent(loaded->config.get());
  loaded->map.reset(pango_ft2_font_map_new());
  pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(loaded->map.get()), 72, 72);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(loaded->map.get()), loaded->config.get());
  loaded->context.reset(pango_font_map_create_context(loaded->map.get()));
  pango_context_set_language(loaded->context.get(), pango_language_from_string("fr"));
  pango_context_set_round_glyph_positions(loaded->context.get(), FALSE);
  loaded->load_faces();
  return FontBook{std::move(loaded)};
}

const Shape& FontBook::shape(Face face, std::string_view text) {
  Cache& cache = shapes_[static_cast<std::size_t>(face)];
  if (const auto known = cache.find(text); known != cache.end()) return known->second;
  Shape fresh = is_number(text) ? compose_number(face, text) : shape_afresh(face, text);
  return cache.emplace(std::string{text}, std::move(fresh)).first->second;
}

Shape FontBook::compose_number(Face face, std::string_view text) {
  Shape whole;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_character(text, at);
    append_tail(whole, shape(face, text.substr(begin, at - begin)));
  }
  return whole;
}

Shape FontBook::shape_afresh(Face face, std::string_view text) {
  const auto index = static_cast<std::size_t>(face);
  const GlyphsHandle glyphs = loaded_->shape_run(loaded_->fonts[index].get(), text);
  Shape shape;
  for (int i = 0; i < glyphs->num_glyphs; ++i) {
    const bool continues = i > 0 && glyphs->log_clusters[i] == glyphs->log_clusters[i - 1];
    if (!continues) {
      const int bytes = cluster_end(*glyphs, i, text.size()) - glyphs->log_clusters[i];
      shape.clusters.push_back({static_cast<std::uint16_t>(bytes), 0});
    }
    if (glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY) continue;
    loaded_->add_glyph(shape, glyphs->glyphs[i], index);
    ++shape.clusters.back().glyphs;
  }
  return shape;
}

const std::vector<FontFile>& FontBook::files() const {
  return loaded_->files;
}

const std::set<char32_t>& FontBook::lacking() const {
  return loaded_->lacking;
}

void FontBook::trim() {
  for (Cache& cache : shapes_) {
    if (cache.size() > kShapesKept) cache.clear();
  }
}

}  // namespace copil::pages
