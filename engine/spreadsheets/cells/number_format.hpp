#pragma once

#include <string>
#include <string_view>

namespace copil::spreadsheets {

/// What a number means, as the format of its cell tells.
struct NumberFormat {
  enum class Kind {
    plain,
    percent,
    date,      ///< a day, with its time of day if it has one
    time,      ///< a time of day
    duration,  ///< hours that may pass twenty-four
    code,      ///< a code written as a number: `pattern` says how
  };
  Kind kind = Kind::plain;
  /// Of a code: what stands between its digits and before them; each `0` stands for a digit.
  std::string pattern{};
  bool operator==(const NumberFormat&) const = default;
};

/// The meaning of a format's text, as files write it: `dd/mm/yyyy`, `0.0%`, `00000`,
/// `[$-40C]d mmm yyyy`. Colours, conditions, quoted texts mean nothing; the first section counts.
NumberFormat number_format(std::string_view code);

/// The meaning of a format that files only number (XLSX).
NumberFormat builtin_format(unsigned number);

}  // namespace copil::spreadsheets
