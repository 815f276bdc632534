#include <string>

#include "records/reading/files.hpp"

// The files that tell of the network and its money: one function a file, its enum in the order of
// the file's layout.
namespace copil::records {

namespace {

using exports::column_words;
using std::string_view;

constexpr auto kType = column_words<TypeTerritoire>(
    "mot inconnu ; attendu : national, region, departement, mission_locale, site_pole_emploi ou "
    "plateforme_vocation",
    {{"national", TypeTerritoire::national},
     {"region", TypeTerritoire::region},
     {"departement", TypeTerritoire::departement},
     {"mission_locale", TypeTerritoire::mission_locale},
     {"site_pole_emploi", TypeTerritoire::site_pole_emploi},
     {"plateforme_vocation", TypeTerritoire::plateforme_vocation}});
constexpr auto kPerimetre =
    column_words<Perimetre>("mot inconnu ; attendu : EM ou PA",
                            {{"em", Perimetre::employeurs}, {"pa", Perimetre::partenaires}});
constexpr auto kNature =
    column_words<Nature>("mot inconnu ; attendu : concertee, conjointe ou complementaire",
                         {{"concertee", Nature::concertee},
                          {"conjointe", Nature::conjointe},
                          {"complementaire", Nature::complementaire}});
constexpr auto kTypeDeConvention = column_words<std::optional<TypeConvention>>(
    "mot inconnu ; attendu : locale ou regionale",
    {{"locale", TypeConvention::locale}, {"regionale", TypeConvention::regionale}});
constexpr auto kRang = column_words<Rang>("mot inconnu ; attendu : 1, 2, solde ou reversement",
                                          {{"1", Rang::premier},
                                           {"2", Rang::deuxieme},
                                           {"solde", Rang::solde},
                                           {"reversement", Rang::reversement}});
constexpr auto kNatureDeSerie = column_words<NatureSerie>(
    "mot inconnu ; attendu : realise, objectif, moyenne_regionale ou imprime",
    {{"realise", NatureSerie::realise},
     {"objectif", NatureSerie::objectif},
     {"moyenne_regionale", NatureSerie::moyenne_regionale},
     {"imprime", NatureSerie::imprime}});
constexpr exports::NumberedCodes kEnjeuDesActions{'E', 11, 29,
                                                  "enjeu inconnu ; attendu : de E11 à E29"};

}  // namespace

TypeTerritoire read_type(RowReader& row, std::size_t column) {
  return row.meaning(column, kType, TypeTerritoire::national);
}

string_view read_row(RowReader& row, Objectifs& into) {
  enum { annee, territoire, date_effet, objectif, acte };
  const auto l_annee = row.year(annee);
  const auto le_territoire = row.territoire(territoire);
  const auto effet = row.day(date_effet);
  if (!row.is_faulty()) {
    row.set_composed_late_key(date_effet, std::to_string(l_annee) + ' ' +
                                              std::to_string(le_territoire) + ' ' +
                                              std::to_string(effet.number));
  }
  const auto nombre = row.objectif(objectif);
  const auto l_acte = row.text(acte);
  if (row.is_faulty()) return {};
  into.annee.push_back(l_annee);
  into.territoire.push_back(le_territoire);
  into.date_effet.push_back(effet);
  into.objectif.push_back(nombre);
  into.acte.emplace_back(l_acte);
  return {};
}

string_view read_row(RowReader& row, Actions& into) {
  enum { action, territoire, date, perimetre, nature, enjeu, valorisation, intitule };
  const auto code = row.identifier(action);
  const auto le_territoire = row.territoire(territoire);
  const auto jour = row.day(date);
  const auto le_perimetre = row.meaning(perimetre, kPerimetre, Perimetre::employeurs);
  const auto la_nature = row.meaning(nature, kNature, Nature::concertee);
  const auto numero = row.numbered_code(enjeu, kEnjeuDesActions);
  const auto est_valorisee = row.boolean(valorisation);
  const auto l_intitule = row.text(intitule);
  row.set_late_key(action, code);
  if (row.is_faulty()) return {};
  into.code.emplace_back(code);
  into.territoire.push_back(le_territoire);
  into.date.push_back(jour);
  into.perimetre.push_back(le_perimetre);
  into.nature.push_back(la_nature);
  into.enjeu.push_back(numero);
  into.valorisation.push_back(est_valorisee);
  into.intitule.emplace_back(l_intitule);
  return {};
}

string_view read_row(RowReader& row, Conventions& into) {
  enum {
    convention,
    type,
    territoire,
    site_pole_emploi,
    annee,
    date_signature,
    montant,
    date_compte_rendu,
    date_resiliation
  };
  const auto code = row.identifier(convention);
  const auto le_type = row.meaning(type, kTypeDeConvention, std::optional<TypeConvention>{});
  const auto attendu =
      le_type == TypeConvention::locale ? TypeTerritoire::mission_locale : TypeTerritoire::region;
  const auto le_territoire =
      row.territoire(territoire, le_type ? std::optional{attendu} : std::nullopt);
  const auto site = row.territoire(site_pole_emploi, TypeTerritoire::site_pole_emploi);
  const auto l_annee = row.year(annee);
  const auto signature = row.day(date_signature);
  const auto le_montant = row.amount(montant);
  const auto compte_rendu = row.day(date_compte_rendu);
  const auto resiliation = row.day(date_resiliation);
  row.set_late_key(convention, code);
  if (row.is_faulty()) return {};
  into.code.emplace_back(code);
  into.type.push_back(le_type.value_or(TypeConvention::locale));
  into.territoire.push_back(le_territoire);
  into.site.push_back(site);
  into.annee.push_back(l_annee);
  into.signature.push_back(signature);
  into.montant.push_back(le_montant);
  into.compte_rendu.push_back(compte_rendu);
  into.resiliation.push_back(resiliation);
  return {};
}

string_view read_row(RowReader& row, Versements& into) {
  enum { convention, rang, date, montant };
  const auto code = row.identifier(convention);
  const auto le_rang = row.meaning(rang, kRang, Rang::premier);
  const auto jour = row.day(date);
  const auto le_montant = row.amount(montant);
  row.set_late_key(convention, code);
  if (row.is_faulty()) return {};
  row.set_whole_key(montant, std::string{code} + ' ' + std::to_string(static_cast<int>(le_rang)) +
                                 ' ' + std::to_string(jour.number) + ' ' +
                                 std::to_string(le_montant->count));
  into.rang.push_back(le_rang);
  into.date.push_back(jour);
  into.montant.push_back(*le_montant);
  return {};
}

string_view read_row(RowReader& row, Series& into) {
  enum {
    serie,
    libelle,
    groupe,
    territoire,
    periode,
    nature,
    valeur,
    numerateur,
    denominateur,
    unite,
    source
  };
  const auto code = row.text(serie);
  const auto le_territoire = row.territoire(territoire);
  const auto la_periode = row.text(periode);
  const auto la_nature = row.meaning(nature, kNatureDeSerie, NatureSerie::realise);
  const auto la_valeur = row.figure(valeur);
  const auto le_numerateur = row.figure(numerateur);
  const auto le_denominateur = row.figure(denominateur);
  const auto le_libelle = row.text(libelle);
  const auto le_groupe = row.text(groupe);
  const auto l_unite = row.text(unite);
  const auto la_source = row.text(source);
  if (row.is_faulty()) return {};
  into.serie.emplace_back(code);
  into.libelle.emplace_back(le_libelle);
  into.groupe.emplace_back(le_groupe);
  into.territoire.push_back(le_territoire);
  into.periode.emplace_back(la_periode);
  into.nature.push_back(la_nature);
  into.valeur.push_back(la_valeur.number);
  into.is_secret.push_back(la_valeur.is_secret);
  into.numerateur.push_back(le_numerateur.number);
  into.denominateur.push_back(le_denominateur.number);
  into.unite.emplace_back(l_unite);
  into.source.emplace_back(la_source);
  return {};
}

}  // namespace copil::records
