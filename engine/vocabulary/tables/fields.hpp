#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "series/published.hpp"
#include "subsidies/orders.hpp"
#include "subsidies/totals.hpp"
#include "vocabulary/names.hpp"
#include "volumes/revision.hpp"

/// One table a record type gives both its schema and its answers: they cannot disagree.
namespace copil::vocabulary {

/// A field of the records made from a `Subject`, and how to answer it.
template <class Subject>
struct FieldOf {
  expansion::Field field;
  expansion::Term (*get)(const DocumentNames& names, const Subject& subject);
};

/// The fields of a subject, in schema order; specialised beside each subject.
template <class Subject>
const std::vector<FieldOf<Subject>>& fields_of();

/// Of what a subject's numbers are: what documents tell of their origin.
struct Bearing {
  records::TerritoireId territoire = records::kNone;
  Period period;
  std::string of{};    ///< which convention, which group; may be empty
  std::string code{};  ///< of the figure that the field tells; empty when it is its own
};
expansion::Lineage lineage_of(const DocumentNames& names, const Bearing& bearing,
                              std::string field);

/// A record that answers from its subject through `fields_of`.
template <class Subject>
class RecordOf : public expansion::Record {
 public:
  RecordOf(const DocumentNames& names, Subject given) : subject(std::move(given)), names_(names) {}

  std::string_view type() const override { return Subject::kType; }
  expansion::Term get(std::size_t index) const override {
    const FieldOf<Subject>& asked = fields_of<Subject>()[index];
    names_.asks_for(asked.field.type.record);
    return asked.get(names_, subject);
  }

  std::optional<expansion::Lineage> lineage(std::size_t index) const override {
    return lineage_of(names_, bearing_of(names_, subject, fields_of<Subject>()[index].field.name),
                      std::string{Subject::kType} + "." + fields_of<Subject>()[index].field.name);
  }

  const Subject subject;

