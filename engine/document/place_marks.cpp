#include "document/place_marks.hpp"

#include <array>
#include <charconv>

#include "base/signs.hpp"

namespace copil::document {

namespace {

struct KindWord {
  PlaceKind kind;
  std::string_view word;
};
constexpr std::array<KindWord, 4> kKindWords{{{PlaceKind::blank, "champ"},
                                              {PlaceKind::line, "ligne"},
                                              {PlaceKind::figure, "chiffre"},
                                              {PlaceKind::date, "date"}}};
/// Of a bookmark's name in Word.
constexpr std::size_t kMostSigns = 40;

std::string_view word_of(PlaceKind kind) {
  for (const auto& known : kKindWords) {
    if (known.kind == kind) return known.word;
  }
  return {};
}

bool is_plain(char sign) {
  return is_plain_letter(sign) || is_digit(sign);
}

}  // namespace

std::string bookmark_name(const PlaceMark& mark) {
  const std::string rank = "_" + std::to_string(mark.rank);
  std::string name{word_of(mark.kind)};
  if (!mark.name.empty()) name += "_";
  for (const char sign : mark.name) name += is_plain(sign) ? sign : '_';
  if (name.size() + rank.size() > kMostSigns) name.resize(kMostSigns - rank.size());
  return name + rank;
}

std::optional<PlaceMark> read_bookmark(std::string_view name) {
  const auto last = name.rfind('_');
  if (last == std::string_view::npos) return std::nullopt;
  PlaceMark mark;
  const char* end = name.data() + name.size();
  const auto read = std::from_chars(name.data() + last + 1, end, mark.rank);
  if (read.ec != std::errc{} || read.ptr != end || mark.rank < 1) return std::nullopt;
  const std::string_view head = name.substr(0, last);
  for (const auto& known : kKindWords) {
    const bool is_bare = head == known.word;
    if (!is_bare && !head.starts_with(std::string{known.word} + "_")) continue;
    mark.kind = known.kind;
    if (!is_bare) mark.name = head.substr(known.word.size() + 1);
    return mark;
  }
  return std::nullopt;
}

}  // namespace copil::document
