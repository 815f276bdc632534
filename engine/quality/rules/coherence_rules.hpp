#pragma once

#include <string>
#include <vector>

#include "figures/courses.hpp"
#include "quality/coherence.hpp"

/// Inside the room: what rules look at and how they report.
namespace copil::quality {

/// The rules over the records and over the entries, by their place in `coherence_rules`.
enum class RuleId : std::size_t {
  fin_avant_entretien,
  alerte_hors_cotraitance,
  entretien_sur_affectation_annulee,
  rendez_vous_avant_prescription,
  naissance_manquante,
  affectation_avant_l_age,
  affectation_apres_l_age,
  civis_hors_age,
  deux_missions_locales,
  cotraitance_en_double,
  civis_en_double,
  double_suivi,
  affectation_hors_inscription,
  programme_sans_proposition,
  proposition_sans_programme,
  programme_sans_situation,
  formation_mal_classee,
  formation_sans_situation,
  situation_de_trop,
  type_etranger,
  organisme_generique,
  action_mal_rangee,
  immersion_sans_metier,
  proposition_en_attente,
  pops_en_attente,
  permis_etat_inconnu,
  permis_non_realise,
  permis_trop_long,
  permis_sortie_inconnue,
  permis_acte_inattendu,
  ancien_libelle,
  libelle_trop_tot,
  rubrique_desactivee,
  code_etranger,
};

/// Where errors are noted.
class Findings {
 public:
  void note(RuleId rule, records::TerritoireId mission_locale, records::JeuneId jeune,
            std::string constat, bool is_over = false) {
    all_.push_back(
        {static_cast<std::size_t>(rule), mission_locale, jeune, std::move(constat), is_over});
  }
  std::vector<Incoherence> take() { return std::move(all_); }

 private:
  std::vector<Incoherence> all_;
};

/// The records grouped by youth, cut at the arrêté.
struct RecordsByYouth {
  RecordsByYouth(const records::Records& all, const figures::Courses& judged, Day day);

  const records::Records& records;
  const figures::Courses& courses;  ///< how the co-traitances went
  Day arrete;
  records::Grouping cotraitances, inscriptions, civis, accompagnements, prescriptions;
  records::Grouping alertes;  ///< by co-traitance

  /// The date when it is known at the arrêté.
  Day known(Day date) const { return date > arrete ? Day::unknown : date; }
  /// The end when it is known at the arrêté.
  Day known_end(Day end) const { return end > arrete ? Day::open : end; }
};

/// Applies every rule over the records to one youth.
void check_youth(const RecordsByYouth& all, records::JeuneId jeune, Findings& findings);

/// `3 février 2010`, as constats write days, like the documents that list them.
std::string day_text(Day day);

}  // namespace copil::quality
