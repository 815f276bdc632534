#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "base/period.hpp"
#include "subsidies/subsidies.hpp"

/// What was due and what was paid, payment by payment.
namespace copil::subsidies {

/// Payments of one rank recorded by the arrêté: their sum and the day of the last one.
struct Paid {
  Cents sum;
  Day last = Day::unknown;
};
Paid paid_for(const records::Versements& versements, const SubsidyRow& row, records::Rang rang);

/// The instalment of rank 1 or 2.
const Acompte& instalment_of(const SubsidyRow& row, records::Rang rang);

/// What became of an instalment at the arrêté.
enum class InstalmentState {
  sans_echeance,       ///< not signed, or no amount yet
  verse,               ///< paid in full, as recorded
  verse_en_partie,     ///< paid in part, as recorded
  verse_en_trop,       ///< paid beyond its amount, as recorded
  sans_objet,          ///< due after the termination: no longer to be paid
  a_venir,             ///< not due yet
  echu_non_verse,      ///< due; payments are recorded, not this one
  echu_non_enregistre  ///< due; no instalment of the convention is recorded: taken as paid
};
InstalmentState state_of(const records::Versements& versements, const SubsidyRow& row,
                         records::Rang rang);
/// "échu, non versé": what users read.
std::string_view state_label(InstalmentState state);

/// What the mission locale holds of an instalment: what is recorded of it, or all of it when the
/// account takes it as paid.
Cents held_of(const records::Versements& versements, const SubsidyRow& row, records::Rang rang);

/// Days from the due day to the payment, or to the arrêté when it is still owed, never negative;
/// empty when nothing is due, or when it is taken as paid: nobody knows on which day.
std::optional<int> delay_of(const records::Versements& versements, const SubsidyRow& row,
                            records::Rang rang);

/// What is due of an instalment at the arrêté and not paid; nothing when the account takes it as
/// paid.
Cents arrears_of(const records::Versements& versements, const SubsidyRow& row, records::Rang rang);

/// The sum of the payments of these ranks that `rows` had in the month, by their arrêté.
Cents paid_in(const records::Versements& versements, const std::vector<const SubsidyRow*>& rows,
              Period month, const std::set<records::Rang>& ranks);

/// The sum of the instalments of `rows` that fell due in the month, by their arrêté; those that a
/// termination stops are left out.
Cents due_in(const std::vector<const SubsidyRow*>& rows, Period month);
/// Of these, the ones that the account takes as paid.
Cents deemed_in(const std::vector<const SubsidyRow*>& rows, Period month);
/// The sum of those that fall due in the month after their arrêté: nobody owes them yet.
Cents coming_in(const std::vector<const SubsidyRow*>& rows, Period month);

/// Two different payments of one rank to one convention: kept, and worth a look.
struct RepeatedRank {
  ConventionId convention = 0;
  records::Rang rang = records::Rang::premier;
  std::size_t count = 0;
  Cents sum;
};
/// Those recorded by `arrete`, by convention code (bytes) then rank.
std::vector<RepeatedRank> repeated_ranks(const records::Records& records, Day arrete);

/// The last day on which the notice of six months of that termination can have come (article 10.2).
Day last_day_of_notice(Day resiliation);

/// True when the termination comes before the signature, or less than the six months of notice
/// after it (article 10.2): whatever day the letter is said to have come. False when one of the
/// days is not known.
bool lacks_notice(Day signature, Day resiliation);

/// What is odd about a convention's days.
enum class OddDay {
  compte_rendu_avant_fin,  ///< a compte rendu before the year is over: it closes nothing
  resiliation_avant_signature,
  preavis_impossible,          ///< ended less than six months after its signature (article 10.2)
  resiliation_hors_de_l_annee  ///< it changes nothing in the accounts of the convention's year
};
struct OddConvention {
  ConventionId convention = 0;
  OddDay what = OddDay::compte_rendu_avant_fin;
  bool operator==(const OddConvention&) const = default;
};
/// Those known by `arrete`, by convention code (bytes).
std::vector<OddConvention> odd_conventions(const records::Records& records, Day arrete);

}  // namespace copil::subsidies
