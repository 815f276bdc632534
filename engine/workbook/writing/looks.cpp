#include "workbook/writing/looks.hpp"

#include "sheets/dress.hpp"
#include "sheets/palette.hpp"

namespace copil::workbook {

namespace {

using document::CellMark;

std::uint8_t native_rule(sheets::Rule rule) {
  switch (rule) {
    case sheets::Rule::none:
      return LXW_BORDER_NONE;
    case sheets::Rule::thin:
      return LXW_BORDER_THIN;
    case sheets::Rule::medium:
      return LXW_BORDER_MEDIUM;
    case sheets::Rule::dotted:
      return LXW_BORDER_DOTTED;
  }
  return LXW_BORDER_NONE;
}

/// The library takes black to be no colour at all.
lxw_color_t native_colour(std::uint32_t colour) {
  return colour == 0 ? lxw_color_t{LXW_COLOR_BLACK} : colour;
}

void set_edges(lxw_format* format, const sheets::Dress& dress) {
  if (dress.top.rule != sheets::Rule::none) {
    format_set_top(format, native_rule(dress.top.rule));
    format_set_top_color(format, native_colour(dress.top.colour));
  }
  if (dress.bottom.rule != sheets::Rule::none) {
    format_set_bottom(format, native_rule(dress.bottom.rule));
    format_set_bottom_color(format, native_colour(dress.bottom.colour));
  }
  if (dress.sides.rule == sheets::Rule::none) return;
  format_set_left(format, native_rule(dress.sides.rule));
  format_set_left_color(format, native_colour(dress.sides.colour));
  format_set_right(format, native_rule(dress.sides.rule));
  format_set_right_color(format, native_colour(dress.sides.colour));
}

void set_type(lxw_format* format, const sheets::Dress& dress) {
  if (dress.is_bold) format_set_bold(format);
  if (dress.is_italic) format_set_italic(format);
  if (dress.is_underlined) format_set_underline(format, LXW_UNDERLINE_SINGLE);
  format_set_font_size(format, dress.size_pt);
  if (dress.ink) format_set_font_color(format, *dress.ink);
  if (dress.paper) format_set_bg_color(format, *dress.paper);
}

void align(lxw_format* format, const sheets::Dress& dress) {
  if (dress.is_wrapped) format_set_text_wrap(format);
  if (dress.across == sheets::Across::left) format_set_align(format, LXW_ALIGN_LEFT);
  if (dress.across == sheets::Across::centre) format_set_align(format, LXW_ALIGN_CENTER);
  if (dress.across == sheets::Across::right) format_set_align(format, LXW_ALIGN_RIGHT);
  if (dress.down == sheets::Down::top) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (dress.down == sheets::Down::centre) format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (dress.indent > 0) format_set_indent(format, static_cast<std::uint8_t>(dress.indent));
  if (dress.is_unlocked) format_set_unlocked(format);
}

}  // namespace

lxw_format* Looks::format(sheets::Look look) {
  if (look == sheets::Look{}) return nullptr;
  const auto [place, is_new] = formats_.try_emplace(look, nullptr);
  if (!is_new) return place->second;
  lxw_format* format = workbook_add_format(workbook_);
  const sheets::Dress dress = sheets::dress_of(look);
  set_type(format, dress);
  set_edges(format, dress);
  align(format, dress);
  if (look.number_format > 0) {
    format_set_num_format(format, book_.number_formats[look.number_format].c_str());
  }
  return place->second = format;
}

lxw_format* Looks::overlay(CellMark mark) {
  const auto [place, is_new] = overlays_.try_emplace(mark, nullptr);
  if (!is_new) return place->second;
  place->second = workbook_add_format(workbook_);
  format_set_bg_color(place->second, sheets::colours_of(mark).paper);
  format_set_font_color(place->second, sheets::colours_of(mark).ink);
  return place->second;
}

lxw_format* Looks::stretch(sheets::Run::Style style) {
  if (style == sheets::Run::Style::regular) return nullptr;
  const auto [place, is_new] = stretches_.try_emplace(style, nullptr);
  if (!is_new) return place->second;
  place->second = workbook_add_format(workbook_);
  if (style == sheets::Run::Style::strong)
    format_set_bold(place->second);
  else
    format_set_italic(place->second);
  return place->second;
}

}  // namespace copil::workbook
