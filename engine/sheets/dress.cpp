#include "sheets/dress.hpp"

#include "sheets/palette.hpp"

namespace copil::sheets {

namespace {

using document::CellMark;

void dress_header(Dress& dress, std::uint32_t paper) {
  dress.is_bold = true;
  dress.ink = kPaperColour;
  dress.paper = paper;
  dress.top = dress.bottom = dress.sides = {Rule::thin, kPaperColour};
  dress.down = Down::top;
}

void dress_total(Dress& dress, std::uint32_t paper, Rule rule) {
  dress.is_bold = true;
  dress.paper = paper;
  dress.top = {rule, kNavyColour};
  dress.bottom = {Rule::thin, kRuleColour};
}

void dress_title(Dress& dress, double size_pt, std::uint32_t ink) {
  dress.is_bold = true;
  dress.size_pt = size_pt;
  dress.ink = ink;
}

void dress_table(Dress& dress, Role role) {
  switch (role) {
    case Role::group_header:
      dress_header(dress, kBlueColour);
      dress.across = Across::centre;
      break;
    case Role::header:
      dress_header(dress, kNavyColour);
      break;
    case Role::number_header:
      dress_header(dress, kNavyColour);
      dress.across = Across::right;
      break;
    case Role::group:
      dress.is_bold = true;
      dress.ink = kNavyColour;
      dress.paper = kPaleColour;
      break;
    case Role::subtotal:
      dress_total(dress, kPalestColour, Rule::thin);
      break;
    case Role::total:
      dress_total(dress, kPaleColour, Rule::medium);
      break;
    case Role::input:
      dress.paper = kInputColour;
      dress.top = dress.bottom = dress.sides = {Rule::dotted, 0};
      dress.is_unlocked = true;
      break;
    default:
      dress.bottom = {Rule::thin, kRuleColour};
      break;
  }
}

void dress_key_figure(Dress& dress, Role role) {
  dress.down = Down::centre;
  if (role == Role::key_figure)
    dress_title(dress, 14, kNavyColour);
  else
    dress.ink = kGreyColour;
  if (role == Role::key_figure || role == Role::key_change) dress.across = Across::right;
  dress.bottom = {Rule::thin, kRuleColour};
}

void dress_text(Dress& dress, Role role) {
  switch (role) {
    case Role::title:
      dress_title(dress, 18, kNavyColour);
      break;
    case Role::heading:
      dress_title(dress, 14, kNavyColour);
      break;
    case Role::subheading:
      dress_title(dress, 11.5, kBlueColour);
      break;
    case Role::subtitle:
      dress.ink = kGreyColour;
      break;
    case Role::label:
      dress.ink = kGreyColour;
      dress.down = Down::top;
      break;
    case Role::note:
      dress.size_pt = 9;
      dress.ink = kGreyColour;
      break;
    case Role::quote:
      dress.is_italic = true;
      break;
    case Role::link:
      dress.ink = kBlueColour;
      dress.is_underlined = true;
      break;
    case Role::key_label:
    case Role::key_figure:
    case Role::key_change:
    case Role::key_detail:
      dress_key_figure(dress, role);
      break;
    case Role::signature:
      dress.is_bold = true;
      break;
    case Role::box_title:
      dress.is_bold = true;
      dress.paper = kPalestColour;
      break;
    case Role::box:
      dress.paper = kPalestColour;
      break;
    case Role::tile:
      dress.across = Across::centre;
      dress.down = Down::centre;
      dress.top = dress.bottom = dress.sides = {Rule::medium, kPaperColour};
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

void align(Dress& dress, const Look& look) {
  dress.is_wrapped = is_wrapped(look.role);
  if (look.role == Role::paragraph || look.role == Role::link || look.role == Role::body ||
      look.role == Role::note) {
    dress.down = Down::top;
  }
  if (look.across != Across::by_content) dress.across = look.across;
  // A spreadsheet takes an indent for a left alignment.
  if (dress.across != Across::centre) dress.indent = look.indent;
}

/// The four classes of a map, from light to dark, as the printed pages have them.
void shade(Dress& dress, const Look& look) {
  if (look.shade == 0) return;
  constexpr std::size_t kDarkFrom = 2;
  const std::size_t rank = look.shade - 1U;
  dress.paper = kMapColours[rank];
  dress.ink = rank >= kDarkFrom ? kPaperColour : kNavyColour;
}

}  // namespace

Dress dress_of(const Look& look) {
  Dress dress;
  (is_table(look.role) ? dress_table : dress_text)(dress, look.role);
  align(dress, look);
  shade(dress, look);
  if (look.mark != CellMark::none) {
    dress.paper = colours_of(look.mark).paper;
    dress.ink = colours_of(look.mark).ink;
  }
  return dress;
}

// Pale enough for black-and-white print, ink at 4.5:1 on it.
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

}  // namespace copil::sheets
