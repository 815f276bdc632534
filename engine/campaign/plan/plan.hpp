#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "campaign/schedule.hpp"
#include "production/production.hpp"

namespace copil::campaign {

/// The part of a campaign that is asked for.
struct Selection {
  records::TerritoireId territoire = records::kNone;  ///< it and all below; kNone: all
  std::string niveau;                                 ///< `region`; empty or `tous`: all
  std::vector<std::string> reports;                   ///< empty: all
  std::vector<vocabulary::Output> outputs;            ///< empty: each report's
};

/// A document to make.
struct PlannedDocument {
  std::string report;
  records::TerritoireId territoire;
  Period period;
  std::string folder;  ///< under the run's: the region's code, or the nation's
  std::vector<vocabulary::Output> outputs;
};

/// The documents of a campaign over a period: the nation's first, then regions, then what they
/// hold; within a level by report, then territory code (bytes).
std::vector<PlannedDocument> plan_documents(const Campaign& campaign,
                                            const records::Territoires& tree,
                                            const Selection& selection, Period asked);

/// The share of that index (from 1) among `count` of the documents: every `count`-th, so that all
/// shares have large and small ones. Together the shares are the whole, each document once.
std::vector<PlannedDocument> share_of(const std::vector<PlannedDocument>& documents, int index,
                                      int count);

/// The folder of a territory's documents: its region's, or the root's.
std::string folder_of(const records::Territoires& tree, records::TerritoireId territoire);

}  // namespace copil::campaign
