// What an entry is of a driving-licence experiment.
#include <utility>

#include "base/folded.hpp"
#include "quality/rules/saisies.hpp"

namespace copil::quality {

namespace {

bool is_same_word(std::string_view a, std::string_view b) {
  return folded(a) == folded(b);
}

}  // namespace

const Permis* permis_of(const Tables& tables, const Saisie& entry) {
  for (const auto& permis : tables.permis) {
    const auto& label =
        entry.nature == NatureSaisie::programme ? permis.programme : permis.proposition;
    if (entry.nature != NatureSaisie::situation && is_same_word(label, entry.libelle))
      return &permis;
  }
  return nullptr;
}

PermitEntry permit_entry(const Permis& permis, const Saisie& entry) {
  static constexpr std::pair<std::string_view, PermitStep> kSteps[] = {
      {"Prescrit", PermitStep::prescrit},       {"Réalisé", PermitStep::realise},
      {"Abandonné", PermitStep::abandonne},     {"Refus commission", PermitStep::refus_commission},
      {"Refus jeune", PermitStep::refus_jeune}, {"Refus tiers", PermitStep::refus_tiers}};
  PermitEntry made{permis.nom, entry.mission_locale, entry.jeune, PermitStep::autre, entry.debut};
  made.line = entry.line;
  if (entry.nature == NatureSaisie::programme) {
    made.step = PermitStep::programme;
    made.fin = entry.fin;
    made.is_obtained =
        entry.fin != Day::open && is_same_word(entry.motif_fin, "Obtention du permis");
    return made;
  }
  for (const auto& [word, step] : kSteps) {
    if (is_same_word(entry.etat, word)) made.step = step;
  }
  if (is_same_word(entry.etat, "Réalisée")) made.step = PermitStep::realise;
  return made;
}

}  // namespace copil::quality
