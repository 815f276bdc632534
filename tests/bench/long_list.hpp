#pragma once

#include <array>
#include <cstdint>
#include <string>

/// The long list of the workbooks' benchmark: twenty cells a row, as in a list of co-traitances.
namespace copil::bench {

inline constexpr std::uint16_t kTexts = 8;
inline constexpr std::uint16_t kNumbers = 8;
inline constexpr std::uint16_t kDays = 4;

struct ListCells {
  std::array<std::string, kTexts> texts;
  std::array<std::int64_t, kNumbers> numbers{};
  std::array<std::int32_t, kDays> days{};  ///< since 1970
};

/// The cells of a row.
inline void fill_cells(std::uint32_t row, ListCells& cells) {
  for (std::uint32_t i = 0; i < kTexts; ++i) {
    cells.texts[i] = "Mission locale " + std::to_string((row * 7 + i * 131) % 5000);
  }
  for (std::uint32_t i = 0; i < kNumbers; ++i) cells.numbers[i] = (row * 31 + i * 977) % 100'000;
  for (std::uint32_t i = 0; i < kDays; ++i) {
    cells.days[i] = static_cast<std::int32_t>(14'600 + (row + i * 91) % 365);
  }
}

}  // namespace copil::bench
