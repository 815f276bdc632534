#include "workbook/looks.hpp"

#include "workbook/dress.hpp"
#include "workbook/palette.hpp"

namespace copil::workbook {

namespace {

using document::CellMark;

std::uint8_t native_rule(Rule rule) {
  switch (rule) {
    case Rule::none:
      return LXW_BORDER_NONE;
    case Rule::thin:
      return LXW_BORDER_THIN;
    case Rule::medium:
      return LXW_BORDER_MEDIUM;
    case Rule::dotted:
      return LXW_BORDER_DOTTED;
  }
  return LXW_BORDER_NONE;
}

/// The library takes black to be no colour at all.
lxw_color_t native_colour(std::uint32_t colour) {
  return colour == 0 ? lxw_color_t{LXW_COLOR_BLACK} : colour;
}

void set_edges(lxw_format* format, const Dress& dress) {
  if (dress.top.rule != Rule::none) {
    format_set_top(format, native_rule(dress.top.rule));
    format_set_top_color(format, native_colour(dress.top.colour));
  }
  if (dress.bottom.rule != Rule::none) {
    format_set_bottom(format, native_rule(dress.bottom.rule));
    format_set_bottom_color(format, native_colour(dress.bottom.colour));
  }
  if (dress.sides.rule == Rule::none) return;
  format_set_left(format, native_rule(dress.sides.rule));
  format_set_left_color(format, native_colour(dress.sides.colour));
  format_set_right(format, native_rule(dress.sides.rule));
  format_set_right_color(format, native_colour(dress.sides.colour));
}

void set_type(lxw_format* format, const Dress& dress) {
  if (dress.is_bold) format_set_bold(format);
  if (dress.is_italic) format_set_italic(format);
  if (dress.is_underlined) format_set_underline(format, LXW_UNDERLINE_SINGLE);
  format_set_font_size(format, dress.size_pt);
  if (dress.ink) format_set_font_color(format, *dress.ink);
  if (dress.paper) format_set_bg_color(format, *dress.paper);
}

void align(lxw_format* format, const Dress& dress) {
  if (dress.is_wrapped) format_set_text_wrap(format);
  if (dress.across == Across::left) format_set_align(format, LXW_ALIGN_LEFT);
  if (dress.across == Across::centre) format_set_align(format, LXW_ALIGN_CENTER);
  if (dress.across == Across::right) format_set_align(format, LXW_ALIGN_RIGHT);
  if (dress.down == Down::top) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (dress.down == Down::centre) format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (dress.indent > 0) format_set_indent(format, static_cast<std::uint8_t>(dress.indent));
  if (dress.is_unlocked) format_set_unlocked(format);
}

}  // namespace

lxw_format* Looks::format(Look look) {
  if (look == Look{}) return nullptr;
  const auto [place, is_new] = formats_.try_emplace(look, nullptr);
  if (!is_new) return place->second;
  lxw_format* format = workbook_add_format(workbook_);
  const Dress dress = dress_of(look);
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
  format_set_bg_color(place->second, colours_of(mark).paper);
  format_set_font_color(place->second, colours_of(mark).ink);
  return place->second;
}

lxw_format* Looks::stretch(Run::Style style) {
  if (style == Run::Style::regular) return nullptr;
  const auto [place, is_new] = stretches_.try_emplace(style, nullptr);
  if (!is_new) return place->second;
  place->second = workbook_add_format(workbook_);
  if (style == Run::Style::strong)
    format_set_bold(place->second);
  else
    format_set_italic(place->second);
  return place->second;
}

}  // namespace copil::workbook
