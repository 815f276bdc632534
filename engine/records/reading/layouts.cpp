#include <array>

#include "records/dictionary.hpp"
#include "records/reading/files.hpp"

namespace copil::records {

namespace {

using exports::Column;
using enum exports::Need;

constexpr Column kTerritoires[] = {
    {"code", mandatory, "code du territoire, repris par tous les autres fichiers"},
    {"type", mandatory,
     "national, region, departement, mission_locale, site_pole_emploi ou plateforme_vocation"},
    {"libelle", mandatory, "nom du territoire, tel que les documents l'impriment"},
    {"parent", mandatory,
     "code du territoire qui le contient ; vide pour la racine seule ; pour un site, sa mission "
     "locale"},
};
constexpr Column kObjectifs[] = {
    {"annee", mandatory, "année, en quatre chiffres"},
    {"territoire", mandatory, "code du territoire"},
    {"date_effet", mandatory, "jour à partir duquel cet objectif vaut"},
    {"objectif", mandatory, "nombre de jeunes à accompagner dans l'année, au plus dix millions"},
    {"acte", optional, "acte qui le fixe : accord-cadre, avenant 1…"},
};
constexpr Column kJeunes[] = {
    {"jeune", mandatory, "pseudonyme du jeune, unique"},
    {"date_naissance", optional, "date de naissance"},
    {"sexe", optional, "F ou H"},
    {"zone", optional, "zone de résidence : ZUS, ZRR, CUCS…"},
    {"niveau", optional, "niveau de formation, de VI à I"},
    {"handicap", optional, "oui pour un travailleur handicapé reconnu"},
};
constexpr Column kCotraitances[] = {
    {"cotraitance", mandatory, "identifiant de la co-traitance, unique"},
    {"jeune", mandatory, "pseudonyme du jeune"},
    {"mission_locale", mandatory, "code de la mission locale"},
    {"site_pole_emploi", optional, "code du site de Pôle emploi"},
    {"date_affectation", mandatory, "jour de l'affectation"},
    {"date_acceptation", optional, "jour de l'acceptation par la mission locale"},
    {"date_initialisation", optional, "jour du premier entretien"},
    {"date_fin", optional, "premier jour hors de la co-traitance ; vide tant qu'elle dure"},
    {"motif_fin", optional, "motif de la sortie"},
};
constexpr Column kInscriptions[] = {
    {"jeune", mandatory, "pseudonyme du jeune"},
    {"date_debut", mandatory, "premier jour de l'inscription"},
    {"date_fin", optional, "premier jour hors de l'inscription ; vide tant qu'elle dure"},
    {"motif_fin", optional, "cessation ou radiation"},
};
constexpr Column kAlertes[] = {
    {"cotraitance", mandatory, "identifiant de la co-traitance, présent dans cotraitances.csv"},
    {"date_signalement", mandatory, "jour du signalement"},
    {"date_cloture", optional, "jour de la clôture ; vide tant que l'alerte est ouverte"},
    {"motif", optional, "motif de l'alerte"},
    {"decision", optional, "maintien, reorientation ou reprise_smp"},
};
constexpr Column kCivis[] = {
    {"jeune", mandatory, "pseudonyme du jeune"},
    {"mission_locale", mandatory, "code de la mission locale"},
    {"date_debut", mandatory, "premier jour du contrat"},
    {"date_fin", optional, "premier jour hors du contrat ; vide tant qu'il dure"},
    {"renforce", optional, "oui pour un CIVIS renforcé"},
    {"motif_fin", optional, "motif de la sortie"},
};
constexpr Column kAccompagnements[] = {
    {"jeune", mandatory, "pseudonyme du jeune"},
    {"reseau", mandatory, "PE ou ML"},
    {"structure", mandatory, "code du site pour PE, de la mission locale pour ML"},
    {"date_debut", mandatory, "premier jour de l'accompagnement"},
    {"date_fin", optional, "premier jour hors de l'accompagnement ; vide tant qu'il dure"},
    {"dispositif", optional, "dispositif suivi"},
    {"critere_projet", optional, "oui si le projet professionnel est à construire"},
    {"critere_frein", optional, "oui si un frein social est à lever"},
    {"critere_reseau", optional, "oui si le réseau relationnel manque"},
    {"critere_qualification", optional, "oui si la qualification manque"},
};
constexpr Column kServices[] = {
    {"jeune", mandatory, "pseudonyme du jeune"},
    {"mission_locale", mandatory, "code de la mission locale"},
    {"date", mandatory, "jour du service"},
    {"enjeu", mandatory, "enjeu, de E1 à E10"},
};
constexpr Column kActions[] = {
    {"action", mandatory, "identifiant de l'action, unique"},
    {"territoire", mandatory, "code du territoire où elle a lieu"},
    {"date", mandatory, "jour de l'action"},
    {"perimetre", mandatory, "EM pour les employeurs, PA pour les partenaires"},
    {"nature", mandatory, "concertee, conjointe ou complementaire"},
    {"enjeu", optional, "enjeu, de E11 à E29"},
    {"valorisation", optional, "oui si l'action a été valorisée"},
    {"intitule", optional, "intitulé de l'action"},
};
constexpr Column kConventions[] = {
    {"convention", mandatory, "identifiant de la convention, unique"},
    {"type", mandatory, "locale ou regionale"},
    {"territoire", mandatory, "code de la mission locale, ou de la région"},
    {"site_pole_emploi", optional, "code du site de Pôle emploi signataire"},
    {"annee", mandatory, "année, en quatre chiffres"},
    {"date_signature", optional, "jour de la signature"},
    {"montant", optional, "montant en euros ; vide : objectif × prix unitaire"},
    {"date_compte_rendu", optional, "jour de la remise du compte rendu"},
    {"date_resiliation", optional, "jour de la résiliation"},
};
constexpr Column kVersements[] = {
    {"convention", mandatory, "identifiant de la convention, présent dans conventions.csv"},
    {"rang", mandatory, "1, 2, solde ou reversement"},
    {"date", mandatory, "jour du versement"},
    {"montant", mandatory, "montant en euros, à deux décimales au plus"},
};
constexpr Column kEvaluationsMrs[] = {
    {"plateforme", mandatory, "code de la plateforme de vocation"},
    {"mission_locale", mandatory, "code de la mission locale qui a adressé le jeune"},
    {"jeune", mandatory, "pseudonyme du jeune"},
    {"date", mandatory, "jour de l'évaluation"},
    {"reussie", optional, "oui si l'évaluation est réussie"},
    {"mise_en_relation", optional, "oui si une mise en relation a suivi"},
};
constexpr Column kPrescriptionsPops[] = {
    {"jeune", mandatory, "pseudonyme du jeune"},
    {"mission_locale", mandatory, "code de la mission locale"},
    {"date_prescription", mandatory, "jour de la prescription"},
    {"date_rendez_vous", optional, "jour du rendez-vous"},
    {"etat", optional, "conseillee, realisee ou abandonnee"},
};
constexpr Column kSeries[] = {
    {"serie", mandatory, "code de la série"},
    {"libelle", optional, "libellé de la série"},
    {"groupe", optional, "groupe de séries, pour les mettre en tableau"},
    {"territoire", mandatory, "code du territoire"},
    {"periode", mandatory, "code de période ou jour"},
    {"nature", mandatory, "realise, objectif, moyenne_regionale ou imprime"},
    {"valeur", optional, "nombre ; n.d. si non disponible, s si secret"},
    {"numerateur", optional, "numérateur d'un taux"},
    {"denominateur", optional, "dénominateur d'un taux"},
    {"unite", optional, "unité de la valeur"},
    {"source", optional, "document d'où vient le chiffre"},
};

constexpr std::array<FileDescription, kFileCount> kDescriptions{{
    {FileId::territoires,
     {"territoires.csv", kTerritoires},
     "un territoire",
     "l'animation régionale"},
    {FileId::objectifs,
     {"objectifs.csv", kObjectifs},
     "l'objectif d'un territoire pour une année, à partir d'un jour",
     "l'animation régionale"},
    {FileId::jeunes, {"jeunes.csv", kJeunes}, "un jeune", "la mission locale, dans Parcours 3"},
    {FileId::cotraitances,
     {"cotraitances.csv", kCotraitances},
     "une affectation en co-traitance",
     "Pôle emploi, dans DUDE/GIDE"},
    {FileId::inscriptions,
     {"inscriptions.csv", kInscriptions},
     "une période d'inscription comme demandeur d'emploi",
     "Pôle emploi, dans DUDE/GIDE"},
    {FileId::alertes,
     {"alertes.csv", kAlertes},
     "une alerte sur une co-traitance",
     "la mission locale, dans Parcours 3"},
    {FileId::civis,
     {"civis.csv", kCivis},
     "un contrat d'insertion dans la vie sociale",
     "la mission locale, dans Parcours 3"},
    {FileId::accompagnements,
     {"accompagnements.csv", kAccompagnements},
     "un accompagnement par l'un des deux réseaux",
     "le réseau qui accompagne : Pôle emploi ou la mission locale"},
    {FileId::services,
     {"services.csv", kServices},
     "un service rendu à un jeune",
     "la mission locale, dans Parcours 3"},
    {FileId::actions,
     {"actions.csv", kActions},
     "une action menée avec des employeurs ou des partenaires",
     "la mission locale, dans Parcours 3"},
    {FileId::conventions,
     {"conventions.csv", kConventions},
     "une convention locale ou régionale",
     "l'animation régionale"},
    {FileId::versements,
     {"versements.csv", kVersements},
     "un versement au titre d'une convention",
     "l'animation régionale"},
    {FileId::evaluations_mrs,
     {"evaluations_mrs.csv", kEvaluationsMrs},
     "une évaluation par une plateforme de vocation",
     "Pôle emploi, plateforme de vocation"},
    {FileId::prescriptions_pops,
     {"prescriptions_pops.csv", kPrescriptionsPops},
     "une prescription de prestation d'orientation",
     "la mission locale, dans Parcours 3"},
    {FileId::series, {"series.csv", kSeries}, "un chiffre publié ailleurs", "qui publie la série"},
}};

/// The table stands in the order of `FileId`: a file forgotten or misplaced does not compile.
constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kFileCount; ++i) {
    if (kDescriptions[i].file != static_cast<FileId>(i)) return false;
  }
  return true;
}
static_assert(is_in_order());

}  // namespace

const FileDescription& description_of(FileId file) {
  return kDescriptions[static_cast<std::size_t>(file)];
}

const exports::Layout& layout_of(FileId file) {
  return description_of(file).layout;
}

std::string_view file_name(FileId file) {
  return layout_of(file).file;
}

}  // namespace copil::records
