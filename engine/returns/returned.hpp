#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "expansion/template.hpp"
#include "notation/node.hpp"

/// Answers come back from territories, in YAML files, workbooks or a folder of both, and are held
/// against the form of a report. Answers of one territory never serve another.
namespace copil::returns {

/// What one file, sheet or row answers, not yet held against a form.
struct Sheaf {
  std::string file;        ///< as messages name it, the sheet included
  std::string report;      ///< whose form it fills; empty when the file does not say
  std::string territory;   ///< its code; empty when the file does not say
  Place place;             ///< where the territory is said, else the whole file
  notation::Node answers;  ///< a map: one entry a blank or option
  std::string path{};      ///< of the file itself
};

/// All that a file or folder answers.
struct Returned {
  std::vector<Sheaf> sheaves;
  Diagnostics warnings;  ///< files of a folder that are not read
};

/// Reads what came back: a YAML file (`territoire: ML01`, or `territoires:` with a group a code;
/// `rapport: bilan-local`), an XLSX or ODS workbook (a form as `form_book` plans it, or a table of
/// one row a territory), or all such files of a folder. Errors, all of them: files that cannot be
/// read, cells that hold a spreadsheet's error, answers whose blank is not named.
Checked<Returned> read_returns(const std::string& path);

/// What was answered to the form of one report.
struct ReportAnswers {
  std::map<std::string, expansion::Answers> by_territory;
  /// Of a file that says no territory: it serves the one document that is made.
  std::optional<expansion::Answers> unaddressed;
  std::string unaddressed_file;
  /// Where each answer stands, by territory (empty: of none) and name.
  std::map<std::string, std::map<std::string, Place>> places;

  /// The answers for the document of that territory; none are empty.
  const expansion::Answers& of(const std::string& territory) const;
  /// Where that answer of that territory stands; nowhere when it came from no file.
  Place place_of(const std::string& territory, const std::string& name) const;
};

/// Holds what came back for that report against its form; what says no report is taken for it.
/// Errors, all of them: what `expansion::read_answers` says, a territory that answered twice.
Checked<ReportAnswers> answers_to(const std::vector<Sheaf>& sheaves, const std::string& report,
                                  const expansion::Form& form);

/// Complains of answers that say no territory, when documents of several are made.
Diagnostics refuse_unaddressed(const ReportAnswers& answers, std::size_t territories);

/// Complains of answers that say no territory or no report, which a run of several reports wants.
Diagnostics refuse_unnamed(const std::vector<Sheaf>& sheaves);

/// Complains of answers whose territory is not among the codes, or whose report is not among those
/// made: sheaves of which no report is made are errors only when nothing else came back.
Diagnostics check_addresses(const std::vector<Sheaf>& sheaves,
                            const std::vector<std::string>& codes,
                            const std::vector<std::string>& reports);

}  // namespace copil::returns
