#include <algorithm>
#include <iterator>

#include "committees/calendar.hpp"

// How the pieces that people send one another are called. A report's piece bears its name here,
// that of a duty without a report too.
namespace copil::committees {

namespace {

struct NamedPiece {
  std::string_view piece;
  std::string_view label;
};

constexpr NamedPiece kPieces[] = {
    {"acces-si", "contrat d'accès au système d'information"},
    {"agents-affectes", "état des agents affectés"},
    {"annexe-repartition", "répartition des entrées"},
    {"arrete-des-comptes", "arrêté des comptes"},
    {"avenant-e-partenet", "avenant e-Partenet"},
    {"avenant-mmt", "avenant « Mon marché du travail »"},
    {"avenant-objectif", "avenant fixant l'objectif"},
    {"bilan-local", "bilan local"},
    {"bilan-national", "bilan national"},
    {"bilan-plateformes", "bilan des plateformes de vocation"},
    {"bilan-prestations", "bilan de l'utilisation des prestations"},
    {"bilan-pluriannuel", "bilan pluriannuel"},
    {"bilan-regional", "bilan régional"},
    {"bordereau-de-transmission", "bordereau de transmission"},
    {"compte-rendu-execution", "compte rendu d'exécution"},
    {"contrat-objectifs", "contrat d'objectifs"},
    {"controle-coherence", "contrôle de cohérence des saisies"},
    {"convention-locale", "convention locale"},
    {"convention-regionale", "convention régionale"},
    {"convocation", "convocation"},
    {"echeancier", "échéancier"},
    {"evaluation-annuelle", "évaluation annuelle"},
    {"evaluation-mi-parcours", "évaluation à mi-parcours"},
    {"feuille-emargement", "feuille d'émargement"},
    {"fiche-bonne-pratique", "fiche de bonne pratique"},
    {"flux-et-sorties", "flux et sorties"},
    {"lettre-de-mission", "lettre de mission"},
    {"lettre-de-reversement", "lettre de reversement"},
    {"notification-objectif", "notification de l'objectif"},
    {"ordre-de-paiement", "ordre de paiement"},
    {"ordre-du-jour", "ordre du jour"},
    {"plan-d-actions", "plan d'actions"},
    {"rapport-final", "rapport final d'évaluation"},
    {"releve-de-decisions", "relevé de décisions"},
    {"rubriques", "rubriques régionales de Parcours 3"},
    {"seuil-depassement", "décision sur le seuil annuel de dépassement"},
    {"simulation-objectifs", "simulation d'objectifs"},
    {"structures-du-reseau", "structures du réseau comparées"},
    {"suivi-pops", "suivi des prescriptions de POPS"},
    {"suivi-subventions", "suivi des subventions"},
    {"synthese-des-reponses", "synthèse des réponses"},
    {"synthese-prestations", "synthèse des bilans des prestations"},
    {"tableau-de-bord", "tableau de bord"},
    {"volumes-regionaux", "volumes et objectifs"},
};

}  // namespace

std::string_view piece_label(std::string_view piece) {
  const auto* found = std::find_if(std::begin(kPieces), std::end(kPieces),
                                   [&](const NamedPiece& one) { return one.piece == piece; });
  return found == std::end(kPieces) ? piece : found->label;
}

}  // namespace copil::committees