 private:
  const DocumentNames& names_;
};

/// A kept record of the subject.
template <class Subject>
const expansion::Record* record_of(const DocumentNames& names, Subject subject) {
  return names.keep(std::make_unique<RecordOf<Subject>>(names, std::move(subject)));
}

/// The record type of a subject, for the schema.
template <class Subject>
expansion::RecordType record_type() {
  expansion::RecordType type{Subject::kType, {}};
  for (const auto& field : fields_of<Subject>()) type.fields.push_back(field.field);
  return type;
}

// Short forms for the tables of fields.
expansion::Type number(Unit unit);
expansion::Type text();
expansion::Type day();
expansion::Type boolean();
expansion::Type record(std::string type);
expansion::Type list(std::string type);

/// The records behind the names.
const records::Records& records_of(const DocumentNames& names);
/// The published series of the document's territory and period.
series::Scope scope_of(const DocumentNames& names);
/// The price of a youth in the conventions of that year, that of 1 January.
expansion::Term unit_price(const DocumentNames& names, int annee);

/// True when what is realised, or what is due and paid, is known: the files and columns that they
/// are reckoned from were there. When it is not, the document says why.
bool knows_realised(const DocumentNames& names);
bool knows_payments(const DocumentNames& names);
/// The count, n.d. when what is realised is not known.
expansion::Term realised_count(const DocumentNames& names, std::int64_t count);

/// The day, or n.d. for `Day::unknown`.
expansion::Term day_term(Day day);
expansion::Term day_term(const std::optional<Day>& day);
/// The text, or n.d. when it is empty.
expansion::Term text_term(std::string text);
expansion::Term count_term(const std::optional<std::int64_t>& count, Unit unit);
expansion::Term money_term(const std::optional<Cents>& amount);
/// A rate with one decimal of its percentage.
expansion::Term rate_term(const std::optional<Ratio>& rate, Unit unit);

// ── The subjects, one a record type ────────────────────────────────────────────────────────────

struct DocumentSubject {
  static constexpr const char* kType = "document";
};
struct TerritoireSubject {
  static constexpr const char* kType = "territoire";
  records::TerritoireId id;
};
/// How the co-traitances of a territory go through their steps in the document's period.
struct FluxSubject {
  static constexpr const char* kType = "flux";
  records::TerritoireId territoire;
};
struct PeriodeSubject {
  static constexpr const char* kType = "periode";
  Period period;
};
/// A row of actions.csv.
struct ActionSubject {
  static constexpr const char* kType = "action";
  std::uint32_t row;
};
struct VolumeSubject {
  static constexpr const char* kType = "volume";
  const volumes::VolumeRow* row;
};
struct AnomalieSubject {
  static constexpr const char* kType = "anomalie";
  std::string texte;
};
struct ConventionSubject {
  static constexpr const char* kType = "convention";
  const subsidies::SubsidyRow* row;
};
/// What its compte rendu d'exécution states.
struct ExecutionSubject {
  static constexpr const char* kType = "execution";
  const subsidies::SubsidyRow* row;
};
struct AvenantSubject {
  static constexpr const char* kType = "avenant";
  records::TerritoireId territoire;
  volumes::Revision revision;
};
/// What an avenant to a region's objective changes for one of its missions locales.
struct PartObjectifSubject {
  static constexpr const char* kType = "part_objectif";
  records::TerritoireId territoire;
  std::optional<std::int64_t> avant;
  std::optional<std::int64_t> apres;
};
struct VersementSubject {
  static constexpr const char* kType = "versement";
  std::uint32_t row;
};
struct ReglesSubject {
  static constexpr const char* kType = "regles";
};
struct PhraseSubject {
  static constexpr const char* kType = "phrase";
  std::string texte;
};
struct FichierSubject {
  static constexpr const char* kType = "fichier";
  CitedFile file;
};
struct DefinitionSubject {
  static constexpr const char* kType = "definition";
  const figures::Card* card;
};
struct EnjeuSubject {
  static constexpr const char* kType = "enjeu";
  int number;
};
struct AlerteSubject {
  static constexpr const char* kType = "alerte";
  const volumes::Alerte* alerte;
};
struct LigneSerieSubject {
  static constexpr const char* kType = "ligne_serie";
  std::string code;
};
struct GroupeSerieSubject {
  static constexpr const char* kType = "groupe_serie";
  std::string libelle;
};
/// Some evaluations by simulation; kNone stands for every platform or mission locale.
struct BilanPlateformeSubject {
  static constexpr const char* kType = "bilan_plateforme";
  records::TerritoireId plateforme = records::kNone;
  records::TerritoireId mission_locale = records::kNone;
  Period period;
  std::vector<std::size_t> rows;  ///< of evaluations_mrs.csv
};
/// Some POPS prescriptions, of a place and a period; kNone when the place is not known.
struct PopsSubject {
  static constexpr const char* kType = "pops";
  records::TerritoireId place = records::kNone;
  Period period;
  std::vector<std::size_t> rows;  ///< of prescriptions_pops.csv
  std::string team{};             ///< the EOS they are of, if they are of one
};
/// An instalment of a convention: what was due, what was paid.
struct EcheanceSubject {
  static constexpr const char* kType = "echeance";
  const subsidies::SubsidyRow* row;
  records::Rang rang;
};
/// What a payment order pays of a convention.
struct OrdreSubject {
  static constexpr const char* kType = "ordre";
  const subsidies::SubsidyRow* row;
  subsidies::PaymentOrder order;
};
/// What was due and paid in a month by the conventions at or below the document's territory.
struct MoisPaiementSubject {
  static constexpr const char* kType = "mois_de_paiement";
  Period month;
};
/// The signed local conventions at or below a territory, added up.
struct SubventionsSubject {
  static constexpr const char* kType = "subventions";
  subsidies::Totals totals;
  records::TerritoireId territoire = 0;
};
/// A month of a convention's account.
struct MoisCompteSubject {
  static constexpr const char* kType = "mois_de_compte";
  Period month;
  std::optional<std::uint64_t> entrees = 0;
  Day last;  ///< the month's last day that is of the account: a termination may cut it
};
struct SommeSubject {
  static constexpr const char* kType = "somme_chiffre";
  std::string code;
};
struct EcartTotalSubject {
  static constexpr const char* kType = "ecart_total";
  const volumes::TotalAnomaly* anomaly;
};

/// The control of coherence of a territory.
struct ControleSubject {
  static constexpr const char* kType = "controle";
  records::TerritoireId territoire;
};
struct RegleControleSubject {
  static constexpr const char* kType = "regle_controle";
  std::size_t rule;
};
struct ErreurSaisieSubject {
  static constexpr const char* kType = "erreur_saisie";
  const quality::Incoherence* error;
};
/// The published tables of a contract of objectives.
struct ContratSubject {
  static constexpr const char* kType = "contrat";
};
struct LigneContratSubject {
  static constexpr const char* kType = "ligne_contrat";
  std::string code;
};
struct LigneEffectifSubject {
  static constexpr const char* kType = "ligne_effectif";
  std::string code;  ///< without `BRH.`
};

// ── Of what their numbers are ──────────────────────────────────────────────────────────────────

/// Those of the document's territory and period, unless the subject says otherwise.
template <class Subject>
Bearing bearing_of(const DocumentNames& names, const Subject&, const std::string&) {
  return {names.territoire(), names.periode()};
}
Bearing bearing_of(const DocumentNames& names, const TerritoireSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const FluxSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const PeriodeSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const VolumeSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const ConventionSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const ExecutionSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const AvenantSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const PartObjectifSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const VersementSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const EnjeuSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const AlerteSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const LigneSerieSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const BilanPlateformeSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const PopsSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const EcheanceSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const OrdreSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const MoisPaiementSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const SubventionsSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const MoisCompteSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const SommeSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const EcartTotalSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const ControleSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const RegleControleSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const LigneContratSubject& subject,
                   const std::string& field);
Bearing bearing_of(const DocumentNames& names, const LigneEffectifSubject& subject,
                   const std::string& field);

// ── What the run's `chiffres.csv` tells too ────────────────────────────────────────────────────

/// Notes the exact number behind a term, when it is known, and gives the term.
expansion::Term noted(const DocumentNames& names, records::TerritoireId id, std::string code,
                      const std::optional<Value>& exact, expansion::Term shown);
/// The same for a term that is exact itself.
expansion::Term noted(const DocumentNames& names, records::TerritoireId id, std::string code,
                      expansion::Term shown);

// ── Lists and values that several tables of fields share ───────────────────────────────────────

/// The last revision of the territory's objective, n.d. when the year has none.
expansion::Term avenant_of(const DocumentNames& names, records::TerritoireId id);
/// Those of the document, with what `consignes/` adds: rubriques, structures of the network.
std::vector<FieldOf<DocumentSubject>> with_more_fields(std::vector<FieldOf<DocumentSubject>>);
/// The figures of youths of the document's territory beside the sums of the territories below.
expansion::RecordList sums_of_figures(const DocumentNames& names);
/// All the evaluations that concern the document's territory and period.
expansion::Term all_evaluations(const DocumentNames& names);
/// The evaluations of the document's period on the platforms at or below a territory: each on one
/// platform, so that those of territories side by side add up.
expansion::Term evaluations_at(const DocumentNames& names, records::TerritoireId territoire);
/// Platforms with evaluations in the document's territory and period, by code.
expansion::RecordList bilans_by_platform(const DocumentNames& names);
/// The same, platform by platform and by the mission locale that sent the youths.
expansion::RecordList bilans_by_origin(const DocumentNames& names);
/// All of them, month by month.
expansion::RecordList bilans_by_month(const DocumentNames& names);
/// All the prescriptions of the document's territory and period.
expansion::Term all_prescriptions(const DocumentNames& names);
/// The document's prescriptions by mission locale, by site and by month.
/// By the territory of that type that holds the mission locale which prescribed.
expansion::RecordList pops_by_enclosing(const DocumentNames& names, records::TypeTerritoire type);
/// The territory's name, and the end of its convention of the year: "Mission locale de
/// Port-Argence, convention résiliée le 30 septembre 2010".
std::string name_and_convention(const DocumentNames& names, records::TerritoireId territoire);
expansion::RecordList pops_by_site(const DocumentNames& names);
/// By équipe d'orientation spécialisée, last those of which none is known; empty without any.
expansion::RecordList pops_by_team(const DocumentNames& names);
expansion::RecordList pops_by_month(const DocumentNames& names);
/// The instalments of the local conventions at or below the document's territory, by due day.
expansion::RecordList instalments(const DocumentNames& names);
/// The months in which something was due or paid.
expansion::RecordList payment_calendar(const DocumentNames& names);
/// The conventions of a territory added up.
expansion::Term subsidies_below(const DocumentNames& names, records::TerritoireId id);
/// What an order can pay of the convention, in the thirty days after the arrêté; n.d. when payments
/// are not known.
expansion::Term order_of(const DocumentNames& names, const subsidies::SubsidyRow& row);
/// The months of a convention's account, up to its termination or to the arrêté.
expansion::RecordList account_months(const DocumentNames& names, const subsidies::SubsidyRow& row);
/// The months of the year up to the end of the period.
std::vector<Period> months_to_end_of(Period period);
/// The actions of the document's period, on its territory and below, by day.
expansion::RecordList actions_below(const DocumentNames& names);
/// What can be compared with the year before: the period itself once it is over at the arrêté,
/// else the last of its months that is.
std::optional<Period> comparable_part(Period period, Day arrete);
/// The regions of a national document, the missions locales of any other, by name.
expansion::RecordList compared_territories(const DocumentNames& names);
/// The totals of objectives that do not add up, at or below the document's territory.
expansion::RecordList anomalies_below(const DocumentNames& names);
/// Rank by rate among the document's territories of that type, equals sharing it; n.d. without one.
expansion::Term rank_by_rate(const DocumentNames& names, const volumes::VolumeRow& row);

}  // namespace copil::vocabulary
