#include "example/making/formats.hpp"

#include <array>

namespace copil::example {

namespace {

using records::FileId;
using enum Presence;

constexpr ColumnFormat kTerritoires[] = {{"code", Kind::key, mandatory},
                                         {"type", Kind::word, mandatory},
                                         {"libelle", Kind::text, mandatory},
                                         {"parent", Kind::code, mandatory}};
constexpr ColumnFormat kObjectifs[] = {{"annee", Kind::year, mandatory},
                                       {"territoire", Kind::code, mandatory},
                                       {"date_effet", Kind::day, mandatory},
                                       {"objectif", Kind::count, mandatory},
                                       {"acte"}};
constexpr ColumnFormat kJeunes[] = {
    {"jeune", Kind::key, mandatory}, {"date_naissance", Kind::day}, {"sexe", Kind::word}, {"zone"},
    {"niveau", Kind::word},          {"handicap", Kind::flag}};
constexpr ColumnFormat kCotraitances[] = {{"cotraitance", Kind::key, mandatory},
                                          {"jeune", Kind::youth, mandatory},
                                          {"mission_locale", Kind::place, mandatory},
                                          {"site_pole_emploi", Kind::place},
                                          {"date_affectation", Kind::day, mandatory},
                                          {"date_acceptation", Kind::end},
                                          {"date_initialisation", Kind::end},
                                          {"date_fin", Kind::end},
                                          {"motif_fin"}};
constexpr ColumnFormat kInscriptions[] = {{"jeune", Kind::youth, mandatory},
                                          {"date_debut", Kind::day, mandatory},
                                          {"date_fin", Kind::end},
                                          {"motif_fin", Kind::word}};
constexpr ColumnFormat kAlertes[] = {{"cotraitance", Kind::code, mandatory},
                                     {"date_signalement", Kind::day, mandatory},
                                     {"date_cloture", Kind::end},
                                     {"motif"},
                                     {"decision", Kind::word}};
constexpr ColumnFormat kCivis[] = {{"jeune", Kind::youth, mandatory},
                                   {"mission_locale", Kind::place, mandatory},
                                   {"date_debut", Kind::day, mandatory},
                                   {"date_fin", Kind::end},
                                   {"renforce", Kind::flag},
                                   {"motif_fin"}};
constexpr ColumnFormat kAccompagnements[] = {{"jeune", Kind::youth, mandatory},
                                             {"reseau", Kind::word, mandatory},
                                             {"structure", Kind::place, mandatory},
                                             {"date_debut", Kind::day, mandatory},
                                             {"date_fin", Kind::end},
                                             {"dispositif"},
                                             {"critere_projet", Kind::flag},
                                             {"critere_frein", Kind::flag},
                                             {"critere_reseau", Kind::flag},
                                             {"critere_qualification", Kind::flag}};
constexpr ColumnFormat kServices[] = {{"jeune", Kind::youth, mandatory},
                                      {"mission_locale", Kind::place, mandatory},
                                      {"date", Kind::day, mandatory},
                                      {"enjeu", Kind::word, mandatory}};
constexpr ColumnFormat kActions[] = {
    {"action", Kind::key, mandatory},  {"territoire", Kind::code, mandatory},
    {"date", Kind::day, mandatory},    {"perimetre", Kind::word, mandatory},
    {"nature", Kind::word, mandatory}, {"enjeu", Kind::word},
    {"valorisation", Kind::flag},      {"intitule"}};
constexpr ColumnFormat kConventions[] = {{"convention", Kind::key, mandatory},
                                         {"type", Kind::word, mandatory},
                                         {"territoire", Kind::place, mandatory},
                                         {"site_pole_emploi", Kind::place},
                                         {"annee", Kind::year, mandatory},
                                         {"date_signature", Kind::day},
                                         {"montant", Kind::amount},
                                         {"date_compte_rendu", Kind::day},
                                         {"date_resiliation", Kind::day}};
constexpr ColumnFormat kVersements[] = {{"convention", Kind::code, mandatory},
                                        {"rang", Kind::word, mandatory},
                                        {"date", Kind::day, mandatory},
                                        {"montant", Kind::amount, mandatory}};
constexpr ColumnFormat kEvaluationsMrs[] = {{"plateforme", Kind::place, mandatory},
                                            {"mission_locale", Kind::place, mandatory},
                                            {"jeune", Kind::youth, mandatory},
                                            {"date", Kind::day, mandatory},
                                            {"reussie", Kind::flag},
                                            {"mise_en_relation", Kind::flag}};
constexpr ColumnFormat kPrescriptionsPops[] = {{"jeune", Kind::youth, mandatory},
                                               {"mission_locale", Kind::place, mandatory},
                                               {"date_prescription", Kind::day, mandatory},
                                               {"date_rendez_vous", Kind::day},
                                               {"etat", Kind::word}};
constexpr ColumnFormat kSeries[] = {{"serie", Kind::text, mandatory},
                                    {"libelle"},
                                    {"groupe"},
                                    {"territoire", Kind::code, mandatory},
                                    {"periode", Kind::text, mandatory},
                                    {"nature", Kind::word, mandatory},
                                    {"valeur", Kind::number},
                                    {"numerateur", Kind::number},
                                    {"denominateur", Kind::number},
                                    {"unite"},
                                    {"source"}};

constexpr ColumnFormat kReunions[] = {{"reunion", Kind::key, mandatory},
                                      {"territoire", Kind::code, mandatory},
                                      {"date", Kind::day, mandatory},
                                      {"heure"},
                                      {"lieu"},
                                      {"convoquee_le", Kind::day},
                                      {"tenue", Kind::flag}};
constexpr ColumnFormat kMembres[] = {{"territoire", Kind::code, mandatory},
                                     {"fonction", Kind::text, mandatory},
                                     {"organisme"},
                                     {"nom"},
                                     {"date_debut", Kind::day},
                                     {"date_fin", Kind::end}};
constexpr ColumnFormat kDecisions[] = {{"decision", Kind::key, mandatory},
                                       {"reunion", Kind::code, mandatory},
                                       {"objet", Kind::text, mandatory},
                                       {"responsable"},
                                       {"echeance", Kind::day},
                                       {"etat", Kind::word},
                                       {"faite_le", Kind::day},
                                       {"remontee", Kind::flag}};
constexpr ColumnFormat kPlanActions[] = {{"territoire", Kind::code, mandatory},
                                         {"enjeu", Kind::word, mandatory},
                                         {"action", Kind::text, mandatory},
                                         {"responsable"},
                                         {"annee", Kind::year, mandatory},
                                         {"etat", Kind::word},
                                         {"commentaire"}};
constexpr ColumnFormat kAgents[] = {{"agent", Kind::youth, mandatory},
                                    {"mission_locale", Kind::place, mandatory},
                                    {"etp", Kind::number, mandatory},
                                    {"date_debut", Kind::day, mandatory},
                                    {"date_fin", Kind::end}};
constexpr ColumnFormat kTransmissions[] = {
    {"piece", Kind::text, mandatory},   {"territoire", Kind::code, mandatory},
    {"periode", Kind::text, mandatory}, {"destinataire"},
    {"produite_le", Kind::day},         {"signee_le", Kind::day},
    {"envoyee_le", Kind::day}};

/// In the order of `FileId`.
const std::array<std::span<const ColumnFormat>, records::kFileCount> kColumns{
    kTerritoires,  kObjectifs,  kJeunes,          kCotraitances,      kInscriptions,
    kAlertes,      kCivis,      kAccompagnements, kServices,          kActions,
    kConventions,  kVersements, kEvaluationsMrs,  kPrescriptionsPops, kSeries,
    kReunions,     kMembres,    kDecisions,       kPlanActions,       kAgents,
    kTransmissions};

constexpr std::string_view kLostDigits = "7.32829E+13";
constexpr std::string_view kNoEnjeu = "E30";
constexpr std::string_view kKeyFaults[] = {kLostDigits};
constexpr std::string_view kPlaceFaults[] = {"INCONNU", "FR"};
constexpr std::string_view kCodeFaults[] = {"INCONNU"};
constexpr std::string_view kDayFaults[] = {"31/02/2010", "2010-13-01", "avril 2010"};
constexpr std::string_view kEndFaults[] = {"1900-01-01", "30/02/2010"};
constexpr std::string_view kWordFaults[] = {"autre", kNoEnjeu};
constexpr std::string_view kFlagFaults[] = {"peut-être"};
constexpr std::string_view kCountFaults[] = {"douze", "12.5", "-3"};
constexpr std::string_view kYearFaults[] = {"10"};
constexpr std::string_view kAmountFaults[] = {"-250.00", "12.345", "mille"};
constexpr std::string_view kNumberFaults[] = {"environ 12"};

std::span<const std::string_view> bad_texts(Kind kind) {
  switch (kind) {
    case Kind::key:
    case Kind::youth:
      return kKeyFaults;
    case Kind::place:
      return kPlaceFaults;
    case Kind::code:
      return kCodeFaults;
    case Kind::day:
      return kDayFaults;
    case Kind::end:
      return kEndFaults;
    case Kind::word:
      return kWordFaults;
    case Kind::flag:
      return kFlagFaults;
    case Kind::count:
      return kCountFaults;
    case Kind::year:
      return kYearFaults;
    case Kind::amount:
      return kAmountFaults;
    case Kind::number:
      return kNumberFaults;
    case Kind::text:
      break;
  }
  return {};
}

/// Rows of these are one of a kind: a second one with the same key is a fault.
bool has_unique_rows(FileId file) {
  return file == FileId::objectifs || columns_of(file).front().kind == Kind::key;
}

constexpr std::string_view kExtractTitle[] = {"Extraction du système d’information", ""};
constexpr std::string_view kSepLine[] = {"sep=;"};

Dialect dirty_dialect(FileId file) {
  switch (file) {
    case FileId::territoires:
      return {.has_mark = true, .line_end = "\r\n", .is_upper_case = true};
    case FileId::objectifs:
      return {.encoding = Encoding::windows_1252, .titles = kExtractTitle, .has_french_days = true};
    case FileId::jeunes:
      return {.encoding = Encoding::windows_1252,
              .line_end = "\r\n",
              .has_french_days = true,
              .yes = "oui",
              .no = "non"};
    case FileId::cotraitances:
      return {
          .has_mark = true, .line_end = "\r\n", .has_french_days = true, .surplus_separators = 3};
    case FileId::inscriptions:
      return {.separator = ',', .is_upper_case = true};
    case FileId::alertes:
      return {.encoding = Encoding::windows_1252,
              .separator = '\t',
              .line_end = "\r\n",
              .has_french_days = true};
    case FileId::civis:
      return {.encoding = Encoding::windows_1252,
              .line_end = "\r\n",
              .has_french_days = true,
              .yes = "O",
              .no = "N",
              .is_cut_short = true};
    case FileId::accompagnements:
      return {.yes = "vrai", .no = "faux", .is_upper_case = true, .surplus_separators = 1};
    case FileId::services:
      return {.line_end = "\r\n", .has_french_days = true};
    case FileId::actions:
      return {.has_mark = true,
              .separator = ',',
              .line_end = "\r\n",
              .yes = "Oui",
              .no = "Non",
              .has_observations = true};
    case FileId::conventions:
      return {.encoding = Encoding::windows_1252,
              .line_end = "\r\n",
              .titles = kExtractTitle,
              .has_french_days = true,
              .decimal_mark = ',',
              .has_observations = true};
    case FileId::versements:
      return {.separator = ',', .has_french_days = true, .decimal_mark = ','};
    case FileId::evaluations_mrs:
      return {.encoding = Encoding::utf16,
              .has_mark = true,
              .separator = '\t',
              .line_end = "\r\n",
              .yes = "VRAI",
              .no = "FAUX"};
    case FileId::prescriptions_pops:
      return {.line_end = "\r\n", .titles = kSepLine, .has_midnights = true, .is_upper_case = true};
    case FileId::series:
      return {.has_mark = true, .separator = ',', .decimal_mark = ','};
    case FileId::reunions:
      return {.has_french_days = true, .yes = "oui", .no = "non"};
    case FileId::membres:
      return {.encoding = Encoding::windows_1252, .line_end = "\r\n", .has_french_days = true};
    case FileId::decisions:
      return {.has_mark = true, .line_end = "\r\n", .yes = "x", .no = ""};
    case FileId::plan_actions:
      return {.is_upper_case = true};
    case FileId::agents:
      return {.separator = '\t', .decimal_mark = ','};
    case FileId::transmissions:
      return {.has_french_days = true, .surplus_separators = 1};
  }
  return {};
}

}  // namespace

std::span<const ColumnFormat> columns_of(FileId file) {
  return kColumns[static_cast<std::size_t>(file)];
}

Dialect dialect_of(FileId file, Style style) {
  if (style == Style::clean) return {};
  Dialect dialect = dirty_dialect(file);
  dialect.is_noisy = true;
  return dialect;
}

std::vector<Fault> faults_of(FileId file) {
  std::vector<Fault> faults{{Fault::What::surplus_cell, 0, "en trop"}};
  if (has_unique_rows(file)) faults.push_back({Fault::What::duplicate});
  const auto columns = columns_of(file);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (const auto text : bad_texts(columns[i].kind)) {
      faults.push_back({Fault::What::cell, i, text});
    }
    if (columns[i].presence == Presence::mandatory) faults.push_back({Fault::What::cell, i, ""});
  }
  return faults;
}

}  // namespace copil::example
