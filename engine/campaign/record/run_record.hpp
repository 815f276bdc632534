#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/period.hpp"
#include "diagnostics/diagnostic.hpp"
#include "production/ledger.hpp"
#include "vocabulary/names.hpp"

/// What a run's folder holds, and its written form, `manifeste.json`: what `verifier` and
/// `comparer` read back.
namespace copil::campaign {

/// What a report is made from besides data: SHA-256 of its definition, and of its template with all
/// that it includes.
struct ReportOrigins {
  std::string report;
  std::string definition;
  std::string model;
  /// Tables and entries of the control of coherence, answers that it sums up; empty unless it asks.
  std::string control{};
  std::map<std::string, std::string> answers{};  ///< by territory's code; not in the manifest
};

/// What documents are made from, as SHA-256: when one changes, they are made again.
struct Origins {
  std::string program;
  std::string definitions;  ///< cards and parameters
  std::string rules;        ///< arrêté, imposed rules, the date written into files
  std::string data;         ///< all data files of the format
  std::vector<ReportOrigins> reports;
  std::string surroundings{};  ///< fonts, hyphenation, libraries; empty in old manifests
};

/// How a document stands at the end of a run.
enum class DocumentState {
  current,  ///< made from the run's own origins
  stale,    ///< made earlier from others, and not asked for this time
  failed,
};
/// `a_jour`, `perime`, `echec`.
std::string_view state_name(DocumentState state);

struct RecordedDocument {
  std::string report;
  std::string territoire;  ///< code
  std::string libelle;
  std::string niveau;  ///< `mission_locale`
  std::string folder;  ///< of its files, under the run's
  Period period;
  DocumentState state = DocumentState::current;
  int pages = 0;
  std::vector<production::MadeFile> files;
  std::vector<std::string> open_blanks;
  std::string failure;  ///< the messages, of a failed document
  std::string fingerprint;
};

struct RunRecord {
  std::string program;  ///< `copil 0.1.0`
  std::string campaign;
  std::string title;
  Period period;
  Day arrete;
  std::vector<std::string> rules;
  std::vector<vocabulary::CitedFile> inputs;
  Origins origins;
  std::vector<RecordedDocument> documents;          ///< by report, then territory code
  std::vector<RecordedDocument> objectless{};       ///< not made: `failure` says why
  std::vector<production::MadeFile> companions;     ///< index, figures, rejects, archives
  std::map<std::string, std::string> folder_names;  ///< by folder, for people; not in the manifest
};

/// Puts its documents, and those without object, by report, then by territory.
void put_in_order(RunRecord& record);

/// The documents without object, by report and reason: where the reason is the same, it is said
/// once. They are those of `record`.
std::map<std::pair<std::string, std::string>, std::vector<const RecordedDocument*>>
objectless_by_reason(const RunRecord& record);

/// The file of a folder of documents that says what it holds.
inline constexpr const char* kManifestName = "manifeste.json";

/// The text of that file. Holds no date of the day, no folder of the machine, no duration.
std::string manifest(const RunRecord& record);

/// The record that a manifest tells. Errors: not JSON, a key that is missing. `file` is for
/// messages.
Checked<RunRecord> parse_manifest(const std::string& text, const std::string& file);

}  // namespace copil::campaign
