#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pages/page.hpp"

/// How PDF writes numbers, texts and boxes (ISO 32000-1, 7.3).
namespace copil::pdf {

/// Four digits.
void append_hexadecimal(std::string& out, std::uint32_t unit);

void append_whole(std::string& out, long long number);

/// A length, to a hundredth of a point: far below what a printer shows.
void append_length(std::string& out, double points);

/// To a thousandth: where text begins. Readers round it to columns.
void append_place(std::string& out, double points);

/// To a hundred-thousandth: the sine and cosine of a turn, the sides of a page.
void append_precise(std::string& out, double number);

/// `(…)`, escaped.
std::string byte_string(std::string_view bytes);

/// The same for a text that readers show: in PDFDocEncoding when it has all the signs, else in
/// UTF-16.
std::string unicode_text(std::string_view utf8);

/// `/…`, escaped.
std::string name(std::string_view text);

/// The UTF-16 units of a text, in hexadecimal. What is no character becomes U+FFFD.
std::string utf16_digits(std::string_view utf8);

/// `[ … ]` in the coordinates of PDF, whose y grows upwards from the page's bottom.
std::string rectangle(const pages::Rect& box, double page_height);

}  // namespace copil::pdf
