#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The names of the marks (bookmarks) that tell, in a text that is worked on elsewhere, what was
/// filled in and what the program computed: whoever reads the text back finds them again.
namespace copil::document {

enum class PlaceKind {
  blank,   ///< what answers a blank, or the dots of one still open
  line,    ///< the same of a blank of several lines: the lines, one mark each, are one answer
  figure,  ///< a number that the program computed
  date,    ///< a day that the program knows
};

/// True for what somebody fills in, false for what the program computed or knows.
constexpr bool is_filled_in(PlaceKind kind) {
  return kind == PlaceKind::blank || kind == PlaceKind::line;
}

struct PlaceMark {
  PlaceKind kind = PlaceKind::blank;
  std::string
      name;      ///< of the blank; of a figure, its code with `_` for what is no letter; or none
  int rank = 1;  ///< among the marks of that kind and name, from 1
  bool operator==(const PlaceMark&) const = default;
};

/// What a blank still open shows first, its invite in brackets behind.
inline constexpr const char* kOpenDots = "…………";

/// What a text says of itself in its properties, by these names.
inline constexpr const char* kReportProperty = "copil-rapport";
inline constexpr const char* kTerritoryProperty = "copil-territoire";  ///< its code
inline constexpr const char* kPeriodProperty = "copil-periode";        ///< `2010`
inline constexpr const char* kArreteProperty = "copil-arrete";         ///< `2010-12-31`
inline constexpr const char* kVersionProperty = "copil-version";
inline constexpr const char* kDraftVersion = "projet";
inline constexpr const char* kFinalVersion = "definitive";

/// `champ_iban_1`: letters, digits and `_`, at most 40, as word processors want it. A name that is
/// too long loses its end.
std::string bookmark_name(const PlaceMark& mark);

/// The mark of that name; nothing for a bookmark of somebody else.
std::optional<PlaceMark> read_bookmark(std::string_view name);

}  // namespace copil::document
