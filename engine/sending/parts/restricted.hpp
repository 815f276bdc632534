#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/run_folder.hpp"

/// What a run says of everybody, cut to what is one territory's.
namespace copil::sending {

/// A run's figures and rejects, by territory, read once.
class RunExtracts {
 public:
  /// Errors: `chiffres.csv` or `rejets.csv` is there and cannot be read.
  static Checked<RunExtracts> read(const std::string& run);

  /// The figures of the territory and of all below it, as the run's file writes them; empty when
  /// there are none.
  std::string figures_of(const std::string& territory) const;
  /// The rejected rows that lead to the mission locale or to one below the territory; rows that
  /// lead to none are nobody's. With the header alone when there are none.
  std::string rejects_of(const std::string& territory) const;

 private:
  std::set<std::string> held_by(const std::string& territory) const;

  std::map<std::string, std::vector<campaign::RunFigure>> figures_;  ///< by territory
  std::map<std::string, std::set<std::string>> below_;               ///< children, by parent
  std::string rejects_header_;
  std::map<std::string, std::vector<std::string>> rejects_;  ///< records, by mission locale
};

/// The record with that territory's documents alone, and nothing of the data of others.
campaign::RunRecord restricted(const campaign::RunRecord& record, const std::string& territory);

}  // namespace copil::sending
