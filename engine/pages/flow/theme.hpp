#pragma once

#include "pages/page.hpp"
#include "pages/text/font_book.hpp"

/// How the documents look: colours, type scale, margins. All lengths in points.
namespace copil::pages {

struct TextStyle {
  Face face = Face::regular;
  float size = 10;
  Colour colour;

  TextStyle bold() const {
    const bool slanted = face == Face::italic || face == Face::bold_italic;
    return {slanted ? Face::bold_italic : Face::bold, size, colour};
  }
  TextStyle italic() const {
    const bool heavy = face == Face::bold || face == Face::bold_italic;
    return {heavy ? Face::bold_italic : Face::italic, size, colour};
  }
  TextStyle in(Colour other) const { return {face, size, other}; }
  TextStyle at(float other_size) const { return {face, other_size, colour}; }
};

namespace theme {

// Every ink on white passes 4.5:1 as text.
inline constexpr Colour kInk{0x1B, 0x1F, 0x2A};
inline constexpr Colour kGrey{0x56, 0x5E, 0x6C};
inline constexpr Colour kNavy{0x00, 0x00, 0x5F};
inline constexpr Colour kBlue{0x29, 0x59, 0x8F};
inline constexpr Colour kGreen{0x1F, 0x6B, 0x33};
inline constexpr Colour kAmber{0x8A, 0x52, 0x00};
inline constexpr Colour kRed{0xB8, 0x12, 0x14};
// Surfaces and rules: never text.
inline constexpr Colour kRule{0xC6, 0xCE, 0xD9};
inline constexpr Colour kTint{0xEE, 0xF3, 0xF8};
inline constexpr Colour kWatermark{0xF1, 0xF2, 0xF6};
inline constexpr Colour kWhite{0xFF, 0xFF, 0xFF};

inline constexpr double kMillimetre = 72.0 / 25.4;
inline constexpr double kPageShort = 210 * kMillimetre;  // A4
inline constexpr double kPageLong = 297 * kMillimetre;
inline constexpr double kMarginSide = 20 * kMillimetre;
inline constexpr double kMarginTop = 23 * kMillimetre;
inline constexpr double kMarginBottom = 21 * kMillimetre;

inline constexpr TextStyle kBody{Face::regular, 10, kInk};
inline constexpr double kBodyLeading = 14;
/// Definitions and files, at the end of a report: looked up, not read through.
inline constexpr TextStyle kReference{Face::regular, 8.5F, kInk};
inline constexpr double kReferenceLeading = 11.5;
inline constexpr TextStyle kCell{Face::regular, 8.5F, kInk};
inline constexpr TextStyle kSmall{Face::regular, 7.5F, kGrey};
inline constexpr double kSmallLeading = 10;
inline constexpr TextStyle kCaption{Face::bold, 9.5F, kInk};
inline constexpr double kCaptionLeading = 13;

}  // namespace theme

/// From the top of a line of height `leading` to its baseline, for text of that size.
inline double baseline_in(double leading, float size) {
  return (leading + 0.70 * size) / 2;
}

}  // namespace copil::pages
