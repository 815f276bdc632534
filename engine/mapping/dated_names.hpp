#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace copil::mapping {

/// Names that changed on a day: those of the rubriques of propositions, renamed on 2 November 2010.
/// A file of the project (`reports/controles/rubriques.csv`).
class DatedNames {
 public:
  /// Reads the file. Errors: it is absent, or has not its columns.
  static Checked<DatedNames> load(const std::string& path);

  /// The present name of what was or is called so, case and accents forgiven; the word itself when
  /// no rubrique is called so. Lives as long as this and the word.
  std::string_view present(std::string_view word) const;
  std::size_t size() const { return present_.size(); }

 private:
  std::map<std::string, std::string> present_;  ///< by folded former or present name
};

}  // namespace copil::mapping
