#pragma once

#include <map>
#include <optional>
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

/// Which reports' documents are made with which texts, as the texts are when it is asked.
class ModelUsers {
 public:
  /// Compiles the reports that nobody has compiled yet.
  explicit ModelUsers(Site& site);

  /// For `reports/x.yaml`, x itself. Of a template that is at fault, at least its own folder's.
  std::vector<const vocabulary::Report*> of(const std::string& name) const;

 private:
  struct Made {
    const vocabulary::Report* report;
    std::optional<std::vector<std::string>> files;  ///< none of a template that is at fault
  };
  std::vector<Made> made_;
};

/// Compiles and expands for one document: what stands beside the text as one writes.
TrialPage tried_page(const TriedText& tried, const TrialChoice& choice, Site& site);

/// Everything that keeps the text from becoming the current one: its template compiled for each
/// report that uses it, each document expanded for territories of all its levels.
Diagnostics faults_before_saving(const TriedText& tried, Site& site);

}  // namespace copil::console
