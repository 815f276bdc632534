#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/day.hpp"
#include "base/period.hpp"
#include "base/value.hpp"

/// What a template may name, declared by `expansion` and answered by whoever feeds it (`campaign`):
/// a schema of typed records known before any data (so that a template is checked without data),
/// and objects that give the values when it is expanded.
namespace copil::expansion {

enum class Kind { number, text, day, boolean, record, list };

/// The type of a name. `record` names a record type for `record` and for the items of a `list`.
struct Type {
  Kind kind = Kind::text;
  Unit unit = Unit::none;  ///< for `number`
  std::string record;
  bool operator==(const Type&) const = default;
};

struct Field {
  std::string name;  ///< snake_case, French
  Type type;
  /// One French sentence without its full stop, that reads alone: for `modele variables`, and for
  /// the header comments of workbooks.
  std::string description;
};

struct RecordType {
  std::string name;
  std::vector<Field> fields;
};

/// A figure that `chiffre("CODE")` may ask for.
struct FigureName {
  std::string code;
  std::string label;
  Unit unit = Unit::none;
  std::string definition{};  ///< French sentences for header comments; may be empty
};

struct Schema {
  std::vector<RecordType> records;
  std::string root;  ///< the record type whose fields are the top-level names
  std::vector<FigureName> figures;

  /// The record type of that name, or null.
  const RecordType* find(std::string_view record) const;
  /// The figure of that code, or null.
  const FigureName* find_figure(std::string_view code) const;
};

class Record;
using RecordList = std::vector<const Record*>;

/// The value of a name. `std::monostate`: not defined ("n.d."), whatever the type.
using Term = std::variant<std::monostate, Value, std::string, Day, bool, const Record*, RecordList>;

/// Where the value of a name comes from: documents carry it beside the value.
struct Lineage {
  std::string code;       ///< of a figure of the schema, else "volume.taux": record and field
  std::string territory;  ///< its code
  Period period;
  bool is_cumulated = false;
  std::string of{};  ///< which convention, which group; may be empty
};

/// One object of a record type. Lives at least as long as the `Names` that gave it.
class Record {
 public:
  virtual ~Record() = default;
  /// The name of its record type in the schema.
  virtual std::string_view type() const = 0;
  /// The value of the field at `index` of its record type, of the declared type.
  virtual Term get(std::size_t index) const = 0;
  /// Where the number in the field at `index` comes from; nothing when nobody says.
  virtual std::optional<Lineage> lineage(std::size_t) const { return std::nullopt; }
};

/// Answers the names of one document.
class Names {
 public:
  virtual ~Names() = default;
  virtual const Schema& schema() const = 0;
  virtual const Record& root() const = 0;
  /// `chiffre(code, periode, territoire)`: null period or territory stand for the document's own.
  /// `code` is in the schema; the records are of types `periode` and `territoire`. `cumulated`
  /// asks for the value from 1 January to the period's last day.
  virtual Value figure(std::string_view code, const Record* periode, const Record* territoire,
                       bool cumulated) const = 0;
  /// Where the value that `figure` gives for the same arguments comes from.
  virtual std::optional<Lineage> lineage(std::string_view, const Record*, const Record*,
                                         bool) const {
    return std::nullopt;
  }
};

}  // namespace copil::expansion
