#include "copil/options/commands.hpp"

#include <algorithm>
#include <ostream>

#include "copil/options/request.hpp"

namespace copil::program {

namespace {

constexpr std::string_view kListings = "table (par défaut), csv ou json";
constexpr std::string_view kFiles =
    "pdf, xlsx, ods, odt ou plusieurs, séparés par des virgules (par défaut, ceux du rapport)";

struct Command {
  CommandSpec spec;
  int (*run)(const Arguments& arguments, const Situation& situation);
};

const std::vector<Command>& commands() {
  static const std::vector<Command> kCommands{
      {{"demo",
        "le travail complet sur les données livrées : chiffres, bilan, tableau de bord, convention",
        {},
        {"sortie", "jobs", "silencieux"},
        {}},
       run_demo},
      {{"exemple",
        "écrit un dossier de données fictif, de toute taille",
        {{"DIR", "dossier à créer"}},
        {"missions", "jeunes", "services", "annee", "graine", "sale", "jobs", "silencieux"},
        {}},
       run_exemple},
      {{"verifier",
        "lit tout et dit ce qui cloche dans un dossier de données",
        {},
        {"donnees", "periode", "arrete-au", "fichier", "rejets", "strict", "jobs", "silencieux"},
        {"donnees"}},
       run_verifier},
      {{"indicateurs",
        "les indicateurs DE, EM, PA, le volume et les états, par territoire",
        {},
        {"donnees", "periode", "niveau", "territoire", "par", "arrete-au", "format", "fichier",
         "civis-deja-suivi", "civis-jour", "seuil", "tolerance", "prix-unitaire", "rejets",
         "strict", "jobs", "silencieux"},
        {"donnees", "periode"},
        kListings},
       run_indicateurs},
      {{"volumes",
        "objectifs, réalisé, taux, projection et statut, par territoire",
        {},
        {"donnees", "annee", "arrete-au", "alertes", "format", "fichier", "civis-deja-suivi",
         "civis-jour", "seuil", "tolerance", "prix-unitaire", "rejets", "strict", "jobs",
         "silencieux"},
        {"donnees", "annee"},
        kListings},
       run_volumes},
      {{"subventions",
        "versements, solde et sommes à reverser, par convention",
        {},
        {"donnees", "annee", "arrete-au", "format", "fichier", "civis-deja-suivi", "civis-jour",
         "seuil", "tolerance", "prix-unitaire", "rejets", "strict", "jobs", "silencieux"},
        {"donnees", "annee"},
        kListings},
       run_subventions},
      {{"repartir",
        "partage l'objectif d'un territoire entre ceux qu'il contient",
        {},
        {"donnees", "annee", "territoire", "niveau", "poids", "objectif", "plancher", "plafond",
         "methode", "date-effet", "arrete-au", "format", "fichier", "rejets", "strict", "jobs",
         "silencieux"},
        {"donnees", "annee", "territoire"},
        "table (par défaut), csv, json ou objectifs (lignes d'objectifs.csv)"},
       run_repartir},
      {{"expliquer",
        "d'où vient un chiffre : définition, articles, lignes retenues et écartées, membres",
        {{"CODE", "code d'un chiffre, par exemple DE0"}},
        {"donnees", "periode", "territoire", "arrete-au", "membres", "jeune", "fichier",
         "civis-deja-suivi", "civis-jour", "rejets", "strict", "jobs", "silencieux"},
        {"donnees", "periode"}},
       run_expliquer},
      {{"produire",
        "les documents d'un rapport, pour un territoire ou tous ceux d'un niveau",
        {{"RAPPORT", "nom d'un rapport, par exemple bilan-local, ou donnees-detaillees"}},
        {"donnees", "periode", "territoire", "niveau", "arrete-au", "sortie", "format", "champs",
         "definitif", "civis-deja-suivi", "civis-jour", "seuil", "tolerance", "prix-unitaire",
         "strict", "jobs", "silencieux"},
        {"donnees", "periode", "sortie"},
        kFiles},
       run_produire},
      {{"campagne",
        "tous les documents d'une période ; verifier et comparer examinent ce qu'elle a fait",
        {{"NOM", "nom d'une campagne, par exemple mensuelle ; ou verifier, comparer"},
         {"DIR", "dossier à vérifier, ou premier des deux à comparer", true},
         {"DIR2", "deuxième dossier à comparer", true}},
        {"donnees",    "periode",   "arrete-au",     "sortie",           "reprendre",
         "territoire", "niveau",    "rapport",       "format",           "archive",
         "a-blanc",    "fichier",   "journal",       "civis-deja-suivi", "civis-jour",
         "seuil",      "tolerance", "prix-unitaire", "strict",           "jobs",
         "silencieux"},
        {},
        "pdf, xlsx, ods, odt ou plusieurs ; pour comparer : table, csv ou json"},
       run_campagne},
      {{"modele",
        "vérifie les modèles, liste ce qu'ils peuvent nommer, en écrit le formulaire, les montre",
        {{"ACTION", "verifier, variables, arbre ou apercu"},
         {"MODELE", "nom d'un rapport ; sans lui, verifier les vérifie tous", true}},
        {"donnees", "periode", "territoire", "arrete-au", "champs", "format", "fichier", "suivre"},
        {},
        "pdf (par défaut) ou png pour apercu, table (par défaut) ou yaml pour variables"},
       run_modele},
      {{"controler",
        "contrôle l'accessibilité (PDF/UA-1) et l'archivage (PDF/A) de fichiers PDF",
        {{"FICHIER", "fichiers PDF, ou dossiers dont tous les PDF sont contrôlés", false, true}},
        {"norme", "format", "fichier"},
        {},
        "texte (par défaut) ou csv"},
       run_controler},
      {{"catalogue",
        "ce qu'il y a : les fichiers du dossier de données et leurs colonnes",
        {{"QUOI", "fichiers (par défaut)", true}},
        {"format", "fichier"},
        {},
        kListings},
       run_catalogue},
  };
  return kCommands;
}

}  // namespace

const std::vector<CommandSpec>& command_specs() {
  static const std::vector<CommandSpec> kSpecs = [] {
    std::vector<CommandSpec> specs;
    for (const auto& command : commands()) specs.push_back(command.spec);
    return specs;
  }();
  return kSpecs;
}

int run(const std::vector<std::string>& words, const Situation& situation) {
  const auto invocation = parse_arguments(words, command_specs(), kVersion);
  if (!invocation) return report(situation.terminal, invocation.error(), kWrongUsage);
  if (!invocation->text.empty()) {
    situation.terminal.out << invocation->text;
    return kDone;
  }
  const auto command = std::find_if(
      commands().begin(), commands().end(),
      [&](const Command& known) { return known.spec.name == invocation->arguments.command; });
  return command->run(invocation->arguments, situation);
}

}  // namespace copil::program
