#pragma once

#include <map>
#include <string>
#include <vector>

#include "console/site/site.hpp"
#include "diagnostics/diagnostic.hpp"

/// A text of templates or reports tried before it becomes the current one: what the command line
/// would say of it, and the page that it gives.
namespace copil::console {

/// A text under its name, instead of the current one.
struct TriedText {
  std::string name;  ///< of `ModelStore::names()`
  std::string text;
};

/// For which document the page is made.
struct TrialChoice {
  const vocabulary::Report* report = nullptr;
  records::TerritoireId territoire = 0;
  Period period;
  std::map<std::string, bool> options{};  ///< clauses turned on or off; the others as usual
};

/// What a text gives.
struct TrialPage {
  Diagnostics faults;  ///< of the text and of what it includes, in their order
  std::string html;    ///< the article of the document; empty when it cannot be made
  expansion::Form form{};
};

/// The reports whose documents are made with that text: for `reports/x.yaml`, x itself.
std::vector<const vocabulary::Report*> reports_with(const std::string& name, Site& site);

/// Compiles and expands for one document: what stands beside the text as one writes.
TrialPage tried_page(const TriedText& tried, const TrialChoice& choice, Site& site);

/// Everything that keeps the text from becoming the current one: its template compiled for each
/// report that uses it, each document expanded for territories of all its levels.
Diagnostics faults_before_saving(const TriedText& tried, Site& site);

}  // namespace copil::console
