#include "subsidies/totals.hpp"

#include <algorithm>

#include "base/period.hpp"
#include "subsidies/payments.hpp"

namespace copil::subsidies {

namespace {

void add_signed(const SubsidyRow& row, Totals& totals) {
  ++totals.signed_count;
  if (!row.montant) totals.montant.reset();
  if (totals.montant) *totals.montant += *row.montant;
  totals.acomptes += row.acomptes;
  if (!row.is_verse_recorded && row.acomptes.count > 0) {
    ++totals.deemed_count;
    totals.reputes += row.acomptes;
  }
  totals.soldes += row.soldes;
  totals.reversements += row.reversements;
  totals.verse += row.verse;
}

/// The balance of a closed account holds what its instalments lack.
void add_arrears(const records::Versements& versements, const SubsidyRow& row, Totals& totals) {
  if (is_settled(row)) return;
  for (const auto rang : {records::Rang::premier, records::Rang::deuxieme}) {
    totals.arrieres += arrears_of(versements, row, rang);
  }
}

void add_balance(const SubsidyRow& row, Totals& totals) {
  if (is_settled(row)) {
    ++totals.settled_count;
    totals.verse_clos += row.verse;
    totals.du += *row.du;
    totals.reste_a_verser += *left_to_pay(row);
    totals.reversement += *row.reversement;
  } else if (is_estimate(row)) {
    ++totals.estimated_count;
    totals.estime_a_verser += std::max(Cents{}, *row.solde);
    totals.estime_a_reverser += std::max(Cents{}, -*row.solde);
  }
}

}  // namespace

Totals totals_below(const records::Records& records, const std::vector<SubsidyRow>& rows,
                    TerritoireId territoire) {
  Totals totals;
  for (const SubsidyRow& row : rows) {
    const bool is_inside = records.territoires.is_at_or_below(row.territoire, territoire);
    const auto type = records.conventions.type[row.convention];
    if (!is_inside || type != records::TypeConvention::locale) continue;
    if (!row.signature) {
      ++totals.unsigned_count;
      continue;
    }
    add_signed(row, totals);
    add_arrears(records.versements, row, totals);
    add_balance(row, totals);
  }
  return totals;
}

std::array<std::uint64_t, 12> funded_by_month(const figures::Figures& figures,
                                              const SubsidyRow& row) {
  const Day until = row.resiliation.value_or(row.arrete);
  std::array<std::uint64_t, 12> months{};
  for (int month = 1; month <= 12; ++month) {
    const Interval days = days_of(Period{Period::Kind::month, row.annee, month});
    for (const Day day : figures.arrivals("VOL.finances", row.territoire, row.annee)) {
      if (day <= until && days.contains(day)) ++months[static_cast<std::size_t>(month - 1)];
    }
  }
  return months;
}

}  // namespace copil::subsidies
