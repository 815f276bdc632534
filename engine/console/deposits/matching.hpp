#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mapping/proposal.hpp"
#include "records/foreign.hpp"

namespace copil::console {

/// What tells an export from others: its columns, whatever its name. Hexadecimal digits.
std::string signature_of(const mapping::Sample& sample);

/// The correspondances that people chose, by the signature of the export: the next one that has the
/// same columns is read without asking.
class KnownMatchings {
 public:
  explicit KnownMatchings(std::string folder) : folder_(std::move(folder)) {}

  /// The body (`mapping::chosen_body`) kept for that signature, or nothing.
  std::optional<std::string> find(const std::string& signature) const;
  Diagnostics keep(const std::string& signature, const std::string& body);

 private:
  std::string path_of(const std::string& signature) const;
  std::string folder_;
};

/// A body as choices among the columns of that header, and the file of ours that it becomes.
struct Choices {
  std::size_t file = 0;  ///< among `records::all_layouts`
  std::vector<mapping::ChosenColumn> columns;
};
/// Of a body. Nothing when it is none.
std::optional<Choices> choices_of(const std::string& body);
/// Of a guess.
Choices choices_of(const mapping::Proposal& proposal, const mapping::Sample& sample);

/// What is wrong with a body, with its place left out; empty when nothing is.
Diagnostics faults_of_body(const std::string& body);

/// Writes the correspondances of the exports seen into `correspondances/` of the files' folder:
/// those known, and `tried` for that signature. Errors: the disk.
Diagnostics write_matchings(const std::vector<records::SeenExport>& seen,
                            const KnownMatchings& known, const std::string& files_folder,
                            const std::string& tried_signature = {},
                            const std::string& tried_body = {});

}  // namespace copil::console
