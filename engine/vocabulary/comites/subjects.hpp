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
/// What the next meeting of the territory's committee will find due: what is late at the arrêté,
/// and what falls due before the day of the meeting. Duties are those of the document's year and,
/// when the meeting is of a later one, of that year up to its end; instalments are of the former
/// only. Without a meeting planned, what is late.
expansion::RecordList obligations_before_meeting(const DocumentNames& names);
/// The five that follow, from the day of the meeting on; of the arrêté when none is planned.
expansion::RecordList obligations_after_meeting(const DocumentNames& names);
/// The duties, each with its deadlines counted.
expansion::RecordList kinds_of_obligations(const DocumentNames& names);
/// The stages of the plans of action of the territory and of those below, by year.
expansion::RecordList stages(const DocumentNames& names);
/// The agents' terms here and below.
expansion::RecordList terms_of_agents(const DocumentNames& names);
/// What was made, signed, sent for the document's year, here and right below.
expansion::RecordList sendings(const DocumentNames& names);

Bearing bearing_of(const DocumentNames& names, const ComiteSubject& subject, const std::string&);
Bearing bearing_of(const DocumentNames& names, const ObligationSubject& subject,
                   const std::string&);
Bearing bearing_of(const DocumentNames& names, const PostesSubject& subject, const std::string&);
Bearing bearing_of(const DocumentNames& names, const AffectationSubject& subject,
                   const std::string&);
Bearing bearing_of(const DocumentNames& names, const GenreObligationSubject& subject,
                   const std::string&);

}  // namespace copil::vocabulary
