#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"

/// Holds a PDF file to the rules of accessibility (PDF/UA-1, ISO 14289-1) and of archiving (PDF/A,
/// ISO 19005) that a machine can verify. An honest control, not a certificate: it says what it
/// looked at.
namespace copil::conformity {

/// The standards that a file is held to.
enum class Norms { ua, a, all };

/// A rule, in the order in which they are checked.
struct Rule {
  int number = 0;           ///< from 1
  std::string ua;           ///< its clause of PDF/UA-1; empty when it is none of its rules
  std::string a;            ///< its clause of the part of PDF/A that the file is held to
  std::string advice;       ///< what recommends it, for advice: `RGAA 3.2`
  std::string requirement;  ///< one French sentence
  std::string remedy;       ///< how to mend a fault, in French

  bool is_advice() const { return !advice.empty(); }
};

/// Where and what, in French.
struct Failure {
  int page = 0;  ///< from 1; 0 for the whole file
  std::string detail;
};

struct RuleResult {
  Rule rule;
  int checked = 0;                ///< things looked at; 0: the file has none
  std::vector<Failure> failures;  ///< at most 20 are kept
  int failure_count = 0;

  bool is_met() const { return failure_count == 0; }
};

/// The part and level of PDF/A that a file is held to.
struct Level {
  int part = 3;
  char letter = 'A';
  bool is_declared = false;  ///< by the file; else it is the one that the file seems to be made for
};

struct FileCheck {
  Norms norms = Norms::all;
  Level level;
  std::vector<RuleResult> results;  ///< every rule, in order

  int rule_count() const { return static_cast<int>(results.size()); }
  int failed_count() const;  ///< rules in fault, advice left out
  int advice_count() const;  ///< advice not followed
  bool is_met() const { return failed_count() == 0; }
};

/// Checks the bytes of a file. Errors: what qpdf cannot read as a PDF file, or not without a
/// password. `name` is how the user named the file.
Checked<FileCheck> check(std::string_view bytes, const std::string& name, Norms norms = Norms::all);

/// The report for people, in French: one line a rule, failures under theirs, and the scope.
std::string report_text(const FileCheck& report);

/// One line for the file, and the rules in fault or advice not followed under it: for reports on
/// many files.
std::string short_text(const FileCheck& report, const std::string& name);

/// The first line of `report_csv`: `fichier;norme;clause;regle;verdict;page;detail`.
std::string csv_header();

/// The report for machines: a line for each rule and standard, several where it fails in several
/// places. Verdicts: `conforme`, `faute`, `conseil` (advice not followed), `sans objet`.
std::string report_csv(const FileCheck& report, const std::string& name);

/// The line of a file that cannot be read, verdict `illisible`.
std::string unreadable_csv(const Diagnostics& why, const std::string& name);

/// What the file is, as text that tests compare: pages, title, language, fonts, bookmarks, links,
/// attachments, structure tree. Errors as `check`.
Checked<std::string> describe(std::string_view bytes, const std::string& name);

}  // namespace copil::conformity
