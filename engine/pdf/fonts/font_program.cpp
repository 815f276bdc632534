#include "pdf/fonts/font_program.hpp"

#include <hb-ot.h>
#include <hb-subset.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"

namespace copil::pdf {

namespace {

constexpr unsigned kThousand = 1000;
constexpr std::size_t kSubsetsKept = 64;
/// What a page needs of a font that it names glyphs of: no table of characters, of names, of
/// substitutions, no hints.
constexpr std::array<hb_tag_t, 6> kTables{HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
                                          HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                          HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p')};

using Blob = Owned<hb_blob_t, hb_blob_destroy>;
using Set = Owned<hb_set_t, hb_set_destroy>;
using SubsetInput = Owned<hb_subset_input_t, hb_subset_input_destroy>;
using SubsetPlan = Owned<hb_subset_plan_t, hb_subset_plan_destroy>;

std::string_view bytes_of(hb_blob_t* blob) {
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob, &size);
  return {data, size};
}

/// A big-endian number of a table; 0 behind its end.
int signed_16(std::string_view table, std::size_t at) {
  if (at + 2 > table.size()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(table[i]); };
  return static_cast<std::int16_t>(byte(at) << 8 | byte(at + 1));
}

hb_face_t* bare_face(hb_face_t* face) {
  hb_face_t* bare = hb_face_builder_create();
  for (const hb_tag_t tag : kTables) {
    const Blob table(hb_face_reference_table(face, tag));
    hb_face_builder_add_table(bare, tag, table.get());
  }
  // The builder's own look-ups are slow: the file that it makes is read instead.
  const Owned<hb_face_t, hb_face_destroy> built(bare);
  const Blob file(hb_face_reference_blob(bare));
  return hb_face_create(file.get(), 0);
}

std::string font_name(hb_face_t* face) {
  std::array<char, 128> text{};
  unsigned size = text.size();
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size,
                      text.data());
  return size == 0 ? "Police" : std::string(text.data());
}

/// Six letters that are others for other glyphs (ISO 32000-1, 9.6.4).
std::string tag_of(const std::vector<FontProgram::Glyph>& glyphs) {
  std::uint64_t sum = 14695981039346656037U;
  for (const auto glyph : glyphs) sum = (sum ^ glyph) * 1099511628211U;
  sum ^= sum >> 32;
  std::string tag;
  for (int i = 0; i < 6; ++i, sum /= 26) tag += static_cast<char>('A' + sum % 26);
  return tag;
}

// ── Outlines ───────────────────────────────────────────────────────────────────────────────────

using Steps = std::vector<pages::PathStep>;
using Kind = pages::PathStep::Kind;

pages::Point point(float x, float y) {
  return {static_cast<double>(x) / kThousand, -static_cast<double>(y) / kThousand};
}

pages::Point between(pages::Point a, pages::Point b, double share) {
  return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

Steps& steps_of(void* data) {
  return *static_cast<Steps*>(data);
}

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  steps_of(data).push_back({Kind::move, point(x, y), {}, {}});
}
void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  steps_of(data).push_back({Kind::line, point(x, y), {}, {}});
}
/// PDF has curves of two control points only.
void quadratic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t* state, float control_x,
                  float control_y, float x, float y, void*) {
  const pages::Point from = point(state->current_x, state->current_y);
  const pages::Point control = point(control_x, control_y);
  const pages::Point to = point(x, y);
  steps_of(data).push_back(
      {Kind::curve, to, between(from, control, 2.0 / 3), between(to, control, 2.0 / 3)});
}
void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
  steps_of(data).push_back({Kind::close, {}, {}, {}});
}

