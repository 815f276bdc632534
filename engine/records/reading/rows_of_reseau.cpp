#include <string>

#include "records/reading/files.hpp"

// The files that tell of the network and its money: one function a file, its enum in the order of
// the file's layout.
namespace copil::records {

namespace {

using std::string_view;

constexpr string_view kTypes[] = {"national",       "region",           "departement",
                                  "mission_locale", "site_pole_emploi", "plateforme_vocation"};
constexpr string_view kPerimetres[] = {"em", "pa"};
constexpr string_view kNatures[] = {"concertee", "conjointe", "complementaire"};
constexpr string_view kTypesDeConvention[] = {"locale", "regionale"};
constexpr string_view kRangs[] = {"1", "2", "solde", "reversement"};
constexpr string_view kNaturesDeSerie[] = {"realise", "objectif", "moyenne_regionale", "imprime"};
constexpr exports::Words kType{
    kTypes,
    "mot inconnu ; attendu : national, region, departement, mission_locale, site_pole_emploi ou "
    "plateforme_vocation"};
constexpr exports::Words kPerimetre{kPerimetres, "mot inconnu ; attendu : EM ou PA"};
constexpr exports::Words kNature{kNatures,
                                 "mot inconnu ; attendu : concertee, conjointe ou complementaire"};
constexpr exports::Words kTypeDeConvention{kTypesDeConvention,
                                           "mot inconnu ; attendu : locale ou regionale"};
constexpr exports::Words kRang{kRangs, "mot inconnu ; attendu : 1, 2, solde ou reversement"};
constexpr exports::Words kNatureDeSerie{
    kNaturesDeSerie, "mot inconnu ; attendu : realise, objectif, moyenne_regionale ou imprime"};
constexpr exports::NumberedCodes kEnjeuDesActions{'E', 11, 29,
                                                  "enjeu inconnu ; attendu : de E11 à E29"};

/// What `word` gives counts from 1; a bad word gives the first of the enum, its row is faulty.
template <class Enum>
Enum chosen(std::uint8_t word) {
  return static_cast<Enum>(word == 0 ? 0 : word - 1);
}

}  // namespace

TypeTerritoire read_type(RowReader& row, std::size_t column) {
  return chosen<TypeTerritoire>(row.word(column, kType));
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
  const auto le_perimetre = row.word(perimetre, kPerimetre);
  const auto la_nature = row.word(nature, kNature);
  const auto numero = row.numbered_code(enjeu, kEnjeuDesActions);
  const auto est_valorisee = row.boolean(valorisation);
  const auto l_intitule = row.text(intitule);
  row.set_late_key(action, code);
  if (row.is_faulty()) return {};
  into.code.emplace_back(code);
  into.territoire.push_back(le_territoire);
  into.date.push_back(jour);
  into.perimetre.push_back(chosen<Perimetre>(le_perimetre));
  into.nature.push_back(chosen<Nature>(la_nature));
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
  const auto mot = row.word(type, kTypeDeConvention);
  const auto le_type = chosen<TypeConvention>(mot);
  const auto attendu =
      le_type == TypeConvention::locale ? TypeTerritoire::mission_locale : TypeTerritoire::region;
  const auto le_territoire =
      row.territoire(territoire, mot == 0 ? std::nullopt : std::optional{attendu});
  const auto site = row.territoire(site_pole_emploi, TypeTerritoire::site_pole_emploi);
  const auto l_annee = row.year(annee);
  const auto signature = row.day(date_signature);
  const auto le_montant = row.amount(montant);
  const auto compte_rendu = row.day(date_compte_rendu);
  const auto resiliation = row.day(date_resiliation);
  row.set_late_key(convention, code);
  if (row.is_faulty()) return {};
  into.code.emplace_back(code);
  into.type.push_back(le_type);
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
  const auto le_rang = row.word(rang, kRang);
  const auto jour = row.day(date);
  const auto le_montant = row.amount(montant);
  row.set_late_key(convention, code);
  if (row.is_faulty()) return {};
  row.set_whole_key(montant, std::string{code} + ' ' + std::to_string(le_rang) + ' ' +
                                 std::to_string(jour.number) + ' ' +
                                 std::to_string(le_montant->count));
  into.rang.push_back(chosen<Rang>(le_rang));
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
  const auto la_nature = row.word(nature, kNatureDeSerie);
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
  into.nature.push_back(chosen<NatureSerie>(la_nature));
  into.valeur.push_back(la_valeur.number);
  into.is_secret.push_back(la_valeur.is_secret);
  into.numerateur.push_back(le_numerateur.number);
  into.denominateur.push_back(le_denominateur.number);
  into.unite.emplace_back(l_unite);
  into.source.emplace_back(la_source);
  return {};
}

}  // namespace copil::records
