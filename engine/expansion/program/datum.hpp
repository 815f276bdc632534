#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "document/document.hpp"
#include "expansion/names.hpp"

/// What an expression gives when a document is made: a value of `names.hpp` and how to write it.
namespace copil::expansion {

using TextList = std::vector<std::string>;

/// The fields to go through from a record to one of its values: an argument of filters.
struct FieldPath {
  std::vector<std::size_t> indexes;
};

struct Expression;

/// The name that a number was read from, while filters keep the value.
struct ReadFrom {
  const Record* record = nullptr;  ///< whose field; of a figure, its period when one is named
  std::size_t field = 0;
  const Expression* figure = nullptr;  ///< the call of `chiffre`; null for a field
  const Record* territory = nullptr;   ///< of a figure, when one is named

  bool is_known() const { return record != nullptr || figure != nullptr; }
};

struct Datum {
  /// `std::monostate`: not defined, whatever the type.
  std::variant<std::monostate, Value, std::string, Day, bool, const Record*, RecordList, TextList,
               FieldPath>
      content;
  NumberStyle number_style = NumberStyle::plain;
  DateStyle date_style = DateStyle::long_form;
  ReadFrom read_from{};

  /// The content when it is of that type, else null.
  template <class T>
  const T* as() const {
    return std::get_if<T>(&content);
  }
};

/// The datum of a name's value; a null record is not defined.
Datum datum_of(Term term);

/// False for n.d. and secret values, unknown days, empty texts and empty lists.
bool is_defined(const Datum& datum);

/// True for a condition that holds; not defined does not hold.
bool holds(const Datum& datum);

/// The value at the end of the path, not defined as soon as a record on the way is.
Datum value_at(const Record& record, const FieldPath& path);

/// The number of a numeric datum, n.d. in `unit` when it has none.
Value number_of(const Datum& datum, Unit unit);

/// The text of a text datum, empty when it has none.
std::string text_of(const Datum& datum);

}  // namespace copil::expansion
