#include <array>

#include "records/dictionary.hpp"
#include "records/reading/files.hpp"

namespace copil::records {

namespace {

using exports::Column;
using exports::Holds;
using enum exports::Need;

constexpr Column kTerritoires[] = {
    {"code", mandatory, "code du territoire, repris par tous les autres fichiers", "ML01",
     Holds::identifier},
    {"type", mandatory,
     "national, region, departement, mission_locale, site_pole_emploi ou plateforme_vocation",
     "mission_locale", Holds::word,
     "national region departement mission_locale site_pole_emploi plateforme_vocation"},
    {"libelle", mandatory, "nom du territoire, tel que les documents l'impriment",
     "Mission locale du Val-Clair"},
    {"parent", mandatory,
     "code du territoire qui le contient ; vide pour la racine seule ; pour un site, sa mission "
     "locale",
     "D11", Holds::identifier},
};
constexpr Column kObjectifs[] = {
    {"annee", mandatory, "année, en quatre chiffres", "2010", Holds::number},
    {"territoire", mandatory, "code du territoire", "R82", Holds::territory},
    {"date_effet", mandatory, "jour à partir duquel cet objectif vaut", "2010-01-26", Holds::day},
    {"objectif", mandatory, "nombre de jeunes à accompagner dans l'année, au plus dix millions",
     "16 870", Holds::number},
    {"acte", optional, "acte qui le fixe : accord-cadre, avenant 1…", "accord-cadre"},
};
constexpr Column kJeunes[] = {
    {"jeune", mandatory, "pseudonyme du jeune, unique", "J000123", Holds::youth},
    {"date_naissance", optional, "date de naissance", "14/05/1990", Holds::day},
    {"sexe", optional, "F ou H", "F", Holds::word, "F H"},
    {"zone", optional, "zone de résidence : ZUS, ZRR, CUCS…", "ZUS"},
    {"niveau", optional, "niveau de formation, de VI à I", "V", Holds::word, "VI V IV III II I"},
    {"handicap", optional, "oui pour un travailleur handicapé reconnu", "non", Holds::flag},
};
constexpr Column kCotraitances[] = {
    {"cotraitance", mandatory, "identifiant de la co-traitance, unique", "CT000456",
     Holds::identifier},
    {"jeune", mandatory, "pseudonyme du jeune", "J000123", Holds::youth},
    {"mission_locale", mandatory, "code de la mission locale", "ML01", Holds::territory},
    {"site_pole_emploi", optional, "code du site de Pôle emploi", "PE011", Holds::territory},
    {"date_affectation", mandatory, "jour de l'affectation", "2010-02-01", Holds::day},
    {"date_acceptation", optional, "jour de l'acceptation par la mission locale", "2010-02-03",
     Holds::day},
    {"date_initialisation", optional, "jour du premier entretien", "2010-02-10", Holds::day},
    {"date_fin", optional, "premier jour hors de la co-traitance ; vide tant qu'elle dure",
     "2010-09-01", Holds::day},
    {"motif_fin", optional, "motif de la sortie", "emploi durable"},
};
constexpr Column kInscriptions[] = {
    {"jeune", mandatory, "pseudonyme du jeune", "J000123", Holds::youth},
    {"date_debut", mandatory, "premier jour de l'inscription", "2010-01-11", Holds::day},
    {"date_fin", optional, "premier jour hors de l'inscription ; vide tant qu'elle dure",
     "2010-09-01", Holds::day},
    {"motif_fin", optional, "cessation ou radiation", "cessation", Holds::word,
     "cessation radiation"},
};
constexpr Column kAlertes[] = {
    {"cotraitance", mandatory, "identifiant de la co-traitance, présent dans cotraitances.csv",
     "CT000456", Holds::identifier},
    {"date_signalement", mandatory, "jour du signalement", "2010-06-01", Holds::day},
    {"date_cloture", optional, "jour de la clôture ; vide tant que l'alerte est ouverte",
     "2010-06-18", Holds::day},
    {"motif", optional, "motif de l'alerte", "absence aux rendez-vous"},
    {"decision", optional, "maintien, reorientation ou reprise_smp", "maintien", Holds::word,
     "maintien reorientation reprise_smp"},
};
constexpr Column kCivis[] = {
    {"jeune", mandatory, "pseudonyme du jeune", "J000123", Holds::youth},
    {"mission_locale", mandatory, "code de la mission locale", "ML01", Holds::territory},
    {"date_debut", mandatory, "premier jour du contrat", "2010-03-15", Holds::day},
    {"date_fin", optional, "premier jour hors du contrat ; vide tant qu'il dure", "2011-03-15",
     Holds::day},
    {"renforce", optional, "oui pour un CIVIS renforcé", "oui", Holds::flag},
    {"motif_fin", optional, "motif de la sortie", "emploi"},
};
constexpr Column kAccompagnements[] = {
    {"jeune", mandatory, "pseudonyme du jeune", "J000123", Holds::youth},
    {"reseau", mandatory, "PE ou ML", "ML", Holds::word, "PE ML"},
    {"structure", mandatory, "code du site pour PE, de la mission locale pour ML", "ML01",
     Holds::territory},
    {"date_debut", mandatory, "premier jour de l'accompagnement", "2010-02-10", Holds::day},
    {"date_fin", optional, "premier jour hors de l'accompagnement ; vide tant qu'il dure",
     "2010-09-01", Holds::day},
    {"dispositif", optional, "dispositif suivi", "co-traitance"},
    {"critere_projet", optional, "oui si le projet professionnel est à construire", "oui",
     Holds::flag},
    {"critere_frein", optional, "oui si un frein social est à lever", "non", Holds::flag},
    {"critere_reseau", optional, "oui si le réseau relationnel manque", "oui", Holds::flag},
    {"critere_qualification", optional, "oui si la qualification manque", "non", Holds::flag},
};
constexpr Column kServices[] = {
    {"jeune", mandatory, "pseudonyme du jeune", "J000123", Holds::youth},
    {"mission_locale", mandatory, "code de la mission locale", "ML01", Holds::territory},
    {"date", mandatory, "jour du service", "12/03/2010", Holds::day},
    {"enjeu", mandatory, "enjeu, de E1 à E10", "E5", Holds::word, "E1 E2 E3 E4 E5 E6 E7 E8 E9 E10"},
};
constexpr Column kActions[] = {
    {"action", mandatory, "identifiant de l'action, unique", "AC0017", Holds::identifier},
    {"territoire", mandatory, "code du territoire où elle a lieu", "ML01", Holds::territory},
    {"date", mandatory, "jour de l'action", "2010-04-08", Holds::day},
    {"perimetre", mandatory, "EM pour les employeurs, PA pour les partenaires", "EM", Holds::word,
     "EM PA"},
    {"nature", mandatory, "concertee, conjointe ou complementaire", "conjointe", Holds::word,
     "concertee conjointe complementaire"},
    {"enjeu", optional, "enjeu, de E11 à E29", "E12", Holds::word,
     "E11 E12 E13 E14 E15 E16 E17 E18 E19 E20 E21 E22 E23 E24 E25 E26 E27 E28 E29"},
    {"valorisation", optional, "oui si l'action a été valorisée", "oui", Holds::flag},
    {"intitule", optional, "intitulé de l'action", "Forum de l'emploi saisonnier"},
};
constexpr Column kConventions[] = {
    {"convention", mandatory, "identifiant de la convention, unique", "CV-ML01-2010",
     Holds::identifier},
    {"type", mandatory, "locale ou regionale", "locale", Holds::word, "locale regionale"},
    {"territoire", mandatory, "code de la mission locale, ou de la région", "ML01",
     Holds::territory},
    {"site_pole_emploi", optional, "code du site de Pôle emploi signataire", "PE011",
     Holds::territory},
    {"annee", mandatory, "année, en quatre chiffres", "2010", Holds::number},
    {"date_signature", optional, "jour de la signature", "2010-03-30", Holds::day},
    {"montant", optional, "montant en euros ; vide : objectif × prix unitaire", "84 410,00",
     Holds::number},
    {"date_compte_rendu", optional, "jour de la remise du compte rendu", "2011-02-15", Holds::day},
    {"date_resiliation", optional, "jour de la résiliation", "2010-12-15", Holds::day},
};
constexpr Column kVersements[] = {
    {"convention", mandatory, "identifiant de la convention, présent dans conventions.csv",
     "CV-ML01-2010", Holds::identifier},
    {"rang", mandatory, "1, 2, solde ou reversement", "1", Holds::word, "1 2 solde reversement"},
    {"date", mandatory, "jour du versement", "2010-04-20", Holds::day},
    {"montant", mandatory, "montant en euros, à deux décimales au plus", "33 764,00",
     Holds::number},
};
constexpr Column kEvaluationsMrs[] = {
    {"plateforme", mandatory, "code de la plateforme de vocation", "PV1", Holds::territory},
    {"mission_locale", mandatory, "code de la mission locale qui a adressé le jeune", "ML01",
     Holds::territory},
    {"jeune", mandatory, "pseudonyme du jeune", "J000123", Holds::youth},
    {"date", mandatory, "jour de l'évaluation", "2010-05-06", Holds::day},
    {"reussie", optional, "oui si l'évaluation est réussie", "oui", Holds::flag},
    {"mise_en_relation", optional, "oui si une mise en relation a suivi", "non", Holds::flag},
};
constexpr Column kPrescriptionsPops[] = {
    {"jeune", mandatory, "pseudonyme du jeune", "J000123", Holds::youth},
    {"mission_locale", mandatory, "code de la mission locale", "ML01", Holds::territory},
    {"date_prescription", mandatory, "jour de la prescription", "2010-11-08", Holds::day},
    {"date_rendez_vous", optional, "jour du rendez-vous", "2010-11-22", Holds::day},
    {"etat", optional, "conseillee, realisee ou abandonnee", "realisee", Holds::word,
     "conseillee realisee abandonnee"},
};
constexpr Column kSeries[] = {
    {"serie", mandatory, "code de la série", "evp_emploi"},
    {"libelle", optional, "libellé de la série", "Jeunes entrés en emploi"},
    {"groupe", optional, "groupe de séries, pour les mettre en tableau", "evp"},
    {"territoire", mandatory, "code du territoire", "FR", Holds::territory},
    {"periode", mandatory, "code de période ou jour", "2010-S1"},
    {"nature", mandatory, "realise, objectif, moyenne_regionale ou imprime", "realise", Holds::word,
     "realise objectif moyenne_regionale imprime"},
    {"valeur", optional, "nombre ; n.d. si non disponible, s si secret", "1 234,5", Holds::number},
    {"numerateur", optional, "numérateur d'un taux", "48", Holds::number},
    {"denominateur", optional, "dénominateur d'un taux", "320", Holds::number},
    {"unite", optional, "unité de la valeur ; évolution : 15 pour +15 %", "jeunes"},
    {"source", optional, "document d'où vient le chiffre", "tableau de bord semestriel"},
};

constexpr Column kReunions[] = {
    {"reunion", mandatory, "identifiant de la réunion, unique", "RE-ML01-2010-1",
     Holds::identifier},
    {"territoire", mandatory, "code du territoire du comité : pays, région ou mission locale",
     "ML01", Holds::territory},
    {"date", mandatory, "jour de la réunion, tenue ou prévue", "2010-04-08", Holds::day},
    {"heure", optional, "heure du début", "14 h 30"},
    {"lieu", optional, "lieu de la réunion", "Pôle emploi Brévane Centre"},
    {"convoquee_le", optional, "jour d'envoi de la convocation", "2010-03-22", Holds::day},
    {"tenue", optional, "oui si la réunion a eu lieu", "oui", Holds::flag},
};
constexpr Column kMembres[] = {
    {"territoire", mandatory, "code du territoire du comité : pays, région ou mission locale",
     "ML01", Holds::territory},
    {"fonction", mandatory, "fonction au titre de laquelle le membre siège",
     "Direction de la mission locale"},
    {"organisme", optional, "organisme représenté", "Mission locale"},
    {"nom", optional, "nom, imprimé sur la seule feuille d'émargement", "à désigner"},
    {"date_debut", optional, "premier jour au comité", "2010-01-26", Holds::day},
    {"date_fin", optional, "premier jour hors du comité ; vide tant que le membre y siège",
     "2012-01-01", Holds::day},
};
constexpr Column kDecisions[] = {
    {"decision", mandatory, "identifiant de la décision, unique", "DC-ML01-1", Holds::identifier},
    {"reunion", mandatory, "identifiant de la réunion, présent dans reunions.csv", "RE-ML01-2010-1",
     Holds::identifier},
    {"objet", mandatory, "ce qui est décidé", "Tenir un atelier commun chaque mois"},
    {"responsable", optional, "qui en est chargé", "Direction du site"},
    {"echeance", optional, "jour avant la fin duquel c'est à faire", "2010-06-30", Holds::day},
    {"etat", optional, "ouverte (d'office), faite ou abandonnee", "faite", Holds::word,
     "ouverte faite abandonnee"},
    {"faite_le", optional, "jour où c'est fait", "2010-06-14", Holds::day},
    {"remontee", optional, "oui si la question est portée devant le comité du niveau au-dessus",
     "non", Holds::flag},
};
constexpr Column kPlanActions[] = {
    {"territoire", mandatory, "code du territoire", "ML01", Holds::territory},
    {"enjeu", mandatory, "enjeu, de E1 à E29", "E12", Holds::word,
     "E1 E2 E3 E4 E5 E6 E7 E8 E9 E10 E11 E12 E13 E14 E15 E16 E17 E18 E19 E20 E21 E22 E23 E24 E25 "
     "E26 E27 E28 E29"},
    {"action", mandatory, "ce qui est prévu", "Visites d'entreprises à deux"},
    {"responsable", optional, "qui en est chargé", "Mission locale"},
    {"annee", mandatory, "année de l'étape, en quatre chiffres", "2010", Holds::number},
    {"etat", optional, "prevue (d'office), engagee, faite ou abandonnee", "engagee", Holds::word,
     "prevue engagee faite abandonnee"},
    {"commentaire", optional, "où l'on en est", "trois visites sur cinq"},
};
constexpr Column kAgents[] = {
    {"agent", mandatory, "pseudonyme de l'agent", "AG014", Holds::identifier},
    {"mission_locale", mandatory, "code de la mission locale", "ML01", Holds::territory},
    {"etp", mandatory, "équivalent temps plein, au plus 1", "0,8", Holds::number},
    {"date_debut", mandatory, "premier jour de l'affectation", "2010-02-01", Holds::day},
    {"date_fin", optional, "premier jour hors de l'affectation ; vide tant qu'elle dure",
     "2013-02-01", Holds::day},
};
constexpr Column kTransmissions[] = {
    {"piece", mandatory, "nom du rapport ou de la pièce", "bilan-local"},
    {"territoire", mandatory, "code du territoire", "ML01", Holds::territory},
    {"periode", mandatory, "code de période", "2010"},
    {"destinataire", optional, "à qui la pièce est envoyée", "comité de pilotage régional"},
    {"produite_le", optional, "jour où elle est établie", "2011-01-20", Holds::day},
    {"signee_le", optional, "jour où elle est signée", "2011-01-25", Holds::day},
    {"envoyee_le", optional, "jour où elle est envoyée", "2011-01-28", Holds::day},
};

constexpr Column kRapprochements[] = {
    {"jeune", mandatory, "un pseudonyme du jeune", "J000123", Holds::youth},
    {"autre_jeune", mandatory, "un autre pseudonyme du même jeune, dans l'autre système",
     "GIDE-88120", Holds::youth},
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
    {FileId::reunions,
     {"reunions.csv", kReunions},
     "une réunion d'un comité de pilotage",
     "le secrétariat du comité"},
    {FileId::membres,
     {"membres.csv", kMembres},
     "un membre d'un comité de pilotage",
     "le secrétariat du comité"},
    {FileId::decisions,
     {"decisions.csv", kDecisions},
     "une décision prise par un comité de pilotage",
     "le secrétariat du comité"},
    {FileId::plan_actions,
     {"plan_actions.csv", kPlanActions},
     "une étape d'un plan d'actions",
     "le secrétariat du comité"},
    {FileId::agents,
     {"agents.csv", kAgents},
     "l'affectation d'un agent de Pôle emploi à une mission locale",
     "la direction régionale de Pôle emploi"},
    {FileId::transmissions,
     {"transmissions.csv", kTransmissions},
     "une pièce établie, signée, envoyée",
     "le secrétariat du comité"},
}};

/// The table stands in the order of `FileId`: a file forgotten or misplaced does not compile.
constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kFileCount; ++i) {
    if (kDescriptions[i].file != static_cast<FileId>(i)) return false;
  }
  return true;
}
static_assert(is_in_order());

constexpr FileDescription kOfRapprochements{
    std::nullopt,
    {kRapprochementsFile, kRapprochements},
    "deux pseudonymes d'un même jeune, qui ne fait qu'un partout",
    "l'animation régionale, avec Pôle emploi"};

}  // namespace

std::vector<const FileDescription*> all_descriptions() {
  std::vector<const FileDescription*> all;
  all.reserve(kDescriptions.size() + 1);
  for (const FileDescription& description : kDescriptions) all.push_back(&description);
  all.push_back(&kOfRapprochements);
  return all;
}

std::string sentence_of(const FileDescription& file) {
  return "Une ligne est " + std::string{file.text} + ". À tenir par " + std::string{file.keeper} +
         ".";
}

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
