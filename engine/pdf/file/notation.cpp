#include "pdf/file/notation.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/utf8.hpp"

namespace copil::pdf {

namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

/// `number` counts ten-to-the-`decimals`ths.
void append_decimal(std::string& out, long long number, int decimals) {
  if (number < 0) {
    out += '-';
    number = -number;
  }
  long long unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  append_whole(out, number / unit);
  long long rest = number % unit;
  if (rest == 0) return;
  out += '.';
  while (rest > 0) {
    unit /= 10;
    out += static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
}

long long rounded(double number) {
  return static_cast<long long>(number + (number < 0 ? -0.5 : 0.5));
}

/// The next character; bytes that are no UTF-8 give the replacement, one each.
char32_t take_character(std::string_view& text) {
  const Character head = first_character(text);
  text.remove_prefix(head.length);
  return head.point;
}

/// Signs of PDFDocEncoding that stand elsewhere than in Latin-1 (annex D.2), of those we write.
constexpr std::array<std::pair<char32_t, unsigned char>, 10> kOwnCodes{{{0x2026, 0x83},
                                                                        {0x2014, 0x84},
                                                                        {0x2013, 0x85},
                                                                        {0x2212, 0x8A},
                                                                        {0x201C, 0x8D},
                                                                        {0x201D, 0x8E},
                                                                        {0x2018, 0x8F},
                                                                        {0x2019, 0x90},
                                                                        {0x0153, 0x9C},
                                                                        {0x20AC, 0xA0}}};

std::optional<char> document_code(char32_t character) {
  const bool is_plain = (0x20 <= character && character <= 0x7E) ||
                        (0xA1 <= character && character <= 0xFF && character != 0xAD);
  if (is_plain) return static_cast<char>(character);
  const auto* const own = std::find_if(kOwnCodes.begin(), kOwnCodes.end(),
                                       [&](const auto& code) { return code.first == character; });
  if (own == kOwnCodes.end()) return std::nullopt;
  return static_cast<char>(own->second);
}

}  // namespace

void append_whole(std::string& out, long long number) {
  std::array<char, 24> digits;
  char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

void append_hexadecimal(std::string& out, std::uint32_t unit) {
  for (const int shift : {12, 8, 4, 0}) out += kDigits[unit >> shift & 0xF];
}

void append_length(std::string& out, double points) {
  append_decimal(out, rounded(points * 100), 2);
}

void append_place(std::string& out, double points) {
  append_decimal(out, rounded(points * 1000), 3);
}

void append_precise(std::string& out, double number) {
  append_decimal(out, rounded(number * 100'000), 5);
}

std::string byte_string(std::string_view bytes) {
  std::string text = "(";
  for (const char c : bytes) {
    if (c == '\r') {
      text += "\\r";  // Bare, it would be read as a line feed.
      continue;
    }
    if (c == '(' || c == ')' || c == '\\') text += '\\';
    text += c;
  }
  return text + ")";
}

std::string unicode_text(std::string_view utf8) {
  std::string bytes;
  for (std::string_view rest = utf8; !rest.empty();) {
    const auto code = document_code(take_character(rest));
    if (!code) return "<feff" + utf16_digits(utf8) + ">";
    bytes += *code;
  }
  // These begin texts in other encodings.
  const bool is_mistaken = bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xEF\xBB\xBF");
  return is_mistaken ? "<feff" + utf16_digits(utf8) + ">" : byte_string(bytes);
}

std::string name(std::string_view text) {
  std::string written = "/";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = byte > 0x20 && byte < 0x7F &&
                          std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos;
    if (is_plain) {
      written += c;
    } else {
      written.append({'#', kDigits[byte >> 4], kDigits[byte & 0xFU]});
    }
  }
  return written;
}

std::string utf16_digits(std::string_view utf8) {
  std::string digits;
  while (!utf8.empty()) {
    char32_t character = take_character(utf8);
    const bool is_none = character == 0 || character == 0xFEFF || character == 0xFFFE;
    if (is_none) character = kReplacementCharacter;
    if (character >= 0x10000) {
      append_hexadecimal(digits, 0xD800 + ((character - 0x10000) >> 10));
      character = 0xDC00 + ((character - 0x10000) & 0x3FF);
    }
    append_hexadecimal(digits, character);
  }
  return digits;
}

std::string rectangle(const pages::Rect& box, double page_height) {
  std::string text = "[ ";
  for (const double side : {box.x, page_height - box.bottom(), box.right(), page_height - box.y}) {
    append_length(text, side);
    text += ' ';
  }
  return text + "]";
}

}  // namespace copil::pdf
