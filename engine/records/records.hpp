#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/day.hpp"
#include "base/exact.hpp"
#include "records/columns/repeated_texts.hpp"
#include "records/columns/texts.hpp"

/// The data folder as typed, cross-checked columns: one struct of equally long columns a file.
/// Over 400 lines: every file, in row order, rejected rows left out; what is computed: `figures`.
namespace copil::records {

/// Dense numbers, from 0. A youth's number follows the bytes of its pseudonym's first appearance.
using JeuneId = std::uint32_t;
using TerritoireId = std::uint32_t;
using CotraitanceId = std::uint32_t;
using ConventionId = std::uint32_t;
inline constexpr std::uint32_t kNone = UINT32_MAX;

enum class TypeTerritoire : std::uint8_t {
  national,
  region,
  departement,
  mission_locale,
  site_pole_emploi,
  plateforme_vocation
};
/// `mission_locale`, … as the files write it.
std::string_view type_name(TypeTerritoire type);
/// "mission locale", … as users read it.
std::string_view type_label(TypeTerritoire type);

struct Territoires {
  std::vector<std::string> code;
  std::vector<TypeTerritoire> type;
  std::vector<std::string> libelle;
  std::vector<TerritoireId> parent;                 ///< kNone for the root
  std::vector<std::vector<TerritoireId>> children;  ///< by code (bytes)
  TerritoireId root = kNone;
  std::unordered_map<std::string, TerritoireId> by_code;
  std::unordered_map<std::string, std::vector<TerritoireId>> by_libelle;  ///< folded

