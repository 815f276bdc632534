#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "records/records.hpp"

/// Steering committees of the three levels (article 9): who sits there, how often they meet, what
/// they decided.
namespace copil::committees {

using records::ReunionId;
using records::TerritoireId;
using records::TypeTerritoire;

/// True for the three levels that have a steering committee: the nation, a region, a mission
/// locale.
bool has_committee(TypeTerritoire type);

/// "comité de pilotage local".
std::string_view committee_name(TypeTerritoire type);

/// The meetings a year that the agreement asks for: 5, 4, 2 (articles 9.1-1, 9.2-1 and 9.3-1); 0
/// without a committee.
int yearly_minimum(TypeTerritoire type);

/// "article 9.1": where the committee of that level is set up.
std::string_view committee_article(TypeTerritoire type);

/// Who convenes it, as the text has it; empty where it leaves that to the local convention.
std::string_view convener(TypeTerritoire type);

/// Someone whom article 9 seats on a committee.
struct Seat {
  std::string_view fonction;
  std::string_view titre;  ///< "membre", "associé possible"…
  std::string_view condition;
};
std::span<const Seat> composition(TypeTerritoire type);

/// What article 9 asks of a committee, in its order.
std::span<const std::string_view> missions(TypeTerritoire type);

/// The last day for the first committee of 2010: 9 April for a region (fifteen days after the
/// circular of 25 March), 31 March for the nation (article 5.1); nothing for a mission locale.
std::optional<Day> first_meeting_due(TypeTerritoire type);

/// The meetings of that committee, held or not, by day then code.
std::vector<ReunionId> meetings_of(const records::Records& records, TerritoireId territoire);

/// Those held in the year, as known at the end of `arrete`.
std::vector<ReunionId> held_in(const records::Records& records, TerritoireId territoire, int annee,
                               Day arrete);

/// The day on which the last local convention of the mission locale, of that year or before, was
/// terminated (article 10.2), as known at the end of `arrete`; nothing while one goes on, or where
/// there never was one. What follows is owed by nobody.
std::optional<Day> ended_on(const records::Records& records, TerritoireId territoire, int annee,
                            Day arrete);

/// True when the year's meetings can no longer be as many as article 9 asks for (9.1-1, 9.2-1 and
/// 9.3-1): fewer were held by the end of `arrete`, and none can be any more that year. That is so
/// once the year's last day is over, which it is when the arrêté falls on it, and before, when the
/// next meeting planned is for a later year. A committee without any meeting planned may still
/// convene one. False without a committee, and where a termination stops it.
bool is_out_of_reach(const records::Records& records, TerritoireId territoire, int annee,
                     Day arrete);

/// The last one held by the end of `day`.
std::optional<ReunionId> last_held(const records::Records& records, TerritoireId territoire,
                                   Day day);

/// The first one set for a day after `day`: what is being prepared. A meeting that is to come is
/// known before it takes place, so the arrêté does not hide it.
std::optional<ReunionId> next_planned(const records::Records& records, TerritoireId territoire,
                                      Day day);

/// Members on that day, in file order.
std::vector<std::size_t> members_on(const records::Records& records, TerritoireId territoire,
                                    Day day);

/// What is known of a decision at the end of `arrete`: done on a later day, it is still open.
records::EtatDecision state_on(const records::Decisions& decisions, std::size_t row, Day arrete);

/// True for an open decision whose day has passed.
bool is_overdue(const records::Decisions& decisions, std::size_t row, Day arrete);

/// The decisions of a meeting, in file order.
std::vector<std::size_t> decisions_of(const records::Records& records, ReunionId reunion);

/// The committee's decisions taken by the end of `arrete` and still open then, the oldest due day
/// first, those without one last.
std::vector<std::size_t> open_decisions(const records::Records& records, TerritoireId territoire,
                                        Day arrete);

/// Those that the committees of the level below passed up to this one, still open, in file order.
std::vector<std::size_t> passed_up_to(const records::Records& records, TerritoireId territoire,
                                      Day arrete);

}  // namespace copil::committees
