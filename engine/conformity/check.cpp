#include "conformity/check.hpp"

#include <algorithm>

#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

constexpr std::size_t kFailuresKept = 20;

bool includes(char declared, char asked) {
  const auto rank = [](char level) { return level == 'A' ? 3 : level == 'U' ? 2 : 1; };
  return rank(declared) >= rank(asked);
}

/// The clause of the part that the file is held to; empty when that part does not ask for it. A
/// file that does not say its part lacks what each of them asks for.
std::string archive_clause(const Clauses& clauses, const Level& level) {
  const bool is_first = level.part == 1;
  std::string other = is_first ? clauses.a : clauses.a1;
  const bool identifies = other == "6.6.4" || other == "6.7.11";
  const std::string own = is_first ? clauses.a1 : clauses.a;
  if (own.empty() && identifies && !level.is_declared) return other;
  // The first part has two levels only: what later parts ask of U, it asks of A.
  const char asked = is_first && clauses.level == 'U' ? 'A' : clauses.level;
  return includes(level.letter, asked) ? own : std::string();
}

RuleResult run(const RuleCode& code, Rule rule, const Inspection& inspection) {
  RuleResult result;
  rule.advice = code.clauses.advice;
  rule.requirement = code.requirement;
  rule.remedy = code.remedy;
  result.rule = std::move(rule);
  Findings findings(result);
  code.check(inspection, findings);
  return result;
}

FileCheck checked(const Inspection& inspection, Norms norms) {
  FileCheck report;
  report.norms = norms;
  report.level = inspection.level;
  for (const auto& rules : all_rules()) {
    for (const RuleCode& code : rules) {
      Rule rule;
      if (norms != Norms::a) rule.ua = code.clauses.ua;
      if (norms != Norms::ua) rule.a = archive_clause(code.clauses, inspection.level);
      const bool is_advice = code.clauses.advice[0] != '\0';
      if (rule.ua.empty() && rule.a.empty() && !is_advice) continue;
      rule.number = report.rule_count() + 1;
      report.results.push_back(run(code, std::move(rule), inspection));
    }
  }
  return report;
}

int count(const FileCheck& report, bool is_advice) {
  return static_cast<int>(
      std::count_if(report.results.begin(), report.results.end(), [&](const RuleResult& result) {
        return !result.is_met() && result.rule.is_advice() == is_advice;
      }));
}

}  // namespace

void Findings::expect(bool is_right, int page, const std::string& detail) {
  if (wrong(is_right)) say(page, detail);
}

bool Findings::wrong(bool is_right) {
  ++result_.checked;
  if (is_right) return false;
  ++result_.failure_count;
  return result_.failures.size() < kFailuresKept;
}

int FileCheck::failed_count() const {
  return count(*this, false);
}

int FileCheck::advice_count() const {
  return count(*this, true);
}

Checked<FileCheck> check(std::string_view bytes, const std::string& name, Norms norms) {
  return with_file(bytes, name, [&](QPDF& file) {
    const Inspection inspection(file, bytes);
    return checked(inspection, norms);
  });
}

std::span<const std::span<const RuleCode>> all_rules() {
  static const std::vector<std::span<const RuleCode>> kAll{
      file_rules(),    metadata_rules(),   document_rules(),  colour_rules(), font_rules(),
      content_rules(), annotation_rules(), structure_rules(), table_rules(),  advice_rules()};
  return kAll;
}

}  // namespace copil::conformity
