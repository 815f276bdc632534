#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"

/// Verifies a PDF file against a numbered list of rules of PDF/UA-1 (ISO 14289-1) and PDF/A-3
/// (ISO 19005-3). An honest control, not a certificate: it says what it looked at.
namespace copil::conformity {

/// A rule, in the order in which they are checked.
struct Rule {
  int number = 0;           ///< from 1
  std::string reference;    ///< `PDF/UA-1 7.1-3`
  std::string requirement;  ///< one French sentence
};

struct RuleResult {
  Rule rule;
  int checked = 0;                    ///< things looked at; 0: the file has none
  std::vector<std::string> failures;  ///< where and what, in French; at most 20 are kept
  int failure_count = 0;

  bool is_met() const { return failure_count == 0; }
};

struct Report {
  std::vector<RuleResult> results;  ///< every rule, in order

  int rule_count() const { return static_cast<int>(results.size()); }
  int failed_count() const;
  bool is_met() const { return failed_count() == 0; }
};

/// Checks the bytes of a file. Errors: not a PDF file, damaged, or encrypted.
/// `name` is how the user named the file.
Checked<Report> check(std::string_view bytes, const std::string& name);

/// The report for people, in French: one line a rule, failures under theirs, and the scope.
std::string report_text(const Report& report);

/// What the file is, as text that tests compare: pages, title, language, fonts, bookmarks, links,
/// attachments, structure tree. Errors as `check`.
Checked<std::string> describe(std::string_view bytes, const std::string& name);

}  // namespace copil::conformity
