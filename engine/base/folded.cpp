#include "base/folded.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "base/signs.hpp"
#include "base/utf8.hpp"

namespace copil {

namespace {

struct CodePoint {
  std::uint32_t value;
  std::size_t length;  ///< bytes; 1 and the raw byte for an invalid sequence
};

CodePoint decode(std::string_view text) {
  const Character head = first_character(text);
  if (!head.is_well_formed || head.length > 3) return {static_cast<unsigned char>(text[0]), 1};
  return {head.point, head.length};
}

bool is_blank(CodePoint point) {
  if (point.length == 1) return point.value == ' ' || (point.value >= '\t' && point.value <= '\r');
  const std::uint32_t value = point.value;
  return value == 0xA0 || value == 0x202F || (value >= 0x2000 && value <= 0x200A) ||
         value == 0x205F || value == 0x3000;
}

/// Points that no reader sees: marks of direction, joiners, soft hyphens, byte order marks. A byte
/// that is no character is seen, as whatever is shown in its place.
bool is_invisible(CodePoint point) {
  if (point.length == 1) return false;
  const std::uint32_t value = point.value;
  return value == 0xAD || value == 0x61C || value == 0x180E || value == 0xFEFF ||
         (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
         (value >= 0x2060 && value <= 0x2064);
}

/// The plain lower-case letters that stand for an accented letter of French and its neighbours;
/// empty when the point is not one.
std::string_view plain_letters(std::uint32_t point) {
  struct Range {
    std::uint32_t first, last;
    std::string_view letters;
  };
  static constexpr std::array<Range, 30> kRanges{{
      {0xC0, 0xC5, "a"},     {0xC6, 0xC6, "ae"},    {0xC7, 0xC7, "c"},     {0xC8, 0xCB, "e"},
      {0xCC, 0xCF, "i"},     {0xD1, 0xD1, "n"},     {0xD2, 0xD6, "o"},     {0xD9, 0xDC, "u"},
      {0xDD, 0xDD, "y"},     {0xE0, 0xE5, "a"},     {0xE6, 0xE6, "ae"},    {0xE7, 0xE7, "c"},
      {0xE8, 0xEB, "e"},     {0xEC, 0xEF, "i"},     {0xF1, 0xF1, "n"},     {0xF2, 0xF6, "o"},
      {0xF9, 0xFC, "u"},     {0xFD, 0xFD, "y"},     {0xFF, 0xFF, "y"},     {0x152, 0x153, "oe"},
      {0x178, 0x178, "y"},   {0x2010, 0x2013, "-"}, {0x2019, 0x2019, "'"}, {0x2018, 0x2018, "'"},
      {0x2212, 0x2212, "-"}, {0x100, 0x105, "a"},   {0x106, 0x10D, "c"},   {0x112, 0x11B, "e"},
      {0x143, 0x148, "n"},   {0x15A, 0x161, "s"},
  }};
  for (const auto& range : kRanges) {
    if (point >= range.first && point <= range.last) return range.letters;
  }
  return {};
}

bool is_combining(CodePoint point) {
  return point.length == 2 && point.value >= 0x300 && point.value <= 0x36F;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool pending_blank = false;
  while (!text.empty()) {
    const CodePoint point = decode(text);
    const std::string_view raw = text.substr(0, point.length);
    text.remove_prefix(point.length);
    if (is_blank(point)) {
      pending_blank = !result.empty();
      continue;
    }
    if (is_combining(point) || is_invisible(point)) continue;
    if (pending_blank) result += ' ';
    pending_blank = false;
    const bool is_capital = point.length == 1 && is_capital_letter(point.value);
    const std::string_view letters =
        point.length > 1 ? plain_letters(point.value) : std::string_view{};
    if (is_capital) {
      result += static_cast<char>(point.value - 'A' + 'a');
    } else {
      result += letters.empty() ? raw : letters;
    }
  }
  return result;
}

bool has_invisible(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode(text);
    if (is_invisible(point)) return true;
    text.remove_prefix(point.length);
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  const auto is_cut = [](CodePoint point) { return is_blank(point) || is_invisible(point); };
  while (!text.empty() && is_cut(decode(text))) text.remove_prefix(decode(text).length);
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && is_trailing_byte(text[start])) --start;
    const CodePoint last = decode(text.substr(start));
    if (!is_cut(last) || start + last.length != text.size()) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

}  // namespace copil
