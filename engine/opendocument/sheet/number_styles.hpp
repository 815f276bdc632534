#pragma once

#include <map>
#include <string>

#include "opendocument/package/xml.hpp"

namespace copil::opendocument {

/// What a cell with a number format holds, in OpenDocument's terms.
enum class NumberKind { number, percentage, currency, date };

/// The kind that a plan's number format (`#,##0.00" "[$€-40C]`) stands for.
NumberKind kind_of(const std::string& notation);

/// The number formats of a spreadsheet as data styles, made when first asked for.
class NumberStyles {
 public:
  /// The name of the style of a plan's number format; empty for the general one.
  std::string name_of(const std::string& notation);

  /// All the styles asked for, in that order.
  std::string xml() const { return fragments_; }

 private:
  std::map<std::string, std::string> names_;
  std::string fragments_;
};

}  // namespace copil::opendocument
