#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "copil/options/commands.hpp"
#include "copil/options/request.hpp"
#include "production/production.hpp"

namespace copil::program {

/// A report and the territories to make it for.
struct WantedReport {
  vocabulary::Report report;
  std::function<Step<std::vector<records::TerritoireId>>(const records::Territoires&)> territories;
};

/// One reading of a data folder and the documents to make of it.
struct RenderingRequest {
  vocabulary::Inquiry inquiry;
  std::vector<WantedReport> reports;
  std::string folder;
  std::string answers;                      ///< file of answers, or empty
  std::vector<vocabulary::Output> outputs;  ///< empty: each report's own
  bool is_final = false;
};

/// What came out.
struct Rendering {
  std::unique_ptr<vocabulary::Dossier> dossier;
  vocabulary::Facts facts;
  std::vector<production::MadeDocument> documents;
};

/// Checks the output folder, the templates and the answers first, then reads, computes and makes
/// the documents. Errors are those that stop the whole; a document that fails is in its entry.
Step<Rendering> render(const RenderingRequest& wanted, const Arguments& arguments,
                       const Situation& situation);

/// Writes `manifeste.json` and `rejets.csv` beside the documents; nothing when all went well.
Diagnostics write_companions(const Rendering& rendering, const std::string& folder);

/// The end of `produire`: companions, problems, a short summary, the exit status.
int conclude_rendering(const Rendering& rendering, const Arguments& arguments,
                       const Situation& situation);

}  // namespace copil::program