  std::size_t size() const { return code.size(); }
  /// The territory of exactly that code, or nothing.
  std::optional<TerritoireId> find(std::string_view code) const;
  /// Those of that label, case and accents forgiven; of that type, if one is given.
  std::vector<TerritoireId> named(std::string_view libelle,
                                  std::optional<TypeTerritoire> wanted = {}) const;
  /// `territoire` itself and everything below it, parents first, then by code.
  std::vector<TerritoireId> below(TerritoireId territoire) const;
  /// Whether `territoire` is `above` or somewhere below it.
  bool is_at_or_below(TerritoireId territoire, TerritoireId above) const;
  /// The nearest territory of that type among `territoire` and those above it; kNone if none.
  TerritoireId enclosing(TerritoireId territoire, TypeTerritoire type) const;
  /// True for each territory that is `above` or stands somewhere below it.
  std::vector<bool> inside(TerritoireId above) const;
  /// Puts them in the order of their codes (bytes).
  void sort_by_code(std::vector<TerritoireId>& territoires) const;
  /// All territories of a type, by code (bytes).
  std::vector<TerritoireId> of_type(TypeTerritoire type) const;
  /// Those of a type among `above` and the territories below it, by code (bytes).
  std::vector<TerritoireId> of_type_in(TerritoireId above, TypeTerritoire type) const;
};

struct Objectifs {
  std::vector<std::int16_t> annee;
  std::vector<TerritoireId> territoire;
  std::vector<Day> date_effet;
  std::vector<std::int64_t> objectif;
  std::vector<std::string> acte;
  std::size_t size() const { return annee.size(); }
};

enum class Sexe : std::uint8_t { inconnu, femme, homme };

/// One entry a youth number, whether `jeunes.csv` lists it or not.
struct Jeunes {
  Texts code;                   ///< the pseudonym
  std::vector<bool> is_listed;  ///< in jeunes.csv
  std::vector<Day> naissance;   ///< Day::unknown when unknown
  std::vector<Sexe> sexe;
  RepeatedTexts zone;
  std::vector<std::uint8_t> niveau;  ///< 1 (I) to 6 (VI); 0 unknown
  std::vector<bool> handicap;
  /// Other pseudonyms of some of them (rapprochements.csv), each with its youth.
  std::unordered_map<std::string, JeuneId> others;
  std::size_t size() const { return code.size(); }
  /// The youth who bears the pseudonym, or bears it beside `code`.
  std::optional<JeuneId> find(std::string_view pseudonym) const;
};

struct Cotraitances {
  Texts code;
  std::vector<JeuneId> jeune;
  std::vector<TerritoireId> mission_locale;
  std::vector<TerritoireId> site;  ///< kNone when empty
  std::vector<Day> affectation;
  std::vector<Day> acceptation;     ///< Day::unknown when empty
  std::vector<Day> initialisation;  ///< Day::unknown when empty
  std::vector<Day> fin;             ///< Day::open when empty
  RepeatedTexts motif_fin;
  std::size_t size() const { return code.size(); }
};

enum class MotifInscription : std::uint8_t { aucun, cessation, radiation };

struct Inscriptions {
  std::vector<JeuneId> jeune;
  std::vector<Day> debut;
  std::vector<Day> fin;  ///< Day::open when empty
  std::vector<MotifInscription> motif;
  std::size_t size() const { return jeune.size(); }
};

enum class Decision : std::uint8_t { aucune, maintien, reorientation, reprise_smp };

struct Alertes {
  std::vector<CotraitanceId> cotraitance;
  std::vector<Day> signalement;
  std::vector<Day> cloture;  ///< Day::open when empty
  RepeatedTexts motif;
  std::vector<Decision> decision;
  std::size_t size() const { return cotraitance.size(); }
};

struct Civis {
  std::vector<JeuneId> jeune;
  std::vector<TerritoireId> mission_locale;
  std::vector<Day> debut;
  std::vector<Day> fin;  ///< Day::open when empty
  std::vector<bool> renforce;
  RepeatedTexts motif_fin;
  std::size_t size() const { return jeune.size(); }
};

enum class Reseau : std::uint8_t { pole_emploi, mission_locale };

struct Accompagnements {
  std::vector<JeuneId> jeune;
  std::vector<Reseau> reseau;
  std::vector<TerritoireId> structure;
  std::vector<Day> debut;
  std::vector<Day> fin;  ///< Day::open when empty
  RepeatedTexts dispositif;
  /// Bits 0–3: projet, frein, reseau, qualification (article 5.1).
  std::vector<std::uint8_t> criteres;
  std::size_t size() const { return jeune.size(); }
};

struct Services {
  std::vector<JeuneId> jeune;
  std::vector<TerritoireId> mission_locale;
  std::vector<Day> date;
  std::vector<std::uint8_t> enjeu;  ///< 1 (E1) to 10 (E10)
  std::size_t size() const { return jeune.size(); }
};

enum class Perimetre : std::uint8_t { employeurs, partenaires };  ///< EM, PA
enum class Nature : std::uint8_t { concertee, conjointe, complementaire };

struct Actions {
  std::vector<std::string> code;
  std::vector<TerritoireId> territoire;
  std::vector<Day> date;
  std::vector<Perimetre> perimetre;
  std::vector<Nature> nature;
  std::vector<std::uint8_t> enjeu;  ///< 11 (E11) to 29 (E29); 0 when empty
  std::vector<bool> valorisation;
  std::vector<std::string> intitule;
  std::size_t size() const { return code.size(); }
};

enum class TypeConvention : std::uint8_t { locale, regionale };

struct Conventions {
  std::vector<std::string> code;
  std::vector<TypeConvention> type;
  std::vector<TerritoireId> territoire;
  std::vector<TerritoireId> site;  ///< kNone when empty
  std::vector<std::int16_t> annee;
  std::vector<Day> signature;  ///< Day::unknown when empty
  std::vector<std::optional<Cents>> montant;
  std::vector<Day> compte_rendu;  ///< Day::unknown when empty
  std::vector<Day> resiliation;   ///< Day::unknown when empty
  std::size_t size() const { return code.size(); }
  /// All of them, by code (bytes).
  std::vector<ConventionId> by_code() const;
};

enum class Rang : std::uint8_t { premier, deuxieme, solde, reversement };

struct Versements {
  std::vector<ConventionId> convention;
  std::vector<Rang> rang;
  std::vector<Day> date;
  std::vector<Cents> montant;
  std::size_t size() const { return convention.size(); }
};

struct EvaluationsMrs {
  std::vector<TerritoireId> plateforme;
  std::vector<TerritoireId> mission_locale;
  std::vector<JeuneId> jeune;
  std::vector<Day> date;
  std::vector<bool> reussie;
  std::vector<bool> mise_en_relation;
  std::size_t size() const { return jeune.size(); }
};

enum class EtatPops : std::uint8_t { inconnu, conseillee, realisee, abandonnee };

struct PrescriptionsPops {
  std::vector<JeuneId> jeune;
  std::vector<TerritoireId> mission_locale;
  std::vector<Day> prescription;
  std::vector<Day> rendez_vous;  ///< Day::unknown when empty
  std::vector<EtatPops> etat;
  std::size_t size() const { return jeune.size(); }
};

enum class NatureSerie : std::uint8_t { realise, objectif, moyenne_regionale, imprime };

struct Series {
  std::vector<std::string> serie;
  std::vector<std::string> libelle;
  std::vector<std::string> groupe;
  std::vector<TerritoireId> territoire;
  std::vector<std::string> periode;  ///< as written: a period code or a day
  std::vector<NatureSerie> nature;
  std::vector<std::optional<Ratio>> valeur;  ///< exact decimals
  std::vector<bool> is_secret;               ///< `valeur` is known, but not to be shown
  std::vector<std::optional<Ratio>> numerateur;
  std::vector<std::optional<Ratio>> denominateur;
  std::vector<std::string> unite;
  std::vector<std::string> source;
  std::size_t size() const { return serie.size(); }
};

/// A meeting of a steering committee (article 9).
struct Reunions {
  std::vector<std::string> code;
  std::vector<TerritoireId> territoire;  ///< national, region or mission locale
  std::vector<Day> date;
  std::vector<std::string> heure;
  std::vector<std::string> lieu;
  std::vector<Day> convoquee;  ///< Day::unknown when empty
  std::vector<bool> tenue;
  std::size_t size() const { return code.size(); }
};

/// Who sits on a committee.
struct Membres {
  std::vector<TerritoireId> territoire;
  std::vector<std::string> fonction;
  std::vector<std::string> organisme;
  std::vector<std::string> nom;  ///< for the attendance sheet only
  std::vector<Day> debut;        ///< Day::unknown when empty
  std::vector<Day> fin;          ///< Day::open when empty
  std::size_t size() const { return territoire.size(); }
};

using ReunionId = std::uint32_t;

enum class EtatDecision : std::uint8_t { ouverte, faite, abandonnee };

struct Decisions {
  std::vector<std::string> code;
  std::vector<ReunionId> reunion;
  std::vector<std::string> objet;
  std::vector<std::string> responsable;
  std::vector<Day> echeance;  ///< Day::unknown when empty
  std::vector<EtatDecision> etat;
  std::vector<Day> faite_le;   ///< Day::unknown when empty
  std::vector<bool> remontee;  ///< passed up to the next committee
  std::size_t size() const { return code.size(); }
};

enum class EtatAction : std::uint8_t { prevue, engagee, faite, abandonnee };

/// The stages of a plan of action.
struct PlanActions {
  std::vector<TerritoireId> territoire;
  std::vector<std::uint8_t> enjeu;  ///< 1 (E1) to 29 (E29)
  std::vector<std::string> action;
  std::vector<std::string> responsable;
  std::vector<std::int16_t> annee;
  std::vector<EtatAction> etat;
  std::vector<std::string> commentaire;
  std::size_t size() const { return territoire.size(); }
};

/// The staff of Pôle emploi that article 7 assigns: one row a term, a renewal is a row of its own.
struct Agents {
  std::vector<std::string> agent;  ///< a pseudonym
  std::vector<TerritoireId> mission_locale;
  std::vector<Ratio> etp;  ///< above 0, at most 1
  std::vector<Day> debut;
  std::vector<Day> fin;  ///< Day::open when empty
  std::size_t size() const { return agent.size(); }
};

/// What became of a piece: made, signed, sent.
struct Transmissions {
  std::vector<std::string> piece;  ///< a report's name
  std::vector<TerritoireId> territoire;
  std::vector<std::string> periode;  ///< a period code
  std::vector<std::string> destinataire;
  std::vector<Day> produite;  ///< Day::unknown when empty
  std::vector<Day> signee;    ///< Day::unknown when empty
  std::vector<Day> envoyee;   ///< Day::unknown when empty
  std::size_t size() const { return piece.size(); }
};

/// Rows of one table by youth (or by another dense key): `of(key)` lists row numbers in file order.
struct Grouping {
  std::vector<std::uint32_t> offsets;  ///< key count + 1
  std::vector<std::uint32_t> rows;

