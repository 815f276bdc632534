#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "base/day.hpp"
#include "base/signs.hpp"

/// Cells as nearly all of them are, read at once. What is none of these is no fault: `fields.hpp`
/// reads it, and says what is wrong.
namespace copil::exports {

namespace plain {

inline constexpr int kFirstYear = 1900;
inline constexpr std::size_t kYears = 256;

/// A month: the day before its first, and how many days it has.
struct Month {
  std::int32_t eve = 0;
  std::int32_t length = 0;
};

constexpr std::array<Month, kYears * 12> months() {
  constexpr std::array<int, 12> kLengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::array<Month, kYears * 12> all{};
  std::int32_t eve = -25568;  // 31 December 1899
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int year = kFirstYear + static_cast<int>(i / 12);
    const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    all[i] = {eve, kLengths[i % 12] + (i % 12 == 1 && is_leap ? 1 : 0)};
    eve += all[i].length;
  }
  return all;
}
inline constexpr std::array<Month, kYears* 12> kMonths = months();

inline std::uint64_t eight_bytes(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// True when the ten bytes have digits where the form has `0`, and the form's own bytes elsewhere.
/// `most` is 0x76 for a digit (9 + 0x76 has no high bit, 10 + 0x76 has) and 0x7F for another.
inline bool has_form(const char* bytes, const char* form, const char* most) {
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  const auto wrong = [&](std::size_t at) {
    const std::uint64_t beside = eight_bytes(bytes + at) ^ eight_bytes(form + at);
    return (beside | ((beside & ~kHighs) + eight_bytes(most + at))) & kHighs;
  };
  return (wrong(0) | wrong(2)) == 0;
}

inline unsigned two_digits(const char* bytes) {
  return 10U * static_cast<unsigned>(bytes[0] - '0') + static_cast<unsigned>(bytes[1] - '0');
}

}  // namespace plain

/// The day of `2010-04-01` or `01/04/2010`, of the years 1900 to 2155; nothing for another cell.
inline std::optional<Day> plain_day(std::string_view cell) {
  if (cell.size() != 10) return std::nullopt;
  const char* const bytes = cell.data();
  const bool is_iso = plain::has_form(bytes, "0000-00-00", "vvvv\x7Fvv\x7Fvv");
  if (!is_iso && !plain::has_form(bytes, "00/00/0000", "vv\x7Fvv\x7Fvvvv")) return std::nullopt;
  const char* const year_digits = is_iso ? bytes : bytes + 6;
  const unsigned year =
      100 * plain::two_digits(year_digits) + plain::two_digits(year_digits + 2) - plain::kFirstYear;
  const unsigned month = plain::two_digits(is_iso ? bytes + 5 : bytes + 3) - 1;
  const auto day = static_cast<std::int32_t>(plain::two_digits(is_iso ? bytes + 8 : bytes));
  if (year >= plain::kYears || month >= 12) return std::nullopt;
  const plain::Month& its = plain::kMonths[year * 12 + month];
  if (day < 1 || day > its.length) return std::nullopt;
  return Day{its.eve + day};
}

/// True for an identifier that starts with a letter or a digit and is no number with an exponent,
/// nor as short and begun as words of databases for nothing (`NULL`, `None`).
inline bool is_plain_identifier(std::string_view cell) {
  if (cell.empty()) return false;
  const char first = cell.front();
  if (cell.size() <= 4 && (first == 'N' || first == 'n')) return false;
  const bool is_plain_start = is_digit(first) || is_plain_letter(first);
  return is_plain_start && (cell.size() <= 4 || cell[cell.size() - 3] != '+');
}

}  // namespace copil::exports
