#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "campaign/run.hpp"
#include "copil/options/commands.hpp"

/// What a campaign would take, told before it is made.
namespace copil::program {

struct Estimate {
  std::size_t tried = 0;          ///< documents made for it, then thrown away
  std::int64_t microseconds = 0;  ///< of one process for all the documents
  std::uint64_t bytes = 0;        ///< of all their files
};

/// Makes one document of each report and level in a folder of its own, and counts the others like
/// them. What cannot be made is left out: the campaign itself tells why.
Estimate estimated(const campaign::PreparedRun& run, const vocabulary::Facts& facts,
                   const std::vector<campaign::PlannedDocument>& documents,
                   const Situation& situation);

/// « Environ 12 s avec 2 processus et 34 Mo, d'après 6 documents essayés… »; empty: nothing tried.
std::string estimate_text(const Estimate& estimate, int jobs);

}  // namespace copil::program
