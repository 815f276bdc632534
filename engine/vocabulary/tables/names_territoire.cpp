// The document itself and its territories, a table of names each.
#include <algorithm>

#include "subsidies/schedule.hpp"
#include "vocabulary/answers/subjects.hpp"
#include "vocabulary/by_name.hpp"
#include "vocabulary/comites/subjects.hpp"
#include "vocabulary/consignes/subjects.hpp"
#include "vocabulary/simulating/subjects.hpp"
#include "vocabulary/tables/fields.hpp"
#include "wording/dates.hpp"

namespace copil::vocabulary {

// Declared in names_volume.cpp.
expansion::RecordList alertes_among(const DocumentNames& names,
                                    const std::vector<volumes::Alerte>& alerts,
                                    records::TerritoireId id);

namespace {

using expansion::RecordList;
using expansion::Term;
using records::TerritoireId;
using records::TypeTerritoire;

const records::Territoires& tree_of(const DocumentNames& names) {
  return records_of(names).territoires;
}

RecordList territoire_list(const DocumentNames& names, std::vector<TerritoireId> ids) {
  RecordList list;
  for (const auto id : by_name(tree_of(names), std::move(ids))) {
    list.push_back(std::get<const expansion::Record*>(names.territoire_term(id)));
  }
  return list;
}

/// The convention that the territory itself has signed, whether or not it has youths of its own.
std::optional<records::ConventionId> signed_convention(const DocumentNames& names,
                                                       TerritoireId id) {
  return subsidies::amended_convention(records_of(names), id, names.periode().year, true,
                                       names.facts().dossier->arrete());
}

/// The territories of that type strictly below, by name.
RecordList below_of_type(const DocumentNames& names, TerritoireId id, TypeTerritoire type) {
  const auto& tree = tree_of(names);
  auto found = tree.of_type_in(id, type);
  std::erase(found, id);
  return territoire_list(names, std::move(found));
}

template <TypeTerritoire type>
Term below(const DocumentNames& names, const TerritoireSubject& subject) {
  return below_of_type(names, subject.id, type);
}

Term volume_among(const DocumentNames& names, const std::vector<volumes::VolumeRow>& rows,
                  TerritoireId id) {
  for (const auto& row : rows) {
    if (row.territoire == id) return record_of(names, VolumeSubject{&row});
  }
  return std::monostate{};
}

/// How the year stood at the end of the document's period; null when that is the arrêté's own
/// standing: the year, or a period that is not over.
const Standing* standing_of(const DocumentNames& names) {
  const Facts& facts = names.facts();
  const Day end = last_day(names.periode());
  if (end >= facts.dossier->arrete() || end == last_day(year_of(names.periode()))) return nullptr;
  return &facts.standings.of(*facts.dossier, names.periode());
}

Term volume_of(const DocumentNames& names, TerritoireId id) {
  return volume_among(names, names.facts().volumes, id);
}

Term volume_of_period(const DocumentNames& names, TerritoireId id) {
  const Standing* standing = standing_of(names);
  return standing == nullptr ? volume_of(names, id) : volume_among(names, standing->volumes, id);
}

Term convention_of(const DocumentNames& names, TerritoireId id) {
  for (const auto& row : names.facts().subsidies) {
    if (row.territoire == id) return record_of(names, ConventionSubject{&row});
  }
  return std::monostate{};
}

enum class WhichConventions { all, local, signed_local, unsigned_local, settled, estimated, ended };

bool is_among(const DocumentNames& names, const subsidies::SubsidyRow& row,
              WhichConventions which) {
  if (which == WhichConventions::all) return true;
  const auto& types = records_of(names).conventions.type;
  if (types[row.convention] != records::TypeConvention::locale) return false;
  switch (which) {
    case WhichConventions::signed_local:
      return row.signature.has_value();
    case WhichConventions::unsigned_local:
      return !row.signature.has_value();
    case WhichConventions::settled:
      return subsidies::is_settled(row);
    case WhichConventions::estimated:
      return subsidies::is_estimate(row);
    case WhichConventions::ended:
      return row.resiliation.has_value();
    default:
      return true;
  }
}

template <WhichConventions which>
Term conventions_below(const DocumentNames& names, const TerritoireSubject& subject) {
  const auto& tree = tree_of(names);
  RecordList list;
  for (const auto& row : names.facts().subsidies) {
    if (!tree.is_at_or_below(row.territoire, subject.id)) continue;
    if (is_among(names, row, which)) list.push_back(record_of(names, ConventionSubject{&row}));
  }
  return list;
}

RecordList alertes_below(const DocumentNames& names, TerritoireId id) {
  return alertes_among(names, names.facts().alerts, id);
}

RecordList alertes_of_period(const DocumentNames& names, TerritoireId id) {
  const Standing* standing = standing_of(names);
  return standing == nullptr ? alertes_below(names, id)
                             : alertes_among(names, standing->alerts, id);
}

RecordList enjeux(const DocumentNames& names) {
  RecordList list;
  for (int number = 1; number <= 10; ++number) {
    list.push_back(record_of(names, EnjeuSubject{number}));
  }
  return list;
}

RecordList definitions(const DocumentNames& names) {
  RecordList list;
  for (const auto& card : names.facts().dossier->catalogue().cards) {
    if (card.listing == figures::Listing::details || !card.detail_de.empty()) continue;
    list.push_back(record_of(names, DefinitionSubject{&card}));
  }
  return list;
}

RecordList fichiers(const DocumentNames& names) {
  const auto used = names.files_used();
  const auto is_used = [&](records::FileId file) { return used.contains(file); };
  RecordList list;
  for (const auto& file : names.facts().files) {
    if (std::none_of(file.holds.begin(), file.holds.end(), is_used)) continue;
    list.push_back(record_of(names, FichierSubject{file}));
  }
  add_entries_file(names, list);
  return list;
}

}  // namespace

std::optional<Period> comparable_part(Period period, Day arrete) {
  if (last_day(period) <= arrete) return period;
  std::optional<Period> whole;
  for (const auto month : months_to_end_of(period)) {
    const bool is_within = days_of(period).begin <= days_of(month).begin;
    if (is_within && last_day(month) <= arrete) whole = month;
  }
  return whole;
}

// Declared in names_series.cpp.
RecordList series_groups(const DocumentNames& names);
RecordList series_lines(const DocumentNames& names);
// Declared in names_plans.cpp.
RecordList stages_of_year(const DocumentNames& names);

template <>
const std::vector<FieldOf<DocumentSubject>>& fields_of() {
  using S = DocumentSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields = with_more_fields({
      {{"territoire", record("territoire"), "Le territoire du document"},
       [](const N& n, const S&) { return n.territoire_term(n.territoire()); }},
      {{"pays", record("territoire"), "Le territoire national"},
       [](const N& n, const S&) { return n.territoire_term(tree_of(n).root); }},
      {{"periode", record("periode"), "La période du document"},
       [](const N& n, const S&) { return n.periode_term(n.periode()); }},
      {{"arrete", day(), "Le jour auquel les données sont arrêtées"},
       [](const N& n, const S&) { return day_term(n.facts().dossier->arrete()); }},
      {{"convention", record("convention"), "La convention du territoire pour l'année"},
       [](const N& n, const S&) { return convention_of(n, n.territoire()); }},
      {{"regles", record("regles"), "Les règles de calcul appliquées"},
       [](const N& n, const S&) -> Term { return record_of(n, ReglesSubject{}); }},
      {{"fichiers", list("fichier"), "Les fichiers dont vient ce que le document a dit jusque-là"},
       [](const N& n, const S&) -> Term { return fichiers(n); }},
      {{"definitions", list("definition"), "Les définitions des chiffres"},
       [](const N& n, const S&) -> Term { return definitions(n); }},
      {{"enjeux", list("enjeu"), "Les enjeux E1 à E10, avec DE1 et DE2"},
       [](const N& n, const S&) -> Term { return enjeux(n); }},
      {{"alertes", list("alerte"), "Les alertes de volume du territoire et de ceux qu'il contient"},
       [](const N& n, const S&) -> Term { return alertes_below(n, n.territoire()); }},
      {{"alertes_periode", list("alerte"), "Les mêmes, telles qu'à la fin de la période"},
       [](const N& n, const S&) -> Term { return alertes_of_period(n, n.territoire()); }},
      {{"groupes_series", list("groupe_serie"), "Les séries publiées, par groupe"},
       [](const N& n, const S&) -> Term { return series_groups(n); }},
      {{"lignes_series", list("ligne_serie"), "Les séries publiées, à la suite"},
       [](const N& n, const S&) -> Term { return series_lines(n); }},
      {{"bilans_plateformes", list("bilan_plateforme"), "Les plateformes de vocation"},
       [](const N& n, const S&) -> Term { return bilans_by_platform(n); }},
      {{"ensemble_plateformes", record("bilan_plateforme"), "Toutes les plateformes réunies"},
       [](const N& n, const S&) { return all_evaluations(n); }},
      {{"origines_plateformes", list("bilan_plateforme"), "Plateforme × mission locale d'origine"},
       [](const N& n, const S&) -> Term { return bilans_by_origin(n); }},
      {{"mois_plateformes", list("bilan_plateforme"), "Toutes les plateformes, mois par mois"},
       [](const N& n, const S&) -> Term { return bilans_by_month(n); }},
      {{"pops", record("pops"), "Les prescriptions POPS de la période"},
       [](const N& n, const S&) { return all_prescriptions(n); }},
      {{"pops_missions_locales", list("pops"), "Les mêmes, par mission locale"},
       [](const N& n, const S&) -> Term {
         return pops_by_enclosing(n, TypeTerritoire::mission_locale);
       }},
      {{"pops_departements", list("pops"), "Les mêmes, par département"},
       [](const N& n, const S&) -> Term {
         return pops_by_enclosing(n, TypeTerritoire::departement);
       }},
      {{"pops_sites", list("pops"), "Les mêmes, par site de Pôle emploi"},
       [](const N& n, const S&) -> Term { return pops_by_site(n); }},
      {{"pops_equipes", list("pops"), "Les mêmes, par équipe d'orientation spécialisée (EOS)"},
       [](const N& n, const S&) -> Term { return pops_by_team(n); }},
      {{"pops_mois", list("pops"), "Les mêmes, mois par mois"},
       [](const N& n, const S&) -> Term { return pops_by_month(n); }},
      {{"echeances", list("echeance"), "Les acomptes des conventions locales, par échéance"},
       [](const N& n, const S&) -> Term { return instalments(n); }},
      {{"calendrier_paiements", list("mois_de_paiement"), "Dû et versé, mois par mois"},
       [](const N& n, const S&) -> Term { return payment_calendar(n); }},
      {{"contrat", record("contrat"), "Les tableaux du contrat d'objectifs"},
       [](const N& n, const S&) -> Term { return record_of(n, ContratSubject{}); }},
      {{"controle", record("controle"), "Le contrôle de cohérence du territoire"},
       [](const N& n, const S&) -> Term { return record_of(n, ControleSubject{n.territoire()}); }},
      {{"actions", list("action"), "Les actions de la période, une à une, ici et au-dessous"},
       [](const N& n, const S&) -> Term { return actions_below(n); }},
      {{"sommes", list("somme_chiffre"), "Les chiffres de jeunes et les sommes qui les dépassent"},
       [](const N& n, const S&) -> Term { return sums_of_figures(n); }},
      {{"composantes", list("territoire"), "Les régions du pays, ou les missions locales"},
       [](const N& n, const S&) -> Term { return compared_territories(n); }},
      {{"comite", record("comite"), "Le comité de pilotage du territoire"},
       [](const N& n, const S&) { return committee_of(n, n.territoire()); }},
      {{"obligations", list("obligation"), "Les échéances de l'accord, ici et au-dessous"},
       [](const N& n, const S&) -> Term { return obligations(n); }},
      {{"prochaines_obligations", list("obligation"),
        "Les cinq prochaines échéances du territoire lui-même"},
       [](const N& n, const S&) -> Term { return coming_obligations(n); }},
      {{"obligations_en_retard", list("obligation"),
        "Celles du territoire lui-même qui sont en retard, quelle que soit leur année"},
       [](const N& n, const S&) -> Term { return late_obligations(n); }},
      {{"retards_au_dessous", list("genre_obligation"),
        "Celles des territoires au-dessous qui sont en retard, comptées par obligation"},
       [](const N& n, const S&) -> Term { return late_below(n); }},
      {{"obligations_en_attente", list("obligation"),
        "Celles qui attendent une signature, leur jour venant avant la prochaine réunion"},
       [](const N& n, const S&) -> Term { return waiting_obligations(n); }},
      {{"obligations_avant_reunion", list("obligation"),
        "Celles qui échoient avant la prochaine réunion et ne sont pas en retard"},
       [](const N& n, const S&) -> Term { return obligations_before_meeting(n); }},
      {{"obligations_apres_reunion", list("obligation"), "Les cinq qui suivent cette réunion"},
       [](const N& n, const S&) -> Term { return obligations_after_meeting(n); }},
      {{"genres_obligations", list("genre_obligation"), "Les échéances, comptées par obligation"},
       [](const N& n, const S&) -> Term { return kinds_of_obligations(n); }},
      {{"pieces_manquantes", list("obligation"),
        "Les échéances en retard qui remettent une pièce, ici et au-dessous"},
       [](const N& n, const S&) -> Term { return missing_pieces(n); }},
      {{"echeances_regions", list("echeances_region"),
        "Les échéances de ce que chaque région contient, comptées"},
       [](const N& n, const S&) -> Term { return obligations_by_region(n); }},
      {{"etapes_regions", list("etapes_region"),
        "Les étapes de ce que chaque région contient, comptées"},
       [](const N& n, const S&) -> Term { return counted_stages(n); }},
      {{"etapes", list("etape"), "Les étapes des plans d'actions, ici et au-dessous"},
       [](const N& n, const S&) -> Term { return stages(n); }},
      {{"etapes_annee", list("etape"), "Celles du territoire lui-même pour l'année du document"},
       [](const N& n, const S&) -> Term { return stages_of_year(n); }},
      {{"affectations", list("affectation"),
        "Les affectations d'agents, ici et au-dessous ; pour un site, de sa mission locale"},
       [](const N& n, const S&) -> Term { return terms_of_agents(n); }},
      {{"postes", record("postes"), "Les postes affectés, additionnés"},
       [](const N& n, const S&) -> Term { return record_of(n, PostesSubject{n.territoire()}); }},
      {{"transmissions", list("transmission"), "Les pièces de l'année, ici et au-dessous"},
       [](const N& n, const S&) -> Term { return sendings(n); }},
      {{"simulation", record("simulation"), "Les objectifs essayés, s'il y a des scénarios"},
       [](const N& n, const S&) { return simulation_of(n); }},
      {{"synthese", record("synthese"), "Les réponses aux bilans de ce qui est au-dessous"},
       [](const N& n, const S&) { return synthese_of(n); }},
      {{"flux", record("flux"), "Délais, alertes et limites à venir des co-traitances"},
       [](const N& n, const S&) -> Term { return record_of(n, FluxSubject{n.territoire()}); }},
      {{"ecarts_totaux", list("ecart_total"), "Les totaux d'objectifs qui ne tombent pas juste"},
       [](const N& n, const S&) -> Term { return anomalies_below(n); }},
  });
  return kFields;
}

template <>
const std::vector<FieldOf<TerritoireSubject>>& fields_of() {
  using S = TerritoireSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le code du territoire"},
       [](const N& n, const S& s) -> Term { return tree_of(n).code[s.id]; }},
      {{"libelle", text(), "Le nom du territoire"},
       [](const N& n, const S& s) -> Term { return tree_of(n).libelle[s.id]; }},
      {{"nom_et_convention", text(), "Son nom, et la résiliation de sa convention s'il y a lieu"},
       [](const N& n, const S& s) -> Term { return name_and_convention(n, s.id); }},
      {{"type", text(), "« mission locale », « région »…"},
       [](const N& n, const S& s) -> Term {
         return std::string{records::type_label(tree_of(n).type[s.id])};
       }},
      {{"parent", record("territoire"), "Le territoire qui le contient"},
       [](const N& n, const S& s) { return n.territoire_term(tree_of(n).parent[s.id]); }},
      {{"region", record("territoire"), "La région qui le contient"},
       [](const N& n, const S& s) {
         return n.territoire_term(tree_of(n).enclosing(s.id, TypeTerritoire::region));
       }},
      {{"enfants", list("territoire"), "Les territoires juste au-dessous"},
       [](const N& n, const S& s) -> Term {
         return territoire_list(n, tree_of(n).children[s.id]);
       }},
      {{"regions", list("territoire"), "Les régions au-dessous"}, &below<TypeTerritoire::region>},
      {{"departements", list("territoire"), "Les départements au-dessous"},
       &below<TypeTerritoire::departement>},
      {{"missions_locales", list("territoire"), "Les missions locales au-dessous"},
       &below<TypeTerritoire::mission_locale>},
      {{"sites", list("territoire"), "Les sites de Pôle emploi au-dessous"},
       &below<TypeTerritoire::site_pole_emploi>},
      {{"plateformes", list("territoire"), "Les plateformes de vocation au-dessous"},
       &below<TypeTerritoire::plateforme_vocation>},
      {{"volume", record("volume"), "Objectif, réalisé et projection de l'année"},
       [](const N& n, const S& s) { return volume_of(n, s.id); }},
      {{"volume_periode", record("volume"), "Les mêmes, tels qu'à la fin de la période"},
       [](const N& n, const S& s) { return volume_of_period(n, s.id); }},
      {{"convention", record("convention"), "La convention de l'année"},
       [](const N& n, const S& s) { return convention_of(n, s.id); }},
      {{"avenant", record("avenant"), "La dernière révision de l'objectif de l'année"},
       [](const N& n, const S& s) { return avenant_of(n, s.id); }},
      {{"convention_propre", text(), "L'identifiant de sa convention signée, locale ou régionale"},
       [](const N& n, const S& s) -> Term {
         const auto own = signed_convention(n, s.id);
         return own ? text_term(records_of(n).conventions.code[*own]) : Term{};
       }},
      {{"convention_propre_signature", day(), "Le jour de cette signature"},
       [](const N& n, const S& s) -> Term {
         const auto own = signed_convention(n, s.id);
         return own ? day_term(records_of(n).conventions.signature[*own]) : Term{};
       }},
      {{"conventions", list("convention"), "Les conventions de l'année, ici et au-dessous"},
       &conventions_below<WhichConventions::all>},
      {{"conventions_locales", list("convention"), "Les conventions locales, ici et au-dessous"},
       &conventions_below<WhichConventions::local>},
      {{"subventions", record("subventions"),
        "Les conventions locales signées, ici et au-dessous, additionnées"},
       [](const N& n, const S& s) { return subsidies_below(n, s.id); }},
      {{"evaluations_plateformes", record("bilan_plateforme"),
        "Les évaluations passées sur les plateformes de vocation, ici et au-dessous"},
       [](const N& n, const S& s) { return evaluations_at(n, s.id); }},
      {{"conventions_signees", list("convention"), "Celles qui sont signées à l'arrêté"},
       &conventions_below<WhichConventions::signed_local>},
      {{"conventions_non_signees", list("convention"), "Celles qui ne le sont pas"},
       &conventions_below<WhichConventions::unsigned_local>},
      {{"conventions_closes", list("convention"),
        "Celles dont le compte est clos : le solde ou le reversement y est dû"},
       &conventions_below<WhichConventions::settled>},
      {{"conventions_estimees", list("convention"),
        "Celles dont le solde n'est qu'une estimation à l'arrêté"},
       &conventions_below<WhichConventions::estimated>},
      {{"conventions_resiliees", list("convention"), "Celles qui sont résiliées à l'arrêté"},
       &conventions_below<WhichConventions::ended>},
      {{"controle", record("controle"), "Le contrôle de cohérence, ici et au-dessous"},
       [](const N& n, const S& s) -> Term { return record_of(n, ControleSubject{s.id}); }},
      {{"alertes", list("alerte"), "Les alertes de volume, ici et au-dessous"},
       [](const N& n, const S& s) -> Term { return alertes_below(n, s.id); }},
      {{"alertes_periode", list("alerte"), "Les mêmes, telles qu'à la fin de la période"},
       [](const N& n, const S& s) -> Term { return alertes_of_period(n, s.id); }},
      {{"comite", record("comite"), "Son comité de pilotage"},
       [](const N& n, const S& s) { return committee_of(n, s.id); }},
      {{"flux", record("flux"), "Délais, alertes et limites à venir, ici et au-dessous"},
       [](const N& n, const S& s) -> Term { return record_of(n, FluxSubject{s.id}); }},
      {{"postes", record("postes"), "Les postes affectés, ici et au-dessous"},
       [](const N& n, const S& s) -> Term { return record_of(n, PostesSubject{s.id}); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
