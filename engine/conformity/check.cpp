#include "conformity/check.hpp"

#include <algorithm>

#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

constexpr std::size_t kFailuresKept = 20;

RuleResult run(const RuleCode& rule, int number, const Inspection& inspection) {
  RuleResult result;
  result.rule = {number, rule.reference, rule.requirement};
  Findings findings(result);
  rule.check(inspection, findings);
  return result;
}

Report checked(QPDF& file) {
  const Inspection inspection(file);
  Report report;
  for (const auto rules : {file_rules(), resource_rules(), content_rules(), structure_rules()}) {
    for (const RuleCode& rule : rules) {
      report.results.push_back(run(rule, report.rule_count() + 1, inspection));
    }
  }
  return report;
}

std::string padded(std::string text, std::size_t width) {
  text.insert(0, width - std::min(width, text.size()), ' ');
  return text;
}

std::string verdict(const RuleResult& result) {
  if (!result.is_met()) return "NON     ";
  return result.checked > 0 ? "oui     " : "sans obj";
}

std::string line(const RuleResult& result) {
  std::string text = padded(std::to_string(result.rule.number), 3) + "  " + verdict(result) + "  " +
                     result.rule.requirement + " [" + result.rule.reference + "]\n";
  for (const std::string& failure : result.failures) text += "       – " + failure + "\n";
  const int hidden = result.failure_count - static_cast<int>(result.failures.size());
  if (hidden > 0) text += "       – et " + std::to_string(hidden) + " autres\n";
  return text;
}

}  // namespace

void Findings::expect(bool is_right, const std::string& failure) {
  ++result_.checked;
  if (is_right) return;
  ++result_.failure_count;
  if (result_.failures.size() < kFailuresKept) result_.failures.push_back(failure);
}

int Report::failed_count() const {
  return static_cast<int>(std::count_if(results.begin(), results.end(),
                                        [](const RuleResult& result) { return !result.is_met(); }));
}

Checked<Report> check(std::string_view bytes, const std::string& name) {
  return with_file(bytes, name, checked);
}

std::string report_text(const Report& report) {
  std::string text;
  for (const RuleResult& result : report.results) text += line(result);
  const std::string rules = std::to_string(report.rule_count()) + " règles";
  text += report.is_met() ? "Contrôlé sur " + rules + " : aucun écart.\n"
                          : "Contrôlé sur " + rules + " : " +
                                std::to_string(report.failed_count()) + " en écart.\n";
  text +=
      "Ce contrôle porte sur des règles de PDF/UA-1, de PDF/A-3 et du RGAA qu’une machine peut "
      "vérifier "
      "sans juger du sens ; ce n’est pas une certification.\n";
  return text;
}

}  // namespace copil::conformity
