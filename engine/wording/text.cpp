#include "wording/text.hpp"

#include <unicode/coll.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cassert>
#include <memory>

#include "wording/utf8.hpp"

namespace copil::wording {

namespace {

int width_of(char32_t point) {
  const auto character = static_cast<UChar32>(point);
  switch (u_charType(character)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

std::unique_ptr<const icu::Collator> french_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(
      icu::Collator::createInstance(icu::Locale::getFrench(), status));
  assert(U_SUCCESS(status));
  collator->setAttribute(UCOL_FRENCH_COLLATION, UCOL_ON, status);
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  assert(U_SUCCESS(status));
  return collator;
}

char32_t upper(char32_t point) {
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(point)));
}

bool is_vowel_or_h(char32_t point) {
  // Folding by decomposition would also strip « œ »; the French capitals that matter are few.
  return std::u32string_view(U"aàâäeéèêëiîïoôöuùûüyhæœAÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜYHÆŒ").find(point) !=
         std::u32string_view::npos;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (const char32_t point : decoded(text)) {
    width += point >= 0xDC00 && point <= 0xDFFF ? 1 : width_of(point);
  }
  return width;
}

std::string capitalised(std::string_view text) {
  std::u32string points = decoded(text);
  if (!points.empty()) points.front() = upper(points.front());
  return encoded(points);
}

std::string upper_case(std::string_view text) {
  std::u32string points = decoded(text);
  for (char32_t& point : points) point = upper(point);
  return encoded(points);
}

int compare_french(std::string_view a, std::string_view b) {
  // Making a collator costs a thousand comparisons; comparing with a const one is thread-safe.
  static const std::unique_ptr<const icu::Collator> collator = french_collator();
  UErrorCode status = U_ZERO_ERROR;
  const int order = collator->compareUTF8(piece(a), piece(b), status);
  assert(U_SUCCESS(status));
  return order != 0 ? order : a.compare(b);
}

std::string enumerated(const std::vector<std::string>& texts) {
  std::string sentence;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) sentence += i + 1 == texts.size() ? " et " : ", ";
    sentence += texts[i];
  }
  return sentence;
}

std::string with_de(std::string_view name) {
  const std::u32string points = decoded(name);
  const bool is_elided = !points.empty() && is_vowel_or_h(points.front());
  return (is_elided ? "d’" : "de ") + std::string(name);
}

}  // namespace copil::wording
