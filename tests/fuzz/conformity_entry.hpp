#pragma once

#include <string>
#include <string_view>

#include "conformity/check.hpp"

/// What the fuzzer feeds the checker: any bytes as a PDF file.
namespace copil::fuzz {

inline std::string broken_report(const conformity::FileCheck& report) {
  if (report.results.empty()) return "a report without rules";
  for (const conformity::RuleResult& result : report.results) {
    const std::string& rule = result.rule.requirement;
    if (result.failure_count > result.checked) return "more faults than things looked at: " + rule;
    if (result.failures.size() > 20) return "more faults kept than said: " + rule;
    if (result.is_met() != result.failures.empty()) return "a fault without a place: " + rule;
  }
  if (conformity::report_text(report).empty()) return "a report without a text";
  return conformity::report_csv(report, "f.pdf").back() == '\n' ? "" : "an open line";
}

/// Holds the bytes to each standard. Which promise of the checker was broken; empty when all were
/// kept.
inline std::string broken_check(std::string_view bytes) {
  for (const auto norms : {conformity::Norms::ua, conformity::Norms::a, conformity::Norms::all}) {
    const auto report = conformity::check(bytes, "f.pdf", norms);
    if (!report) {
      if (report.error().size() != 1) return "not one error";
      continue;
    }
    const std::string broken = broken_report(*report);
    if (!broken.empty()) return broken;
  }
  return {};
}

}  // namespace copil::fuzz
