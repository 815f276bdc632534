#include "figures/counting/conditions.hpp"

#include <algorithm>

#include "records/enjeux.hpp"

// Over 400 lines: one predicate after the other with its article, then their table.
namespace copil::figures {

namespace {

const Parcours& parcours(const JudgedRow& s) {
  return s.known.parcours[s.row];
}

Etat etat(const JudgedRow& s) {
  const Parcours& own = parcours(s);
  if (!own.accompagnement().contains(s.jour)) return Etat::aucun;
  return etat_on(own, s.known.alertes.of(s.row), s.known.inscriptions(s.rang), s.jour);
}

// Art. 5.2 and annexe 7 : the affectation of a youth struck off before the first interview is
// cancelled. See `annulation`.
bool annulee(const JudgedRow& s) {
  return parcours(s).is_annulee();
}
bool non_annulee(const JudgedRow& s) {
  return !parcours(s).is_annulee();
}

std::span<const Interval> civis(const JudgedRow& s) {
  return s.known.civis.of(s.rang);
}

// Art. 5.4 and annexe 7 leave out a youth already in CIVIS; annexe 6 (article 4.1) counts it
// without funding. What we do: as the parameter civis_deja_suivi says, on the day of affectation.
bool ecartee_par_civis(const JudgedRow& s) {
  return is_affectation_ecartee(civis(s), parcours(s).etapes.affectation, s.known.regles.civis);
}
bool hors_civis(const JudgedRow& s) {
  return !ecartee_par_civis(s);
}

// The same for an entry, on the day that the parameter civis_jour names. See `civis.hpp`.
bool entree_decomptee(const JudgedRow& s) {
  return is_entree_decomptee(civis(s), parcours(s).etapes, s.known.regles.civis);
}

// Art. 11 : the money is for youths « hors CIVIS ». What we do: whichever rule counts them.
bool entree_hors_civis(const JudgedRow& s) {
  return is_entree_hors_civis(civis(s), parcours(s).etapes, s.known.regles.civis.jour);
}

// Art. 5.2 : the three states of the phase « accompagnement ». See `etat_on`.
bool en_etat_actif(const JudgedRow& s) {
  return etat(s) == Etat::actif;
}
bool en_etat_alerte(const JudgedRow& s) {
  return etat(s) == Etat::alerte;
}
bool en_etat_suspension(const JudgedRow& s) {
  return etat(s) == Etat::suspension;
}

// Art. 5.2 and annexe 7 : before the accompagnement, the affectation waits for the mission locale's
// acceptance, then for the first interview. See `phase_on`.
bool en_attente_d_acceptation(const JudgedRow& s) {
  return phase_on(parcours(s), s.jour) == Phase::affectee;
}
bool en_attente_d_entretien(const JudgedRow& s) {
  return phase_on(parcours(s), s.jour) == Phase::acceptee;
}
bool en_attente(const JudgedRow& s) {
  return en_attente_d_acceptation(s) || en_attente_d_entretien(s);
}

// Annexe 7 : three steps, from the affectation to the first interview. What we do: how far a row
// has gone is judged at the arrêté; see `Parcours::is_recue` and the others.
bool recue(const JudgedRow& s) {
  return parcours(s).is_recue();
}
bool acceptee(const JudgedRow& s) {
  return parcours(s).was_acceptee();
}
bool encore_en_attente(const JudgedRow& s) {
  return parcours(s).is_en_attente();
}
bool perdue(const JudgedRow& s) {
  return !parcours(s).is_recue() && !parcours(s).is_en_attente();
}

// Art. 5.2 and annexe 7 : the ways out. What we do: of a youth who was accompanied.
bool sortie_d_accompagnement(const JudgedRow& s) {
  const Parcours& own = parcours(s);
  return own.sortie.motif != MotifSortie::aucun && !own.accompagnement().is_empty();
}
bool sortie_declaree(const JudgedRow& s) {
  return parcours(s).sortie.motif == MotifSortie::declaree;
}
bool sortie_sur_alerte(const JudgedRow& s) {
  return parcours(s).sortie.motif == MotifSortie::alerte;
}
bool sortie_par_l_age(const JudgedRow& s) {
  return parcours(s).sortie.motif == MotifSortie::age;
}
bool sortie_apres_suspension(const JudgedRow& s) {
  return parcours(s).sortie.motif == MotifSortie::six_mois;
}

// Annexe 10, DE1 : youths « en co-traitance ». What we do: with the mission locale that renders the
// service, on the day it does.
bool en_cotraitance(const JudgedRow& s) {
  return s.known.is_in_cotraitance(s.rang, s.place, s.jour);
}

// Annexe 10, DE2 : youths « en mission locale ». What we do: in co-traitance, in CIVIS or in
// another accompagnement with the mission locale that renders the service, on the day it does.
bool suivi_par_la_mission_locale(const JudgedRow& s) {
  return s.known.is_followed(s.rang, s.place, s.jour);
}

const Stretch& stretch(const JudgedRow& s) {
  return s.known.liens.items[s.row];
}

bool suivi_par_pole_emploi(const JudgedRow& s) {
  return stretch(s).lien == Lien::pole_emploi;
}

// Art. 5.1 : four criteria, any of which allows an affectation.
bool relevant_d_un_critere(const JudgedRow& s) {
  return stretch(s).criteres != 0;
}

// Art. 5.1 and annexe 10, DE3. What we do: from the 16th birthday to the eve of the 26th; unknown
// birth dates pass.
bool age_de_16_a_25_ans(const JudgedRow& s) {
  const Day naissance = s.known.naissance[s.rang];
  if (naissance == Day::unknown) return true;
  const Durees& durees = s.known.regles.durees;
  return add_years(naissance, durees.age_minimal_ans) <= s.jour &&
         s.jour < add_years(naissance, durees.age_de_sortie_ans);
}

// Annexe 10, DE4 : accompanied by both networks. What we do: on one same day, at any site.
bool accompagne_par_pole_emploi(const JudgedRow& s) {
  return s.known.is_with_pole_emploi(s.rang, s.jour);
}

const records::Actions& actions(const JudgedRow& s) {
  return s.known.records->actions;
}
bool vers_les_employeurs(const JudgedRow& s) {
  return actions(s).perimetre[s.row] == records::Perimetre::employeurs;
}
bool avec_les_partenaires(const JudgedRow& s) {
  return actions(s).perimetre[s.row] == records::Perimetre::partenaires;
}
bool concertee(const JudgedRow& s) {
  return actions(s).nature[s.row] == records::Nature::concertee;
}
bool conjointe(const JudgedRow& s) {
  return actions(s).nature[s.row] == records::Nature::conjointe;
}
bool complementaire(const JudgedRow& s) {
  return actions(s).nature[s.row] == records::Nature::complementaire;
}
// Annexe 10 : each perimeter has its own list of enjeux.
bool enjeu_du_perimetre(const JudgedRow& s) {
  return records::is_of_perimetre(actions(s).enjeu[s.row], actions(s).perimetre[s.row]);
}
bool valorisee(const JudgedRow& s) {
  return actions(s).valorisation[s.row];
}

constexpr std::string_view kVie =
    "age_de_sortie age_affectation_tardive affectation_tardive suspension_maximale";

const std::vector<Condition>& table() {
  using enum Source;
  static const std::vector<Condition> kTable{
      {"non_annulee",
       "affectation non annulée par une radiation",
       "article 5.2 et annexe 7",
       "",
       kAnnulation,
       {cotraitances},
       non_annulee},
      {"annulee",
       "affectation annulée par une radiation",
       "article 5.2 et annexe 7",
       "",
       kAnnulation,
       {cotraitances},
       annulee},
      {"hors_civis",
       "jeune que la règle sur le CIVIS ne laisse pas de côté le jour de son affectation",
       "article 5.4 et annexe 7, contre annexe 6 (article 4.1)",
       "civis_deja_suivi",
       "civis.date_fin",
       {cotraitances},
       hors_civis},
      {"ecartee_par_civis",
       "jeune que la règle sur le CIVIS laisse de côté le jour de son affectation",
       "article 5.4 et annexe 7, contre annexe 6 (article 4.1)",
       "civis_deja_suivi",
       "civis.date_fin",
       {cotraitances},
       ecartee_par_civis},
      {"entree_decomptee",
       "jeune que la règle sur le CIVIS ne laisse pas de côté, au jour de civis_jour",
       "article 5.4 et annexe 7, contre annexe 6 (article 4.1)",
       "civis_deja_suivi civis_jour",
       kEntree,
       {cotraitances},
       entree_decomptee},
      {"entree_hors_civis",
       "jeune qui n’est pas déjà en CIVIS, au jour de civis_jour",
       "articles 5.4 et 11, annexe 7",
       "civis_jour",
       kEntree,
       {cotraitances},
       entree_hors_civis},
      {"en_etat_actif",
       "en accompagnement actif",
       "article 5.2 et annexe 7",
       kVie,
       kParcours,
       {cotraitances},
       en_etat_actif},
      {"en_etat_alerte",
       "en accompagnement, une alerte étant ouverte",
       "article 5.2 et annexe 7",
       kVie,
       kParcours,
       {cotraitances},
       en_etat_alerte},
      {"en_etat_suspension",
       "en accompagnement, l’inscription étant interrompue",
       "article 5.2 et annexe 7",
       kVie,
       kParcours,
       {cotraitances},
       en_etat_suspension},
      {"en_attente",
       "affectation en attente, d’acceptation ou de premier entretien",
       "article 5.2 et annexe 7",
       kVie,
       kParcours,
       {cotraitances},
       en_attente},
      {"en_attente_d_acceptation",
       "affectation que la mission locale n’a pas encore acceptée",
       "article 5.2 et annexe 7",
       kVie,
       kAttente,
       {cotraitances},
       en_attente_d_acceptation},
      {"en_attente_d_entretien",
       "affectation acceptée, en attente du premier entretien",
       "article 5.2 et annexe 7",
       kVie,
       kAttente,
       {cotraitances},
       en_attente_d_entretien},
      {"recue",
       "affectation non annulée suivie d’un premier entretien, à l’arrêté",
       "article 5.2 et annexe 7",
       "",
       kAnnulation,
       {cotraitances},
       recue},
      {"acceptee",
       "affectation que la mission locale a acceptée, ou reçue sans l’avoir acceptée",
       "article 5.2 et annexe 7",
       kVie,
       kAcceptation,
       {cotraitances},
       acceptee},
      {"encore_en_attente",
       "affectation ni annulée, ni sortie, ni reçue, à l’arrêté",
       "article 5.2 et annexe 7",
       kVie,
       kPerte,
       {cotraitances},
       encore_en_attente},
      {"perdue",
       "affectation annulée ou sortie sans premier entretien, à l’arrêté",
       "article 5.2 et annexe 7",
       kVie,
       kPerte,
       {cotraitances},
       perdue},
      {"sortie_d_accompagnement",
       "sortie d’un jeune qui était en accompagnement",
       "article 5.2 et annexe 7",
       kVie,
       kParcours,
       {cotraitances},
       sortie_d_accompagnement},
      {"sortie_declaree",
       "sortie à la fin déclarée",
       "article 5.2 et annexe 7",
       kVie,
       kParcours,
       {cotraitances},
       sortie_declaree},
      {"sortie_sur_alerte",
       "sortie décidée sur une alerte",
       "annexe 7",
       kVie,
       kParcours,
       {cotraitances},
       sortie_sur_alerte},
      {"sortie_par_l_age",
       "sortie à la limite d’âge",
       "article 5.2",
       kVie,
       kParcours,
       {cotraitances},
       sortie_par_l_age},
      {"sortie_apres_suspension",
       "sortie après six mois sans inscription",
       "article 5.2 et annexe 7",
       kVie,
       kParcours,
       {cotraitances},
       sortie_apres_suspension},
      {"en_cotraitance",
       "jeune en co-traitance ce jour-là avec la mission locale du service",
       "annexe 10, DE1",
       kVie,
       kParcours,
       {services},
       en_cotraitance},
      {"suivi_par_la_mission_locale",
       "jeune suivi ce jour-là par la mission locale du service",
       "annexe 10, DE2",
       kVie,
       kSuivi,
       {services},
       suivi_par_la_mission_locale},
      {"suivi_par_pole_emploi",
       "accompagnement conduit par Pôle emploi",
       "annexe 10, DE3",
       "",
       "",
       {accompagnements},
       suivi_par_pole_emploi},
      {"relevant_d_un_critere",
       "au moins un des quatre critères d’affectation",
       "article 5.1",
       "",
       kCriteres,
       {accompagnements},
       relevant_d_un_critere},
      {"age_de_16_a_25_ans",
       "jeune de 16 à 25 ans (ou de naissance inconnue)",
       "article 5.1 et annexe 10, DE3",
       "age_minimal age_de_sortie",
       "jeunes.date_naissance",
       {accompagnements, suivis},
       age_de_16_a_25_ans},
      {"accompagne_par_pole_emploi",
       "jeune accompagné le même jour par Pôle emploi",
       "annexe 10, DE4",
       "",
       "accompagnements.date_fin",
       {suivis},
       accompagne_par_pole_emploi},
      {"vers_les_employeurs",
       "action en direction des employeurs",
       "annexe 10, EM",
       "",
       "",
       {actions},
       vers_les_employeurs},
      {"avec_les_partenaires",
       "action associant des partenaires",
       "annexe 10, PA",
       "",
       "",
       {actions},
       avec_les_partenaires},
      {"concertee", "action concertée", "annexe 10, EM1 et PA1", "", "", {actions}, concertee},
      {"conjointe", "action conjointe", "annexe 10, EM2 et PA2", "", "", {actions}, conjointe},
      {"complementaire",
       "action complémentaire",
       "annexe 10, EM3 et PA3",
       "",
       "",
       {actions},
       complementaire},
      {"enjeu_du_perimetre",
       "action rattachée à un enjeu de son périmètre",
       "annexe 10, enjeux",
       "",
       "actions.enjeu",
       {actions},
       enjeu_du_perimetre},
      {"valorisee",
       "action valorisée auprès du public",
       "annexe 10, EM4 et PA4",
       "",
       "actions.valorisation",
       {actions},
       valorisee},
  };
  return kTable;
}

}  // namespace

bool Condition::can_judge(Source source) const {
  return std::find(sources.begin(), sources.end(), source) != sources.end();
}

std::span<const Condition> conditions() {
  return table();
}

const Condition* find_condition(std::string_view nom) {
  const auto all = conditions();
  const auto found =
      std::find_if(all.begin(), all.end(), [nom](const Condition& c) { return c.nom == nom; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> condition_names(Source source) {
  std::vector<std::string> names;
  for (const Condition& condition : conditions()) {
    if (condition.can_judge(source)) names.emplace_back(condition.nom);
  }
  return names;
}

}  // namespace copil::figures
