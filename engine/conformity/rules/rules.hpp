#pragma once

#include <span>
#include <string>
#include <string_view>

#include "conformity/check.hpp"
#include "conformity/reading/inspection.hpp"

namespace copil::conformity {

/// Where a rule writes what it sees.
class Findings {
 public:
  explicit Findings(RuleResult& result) : result_(result) {}

  /// One more thing looked at, on a page (from 1; 0 for the file); `detail` is said when it is not
  /// as it must be.
  void expect(bool is_right, int page, const std::string& detail);

  /// The same where the detail is dear to write: true when it must be said, with `say`.
  bool wrong(bool is_right);
  void say(int page, const std::string& detail) { result_.failures.push_back({page, detail}); }

 private:
  RuleResult& result_;
};

/// Calls `check(index)` for each element of that role.
template <class Check>
void each_element(const Inspection& file, std::string_view role, Check check) {
  const auto& nodes = file.structure.nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].role == role) check(static_cast<int>(i));
  }
}

/// Where a rule stands in the standards. A clause that is empty: it is no rule of that one.
struct Clauses {
  const char* ua = "";      ///< of ISO 14289-1
  const char* a = "";       ///< of ISO 19005-2 and -3
  const char* a1 = "";      ///< of ISO 19005-1
  char level = 'B';         ///< the lowest level of PDF/A that asks for it: B, U or A
  const char* advice = "";  ///< for advice: what recommends it
};

constexpr Clauses ua(const char* clause) {
  return {clause, "", "", 'B', ""};
}
constexpr Clauses archive(const char* a, const char* a1, char level = 'B') {
  return {"", a, a1, level, ""};
}
constexpr Clauses both(const char* ua_clause, const char* a, const char* a1, char level = 'B') {
  return {ua_clause, a, a1, level, ""};
}
constexpr Clauses advice(const char* source) {
  return {"", "", "", 'B', source};
}

/// A rule as code: where it stands, what it requires, how a fault is mended, how it is checked.
struct RuleCode {
  Clauses clauses;
  const char* requirement;
  const char* remedy;
  void (*check)(const Inspection&, Findings&);
};

std::span<const RuleCode> file_rules();        ///< bytes, trailer, streams, limits
std::span<const RuleCode> metadata_rules();    ///< what the file says of itself
std::span<const RuleCode> document_rules();    ///< trees, attachments, optional content, actions
std::span<const RuleCode> colour_rules();      ///< colours, images, graphics states
std::span<const RuleCode> font_rules();        ///< fonts, glyphs and their text
std::span<const RuleCode> content_rules();     ///< marks and languages
std::span<const RuleCode> annotation_rules();  ///< annotations and form fields
std::span<const RuleCode> structure_rules();   ///< the tree and its elements
std::span<const RuleCode> table_rules();       ///< tables, lists, contents
std::span<const RuleCode> advice_rules();      ///< what is recommended beyond the standards

/// Every rule, in the order in which they are checked.
std::span<const std::span<const RuleCode>> all_rules();

}  // namespace copil::conformity
