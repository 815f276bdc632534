#include "spreadsheets/cells/cell_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/day.hpp"
#include "base/text.hpp"
#include "exports/fields.hpp"

namespace copil::spreadsheets {

namespace {

constexpr int kDigits = 15;
constexpr double kFirstBeyond = 1e15;
constexpr double kSecondsADay = 86'400;
constexpr double kLastSerial = 2'958'465;     // 31 December 9999
constexpr std::string_view kNoDate = "####";  // as spreadsheets show it

/// `08:30`, `08:30:15`.
std::string time_text(std::int64_t seconds) {
  const std::int64_t rest = seconds % 60;
  return zero_padded(seconds / 3600, 2) + ":" + zero_padded(seconds / 60 % 60, 2) +
         (rest == 0 ? "" : ":" + zero_padded(rest, 2));
}

std::string day_text(std::int64_t serial, Epoch epoch) {
  const auto from = [&](int year, int month, int day, std::int64_t days) {
    return iso_text(*make_day(year, month, day) + static_cast<int>(days));
  };
  if (epoch == Epoch::of_1904) return from(1904, 1, 1, serial);
  if (serial == 60) return "1900-02-29";
  if (serial == 0) return "1900-01-00";
  return serial < 60 ? from(1899, 12, 31, serial) : from(1899, 12, 30, serial);
}

std::string date_text(double value, const NumberFormat& format, Epoch epoch) {
  if (!(value >= 0) || value > kLastSerial) return std::string{kNoDate};
  auto days = static_cast<std::int64_t>(std::floor(value));
  auto seconds =
      static_cast<std::int64_t>(std::llround((value - static_cast<double>(days)) * kSecondsADay));
  if (format.kind == NumberFormat::Kind::duration) return time_text(days * 86'400 + seconds);
  if (seconds == 86'400) {
    ++days;
    seconds = 0;
  }
  if (format.kind == NumberFormat::Kind::time && days == 0) return time_text(seconds);
  return day_text(days, epoch) + (seconds == 0 ? "" : " " + time_text(seconds));
}

/// The digits of the number fill the pattern from its end; those that are too many come first.
std::string code_text(std::string digits, const std::string& pattern) {
  const auto places = static_cast<std::size_t>(std::count(pattern.begin(), pattern.end(), '0'));
  if (digits.size() < places) digits.insert(0, places - digits.size(), '0');
  std::string text;
  std::size_t next = 0;
  bool is_first = true;
  for (const char c : pattern) {
    if (c != '0') {
      text += c;
      continue;
    }
    const std::size_t count = is_first ? digits.size() - places + 1 : 1;
    text += digits.substr(next, count);
    next += count;
    is_first = false;
  }
  return text;
}

bool is_whole(double value) {
  return value >= 0 && value < kFirstBeyond && value == std::floor(value);
}

}  // namespace

std::string number_text(double value) {
  std::array<char, 64> buffer{};
  const double size = std::fabs(value);
  if (!std::isfinite(value)) return "#NUM!";
  const bool is_plain = size == 0 || (size >= 1e-9 && size < kFirstBeyond);
  if (!is_plain) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::scientific, kDigits - 1);
    std::replace(buffer.data(), end.ptr, 'e', 'E');
    return {buffer.data(), end.ptr};
  }
  const int whole_digits = size < 1 ? 0 : static_cast<int>(std::floor(std::log10(size))) + 1;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, std::max(0, kDigits - whole_digits));
  std::string text{buffer.data(), end.ptr};
  const std::size_t point = text.find('.');
  if (point != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  if (text == "-0") text = "0";
  if (exports::read_decimal(text).fault.empty() || point >= text.size()) return text;
  text[point] = ',';
  return text;
}

std::string meaning_text(double value, const NumberFormat& format, Epoch epoch) {
  using Kind = NumberFormat::Kind;
  switch (format.kind) {
    case Kind::plain:
      break;
    case Kind::percent:
      return number_text(value * 100) + "%";
    case Kind::date:
    case Kind::time:
    case Kind::duration:
      return date_text(value, format, epoch);
    case Kind::code:
      if (is_whole(value)) return code_text(number_text(value), format.pattern);
      break;
  }
  return number_text(value);
}

std::string formula_text(std::string_view formula) {
  return "#FORMULE!" + (formula.empty() ? "" : " =" + std::string{formula});
}

std::string error_text(std::string_view shown) {
  if (!exports::spreadsheet_error(shown).empty()) return std::string{shown};
  return "#ERREUR! " + std::string{shown};
}

std::string cell_name(std::size_t column, std::uint64_t row) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters + std::to_string(row);
}

}  // namespace copil::spreadsheets
