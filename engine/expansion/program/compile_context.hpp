#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "expansion/conditions.hpp"
#include "expansion/language/source_text.hpp"
#include "expansion/markdown/heading_numbers.hpp"
#include "expansion/program/expression.hpp"
#include "expansion/template.hpp"

/// What the parts of the compiler share while one template is compiled.
namespace copil::expansion {

/// A name that loops and forms add to the schema's: its value stands in a slot.
struct Variable {
  std::string name;
  std::size_t slot = 0;
  Shape shape;
};

/// Names of the record types that the compiler adds to the schema.
inline constexpr std::string_view kLoopType = "boucle";
inline constexpr std::string_view kFieldType = "champ";
inline constexpr std::string_view kOptionType = "option";

/// What may name a value of the author\'s own: a field of a form, an entry of the front matter.
bool is_own_name(std::string_view text);

/// A link to an anchor of the document, and what to say if there is no such heading.
struct LinkTarget {
  std::string anchor;
  Diagnostic complaint;
  bool needs_number = false;
};

/// A heading whose number is written, and what to say if others of its kind number themselves.
struct HandNumber {
  Numbering numbering = Numbering::none;
  Diagnostic complaint;
};

/// A column of a table, as far as charts drawn from it must know.
struct DrawableColumn {
  std::string id;
  document::ColumnKind kind = document::ColumnKind::text;
  Unit unit = Unit::none;
  bool is_row_header = false;
  bool is_single = true;  ///< comes once, whatever the territory
};

struct CompileContext {
  const Sources& sources;
  Schema schema;                          ///< the caller's, and the compiler's own record types
  std::deque<File> files{};               ///< that places point into; never moved
  std::vector<std::string> open_files{};  ///< paths of the template and of the parts being included
  std::vector<Variable> scope{};          ///< innermost last
  std::size_t slot_count = 0;
  Form form{};
  bool is_form_known = true;  ///< false when the front matter cannot be read
  std::set<std::string> used_fields{};
  std::set<std::string> used_options{};
  std::set<std::string> names_used{};
  std::set<std::string> ids{};  ///< of tables and charts, unique in a document
  std::map<std::string, std::vector<DrawableColumn>> tables{};  ///< read so far, by id
  std::set<std::string> drawn_tables{};                         ///< those that charts draw from
  std::vector<std::string> anchors{};        ///< of headings, as far as they are known
  std::set<std::string> numbered_anchors{};  ///< those of numbered headings
  std::set<Numbering> numberings{};          ///< of headings that number themselves
  std::vector<HandNumber> hand_numbers{};    ///< of headings that do not
  bool has_dynamic_anchors =
      false;                        ///< a heading holds a value: its anchor is known when it prints
  std::vector<LinkTarget> links{};  ///< to anchors, checked at the end
  int heading_level = 0;            ///< of the last heading
  std::size_t tag_count = 0;
  std::size_t picture_count = 0;
  std::vector<std::string> picture_files{};  ///< paths of logos and images, as they were read
  std::vector<Condition> conditions{};
  Diagnostics problems{};

  /// A new variable, seen until the scope is cut back.
  std::size_t declare(std::string name, Shape shape);
  /// The innermost variable of that name, or null.
  const Variable* find(std::string_view name) const;
  /// The variables of a loop over that list: the item, and `boucle`. Gives the item's slot; the
  /// loop's own is the next.
  std::size_t declare_loop(std::string name, const Shape& list);
  /// The rank of the condition, which a part included twice has once.
  std::size_t rank_of(Condition condition);
};

/// Forgets, when it ends, the variables declared since it began.
class ScopeGuard {
 public:
  explicit ScopeGuard(CompileContext& context) : context_(context), size_(context.scope.size()) {}
  ~ScopeGuard() { context_.scope.resize(size_); }
  ScopeGuard(const ScopeGuard&) = delete;
  ScopeGuard& operator=(const ScopeGuard&) = delete;

 private:
  CompileContext& context_;
  std::size_t size_;
};

/// What is known of the items of a list.
Shape item_shape(const Shape& list);

/// The record type of `boucle`: rang, nombre, premier, dernier.
RecordType loop_type();
/// The record types of `champ` and `option` for a form.
RecordType field_type(const Form& form);
RecordType option_type(const Form& form);

}  // namespace copil::expansion
