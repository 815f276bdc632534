#pragma once

#include <string>
#include <vector>

#include "campaign/comparison.hpp"
#include "console/site/site.hpp"

/// The youths of a run's figure, from the data that the run was made of, while they are there.
namespace copil::console {

/// Pseudonyms in their order, or why they cannot be told.
struct RunYouths {
  std::vector<std::string> codes;
  std::string why;  ///< a French sentence; empty: they are told
};

/// Reads the run's data again, unless they are those in force. They are known by the digests of the
/// manifest, in the data folders that the site knows: that in force, that it was given, those of
/// the deposits that were accepted. Youths are told only when the figure comes out as it did.
RunYouths youths_of_run(const campaign::StoredRun& run, const campaign::RunFigure& figure,
                        const Site& site);

}  // namespace copil::console
