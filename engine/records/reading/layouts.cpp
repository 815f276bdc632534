#include <array>

#include "records/reading/files.hpp"

namespace copil::records {

namespace {

using exports::Column;
using enum exports::Need;

constexpr Column kTerritoires[] = {
    {"code", mandatory}, {"type", mandatory}, {"libelle", mandatory}, {"parent", mandatory}};
constexpr Column kObjectifs[] = {{"annee", mandatory},
                                 {"territoire", mandatory},
                                 {"date_effet", mandatory},
                                 {"objectif", mandatory},
                                 {"acte"}};
constexpr Column kJeunes[] = {{"jeune", mandatory}, {"date_naissance"}, {"sexe"}, {"zone"},
                              {"niveau"},           {"handicap"}};
constexpr Column kCotraitances[] = {{"cotraitance", mandatory},
                                    {"jeune", mandatory},
                                    {"mission_locale", mandatory},
                                    {"site_pole_emploi"},
                                    {"date_affectation", mandatory},
                                    {"date_acceptation"},
                                    {"date_initialisation"},
                                    {"date_fin"},
                                    {"motif_fin"}};
constexpr Column kInscriptions[] = {
    {"jeune", mandatory}, {"date_debut", mandatory}, {"date_fin"}, {"motif_fin"}};
constexpr Column kAlertes[] = {{"cotraitance", mandatory},
                               {"date_signalement", mandatory},
                               {"date_cloture"},
                               {"motif"},
                               {"decision"}};
constexpr Column kCivis[] = {{"jeune", mandatory},
                             {"mission_locale", mandatory},
                             {"date_debut", mandatory},
                             {"date_fin"},
                             {"renforce"},
                             {"motif_fin"}};
constexpr Column kAccompagnements[] = {
    {"jeune", mandatory},      {"reseau", mandatory}, {"structure", mandatory},
    {"date_debut", mandatory}, {"date_fin"},          {"dispositif"},
    {"critere_projet"},        {"critere_frein"},     {"critere_reseau"},
    {"critere_qualification"}};
constexpr Column kServices[] = {
    {"jeune", mandatory}, {"mission_locale", mandatory}, {"date", mandatory}, {"enjeu", mandatory}};
constexpr Column kActions[] = {{"action", mandatory}, {"territoire", mandatory},
                               {"date", mandatory},   {"perimetre", mandatory},
                               {"nature", mandatory}, {"enjeu"},
                               {"valorisation"},      {"intitule"}};
constexpr Column kConventions[] = {{"convention", mandatory},
                                   {"type", mandatory},
                                   {"territoire", mandatory},
                                   {"site_pole_emploi"},
                                   {"annee", mandatory},
                                   {"date_signature"},
                                   {"montant"},
                                   {"date_compte_rendu"},
                                   {"date_resiliation"}};
constexpr Column kVersements[] = {
    {"convention", mandatory}, {"rang", mandatory}, {"date", mandatory}, {"montant", mandatory}};
constexpr Column kEvaluationsMrs[] = {{"plateforme", mandatory},
                                      {"mission_locale", mandatory},
                                      {"jeune", mandatory},
                                      {"date", mandatory},
                                      {"reussie"},
                                      {"mise_en_relation"}};
constexpr Column kPrescriptionsPops[] = {{"jeune", mandatory},
                                         {"mission_locale", mandatory},
                                         {"date_prescription", mandatory},
                                         {"date_rendez_vous"},
                                         {"etat"}};
constexpr Column kSeries[] = {{"serie", mandatory},
                              {"libelle"},
                              {"groupe"},
                              {"territoire", mandatory},
                              {"periode", mandatory},
                              {"nature", mandatory},
                              {"valeur"},
                              {"numerateur"},
                              {"denominateur"},
                              {"unite"},
                              {"source"}};

/// In the order of `FileId`.
const std::array<exports::Layout, kFileCount> kLayouts{{
    {"territoires.csv", kTerritoires},
    {"objectifs.csv", kObjectifs},
    {"jeunes.csv", kJeunes},
    {"cotraitances.csv", kCotraitances},
    {"inscriptions.csv", kInscriptions},
    {"alertes.csv", kAlertes},
    {"civis.csv", kCivis},
    {"accompagnements.csv", kAccompagnements},
    {"services.csv", kServices},
    {"actions.csv", kActions},
    {"conventions.csv", kConventions},
    {"versements.csv", kVersements},
    {"evaluations_mrs.csv", kEvaluationsMrs},
    {"prescriptions_pops.csv", kPrescriptionsPops},
    {"series.csv", kSeries},
}};

}  // namespace

const exports::Layout& layout_of(FileId file) {
  return kLayouts[static_cast<std::size_t>(file)];
}

std::string_view file_name(FileId file) {
  return layout_of(file).file;
}

}  // namespace copil::records
