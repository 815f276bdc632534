#include "subsidies/subsidies.hpp"

#include <algorithm>

#include "base/period.hpp"
#include "subsidies/settling/account.hpp"

namespace copil::subsidies {

namespace {

Diagnostics check_arrete(int annee, Day arrete) {
  const Day january = *make_day(annee, 1, 1);
  if (arrete >= january) return {};
  return {plain_error("l'arrêté du " + iso_text(arrete) + " vient avant le début de l'année " +
                          std::to_string(annee),
                      {"donnez un arrêté au " + iso_text(january) + " ou après"})};
}

}  // namespace

Checked<std::vector<SubsidyRow>> compute_subsidies(const figures::Figures& figures, int annee) {
  const Diagnostics complaints = check_arrete(annee, figures.arrete());
  if (!complaints.empty()) return complaints;
  return announced_subsidies(figures, annee);
}

Checked<std::vector<SubsidyRow>> announced_subsidies(const figures::Figures& figures, int annee) {
  if (annee < kFirstYear) {
    return Diagnostics{
        plain_error("pas de subvention en " + std::to_string(annee) +
                        " : l'accord-cadre commence le 1er janvier " + std::to_string(kFirstYear),
                    {"demandez une année à partir de " + std::to_string(kFirstYear)})};
  }
  Diagnostics complaints;
  const auto terms = terms_for(figures.parameters(), annee);
  if (!terms) return terms.error();
  std::vector<SubsidyRow> rows;
  const auto& conventions = figures.records().conventions;
  for (const ConventionId id : conventions.by_code()) {
    if (conventions.annee[id] != annee) continue;
    const auto row = Account{figures, *terms, id}.settle();
    if (row) {
      rows.push_back(*row);
    } else {
      complaints.insert(complaints.end(), row.error().begin(), row.error().end());
    }
  }
  if (!complaints.empty()) return complaints;
  return rows;
}

bool is_estimate(const SubsidyRow& row) {
  return row.statut == Statut::en_cours || row.statut == Statut::en_attente_compte_rendu;
}

bool is_settled(const SubsidyRow& row) {
  return row.solde.has_value() && !is_estimate(row);
}

std::optional<Cents> left_to_pay(const SubsidyRow& row) {
  if (!is_settled(row)) return std::nullopt;
  return std::max(Cents{}, *row.solde);
}

std::string_view statut_name(Statut statut) {
  switch (statut) {
    case Statut::non_signee:
      return "non_signee";
    case Statut::titre_de_perception:
      return "titre_de_perception";
    case Statut::resiliee:
      return "resiliee";
    case Statut::sans_objectif:
      return "sans_objectif";
    case Statut::en_cours:
      return "en_cours";
    case Statut::en_attente_compte_rendu:
      return "en_attente_compte_rendu";
    case Statut::trop_percu:
      return "trop_percu";
    case Statut::solde_a_verser:
      return "solde_a_verser";
    case Statut::solde_nul:
      return "solde_nul";
  }
  return {};
}

std::string_view statut_label(Statut statut) {
  switch (statut) {
    case Statut::non_signee:
      return "non signée";
    case Statut::titre_de_perception:
      return "résiliée, titre de perception à émettre";
    case Statut::resiliee:
      return "résiliée";
    case Statut::sans_objectif:
      return "sans objectif";
    case Statut::en_cours:
      return "année en cours";
    case Statut::en_attente_compte_rendu:
      return "en attente du compte rendu d’exécution";
    case Statut::trop_percu:
      return "trop-perçu";
    case Statut::solde_a_verser:
      return "solde à verser";
    case Statut::solde_nul:
      return "solde nul";
  }
  return {};
}

}  // namespace copil::subsidies
