#include <algorithm>
#include <iterator>
#include <string>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "records/reading/files.hpp"

// The files that tell of youths: one function a file, its enum in the order of the file's layout.
namespace copil::records {

namespace {

using exports::column_words;
using std::string_view;

constexpr string_view kBeforeAffectation = "date antérieure à celle de l'affectation";

struct NamedZone {
  string_view code;
  string_view initials;
  string_view name;  ///< folded, without blanks
};
constexpr NamedZone kZones[] = {
    {"ZUS", "zus", "zoneurbainesensible"},
    {"ZRR", "zrr", "zonederevitalisationrurale"},
    {"CUCS", "cucs", "contraturbaindecohesionsociale"},
};
constexpr auto kSexe =
    column_words<Sexe>("mot inconnu ; attendu : F ou H", {{"f", Sexe::femme}, {"h", Sexe::homme}});
constexpr auto kNiveau =
    column_words<std::uint8_t>("mot inconnu ; attendu : VI, V, IV, III, II ou I",
                               {{"i", 1}, {"ii", 2}, {"iii", 3}, {"iv", 4}, {"v", 5}, {"vi", 6}});
constexpr auto kMotif = column_words<MotifInscription>(
    "mot inconnu ; attendu : cessation ou radiation",
    {{"cessation", MotifInscription::cessation}, {"radiation", MotifInscription::radiation}});
constexpr auto kDecision =
    column_words<Decision>("mot inconnu ; attendu : maintien, reorientation ou reprise_smp",
                           {{"maintien", Decision::maintien},
                            {"reorientation", Decision::reorientation},
                            {"reprise_smp", Decision::reprise_smp}});
constexpr auto kReseau = column_words<std::optional<Reseau>>(
    "mot inconnu ; attendu : PE ou ML",
    {{"pe", Reseau::pole_emploi}, {"ml", Reseau::mission_locale}});
constexpr auto kEtat =
    column_words<EtatPops>("mot inconnu ; attendu : conseillee, realisee ou abandonnee",
                           {{"conseillee", EtatPops::conseillee},
                            {"realisee", EtatPops::realisee},
                            {"abandonnee", EtatPops::abandonnee}});
constexpr exports::NumberedCodes kEnjeuDesServices{'E', 1, 10,
                                                   "enjeu inconnu ; attendu : de E1 à E10"};

/// A zone as this program writes it: letters alone, in capitals, or its whole name; another text as
/// it is.
string_view zone_of(string_view cell) {
  constexpr std::size_t kLongestInitials = 4;
  const bool is_plain = cell.size() <= kLongestInitials &&
                        std::all_of(cell.begin(), cell.end(), is_capital_letter<char>);
  if (is_plain || cell.empty()) return cell;
  std::string letters = folded(cell);
  std::erase_if(letters, [](char c) { return !is_small_letter(c); });
  const auto zone = std::find_if(std::begin(kZones), std::end(kZones), [&](const NamedZone& one) {
    return letters == one.initials || letters == one.name ||
           (letters.starts_with(one.name) && letters.substr(one.name.size()) == one.initials);
  });
  return zone == std::end(kZones) ? cell : zone->code;
}

}  // namespace

string_view read_row(RowReader& row, Jeunes& into) {
  enum { jeune, date_naissance, sexe, zone, niveau, handicap };
  const auto code = row.identifier(jeune);
  const auto naissance = row.day(date_naissance);
  const auto le_sexe = row.meaning(sexe, kSexe, Sexe::inconnu);
  const auto la_zone = zone_of(row.text(zone));
  const auto le_niveau = row.meaning(niveau, kNiveau, std::uint8_t{0});
  const auto est_handicape = row.boolean(handicap);
  row.set_late_key(jeune, code);
  if (row.is_faulty()) return {};
  into.naissance.push_back(naissance);
  into.sexe.push_back(le_sexe);
  into.zone.emplace_back(la_zone);
  into.niveau.push_back(le_niveau);
  into.handicap.push_back(est_handicape);
  return {};
}

string_view read_row(RowReader& row, Cotraitances& into) {
  enum {
    cotraitance,
    jeune,
    mission_locale,
    site_pole_emploi,
    date_affectation,
    date_acceptation,
    date_initialisation,
    date_fin,
    motif_fin
  };
  const auto code = row.identifier(cotraitance);
  const auto le_jeune = row.identifier(jeune);
  const auto mission = row.territoire(mission_locale, TypeTerritoire::mission_locale);
  const auto site = row.territoire(site_pole_emploi, TypeTerritoire::site_pole_emploi);
  const auto affectation = row.day(date_affectation);
  const auto acceptation = row.day(date_acceptation);
  const auto initialisation = row.day(date_initialisation);
  const auto fin = row.day(date_fin, Day::open);
  const auto motif = row.text(motif_fin);
  row.check_not_before(date_acceptation, acceptation, affectation, kBeforeAffectation);
  row.check_not_before(date_initialisation, initialisation, affectation, kBeforeAffectation);
  row.check_not_before(date_fin, fin, affectation, kEndsBefore);
  row.set_late_key(cotraitance, code);
  if (row.is_faulty()) return {};
  into.mission_locale.push_back(mission);
  into.site.push_back(site);
  into.affectation.push_back(affectation);
  into.acceptation.push_back(acceptation);
  into.initialisation.push_back(initialisation);
  into.fin.push_back(fin);
  into.motif_fin.emplace_back(motif);
  return le_jeune;
}

string_view read_row(RowReader& row, Inscriptions& into) {
  enum { jeune, date_debut, date_fin, motif_fin };
  const auto le_jeune = row.identifier(jeune);
  const auto debut = row.day(date_debut);
  const auto fin = row.day(date_fin, Day::open);
  const auto motif = row.meaning(motif_fin, kMotif, MotifInscription::aucun);
  row.check_not_before(date_fin, fin, debut, kEndsBefore);
  if (row.is_faulty()) return {};
  into.debut.push_back(debut);
  into.fin.push_back(fin);
  into.motif.push_back(motif);
  return le_jeune;
}

string_view read_row(RowReader& row, Alertes& into) {
  enum { cotraitance, date_signalement, date_cloture, motif, decision };
  const auto code = row.identifier(cotraitance);
  const auto signalement = row.day(date_signalement);
  const auto cloture = row.day(date_cloture, Day::open);
  const auto le_motif = row.text(motif);
  const auto la_decision = row.meaning(decision, kDecision, Decision::aucune);
  row.check_not_before(date_cloture, cloture, signalement, kEndsBefore);
  row.set_late_key(cotraitance, code);
  if (row.is_faulty()) return {};
  into.signalement.push_back(signalement);
  into.cloture.push_back(cloture);
  into.motif.emplace_back(le_motif);
  into.decision.push_back(la_decision);
  return {};
}

string_view read_row(RowReader& row, Civis& into) {
  enum { jeune, mission_locale, date_debut, date_fin, renforce, motif_fin };
  const auto le_jeune = row.identifier(jeune);
  const auto mission = row.territoire(mission_locale, TypeTerritoire::mission_locale);
  const auto debut = row.day(date_debut);
  const auto fin = row.day(date_fin, Day::open);
  const auto est_renforce = row.boolean(renforce);
  const auto motif = row.text(motif_fin);
  row.check_not_before(date_fin, fin, debut, kEndsBefore);
  if (row.is_faulty()) return {};
  into.mission_locale.push_back(mission);
  into.debut.push_back(debut);
  into.fin.push_back(fin);
  into.renforce.push_back(est_renforce);
  into.motif_fin.emplace_back(motif);
  return le_jeune;
}

string_view read_row(RowReader& row, Accompagnements& into) {
  enum { jeune, reseau, structure, date_debut, date_fin, dispositif, critere_projet };
  const auto le_jeune = row.identifier(jeune);
  const auto le_reseau = row.meaning(reseau, kReseau, std::optional<Reseau>{});
  const bool est_pole_emploi = le_reseau == Reseau::pole_emploi;
  const auto attendu =
      est_pole_emploi ? TypeTerritoire::site_pole_emploi : TypeTerritoire::mission_locale;
  const auto la_structure =
      row.territoire(structure, le_reseau ? std::optional{attendu} : std::nullopt);
  const auto debut = row.day(date_debut);
  const auto fin = row.day(date_fin, Day::open);
  const auto le_dispositif = row.text(dispositif);
  unsigned criteres = 0;
  for (unsigned i = 0; i < 4; ++i) criteres |= (row.boolean(critere_projet + i) ? 1U : 0U) << i;
  row.check_not_before(date_fin, fin, debut, kEndsBefore);
  if (row.is_faulty()) return {};
  into.reseau.push_back(est_pole_emploi ? Reseau::pole_emploi : Reseau::mission_locale);
  into.structure.push_back(la_structure);
  into.debut.push_back(debut);
  into.fin.push_back(fin);
  into.dispositif.emplace_back(le_dispositif);
  into.criteres.push_back(static_cast<std::uint8_t>(criteres));
  return le_jeune;
}

string_view read_row(RowReader& row, Services& into) {
  enum { jeune, mission_locale, date, enjeu };
  const auto le_jeune = row.identifier(jeune);
  const auto mission = row.territoire(mission_locale, TypeTerritoire::mission_locale);
  const auto jour = row.day(date);
  const auto numero = row.numbered_code(enjeu, kEnjeuDesServices);
  if (row.is_faulty()) return {};
  into.mission_locale.push_back(mission);
  into.date.push_back(jour);
  into.enjeu.push_back(numero);
  return le_jeune;
}

string_view read_row(RowReader& row, EvaluationsMrs& into) {
  enum { plateforme, mission_locale, jeune, date, reussie, mise_en_relation };
  const auto la_plateforme = row.territoire(plateforme, TypeTerritoire::plateforme_vocation);
  const auto mission = row.territoire(mission_locale, TypeTerritoire::mission_locale);
  const auto le_jeune = row.identifier(jeune);
  const auto jour = row.day(date);
  const auto est_reussie = row.boolean(reussie);
  const auto a_mise_en_relation = row.boolean(mise_en_relation);
  if (row.is_faulty()) return {};
  into.plateforme.push_back(la_plateforme);
  into.mission_locale.push_back(mission);
  into.date.push_back(jour);
  into.reussie.push_back(est_reussie);
  into.mise_en_relation.push_back(a_mise_en_relation);
  return le_jeune;
}

string_view read_row(RowReader& row, PrescriptionsPops& into) {
  enum { jeune, mission_locale, date_prescription, date_rendez_vous, etat };
  const auto le_jeune = row.identifier(jeune);
  const auto mission = row.territoire(mission_locale, TypeTerritoire::mission_locale);
  const auto prescription = row.day(date_prescription);
  const auto rendez_vous = row.day(date_rendez_vous);
  const auto l_etat = row.meaning(etat, kEtat, EtatPops::inconnu);
  if (row.is_faulty()) return {};
  into.mission_locale.push_back(mission);
  into.prescription.push_back(prescription);
  into.rendez_vous.push_back(rendez_vous);
  into.etat.push_back(l_etat);
  return le_jeune;
}

}  // namespace copil::records