  std::span<const std::uint32_t> of(std::uint32_t key) const {
    return {rows.data() + offsets[key], rows.data() + offsets[key + 1]};
  }
};
/// `keys[row]` below `key_count`; rows whose key is kNone are left out.
Grouping group_by(std::span<const std::uint32_t> keys, std::uint32_t key_count);

/// The files of the format, in the order of the format's page.
enum class FileId : std::uint8_t {
  territoires,
  objectifs,
  jeunes,
  cotraitances,
  inscriptions,
  alertes,
  civis,
  accompagnements,
  services,
  actions,
  conventions,
  versements,
  evaluations_mrs,
  prescriptions_pops,
  series,
  reunions,
  membres,
  decisions,
  plan_actions,
  agents,
  transmissions
};
inline constexpr std::size_t kFileCount = 21;
/// `territoires.csv`, …
std::string_view file_name(FileId file);

/// An optional file of the folder, not of the format: only the control of coherence reads it.
inline constexpr std::string_view kSaisiesFile = "saisies.csv";

/// An optional file of the folder that no figure needs and every figure heeds: two pseudonyms of
/// one person a row.
inline constexpr std::string_view kRapprochementsFile = "rapprochements.csv";

/// What was read of one file: `read = kept + rejected` always holds (asserted).
struct FileCount {
  bool is_present = false;
  std::uint64_t read = 0;
  std::uint64_t kept = 0;
  std::uint64_t rejected = 0;
  std::uint64_t bytes = 0;
  /// Bit i: the header has the i-th column of the file's layout.
  std::uint32_t columns = 0;

