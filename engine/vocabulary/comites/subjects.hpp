#pragma once

#include <cstddef>

#include "committees/calendar.hpp"
#include "committees/meetings.hpp"
#include "committees/staff.hpp"
#include "vocabulary/tables/fields.hpp"

/// What the committees' documents name: meetings, decisions, duties, plans, agents, pieces sent.
namespace copil::vocabulary {

/// The steering committee of a territory.
struct ComiteSubject {
  static constexpr const char* kType = "comite";
  records::TerritoireId territoire;
};
struct ReunionSubject {
  static constexpr const char* kType = "reunion";
  records::ReunionId id;
};
struct DecisionSubject {
  static constexpr const char* kType = "decision";
  std::size_t row;
};
struct MembreSubject {
  static constexpr const char* kType = "membre";
  std::size_t row;
};
/// Someone whom article 9 seats on the committee.
struct SiegeSubject {
  static constexpr const char* kType = "siege";
  const committees::Seat* seat;
};
struct ObligationSubject {
  static constexpr const char* kType = "obligation";
  committees::Deadline deadline;
};
/// All the deadlines of one duty in the document's territory.
struct GenreObligationSubject {
  static constexpr const char* kType = "genre_obligation";
  const committees::Duty* duty;
  std::vector<committees::Deadline> deadlines;
};
/// A stage of a plan of action.
struct EtapeSubject {
  static constexpr const char* kType = "etape";
  std::size_t row;
};
/// The deadlines of what is below a region.
struct EcheancesRegionSubject {
  static constexpr const char* kType = "echeances_region";
  records::TerritoireId territoire;
  std::vector<committees::Deadline> below;
};
/// The stages of what is below a region, rows of plan_actions.csv.
struct EtapesRegionSubject {
  static constexpr const char* kType = "etapes_region";
  records::TerritoireId territoire;
  std::vector<std::size_t> below;
};
struct AffectationSubject {
  static constexpr const char* kType = "affectation";
  committees::Posting posting;
};
/// The posts of a territory, added up.
struct PostesSubject {
  static constexpr const char* kType = "postes";
  records::TerritoireId territoire;
};
struct TransmissionSubject {
  static constexpr const char* kType = "transmission";
  std::size_t row;
};

/// The committee of the territory, n.d. where there is none.
expansion::Term committee_of(const DocumentNames& names, records::TerritoireId territoire);
/// Every duty about the document's year, here and below, by day.
expansion::RecordList obligations(const DocumentNames& names);
/// Those of the territory itself that are not done, the next five from the arrêté on.
expansion::RecordList coming_obligations(const DocumentNames& names);
/// The territory's own duties that are late at the arrêté. Duties are those of every year up to the
/// meeting's; what is owed under conventions is of the document's year and the one before only.
expansion::RecordList late_obligations(const DocumentNames& names);
/// Those that wait for a signature, their day being before that of the next meeting.
expansion::RecordList waiting_obligations(const DocumentNames& names);
/// Those that are not late and fall due before the day of the next meeting; none without one.
expansion::RecordList obligations_before_meeting(const DocumentNames& names);
/// The five that follow, from the day of the meeting on; of the arrêté when none is planned.
expansion::RecordList obligations_after_meeting(const DocumentNames& names);
/// The duties, each with its deadlines counted.
expansion::RecordList kinds_of_obligations(const DocumentNames& names);
/// What is late at the arrêté below the territory, of the same years: each duty with its count.
expansion::RecordList late_below(const DocumentNames& names);
/// True of what is here or below; the nation's papers list what is of the nation and of regions.
bool is_listed_here(const DocumentNames& names, records::TerritoireId territoire);
/// The duties that hand a piece over and are late, here and below as `sendings` lists them.
expansion::RecordList missing_pieces(const DocumentNames& names);
/// The deadlines of what is below each region, counted.
expansion::RecordList obligations_by_region(const DocumentNames& names);
expansion::RecordList deadlines_by_region(const DocumentNames& names,
                                          std::vector<committees::Deadline> all);
/// The stages of the plans of action of the territory and of those below, by year.
expansion::RecordList stages(const DocumentNames& names);
/// Those of what is below each region, counted.
expansion::RecordList counted_stages(const DocumentNames& names);
expansion::RecordList stages_by_region(const DocumentNames& names, std::vector<std::size_t> rows);
/// The agents' terms here and below.
expansion::RecordList terms_of_agents(const DocumentNames& names);
/// What was made, signed, sent for the document's year, here and below; for the nation, of the
/// nation and of regions, for a mission locale without what it is sent.
expansion::RecordList sendings(const DocumentNames& names);

Bearing bearing_of(const DocumentNames& names, const ComiteSubject& subject, const std::string&);
Bearing bearing_of(const DocumentNames& names, const ObligationSubject& subject,
                   const std::string&);
Bearing bearing_of(const DocumentNames& names, const PostesSubject& subject, const std::string&);
Bearing bearing_of(const DocumentNames& names, const AffectationSubject& subject,
                   const std::string&);
Bearing bearing_of(const DocumentNames& names, const GenreObligationSubject& subject,
                   const std::string&);
Bearing bearing_of(const DocumentNames& names, const EcheancesRegionSubject& subject,
                   const std::string&);
Bearing bearing_of(const DocumentNames& names, const EtapesRegionSubject& subject,
                   const std::string&);

}  // namespace copil::vocabulary
