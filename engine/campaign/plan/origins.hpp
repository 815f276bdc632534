#pragma once

#include <string>
#include <vector>

#include "campaign/record/run_record.hpp"
#include "production/production.hpp"
#include "vocabulary/dossier.hpp"

/// Content hashes of everything that documents are made from. No date of a file is looked at: a
/// clock set back, a copied folder or a file saved again unchanged make no document again.
namespace copil::campaign {

/// A data file that is there, as it was when it was hashed.
struct HashedFile {
  std::string name;
  std::string sha256;
  std::uint64_t bytes = 0;
  std::int64_t stamp = 0;  ///< changes when the file is written; never stored
};

/// Hashes the data files that are in the folder, `saisies.csv` included, on `jobs` threads. Errors:
/// one cannot be read.
Checked<std::vector<HashedFile>> hash_data(const std::string& folder, int jobs);

/// Errors: a data file that is no longer the one that was hashed.
Diagnostics check_unchanged(const std::string& folder, const std::vector<HashedFile>& files);

/// The program itself and what it runs with.
struct ProgramIdentity {
  std::string sha256;     ///< of its file
  std::string libraries;  ///< names and build numbers of the shared libraries it loaded
};

/// Whether documents are made as projects or for good.
enum class Finality { project, definitive };

/// What the documents of a run are made from.
Checked<Origins> gather_origins(const vocabulary::Resources& resources,
                                const vocabulary::Inquiry& inquiry,
                                std::optional<std::int64_t> instant,
                                const std::vector<production::PreparedReport>& reports,
                                const std::vector<HashedFile>& data, const ProgramIdentity& program,
                                Finality finality = Finality::project);

/// The fingerprint of a report's document of a territory (its code) over a period: equal when all
/// its origins are, the territory's answers among them.
std::string fingerprint(const Origins& origins, const std::string& report,
                        const std::string& territory, Period period);

}  // namespace copil::campaign
