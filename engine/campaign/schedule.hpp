#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/layers.hpp"
#include "vocabulary/report.hpp"

/// Campaigns: which reports a regular run makes, for whom and over what period
/// (`reports/campagnes/<name>.yaml`).
namespace copil::campaign {

/// The period of a report's documents, from the one asked for: that one, or the whole year that
/// holds it (a yearly bilan made every month, at the month's arrêté).
enum class PeriodChoice { asked, year };

/// One report of a campaign.
struct CampaignReport {
  vocabulary::Report report;
  std::vector<records::TypeTerritoire> levels;  ///< among the report's own
  PeriodChoice period = PeriodChoice::asked;
  std::vector<vocabulary::Output> outputs;  ///< the report's own when not said
};

struct Campaign {
  std::string name;  ///< the file's stem
  std::string title;
  std::string description;
  std::vector<CampaignReport> reports;  ///< at least one, each once
};

/// The campaign of that name. Errors: an unknown campaign (did you mean); everything wrong in its
/// file: unknown keys, reports, levels, formats; a level or period the report is not made for is
/// told with its place.
Checked<Campaign> load_campaign(const Layers& folder, std::string_view name,
                                const std::vector<vocabulary::Report>& reports);

/// Error: no campaign of the folder has that name (did you mean).
Diagnostics check_name(const Layers& folder, std::string_view name);

/// The campaign that a text defines; `file` names it in messages, its stem names the campaign.
Checked<Campaign> parse_campaign(std::string_view yaml, const std::string& file,
                                 const std::vector<vocabulary::Report>& reports);

/// The period of the report's documents when `asked` is asked for.
Period period_of(const CampaignReport& entry, Period asked);

}  // namespace copil::campaign
