#pragma once

#include <optional>
#include <string>
#include <vector>

#include "campaign/record/run_figures.hpp"
#include "campaign/record/run_record.hpp"

/// What changed from one run to another: figures, documents, and why.
namespace copil::campaign {

/// A run as its folder tells it.
struct StoredRun {
  RunRecord record;
  std::vector<RunFigure> figures;
};

/// Reads `manifeste.json` and `chiffres.csv`. Errors: one is missing or damaged.
Checked<StoredRun> read_run(const std::string& folder);

/// A figure whose value or cumul is not the same; one side is empty for a figure that came or went.
struct FigureChange {
  std::optional<RunFigure> before;
  std::optional<RunFigure> after;

  const RunFigure& either() const { return after ? *after : *before; }
};

struct DocumentChange {
  enum class Nature { added, removed, changed };
  Nature nature = Nature::changed;
  RecordedDocument document;        ///< the later one, where there is one
  std::vector<std::string> causes;  ///< "données", "modèle"…; of a changed document
};

struct Comparison {
  /// One French sentence each: arrêté, data files, rules, definitions, program.
  std::vector<std::string> causes;
  std::vector<FigureChange> figures;      ///< by territory code, in the order of the file
  std::vector<DocumentChange> documents;  ///< by report, then territory code
  std::size_t same_figures = 0;
  std::size_t same_documents = 0;
};

/// The same figures and documents are those of the same territory and indicator or report, over the
/// period that each run was asked for, or the same year.
Comparison compare(const StoredRun& before, const StoredRun& after);

}  // namespace copil::campaign
