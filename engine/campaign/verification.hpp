#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace copil::campaign {

/// What a check of a run's folder looked at, and what it found.
struct Verification {
  std::string title;  ///< campaign, period, arrêté
  std::size_t documents = 0;
  std::size_t files = 0;          ///< hashed again
  std::size_t citations = 0;      ///< figures of documents held against `chiffres.csv`
  std::size_t figures = 0;        ///< lines of `chiffres.csv` held against one another
  std::size_t stale = 0;          ///< documents of an earlier run
  std::size_t failed = 0;         ///< documents that the run could not make
  std::size_t objectless = 0;     ///< documents that would have had nothing to say
  std::vector<std::string> kept;  ///< files that a person changed, set aside when made again
  Diagnostics problems;           ///< all of them; empty: the folder is what it says
};

/// Checks a run's folder against its manifest and register: every file hashed again, none missing,
/// foreign or altered, but for what a person changed and the run set aside; every figure that a
/// document asked for equal to the run's; figures coherent between territories. Errors: no
/// manifest, or not one of a campaign.
Checked<Verification> verify_folder(const std::string& folder);

}  // namespace copil::campaign