  /// True when more than one row in twenty was rejected: documents then say so.
  bool is_heavily_rejected() const { return rejected * 20 > read; }
};

/// A file on disk, and what it holds of one file of the format.
struct InputCount {
  std::string name;  ///< in the folder
  FileCount count;
};

/// Everything that was read of a data folder.
struct Records {
  std::string folder;
  std::array<std::vector<InputCount>, kFileCount> inputs;  ///< of each file, in reading order
  std::array<FileCount, kFileCount> counts;
  Territoires territoires;
  Objectifs objectifs;
  Jeunes jeunes;
  Cotraitances cotraitances;
  Inscriptions inscriptions;
  Alertes alertes;
  Civis civis;
  Accompagnements accompagnements;
  Services services;
  Actions actions;
  Conventions conventions;
  Versements versements;
  EvaluationsMrs evaluations_mrs;
  PrescriptionsPops prescriptions_pops;
  Series series;
  Reunions reunions;
  Membres membres;
  Decisions decisions;
  PlanActions plan_actions;
  Agents agents;
  Transmissions transmissions;
  std::string rapprochements_name;  ///< of the file, as the folder has it; empty: none
  FileCount rapprochements;

  const FileCount& count(FileId file) const { return counts[static_cast<std::size_t>(file)]; }
  /// True when the file was read and its header has that column of the format.
  bool has_column(FileId file, std::string_view column) const;
  /// The files of which more than one row in twenty was rejected.
  std::vector<FileId> heavily_rejected() const;
};

}  // namespace copil::records
