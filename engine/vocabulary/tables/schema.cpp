// All that templates may name.
#include "vocabulary/answers/subjects.hpp"
#include "vocabulary/comites/subjects.hpp"
#include "vocabulary/consignes/subjects.hpp"
#include "vocabulary/conventions/subjects.hpp"
#include "vocabulary/names.hpp"
#include "vocabulary/periods/publics.hpp"
#include "vocabulary/simulating/subjects.hpp"

namespace copil::vocabulary {

namespace {

/// The definition and where it comes from: a card's first reference is that of the figure itself,
/// the others are those of its rules.
std::string definition_text(const figures::Card& card) {
  if (card.definition.empty() || card.references.empty()) return card.definition;
  const auto& origin = card.references.front();
  return card.definition + " Référence : " + origin.texte + ", " + origin.article + ".";
}

}  // namespace

expansion::Schema make_schema(const figures::Catalogue& catalogue) {
  expansion::Schema schema;
  schema.root = DocumentSubject::kType;
  schema.records = {record_type<DocumentSubject>(),        record_type<TerritoireSubject>(),
                    record_type<PeriodeSubject>(),         record_type<VolumeSubject>(),
                    record_type<ConventionSubject>(),      record_type<VersementSubject>(),
                    record_type<AvenantSubject>(),         record_type<ReglesSubject>(),
                    record_type<PhraseSubject>(),          record_type<FichierSubject>(),
                    record_type<DefinitionSubject>(),      record_type<EnjeuSubject>(),
                    record_type<AlerteSubject>(),          record_type<AnomalieSubject>(),
                    record_type<GroupeSerieSubject>(),     record_type<LigneSerieSubject>(),
                    record_type<BilanPlateformeSubject>(), record_type<PopsSubject>(),
                    record_type<SommeSubject>(),           record_type<EcartTotalSubject>(),
                    record_type<EcheanceSubject>(),        record_type<MoisPaiementSubject>(),
                    record_type<OrdreSubject>(),           record_type<PartObjectifSubject>(),
                    record_type<SubventionsSubject>(),     record_type<MoisCompteSubject>(),
                    record_type<ControleSubject>(),        record_type<RegleControleSubject>(),
                    record_type<ErreurSaisieSubject>(),    record_type<ContratSubject>(),
                    record_type<LigneContratSubject>(),    record_type<LigneEffectifSubject>(),
                    record_type<ActionSubject>(),          record_type<ComiteSubject>(),
                    record_type<ReunionSubject>(),         record_type<DecisionSubject>(),
                    record_type<MembreSubject>(),          record_type<SiegeSubject>(),
                    record_type<ObligationSubject>(),      record_type<GenreObligationSubject>(),
                    record_type<EtapeSubject>(),           record_type<AffectationSubject>(),
                    record_type<PostesSubject>(),          record_type<TransmissionSubject>(),
                    record_type<PublicSubject>(),          record_type<ExecutionSubject>(),
                    record_type<EcheancesRegionSubject>(), record_type<EtapesRegionSubject>(),
                    record_type<SimulationSubject>(),      record_type<ScenarioSubject>(),
                    record_type<EssaiSubject>(),           record_type<ProjectionPasseeSubject>(),
                    record_type<SyntheseSubject>(),        record_type<BilanAttenduSubject>(),
                    record_type<QuestionSubject>(),        record_type<ReponseSubject>(),
                    record_type<ChoixCompteSubject>(),     record_type<BilansRegionSubject>()};
  schema.records.push_back(record_type<FluxSubject>());
  schema.records.push_back(record_type<PermisSubject>());
  schema.records.push_back(record_type<RubriqueSubject>());
  schema.records.push_back(record_type<StructureSubject>());
  schema.records.push_back(record_type<FicheSubject>());
  schema.records.push_back(record_type<ApartSubject>());
  for (const auto& card : catalogue.cards) {
    schema.figures.push_back({card.code, card.libelle, card.unit, definition_text(card)});
  }
  return schema;
}

}  // namespace copil::vocabulary