hb_draw_funcs_t* outline_functions() {
  hb_draw_funcs_t* functions = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(functions, move_to, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions, line_to, nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(functions, quadratic_to, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(functions, close_path, nullptr, nullptr);
  return functions;
}

std::string utf8(char32_t character) {
  std::string text;
  append_utf8(text, character);
  return text;
}

}  // namespace

std::unique_ptr<FontProgram> FontProgram::open(const pages::FontFile& file) {
  const Blob blob(hb_blob_create_from_file_or_fail(file.path.c_str()));
  if (blob == nullptr) return nullptr;
  std::unique_ptr<FontProgram> program(new FontProgram);
  program->face_.reset(hb_face_create(blob.get(), static_cast<unsigned>(file.face_index)));
  const Blob outlines(hb_face_reference_table(program->face_.get(), kTables[0]));
  if (hb_face_get_glyph_count(program->face_.get()) == 0 || hb_blob_get_length(outlines.get()) == 0)
    return nullptr;
  program->font_.reset(hb_font_create(program->face_.get()));
  hb_font_set_scale(program->font_.get(), kThousand, kThousand);
  program->bare_.reset(bare_face(program->face_.get()));
  program->read_facts();
  program->read_widths();
  return program;
}

void FontProgram::read_facts() {
  facts_.name = font_name(face_.get());
  const auto upem = static_cast<int>(hb_face_get_upem(face_.get()));
  const auto length_in = [&](const Blob& table, std::size_t at) {
    return signed_16(bytes_of(table.get()), at) * 1000 / upem;
  };
  const Blob head(hb_face_reference_table(face_.get(), HB_TAG('h', 'e', 'a', 'd')));
  facts_.low_x = length_in(head, 36);
  facts_.low_y = length_in(head, 38);
  facts_.high_x = length_in(head, 40);
  facts_.high_y = length_in(head, 42);
  const Blob lines(hb_face_reference_table(face_.get(), HB_TAG('h', 'h', 'e', 'a')));
  facts_.ascent = length_in(lines, 4);
  facts_.descent = length_in(lines, 6);
  hb_position_t height = 0;
  const bool has_height =
      hb_ot_metrics_get_position(font_.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, &height) != 0;
  facts_.cap_height = has_height ? height : facts_.ascent;
  const Blob post(hb_face_reference_table(face_.get(), HB_TAG('p', 'o', 's', 't')));
  facts_.italic_angle = signed_16(bytes_of(post.get()), 4);
}

/// Exact: a font's unit is often half a thousandth.
void FontProgram::read_widths() {
  const FaceHandle face(hb_face_reference(face_.get()));
  const FontHandle exact(hb_font_create(face.get()));
  const auto upem = static_cast<float>(hb_face_get_upem(face.get()));
  widths_.resize(hb_face_get_glyph_count(face.get()));
  for (Glyph glyph = 0; glyph < widths_.size(); ++glyph) {
    const auto advance = static_cast<float>(hb_font_get_glyph_h_advance(exact.get(), glyph));
    widths_[glyph] = advance * kThousand / upem;
  }
}

std::string FontProgram::text(Glyph glyph) {
  if (texts_.empty()) read_texts();
  const auto known = texts_.find(glyph);
  return utf8(known == texts_.end() ? 0xFFFD : known->second);
}

void FontProgram::read_texts() {
  const Set characters(hb_set_create());
  hb_face_collect_unicodes(face_.get(), characters.get());
  for (hb_codepoint_t character = HB_SET_VALUE_INVALID;
       hb_set_next(characters.get(), &character) != 0;) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font_.get(), character, &glyph) == 0) continue;
    texts_.try_emplace(glyph, character);
  }
}

std::vector<pages::PathStep> FontProgram::outline(Glyph glyph) const {
  static hb_draw_funcs_t* const kFunctions = outline_functions();
  Steps steps;
  hb_font_get_glyph_shape(font_.get(), glyph, kFunctions, &steps);
  return steps;
}

const Subset& FontProgram::subset(const std::vector<Glyph>& glyphs, Deflater& deflater) {
  const auto known = subsets_.find(glyphs);
  if (known != subsets_.end()) return known->second;
  if (subsets_.size() >= kSubsetsKept) subsets_.clear();
  return subsets_.emplace(glyphs, made_subset(glyphs, deflater)).first->second;
}

Subset FontProgram::made_subset(const std::vector<Glyph>& glyphs, Deflater& deflater) const {
  const SubsetInput input(hb_subset_input_create_or_fail());
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  for (const Glyph glyph : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
  const SubsetPlan plan(hb_subset_plan_create_or_fail(bare_.get(), input.get()));
  const FaceHandle face(hb_subset_plan_execute_or_fail(plan.get()));
  const Blob file(hb_face_reference_blob(face.get()));
  const std::string_view bytes = bytes_of(file.get());
  Subset subset{tag_of(glyphs), std::string(deflater.deflated(bytes)), bytes.size(), {}};
  const hb_map_t* const new_glyphs = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const Glyph glyph : glyphs) {
    subset.new_glyphs.push_back(static_cast<std::uint16_t>(hb_map_get(new_glyphs, glyph)));
  }
  return subset;
}

FontProgram* FontPrograms::find(const pages::FontFile& file) {
  auto [known, is_new] = programs_.try_emplace({file.path, file.face_index});
  if (is_new) known->second = FontProgram::open(file);
  return known->second.get();
}

}  // namespace copil::pdf
