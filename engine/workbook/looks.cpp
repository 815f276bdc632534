#include "workbook/looks.hpp"

#include "workbook/palette.hpp"

namespace copil::workbook {

namespace {

using document::CellMark;

struct MarkColours {
  lxw_color_t paper;
  lxw_color_t ink;
};

/// Pale enough for black-and-white print, ink at 4.5:1 on it.
MarkColours colours_of(CellMark mark) {
  switch (mark) {
    case CellMark::good:
      return {0xE2F1E6, 0x1B5E2C};
    case CellMark::warning:
      return {0xFFF1D2, 0x714400};
    case CellMark::bad:
      return {0xFBE1E2, 0x9C0D10};
    default:
      return {0xE8E7FB, 0x34329B};
  }
}

void ruled_below(lxw_format* format, lxw_color_t colour) {
  format_set_bottom(format, LXW_BORDER_THIN);
  format_set_bottom_color(format, colour);
}

void dress_header(lxw_format* format, lxw_color_t paper) {
  format_set_bold(format);
  format_set_font_color(format, LXW_COLOR_WHITE);
  format_set_bg_color(format, paper);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, kPaperColour);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
}

void dress_total(lxw_format* format, lxw_color_t paper, std::uint8_t rule) {
  format_set_bold(format);
  format_set_bg_color(format, paper);
  format_set_top(format, rule);
  format_set_top_color(format, kNavyColour);
  ruled_below(format, kRuleColour);
}

void dress_title(lxw_format* format, double size, lxw_color_t ink) {
  format_set_bold(format);
  format_set_font_size(format, size);
  format_set_font_color(format, ink);
}

void dress_table(lxw_format* format, Role role) {
  switch (role) {
    case Role::group_header:
      dress_header(format, kBlueColour);
      format_set_align(format, LXW_ALIGN_CENTER);
      break;
    case Role::header:
      dress_header(format, kNavyColour);
      break;
    case Role::number_header:
      dress_header(format, kNavyColour);
      format_set_align(format, LXW_ALIGN_RIGHT);
      break;
    case Role::group:
      format_set_bold(format);
      format_set_font_color(format, kNavyColour);
      format_set_bg_color(format, kPaleColour);
      break;
    case Role::subtotal:
      dress_total(format, kPalestColour, LXW_BORDER_THIN);
      break;
    case Role::total:
      dress_total(format, kPaleColour, LXW_BORDER_MEDIUM);
      break;
    case Role::input:
      format_set_bg_color(format, kInputColour);
      format_set_border(format, LXW_BORDER_DOTTED);
      format_set_unlocked(format);
      break;
    default:
      ruled_below(format, kRuleColour);
      break;
  }
}

void dress_key_figure(lxw_format* format, Role role) {
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (role == Role::key_figure)
    dress_title(format, 14, kNavyColour);
  else
    format_set_font_color(format, kGreyColour);
  if (role == Role::key_figure || role == Role::key_change) {
    format_set_align(format, LXW_ALIGN_RIGHT);
  }
  ruled_below(format, kRuleColour);
}

void dress_text(lxw_format* format, Role role) {
  switch (role) {
    case Role::title:
      dress_title(format, 18, kNavyColour);
      break;
    case Role::heading:
      dress_title(format, 14, kNavyColour);
      break;
    case Role::subheading:
      dress_title(format, 11.5, kBlueColour);
      break;
    case Role::subtitle:
      format_set_font_color(format, kGreyColour);
      break;
    case Role::label:
      format_set_font_color(format, kGreyColour);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      break;
    case Role::note:
      format_set_font_size(format, 9);
      format_set_font_color(format, kGreyColour);
      break;
    case Role::quote:
      format_set_italic(format);
      break;
    case Role::link:
      format_set_font_color(format, kBlueColour);
      format_set_underline(format, LXW_UNDERLINE_SINGLE);
      break;
    case Role::key_label:
    case Role::key_figure:
    case Role::key_change:
    case Role::key_detail:
      dress_key_figure(format, role);
      break;
    case Role::signature:
      format_set_bold(format);
      break;
    case Role::box_title:
      format_set_bold(format);
      format_set_bg_color(format, kPalestColour);
      break;
    case Role::box:
      format_set_bg_color(format, kPalestColour);
      break;
    default:
      break;
  }
}

bool is_table(Role role) {
  switch (role) {
    case Role::group_header:
    case Role::header:
    case Role::number_header:
    case Role::body:
    case Role::group:
    case Role::subtotal:
    case Role::total:
    case Role::input:
      return true;
    default:
      return false;
  }
}

/// Roles whose text wraps; the others run on over the empty cells beside them.
bool is_wrapped(Role role) {
  switch (role) {
    case Role::plain:
    case Role::link:
    case Role::key_figure:
    case Role::heading:
    case Role::subtitle:
    case Role::group:
      return false;
    default:
      return true;
  }
}

void align(lxw_format* format, const Look& look) {
  if (is_wrapped(look.role)) format_set_text_wrap(format);
  if (look.role == Role::paragraph || look.role == Role::body || look.role == Role::note) {
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  if (look.is_right_aligned) format_set_align(format, LXW_ALIGN_RIGHT);
  if (look.indent > 0) format_set_indent(format, look.indent);
}

void colour(lxw_format* format, CellMark mark) {
  if (mark == CellMark::none) return;
  format_set_bg_color(format, colours_of(mark).paper);
  format_set_font_color(format, colours_of(mark).ink);
}

}  // namespace

lxw_format* Looks::format(Look look) {
  if (look == Look{}) return nullptr;
  const auto [place, is_new] = formats_.try_emplace(look, nullptr);
  if (!is_new) return place->second;
  lxw_format* format = workbook_add_format(workbook_);
  (is_table(look.role) ? dress_table : dress_text)(format, look.role);
  align(format, look);
  colour(format, look.mark);
  if (look.number_format > 0) {
    format_set_num_format(format, book_.number_formats[look.number_format].c_str());
  }
  return place->second = format;
}

lxw_format* Looks::overlay(CellMark mark) {
  const auto [place, is_new] = overlays_.try_emplace(mark, nullptr);
  if (!is_new) return place->second;
  place->second = workbook_add_format(workbook_);
  colour(place->second, mark);
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
