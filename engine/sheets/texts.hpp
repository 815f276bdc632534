#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "sheets/book.hpp"

/// Texts as a workbook can hold them.
namespace copil::sheets {

/// The most a cell may hold, in UTF-16 units (the format's own limit).
inline constexpr int kCellTextMax = 32767;

/// A text that the format can hold, and how many characters had to be taken out.
struct CleanText {
  std::string text;
  int removed = 0;
};

/// True when `cleaned` would change nothing.
bool is_clean(std::string_view text);

/// Takes out control characters (line feeds and tabs stay) and the two code points XML forbids,
/// makes invalid bytes U+FFFD and CR LF a line feed.
CleanText cleaned(std::string_view text);

/// Protects what looks like `_x0041_`, which readers of XLSX take to be an escape.
std::string protected_text(std::string text);

/// Says how many characters of a sheet had to be taken out.
Diagnostic removed_warning(const std::string& sheet, int removed);

/// Length in UTF-16 units, as the format counts; `text` is valid UTF-8.
int utf16_length(std::string_view text);

/// The text cut to at most `units` UTF-16 units, between characters.
std::string cut_to(std::string_view text, int units);

/// What the inlines say, with French typography, numbers and dates; open blanks as dots.
std::string shown_text(const document::Inlines& inlines);

/// The same in stretches of one style; footnotes give their number, their texts go to `footnotes`.
std::vector<Run> shown_runs(const document::Inlines& inlines, std::vector<std::string>& footnotes);

/// The words alone of stretches.
std::string joined(const std::vector<Run>& runs);

/// A number or a day as running text.
std::string shown_number(const document::Number& number);
std::string shown_date(const document::Date& date);

/// "Source : … ; champ : … ; arrêté au …", without the parts that are empty.
std::string source_line(std::string_view source, std::string_view scope, Day arrete);

}  // namespace copil::sheets
