// What each count of the driving-licence experiments is, for `expliquer` and the definitions.
#include "vocabulary/tables/reckoning_rules.hpp"

namespace copil::vocabulary {

namespace {

constexpr std::string_view kNote = "consignes régionales de saisie de novembre 2010, annexe 2";

ReckoningRule permit_rule(std::string_view code, std::string_view how) {
  return {code, how, {}, {}, {}, Behind::permits, kNote};
}

}  // namespace

std::vector<ReckoningRule> rules_of_permits() {
  return {
      permit_rule("permis.proposes",
                  "Jeunes distincts dont une proposition d'orientation vers l'expérimentation est "
                  "datée de la période."),
      permit_rule("permis.test",
                  "Ceux dont la dernière proposition de la période est réalisée : le jeune entre "
                  "dans l'expérimentation."),
      permit_rule("permis.temoins",
                  "Ceux dont la dernière proposition de la période porte un refus tiers : le sort "
                  "ne les désigne pas, et aucun programme n'est à saisir."),
      permit_rule("permis.refus_commission",
                  "Ceux dont la dernière proposition de la période porte un refus de la "
                  "commission, ou du référent mobilité."),
      permit_rule("permis.refus_jeune",
                  "Ceux dont la dernière proposition de la période porte un refus du jeune."),
      permit_rule("permis.abandons",
                  "Ceux dont la dernière proposition de la période est abandonnée avant l'entrée "
                  "dans le programme."),
      permit_rule("permis.attente",
                  "Ceux dont la dernière proposition de la période reste prescrite, ou porte un "
                  "état qui n'est pas de la liste."),
      permit_rule("permis.entres",
                  "Jeunes distincts dont un programme de l'expérimentation commence dans la "
                  "période."),
      permit_rule("permis.obtenus",
                  "Jeunes distincts dont un programme de l'expérimentation finit dans la période, "
                  "permis obtenu."),
      permit_rule("permis.sortis",
                  "Jeunes distincts dont un programme de l'expérimentation finit dans la période "
                  "pour un autre motif."),
      permit_rule("permis.suivis",
                  "Jeunes distincts en programme le dernier jour de la période, ou à l'arrêté s'il "
                  "vient avant.")};
}

}  // namespace copil::vocabulary
