#include "base/period.hpp"
#include "records/reading/files.hpp"

// The files that the secretariat of a steering committee keeps: one function a file, its enum in
// the order of the file's layout.
namespace copil::records {

namespace {

using exports::column_words;
using std::string_view;

constexpr auto kEtatDeDecision =
    column_words<EtatDecision>("mot inconnu ; attendu : ouverte, faite ou abandonnee",
                               {{"ouverte", EtatDecision::ouverte},
                                {"faite", EtatDecision::faite},
                                {"abandonnee", EtatDecision::abandonnee}});
constexpr auto kEtatDAction =
    column_words<EtatAction>("mot inconnu ; attendu : prevue, engagee, faite ou abandonnee",
                             {{"prevue", EtatAction::prevue},
                              {"engagee", EtatAction::engagee},
                              {"faite", EtatAction::faite},
                              {"abandonnee", EtatAction::abandonnee}});
constexpr exports::NumberedCodes kEnjeuDuPlan{'E', 1, 29, "enjeu inconnu ; attendu : de E1 à E29"};
constexpr string_view kNoShare =
    "équivalent temps plein attendu : plus de 0, au plus 1, par exemple 0,8";
constexpr string_view kNoPeriod = "période inconnue ; attendu : 2010, 2010-S1, 2010-T2 ou 2010-04";

/// The share of a post: above 0, at most 1.
Ratio read_share(RowReader& row, std::size_t column) {
  const std::optional<Ratio> share = row.figure(column).number;
  const bool is_share = share && *share > Ratio{} && *share <= Ratio{1, 1};
  if (!row.cell(column).empty() && !is_share) row.blame(column, kNoShare);
  return is_share ? *share : Ratio{1, 1};
}

}  // namespace

string_view read_row(RowReader& row, Reunions& into) {
  enum { reunion, territoire, date, heure, lieu, convoquee_le, tenue };
  const auto code = row.identifier(reunion);
  const auto comite = row.committee(territoire);
  const auto jour = row.day(date);
  const auto l_heure = row.text(heure);
  const auto le_lieu = row.text(lieu);
  const auto convoquee = row.day(convoquee_le);
  const auto est_tenue = row.boolean(tenue);
  row.set_late_key(reunion, code);
  if (row.is_faulty()) return {};
  into.code.emplace_back(code);
  into.territoire.push_back(comite);
  into.date.push_back(jour);
  into.heure.emplace_back(l_heure);
  into.lieu.emplace_back(le_lieu);
  into.convoquee.push_back(convoquee);
  into.tenue.push_back(est_tenue);
  return {};
}

string_view read_row(RowReader& row, Membres& into) {
  enum { territoire, fonction, organisme, nom, date_debut, date_fin };
  const auto comite = row.committee(territoire);
  const auto la_fonction = row.text(fonction);
  const auto l_organisme = row.text(organisme);
  const auto le_nom = row.text(nom);
  const auto debut = row.day(date_debut);
  const auto fin = row.day(date_fin, Day::open);
  row.check_not_before(date_fin, fin, debut, kEndsBefore);
  if (row.is_faulty()) return {};
  into.territoire.push_back(comite);
  into.fonction.emplace_back(la_fonction);
  into.organisme.emplace_back(l_organisme);
  into.nom.emplace_back(le_nom);
  into.debut.push_back(debut);
  into.fin.push_back(fin);
  return {};
}

string_view read_row(RowReader& row, Decisions& into) {
  enum { decision, reunion, objet, responsable, echeance, etat, faite_le, remontee };
  const auto code = row.identifier(decision);
  const auto la_reunion = row.identifier(reunion);
  const auto l_objet = row.text(objet);
  const auto le_responsable = row.text(responsable);
  const auto terme = row.day(echeance);
  const auto mot = row.meaning(etat, kEtatDeDecision, EtatDecision::ouverte);
  const auto faite = row.day(faite_le);
  const auto est_remontee = row.boolean(remontee);
  row.set_late_key(reunion, la_reunion);
  if (row.is_faulty()) return {};
  row.set_whole_key(decision, std::string{code});
  into.code.emplace_back(code);
  into.objet.emplace_back(l_objet);
  into.responsable.emplace_back(le_responsable);
  into.echeance.push_back(terme);
  into.etat.push_back(mot);
  into.faite_le.push_back(faite);
  into.remontee.push_back(est_remontee);
  return {};
}

string_view read_row(RowReader& row, PlanActions& into) {
  enum { territoire, enjeu, action, responsable, annee, etat, commentaire };
  const auto le_territoire = row.territoire(territoire);
  const auto cellule = row.text(enjeu);
  const auto numero = cellule.empty() ? std::uint8_t{0} : row.numbered_code(enjeu, kEnjeuDuPlan);
  const auto l_action = row.text(action);
  const auto le_responsable = row.text(responsable);
  const auto l_annee = row.year(annee);
  const auto mot = row.meaning(etat, kEtatDAction, EtatAction::prevue);
  const auto le_commentaire = row.text(commentaire);
  if (row.is_faulty()) return {};
  into.territoire.push_back(le_territoire);
  into.enjeu.push_back(numero);
  into.action.emplace_back(l_action);
  into.responsable.emplace_back(le_responsable);
  into.annee.push_back(l_annee);
  into.etat.push_back(mot);
  into.commentaire.emplace_back(le_commentaire);
  return {};
}

string_view read_row(RowReader& row, Agents& into) {
  enum { agent, mission_locale, etp, date_debut, date_fin };
  const auto code = row.identifier(agent);
  const auto mission = row.territoire(mission_locale, TypeTerritoire::mission_locale);
  const auto part = read_share(row, etp);
  const auto debut = row.day(date_debut);
  const auto fin = row.day(date_fin, Day::open);
  row.check_not_before(date_fin, fin, debut, kEndsBefore);
  if (row.is_faulty()) return {};
  into.agent.emplace_back(code);
  into.mission_locale.push_back(mission);
  into.etp.push_back(part);
  into.debut.push_back(debut);
  into.fin.push_back(fin);
  return {};
}

string_view read_row(RowReader& row, Transmissions& into) {
  enum { piece, territoire, periode, destinataire, produite_le, signee_le, envoyee_le };
  const auto la_piece = row.text(piece);
  const auto le_territoire = row.territoire(territoire);
  const auto la_periode = row.text(periode);
  if (!la_periode.empty() && !parse_period(la_periode)) row.blame(periode, kNoPeriod);
  const auto le_destinataire = row.text(destinataire);
  const auto produite = row.day(produite_le);
  const auto signee = row.day(signee_le);
  const auto envoyee = row.day(envoyee_le);
  if (row.is_faulty()) return {};
  into.piece.emplace_back(la_piece);
  into.territoire.push_back(le_territoire);
  into.periode.emplace_back(la_periode);
  into.destinataire.emplace_back(le_destinataire);
  into.produite.push_back(produite);
  into.signee.push_back(signee);
  into.envoyee.push_back(envoyee);
  return {};
}

}  // namespace copil::records
