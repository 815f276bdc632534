#include "subsidies/payments.hpp"

#include <algorithm>
#include <map>

namespace copil::subsidies {

namespace {

using records::Rang;
using records::Records;
using records::Versements;

constexpr int kPreavisMonths = 6;  // article 10.2

/// True for an instalment that a termination stops before it falls due.
bool is_stopped(const SubsidyRow& row, const Acompte& instalment) {
  return row.resiliation && instalment.echeance && *instalment.echeance > *row.resiliation;
}

bool has_due_day(const Acompte& instalment) {
  return instalment.echeance.has_value() && instalment.montant.value_or(Cents{}).count > 0;
}

/// The sum of the instalments whose due day is in the month and that are kept.
template <class IsKept>
Cents falling_in(const std::vector<const SubsidyRow*>& rows, Period month, const IsKept& is_kept) {
  Cents sum;
  for (const SubsidyRow* row : rows) {
    for (const Acompte& instalment : {row->acompte_1, row->acompte_2}) {
      if (!has_due_day(instalment) || is_stopped(*row, instalment)) continue;
      if (!days_of(month).contains(*instalment.echeance)) continue;
      if (is_kept(*row, *instalment.echeance)) sum += *instalment.montant;
    }
  }
  return sum;
}

}  // namespace

Paid paid_for(const Versements& versements, const SubsidyRow& row, Rang rang) {
  Paid paid;
  for (std::size_t i = 0; i < versements.size(); ++i) {
    if (versements.convention[i] != row.convention || versements.rang[i] != rang ||
        versements.date[i] > row.arrete) {
      continue;
    }
    paid.sum += versements.montant[i];
    if (paid.last == Day::unknown || versements.date[i] > paid.last) {
      paid.last = versements.date[i];
    }
  }
  return paid;
}

const Acompte& instalment_of(const SubsidyRow& row, Rang rang) {
  return rang == Rang::premier ? row.acompte_1 : row.acompte_2;
}

InstalmentState state_of(const Versements& versements, const SubsidyRow& row, Rang rang) {
  const Acompte& instalment = instalment_of(row, rang);
  if (!has_due_day(instalment)) return InstalmentState::sans_echeance;
  const Paid paid = paid_for(versements, row, rang);
  if (paid.sum > *instalment.montant) return InstalmentState::verse_en_trop;
  if (paid.last != Day::unknown && paid.sum >= *instalment.montant) return InstalmentState::verse;
  if (paid.sum.count > 0) return InstalmentState::verse_en_partie;
  if (is_stopped(row, instalment)) return InstalmentState::sans_objet;
  if (*instalment.echeance > row.arrete) return InstalmentState::a_venir;
  return row.is_verse_recorded ? InstalmentState::echu_non_verse
                               : InstalmentState::echu_non_enregistre;
}

std::string_view state_label(InstalmentState state) {
  switch (state) {
    case InstalmentState::sans_echeance:
      return "sans échéance";
    case InstalmentState::verse:
      return "versé";
    case InstalmentState::verse_en_partie:
      return "versé en partie";
    case InstalmentState::verse_en_trop:
      return "versé en trop";
    case InstalmentState::sans_objet:
      return "sans objet, convention résiliée";
    case InstalmentState::a_venir:
      return "à venir";
    case InstalmentState::echu_non_verse:
      return "échu, non versé";
    case InstalmentState::echu_non_enregistre:
      return "réputé versé";
  }
  return {};
}

Cents held_of(const Versements& versements, const SubsidyRow& row, Rang rang) {
  const bool is_deemed = state_of(versements, row, rang) == InstalmentState::echu_non_enregistre;
  return is_deemed ? *instalment_of(row, rang).montant : paid_for(versements, row, rang).sum;
}

std::optional<int> delay_of(const Versements& versements, const SubsidyRow& row, Rang rang) {
  const Acompte& instalment = instalment_of(row, rang);
  if (!has_due_day(instalment)) return std::nullopt;
  if (state_of(versements, row, rang) == InstalmentState::echu_non_enregistre) return std::nullopt;
  const Paid paid = paid_for(versements, row, rang);
  const bool is_settled = paid.last != Day::unknown && paid.sum >= *instalment.montant;
  if (!is_settled && (is_stopped(row, instalment) || row.arrete < *instalment.echeance)) {
    return std::nullopt;
  }
  const Day until = is_settled ? paid.last : row.arrete;
  return std::max(0, until.number - instalment.echeance->number);
}

Cents arrears_of(const Versements& versements, const SubsidyRow& row, Rang rang) {
  const InstalmentState state = state_of(versements, row, rang);
  const Acompte& instalment = instalment_of(row, rang);
  const bool is_short =
      state == InstalmentState::echu_non_verse || state == InstalmentState::verse_en_partie;
  if (!is_short || *instalment.echeance > row.arrete || is_stopped(row, instalment)) return {};
  return *instalment.montant - paid_for(versements, row, rang).sum;
}

Cents paid_in(const Versements& versements, const std::vector<const SubsidyRow*>& rows,
              Period month, const std::set<Rang>& ranks) {
  std::map<ConventionId, Day> arretes;
  for (const SubsidyRow* row : rows) arretes[row->convention] = row->arrete;
  Cents sum;
  for (std::size_t i = 0; i < versements.size(); ++i) {
    const auto found = arretes.find(versements.convention[i]);
    if (found == arretes.end() || ranks.count(versements.rang[i]) == 0) continue;
    if (versements.date[i] > found->second) continue;
    if (days_of(month).contains(versements.date[i])) sum += versements.montant[i];
  }
  return sum;
}

Cents due_in(const std::vector<const SubsidyRow*>& rows, Period month) {
  return falling_in(rows, month, [](const SubsidyRow& row, Day due) { return due <= row.arrete; });
}

Cents deemed_in(const std::vector<const SubsidyRow*>& rows, Period month) {
  return falling_in(rows, month, [](const SubsidyRow& row, Day due) {
    return due <= row.arrete && !row.is_verse_recorded;
  });
}

Cents coming_in(const std::vector<const SubsidyRow*>& rows, Period month) {
  return falling_in(rows, month, [](const SubsidyRow& row, Day due) { return due > row.arrete; });
}

std::vector<RepeatedRank> repeated_ranks(const Records& records, Day arrete) {
  const auto& versements = records.versements;
  std::map<std::pair<ConventionId, Rang>, RepeatedRank> found;
  for (std::size_t i = 0; i < versements.size(); ++i) {
    if (versements.date[i] > arrete) continue;
    const ConventionId convention = versements.convention[i];
    const Rang rang = versements.rang[i];
    RepeatedRank& one =
        found.try_emplace({convention, rang}, RepeatedRank{convention, rang, 0, {}}).first->second;
    ++one.count;
    one.sum += versements.montant[i];
  }
  std::vector<RepeatedRank> repeated;
  for (const ConventionId id : records.conventions.by_code()) {
    for (const Rang rang : {Rang::premier, Rang::deuxieme, Rang::solde, Rang::reversement}) {
      const auto one = found.find({id, rang});
      if (one != found.end() && one->second.count > 1) repeated.push_back(one->second);
    }
  }
  return repeated;
}

Day last_day_of_notice(Day resiliation) {
  return resiliation.is_real() ? add_months(resiliation, -kPreavisMonths) : Day::unknown;
}

bool lacks_notice(Day signature, Day resiliation) {
  return signature.is_real() && resiliation.is_real() &&
         resiliation < add_months(signature, kPreavisMonths);
}

std::vector<OddConvention> odd_conventions(const Records& records, Day arrete) {
  const auto& conventions = records.conventions;
  const auto is_known = [&](Day day) { return day != Day::unknown && day <= arrete; };
  std::vector<OddConvention> odd;
  for (const ConventionId id : conventions.by_code()) {
    const Day signature = conventions.signature[id];
    const Day end = conventions.resiliation[id];
    const Day account = conventions.compte_rendu[id];
    if (is_known(account) && account < *make_day(conventions.annee[id], 12, 31)) {
      odd.push_back({id, OddDay::compte_rendu_avant_fin});
    }
    if (!is_known(end)) continue;
    if (calendar(end).year != conventions.annee[id]) {
      odd.push_back({id, OddDay::resiliation_hors_de_l_annee});
    }
    if (!is_known(signature)) continue;
    if (end < signature) {
      odd.push_back({id, OddDay::resiliation_avant_signature});
    } else if (lacks_notice(signature, end)) {
      odd.push_back({id, OddDay::preavis_impossible});
    }
  }
  return odd;
}

}  // namespace copil::subsidies
