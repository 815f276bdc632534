#include "subsidies/execution.hpp"

#include <algorithm>

#include "base/period.hpp"
#include "subsidies/settling/account.hpp"
#include "subsidies/totals.hpp"

namespace copil::subsidies {

SubsidyRow once_reported(SubsidyRow row) {
  if (row.statut != Statut::en_attente_compte_rendu || !row.solde) return row;
  row.statut = closed_statut(*row.solde);
  row.reversement = owed_back(row);
  return row;
}

std::optional<std::uint64_t> paid_entries(const SubsidyRow& row) {
  if (!row.du) return std::nullopt;
  const std::int64_t objectif = row.objectif.value_or(0);
  if (objectif == 0) return row.realise;
  return std::min(row.realise, static_cast<std::uint64_t>(objectif));
}

std::array<std::optional<std::uint64_t>, 12> reported_months(const figures::Figures& figures,
                                                             const SubsidyRow& row) {
  const auto funded = funded_by_month(figures, row);
  std::array<std::optional<std::uint64_t>, 12> months;
  for (std::size_t i = 0; i < months.size(); ++i) {
    const Period month{Period::Kind::month, row.annee, static_cast<int>(i) + 1};
    if (days_of(month).begin <= row.arrete) months[i] = funded[i];
  }
  return months;
}

}  // namespace copil::subsidies
