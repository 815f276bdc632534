#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "exports/table.hpp"
#include "mapping/correspondance.hpp"

/// Drafts of correspondances out of what exports show: their headers, then their values.
namespace copil::mapping {

/// What a proposal is made with.
struct Hints {
  std::map<std::string, std::vector<std::string>> synonyms;  ///< by our column's name
  std::set<std::string> territory_codes;
  std::set<std::string> territory_labels;  ///< folded
};

/// Reads the synonyms of our columns' names: a YAML map, a list each.
Checked<std::map<std::string, std::vector<std::string>>> load_synonyms(const std::string& path);

/// The header of an export and its first records.
struct Sample {
  std::string name;   ///< `contacts.csv`
  std::string sheet;  ///< of a workbook; else empty
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> values;  ///< by column; empty cells left out
};

/// Looks at the header and the first records of a source. Errors: no header.
Checked<Sample> sample_of(exports::Source source);

/// How sure a guess is.
enum class Certainty { sure, likely, to_check };

/// Where one of our columns seems to come from.
struct Guess {
  std::size_t target = 0;
  std::size_t column = 0;  ///< of the export
  Certainty certainty = Certainty::to_check;
  std::string why;
  DayOrder order = DayOrder::as_ours;
  std::vector<std::string> words;  ///< of a closed list: those of the export that are not ours
};

/// What an export seems to be.
struct Proposal {
  std::size_t file = 0;  ///< among the layouts
  std::vector<Guess> guesses;
  std::size_t mandatory_found = 0;
  std::size_t mandatory_count = 0;
};

/// The best guess; nothing when fewer than half of the mandatory columns of any file are found.
std::optional<Proposal> propose(const Sample& sample, std::span<const exports::Layout> layouts,
                                const Hints& hints);

/// The draft, in YAML with what is to be checked beside each line.
std::string draft_of(const Sample& sample, const Proposal& proposal,
                     std::span<const exports::Layout> layouts);

/// What somebody chose for one of our columns.
struct ChosenColumn {
  std::size_t target = 0;
  std::string column;    ///< the export's own name; empty: the constant
  std::string constant;  ///< the same value in each row
  DayOrder order = DayOrder::as_ours;
  std::map<std::string, std::string> words;  ///< the export's, as ours
};

/// A correspondance as YAML but for the export that it is of: what it becomes and how. Columns of
/// the header that nobody chose are known and not wanted.
std::string chosen_body(const std::vector<std::string>& header, const exports::Layout& layout,
                        const std::vector<ChosenColumn>& chosen);
/// The same of that file and sheet (empty: any).
std::string chosen_correspondance(const std::string& name, const std::string& sheet,
                                  const std::string& body);

}  // namespace copil::mapping
