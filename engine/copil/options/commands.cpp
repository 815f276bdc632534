#include "copil/options/commands.hpp"

#include <algorithm>
#include <cerrno>
#include <exception>
#include <new>
#include <ostream>

#include "copil/options/binding.hpp"
#include "copil/options/configuration.hpp"
#include "copil/options/console_options.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/figures_options.hpp"
#include "copil/options/handing_over.hpp"
#include "copil/options/opened_journal.hpp"
#include "copil/options/outputs.hpp"
#include "copil/options/overlaying.hpp"
#include "copil/options/steps.hpp"
#include "files/files.hpp"

namespace copil::program {

namespace {

constexpr std::string_view kListings = "table (par défaut), csv ou json";
constexpr std::string_view kFiles =
    "pdf, xlsx, ods, odt ou html ; plusieurs, séparés par des virgules (par défaut, ceux du "
    "rapport)";

/// Templates, reports or parameters serve all the others, and a team has its own.
bool reads_resources(std::string_view command) {
  return command != "controler" && command != "acces";
}

/// Without the options that all of them take.
std::vector<CommandSpec> described_commands() {
  return {
      {"demo",
       "le travail complet sur les données livrées : chiffres, bilan, tableau de bord, convention",
       {},
       options_of<DemoOptions>(),
       {}},
      {"exemple",
       "écrit un dossier de données fictif, de toute taille",
       {{"DIR", "dossier à créer"}},
       options_of<ExempleOptions>(),
       {}},
      {"verifier",
       "lit tout et dit ce qui cloche dans un dossier de données",
       {},
       options_of<VerifierOptions>(),
       {"donnees"}},
      {"indicateurs",
       "les indicateurs DE, EM, PA, le volume et les états, par territoire",
       {},
       options_of<IndicateursOptions>(),
       {"donnees"},
       kListings},
      {"volumes",
       "objectifs, réalisé, taux, projection et statut, par territoire",
       {},
       options_of<VolumesOptions>(),
       {"donnees"},
       kListings},
      {"subventions",
       "versements, solde et sommes à reverser, par convention",
       {},
       options_of<SubventionsOptions>(),
       {"donnees"},
       kListings},
      {"echeances",
       "ce que l'accord-cadre demande, jour par jour : fait, en retard, à venir",
       {},
       options_of<EcheancesOptions>(),
       {"donnees", "annee"},
       "table (par défaut), csv, json ou ics (pour un agenda)"},
      {"simuler",
       "essaie des objectifs : enveloppe, planchers, plafonds, acomptes, jeunes non financés",
       {},
       options_of<SimulerOptions>(),
       {"donnees", "annee", "territoire", "scenario"},
       kListings},
      {"repartir",
       "partage l'objectif d'un territoire entre ceux qu'il contient",
       {},
       options_of<RepartirOptions>(),
       {"donnees", "annee", "territoire"},
       "table (par défaut), csv, json ou objectifs (lignes d'objectifs.csv)"},
      {"expliquer",
       "d'où vient un nombre : définition, articles, calcul, lignes retenues et écartées, membres",
       {{"CODE",
         "code d'un chiffre (DE0), d'un objectif, d'un taux, d'un montant ou d'un compte "
         "(volume.taux, convention.solde, permis.test) ; permis : tous les comptes du permis"}},
       options_of<ExpliquerOptions>(),
       {"donnees", "periode"},
       "table (par défaut), csv, json ou xlsx"},
      {"produire",
       "les documents d'un rapport, pour un territoire ou tous ceux d'un niveau",
       {{"RAPPORT", "nom d'un rapport, par exemple bilan-local, ou donnees-detaillees"}},
       options_of<ProduireOptions>(),
       {"donnees", "periode", "sortie"},
       kFiles},
      {"campagne",
       "tous les documents d'une période ; verifier et comparer examinent ce qu'elle a fait",
       {{"NOM", "nom d'une campagne, par exemple mensuelle ; ou verifier, comparer, assembler"},
        {"DIR", "dossier à vérifier, les deux à comparer, ou ceux des parts à assembler", true,
         true}},
       options_of<CampagneOptions>(),
       {},
       "pdf, xlsx, ods, odt, html ou plusieurs ; pour comparer : table, csv ou json"},
      {"reponses",
       "les réponses aux questions d'un rapport : le formulaire à envoyer, ce qui en revient",
       {{"ACTION", "formulaire, verifier ou relire"},
        {"RAPPORT",
         "nom d'un rapport, bilan-local… ; pour relire, un acte rempli ou négocié (.odt)"}},
       options_of<ReponsesOptions>(),
       {},
       "xlsx (par défaut) ou ods pour formulaire, table (par défaut) ou csv pour verifier ; json "
       "aussi pour relire"},
      {"comparer-actes",
       "ce que deux actes ne disent pas pareil, article par article, et l'avenant qui le dit",
       {{"ACTE", "un acte écrit par copil (.odt), signé ou négocié"},
        {"AUTRE", "l'autre acte ; sans lui, ce que les données disent aujourd'hui", true}},
       options_of<ComparerActesOptions>(),
       {},
       kListings},
      {"diffuser",
       "les documents d'une campagne par destinataire : dossiers, archives, messages à envoyer",
       {{"DIR", "dossier d'une campagne, ou de documents produits"}},
       options_of<DiffuserOptions>(),
       {}},
      {"modele",
       "vérifie les modèles, liste ce qu'ils peuvent nommer, en écrit le formulaire, les montre",
       {{"ACTION",
         "verifier, variables, arbre, apercu, chercher, usages, nouveau, reprendre ou "
         "differences"},
        {"MODELE",
         "nom d'un rapport (sans lui, verifier les vérifie tous) ; les mots à chercher ; une "
         "partie ; un fichier à reprendre",
         true}},
       options_of<ModeleOptions>(),
       {},
       "pdf (par défaut) ou png pour apercu, table (par défaut) ou yaml pour variables"},
      {"controler",
       "contrôle l'accessibilité (PDF/UA-1) et l'archivage (PDF/A) de fichiers PDF",
       {{"FICHIER", "fichiers PDF, ou dossiers dont tous les PDF sont contrôlés", false, true}},
       options_of<ControlerOptions>(),
       {},
       "texte (par défaut) ou csv"},
      {"servir",
       "le travail dans le navigateur, pour une personne sur sa machine ou pour une équipe",
       {},
       options_of<ServirOptions>(),
       {}},
      {"acces",
       "qui voit quoi et fait quoi dans le navigateur, d'après acces.yaml",
       {{"ACTION", "verifier"}, {"FICHIER", "le fichier des accès, acces.yaml"}},
       options_of<AccesOptions>(),
       {"donnees"},
       "table (par défaut), csv ou json"},
      {"guide",
       "le guide de copil, à lire ou à imprimer, exemples compris",
       {},
       options_of<GuideOptions>(),
       {"fichier"},
       "pdf (par défaut) ou html"},
      {"sauvegarder",
       "ce que la console garde, en un seul fichier avec l'empreinte de chaque fichier",
       {{"FICHIER", "la sauvegarde à écrire, sauvegarde.zip"}},
       options_of<SavingOptions>(),
       {"etat"}},
      {"restaurer",
       "un dossier neuf d'après une sauvegarde, chaque fichier comparé à son empreinte",
       {{"FICHIER", "la sauvegarde à lire"}},
       options_of<SavingOptions>(),
       {"etat"}},
      {"purger",
       "retire de ce que la console garde ce qui a dépassé sa durée ; dit ce qui est gardé",
       {},
       options_of<PurgerOptions>(),
       {"etat"}},
      {"catalogue",
       "ce qu'il y a : fichiers de données et leurs colonnes, rapports, chiffres, campagnes, "
       "commandes",
       {{"QUOI",
         "fichiers (par défaut), rapports, chiffres, campagnes, rubriques (de Parcours 3), manuel "
         "ou completion",
         true},
        {"MOT",
         "manuel : la commande dont on veut la page ; rubriques : un mot qu'elles contiennent",
         true}},
       options_of<CatalogueOptions>(),
       {},
       "table (par défaut), csv, json ; pour fichiers, xlsx : un classeur vide à remplir"},
      {"correspondances",
       "les exports d'autres systèmes : propose ce qu'ils deviennent, le montre",
       {{"ACTION", "proposer ou verifier"}, {"DIR", "dossier des exports, ou adresse d'une base"}},
       options_of<CorrespondancesOptions>(),
       {}},
      {"deposer",
       "les chiffres d'une période dans une base, pour les outils qui y puisent",
       {{"ADRESSE", "adresse de la base, par exemple postgresql://serveur/base"}},
       options_of<DeposerOptions>(),
       {"donnees", "periode"}},
  };
}

}  // namespace

const std::vector<CommandSpec>& command_specs() {
  static const std::vector<CommandSpec> kSpecs = [] {
    std::vector<CommandSpec> specs = described_commands();
    for (auto& command : specs) {
      const bool is_laid_over = reads_resources(command.name);
      const bool reads_it = command.name == "servir";
      if (!reads_it) command.options.push_back("configuration");
      if (is_laid_over) command.options.push_back("personnalisation");
    }
    return specs;
  }();
  return kSpecs;
}

namespace {

/// Objectives are tried out by the light program, their acts are documents.
bool lacks_documents(const Runs& runs, const FrameOptions& asked) {
  const bool asks_acts = asked.command == "simuler" && !asked.sortie.empty();
  return asks_acts && runs.count("produire") == 0;
}

int run_command(const std::vector<std::string>& words, const Runs& runs,
                const Situation& situation) {
  const auto defaults = [&](const CommandSpec& command, const Arguments& typed) {
    Request request{typed};
    return load_configuration(FrameOptions{request}.configuration, situation.settings_folder,
                              command_specs(), command);
  };
  const auto invocation = parse_arguments(words, command_specs(), kVersion, defaults);
  if (!invocation) {
    open_journal_of_refused(words, command_specs(), defaults, *situation.journal);
    return report(situation.terminal, invocation.error(), kWrongUsage);
  }
  if (!invocation->text.empty()) {
    situation.terminal.out << invocation->text;
    return kDone;
  }
  const Arguments& arguments = invocation->arguments;
  const auto command = runs.find(arguments.command);
  Request request{arguments};
  const FrameOptions asked{request};
  if (command == runs.end() || lacks_documents(runs, asked)) return hand_over(words, situation);
  const Diagnostics refused = check_outputs(asked);
  const Diagnostics faults = open_journal(asked, refused, *situation.journal);
  if (!faults.empty()) return report(situation.terminal, faults, kStopped);
  if (!refused.empty()) return report(situation.terminal, refused, kWrongUsage);
  if (!reads_resources(arguments.command)) return command->second(arguments, situation);
  const auto resources = overlaid_resources(asked, situation);
  if (!resources) return report(situation.terminal, resources.error(), kWrongUsage);
  warn_of_unused(*resources, situation.terminal);
  Situation with_overlay = situation;
  with_overlay.resources = *resources;
  return command->second(arguments, with_overlay);
}

int report_fault(Terminal& terminal, const std::string& reason) {
  return report(terminal,
                Diagnostics{plain_error("le programme a rencontré une faute imprévue : " + reason,
                                        {"ce qui est déjà écrit est gardé ; signalez cette faute "
                                         "avec la commande et, si possible, les données"})},
                kStopped);
}

/// The last net: what nobody foresaw is said in French, with its reason.
int run_in_net(const std::vector<std::string>& words, const Runs& runs,
               const Situation& situation) {
  try {
    return run_command(words, runs, situation);
  } catch (const std::bad_alloc&) {
    return report(situation.terminal,
                  Diagnostics{plain_error("la mémoire de la machine ne suffit pas",
                                          {"relancez avec -j 1, ou moins de territoires"})},
                  kStopped);
  } catch (const std::exception& fault) {
    return report_fault(situation.terminal, "« " + std::string{fault.what()} + " »");
  } catch (...) {
    return report_fault(situation.terminal, "sans autre précision");
  }
}

/// Results that the standard output did not take are a failure.
int check_delivered(Terminal& terminal, int status) {
  errno = 0;
  terminal.out.flush();
  if (terminal.out.good()) return status;
  const bool is_told = errno != 0 && errno != EBADF;
  const std::string reason = is_told ? files::reason_text(errno) : "elle est fermée ou pleine";
  terminal.err << formatted(
      Diagnostics{plain_error("impossible d'écrire le résultat sur la sortie standard : " + reason,
                              {"--fichier FICHIER l'écrit dans un fichier"})});
  return kStopped;
}

}  // namespace

int run(const std::vector<std::string>& words, const Runs& runs, const Situation& outer) {
  Journal journal{outer.terminal.err.rdbuf()};
  std::ostream messages{&journal};
  Terminal terminal{outer.terminal.out, messages, outer.terminal.is_interactive};
  const Situation situation{
      outer.resources,     terminal,           outer.source_date, outer.temporary_folder,
      outer.clock,         &journal,           outer.cache,       outer.settings_folder,
      outer.passed_socket, outer.whole_program};
  const int status = check_delivered(terminal, run_in_net(words, runs, situation));
  if (journal.close(status)) return status;
  terminal.err << "erreur : le journal n'a pas pu être écrit jusqu'au bout\n";
  return status == kDone ? static_cast<int>(kStopped) : status;
}

}  // namespace copil::program
