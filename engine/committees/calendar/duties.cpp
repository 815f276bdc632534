#include <algorithm>

#include "committees/calendar.hpp"

// The table of duties. Days that the text does not print are ours, and say so (Origin::chosen).
namespace copil::committees {

namespace {

using enum TypeTerritoire;
using enum Proof;

constexpr Duty kDuties[] = {
    {.code = "premier-comite-national",
     .objet = "Réunir le premier comité de pilotage national",
     .article = "accord-cadre, article 5.1",
     .level = national,
     .proof = first_meeting,
     .month = 3,
     .last_year = 2010},
    {.code = "premier-comite-regional",
     .objet = "Réunir le premier comité de pilotage régional",
     .article = "circulaire du 25 mars 2010, point 2",
     .level = region,
     .proof = first_meeting,
     .month = 4,
     .day = 9,
     .last_year = 2010},
    {.code = "acompte-1",
     .objet = "Verser le premier acompte de la subvention",
     .article = "convention locale type, article 9",
     .level = mission_locale,
     .proof = instalment_1,
     .month = 1,
     .day = 20},
    {.code = "notification-objectif",
     .objet = "Notifier son objectif à la mission locale",
     .article = "accord-cadre, article 5.1",
     .level = mission_locale,
     .proof = sending,
     .piece = "notification-objectif",
     .month = 3,
     .is_received = true},
    {.code = "seuil-depassement",
     .objet = "Fixer le seuil annuel de dépassement des volumes",
     .article = "accord-cadre, articles 5.1 et 9.3-2",
     .level = national,
     .proof = sending,
     .piece = "seuil-depassement",
     .month = 3},
    {.code = "acompte-2",
     .objet = "Verser le second acompte de la subvention",
     .article = "convention locale type, article 9",
     .level = mission_locale,
     .proof = instalment_2,
     .month = 7,
     .day = 10},
    {.code = "avenant-annuel",
     .objet = "Négocier en octobre l'avenant qui fixe l'objectif de l'année suivante",
     .article = "accord-cadre, articles 5.1 et 10.1",
     .level = national,
     .proof = signature,
     .piece = "avenant-objectif",
     .month = 10,
     .last_year = 2013,
     .is_about_next_year = true},
    {.code = "reunions-local",
     .objet = "Tenir les cinq réunions du comité de pilotage local",
     .article = "accord-cadre, article 9.1-1",
     .level = mission_locale,
     .proof = meetings},
    {.code = "reunions-regional",
     .objet = "Tenir les quatre réunions du comité de pilotage régional",
     .article = "accord-cadre, article 9.2-1",
     .level = region,
     .proof = meetings},
    {.code = "reunions-national",
     .objet = "Tenir les deux réunions du comité de pilotage national",
     .article = "accord-cadre, article 9.3-1",
     .level = national,
     .proof = meetings},
    {.code = "terme-affectation",
     .objet = "Terminer ou renouveler l'affectation d'un agent de Pôle emploi",
     .article = "accord-cadre, article 7",
     .level = mission_locale,
     .proof = end_of_term},
    {.code = "compte-rendu-execution",
     .objet = "Remettre le compte rendu d'exécution",
     .article = "convention locale type, article 9",
     .level = mission_locale,
     .proof = compte_rendu,
     .piece = "compte-rendu-execution",
     .years_later = 1,
     .month = 1,
     .origin = Origin::chosen},
    {.code = "bilan-local",
     .objet = "Transmettre le bilan annuel au comité de pilotage régional",
     .article = "accord-cadre, article 9.1-2",
     .level = mission_locale,
     .proof = sending,
     .piece = "bilan-local",
     .years_later = 1,
     .month = 1,
     .origin = Origin::chosen},
    {.code = "bilan-regional",
     .objet = "Transmettre le bilan annuel au comité de pilotage national",
     .article = "accord-cadre, article 9.2-2",
     .level = region,
     .proof = sending,
     .piece = "bilan-regional",
     .years_later = 1,
     .month = 2,
     .origin = Origin::chosen},
    {.code = "bilan-prestations",
     .objet = "Dresser le bilan annuel de l'utilisation des prestations",
     .article = "accord-cadre, article 5.3-1",
     .level = region,
     .proof = sending,
     .piece = "bilan-prestations",
     .years_later = 1,
     .month = 2,
     .origin = Origin::chosen},
    {.code = "synthese-prestations",
     .objet = "Faire la synthèse des bilans régionaux des prestations",
     .article = "accord-cadre, article 5.3-1",
     .level = national,
     .proof = sending,
     .piece = "synthese-prestations",
     .years_later = 1,
     .month = 3,
     .origin = Origin::chosen},
    {.code = "bilan-national",
     .objet = "Dresser le bilan annuel de l'accord",
     .article = "accord-cadre, article 9.3-2",
     .level = national,
     .proof = sending,
     .piece = "bilan-national",
     .years_later = 1,
     .month = 3,
     .origin = Origin::chosen},
    {.code = "evaluation-annuelle",
     .objet = "Présenter l'évaluation annuelle au comité de pilotage national",
     .article = "accord-cadre, article 10.3",
     .level = national,
     .proof = sending,
     .piece = "evaluation-annuelle",
     .years_later = 1,
     .month = 6,
     .origin = Origin::chosen},
    {.code = "evaluation-mi-parcours",
     .objet = "Conduire en 2012 l'évaluation externe des trente premiers mois",
     .article = "accord-cadre, article 10.3",
     .level = national,
     .proof = sending,
     .piece = "evaluation-mi-parcours",
     .first_year = 2012,
     .last_year = 2012},
    {.code = "rapport-final",
     .objet = "Remettre le rapport final d'évaluation",
     .article = "accord-cadre, article 10.3",
     .level = national,
     .proof = sending,
     .piece = "rapport-final",
     .month = 6,
     .day = 30,
     .first_year = 2014},
    {.code = "fin-accord",
     .objet = "Fin de l'accord-cadre, sauf avenant qui le prolonge",
     .article = "accord-cadre, article 12",
     .level = national,
     .proof = day,
     .first_year = 2014},
};

}  // namespace

std::span<const Duty> duties() {
  return kDuties;
}

std::string_view etat_name(Etat etat) {
  static constexpr std::string_view kNames[] = {"faite",      "a_venir",    "en_retard",
                                                "en_attente", "sans_objet", "inconnue"};
  return kNames[static_cast<std::size_t>(etat)];
}

std::string_view etat_label(Etat etat) {
  static constexpr std::string_view kLabels[] = {
      "faite", "à venir", "en retard", "en attente de signature", "sans objet", "non connue"};
  return kLabels[static_cast<std::size_t>(etat)];
}

int Deadline::days_late(Day arrete) const {
  if (etat == Etat::faite && faite_le.is_real()) return std::max(0, days_between(date, faite_le));
  return etat == Etat::en_retard ? std::max(0, days_between(date, arrete)) : 0;
}

int Deadline::reminder(Day arrete) const {
  const int left = days_left(arrete);
  if (etat == Etat::faite || etat == Etat::en_retard || etat == Etat::sans_objet) return 0;
  if (left < 0 || left > 30) return 0;
  return left <= 15 ? 15 : 30;
}

}  // namespace copil::committees
