#pragma once

#include <array>
#include <cstdint>

/// The colours of a workbook, 0xRRGGBB; charts take those of the printed pages, in the same order.
namespace copil::sheets {

inline constexpr std::uint32_t kNavyColour = 0x00005F;
inline constexpr std::uint32_t kBlueColour = 0x29598F;
inline constexpr std::uint32_t kGreyColour = 0x595959;
inline constexpr std::uint32_t kRuleColour = 0xD0D5DC;
inline constexpr std::uint32_t kPaleColour = 0xE4EBF3;
inline constexpr std::uint32_t kPalestColour = 0xF2F5F9;
inline constexpr std::uint32_t kInputColour = 0xFFF9DB;
inline constexpr std::uint32_t kPaperColour = 0xFFFFFF;

/// One a series; they still differ in black and white.
inline constexpr std::array<std::uint32_t, 5> kSeriesColours{0x29598F, 0x298641, 0xE91719, 0x5C68E5,
                                                             0x00005F};

/// Of a map's classes, from the lowest figures to the highest; text on the last two is white.
inline constexpr std::array<std::uint32_t, 4> kMapColours{0xDCE6F1, 0x9DBBDA, 0x3F74AE, 0x00005F};

}  // namespace copil::sheets
