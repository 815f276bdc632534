#include "copil/options/arguments.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>

namespace copil::program {

namespace {

constexpr std::string_view kSummary =
    "copil : indicateurs, volumes, subventions et documents du partenariat renforcé\n"
    "entre Pôle emploi, l'État et les missions locales (accord-cadre du 26 janvier 2010)";

constexpr const char* kCommandGroup = "Commandes ";
constexpr const char* kOptionGroup = "Options ";

std::string dashed(const OptionSpec& option) {
  const std::string letter = option.letter == 0 ? "" : "-" + std::string{option.letter} + ",";
  return letter + "--" + std::string{option.name};
}

std::string in_guillemets(std::string_view text) {
  return "« " + std::string{text} + " »";
}

/// The words with options under the names that they have now: what was written for an earlier
/// version still runs.
std::vector<std::string> with_present_names(std::vector<std::string> words) {
  constexpr std::string_view kFormer = "--champs", kPresent = "--reponses";
  for (std::string& word : words) {
    if (word.substr(0, word.find('=')) == kFormer) word.replace(0, kFormer.size(), kPresent);
  }
  return words;
}

/// Help in French; the layout is CLI11's.
class FrenchFormatter : public CLI::Formatter {
 public:
  FrenchFormatter() {
    label("Usage", "Emploi ");
    label("OPTIONS", "OPTIONS");
    label("Positionals", "Arguments ");
    label("SUBCOMMAND", "COMMANDE");
    label("SUBCOMMANDS", "COMMANDE");
    label("REQUIRED", "(obligatoire)");
    column_width(30);
  }
};

/// One parse: the CLI11 application of all the commands, and where it puts what it reads.
class Parser {
 public:
  Parser(const std::vector<CommandSpec>& commands, std::string_view version,
         const ReadDefaults& defaults)
      : commands_(commands), defaults_(defaults), app_{std::string{kSummary}, "copil"} {
    app_.formatter(std::make_shared<FrenchFormatter>());
    app_.option_defaults()->group(kOptionGroup);
    app_.set_help_flag("--help,-h", "affiche cette aide");
    app_.add_flag("--version", wants_version_, "affiche la version");
    app_.allow_extras();
    // One command: a word such as `verifier` after it is an argument, not another command.
    app_.require_subcommand(0, 1);
    app_.footer("L'aide d'une commande : copil COMMANDE --help");
    version_ = "copil " + std::string{version} + "\n";
    for (const auto& command : commands_) add(command);
  }

  Checked<Invocation> parse(std::vector<std::string> words) {
    const Diagnostics repeated = check_repeated(words);
    std::reverse(words.begin(), words.end());
    try {
      app_.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
      return Invocation{{}, help_text()};
    } catch (const CLI::ParseError& error) {
      return Diagnostics{plain_error("une option attend une valeur ou en a reçu une de trop : " +
                                     std::string{error.what()})};
    }
    if (wants_version_) return Invocation{{}, version_};
    if (!repeated.empty()) return repeated;
    return checked();
  }

 private:
  void add(const CommandSpec& command) {
    CLI::App* sub = app_.add_subcommand(std::string{command.name}, std::string{command.help});
    sub->group(kCommandGroup);
    sub->option_defaults()->group(kOptionGroup);
    sub->set_help_flag("--help,-h", "affiche cette aide");
    sub->allow_extras();
    for (const auto& positional : command.positionals) {
      if (positional.is_repeated) {
        sub->add_option(std::string{positional.name}, repeated_[command.name],
                        std::string{positional.help})
            ->type_name("...");
        continue;
      }
      positionals_[command.name].reserve(command.positionals.size());
      positionals_[command.name].emplace_back();
      sub->add_option(std::string{positional.name}, positionals_[command.name].back(),
                      std::string{positional.help})
          ->type_name("");
    }
    for (const auto& name : command.options) add_option(*sub, command, option_named(name));
  }

  void add_option(CLI::App& sub, const CommandSpec& command, const OptionSpec& spec) {
    const std::string name{spec.name};
    if (spec.value.empty()) {
      sub.add_flag_callback(
          dashed(spec), [this, name] { flags_.insert(name); }, std::string{spec.help});
      return;
    }
    const bool is_required =
        std::count(command.required.begin(), command.required.end(), spec.name) > 0;
    const std::string label = std::string{spec.value} + (is_required ? " (obligatoire)" : "");
    std::string help{spec.help};
    if (spec.name == "format") help.append(" : ").append(command.formats);
    sub.add_option_function<std::string>(
           dashed(spec), [this, name](const std::string& value) { values_[name] = value; },
           std::move(help))
        ->type_name(label)
        ->expected(0, 1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }

  /// An option that takes one value, given twice: which of the two is meant, nobody knows.
  static Diagnostics check_repeated(const std::vector<std::string>& words) {
    Diagnostics complaints;
    for (const auto& option : all_options()) {
      if (option.value.empty()) continue;
      const std::string name = "--" + std::string{option.name};
      const auto is_it = [&](const std::string& word) {
        const bool is_letter =
            option.letter != 0 && word.size() > 1 && word[0] == '-' && word[1] == option.letter;
        return word == name || word.starts_with(name + "=") || is_letter;
      };
      if (std::count_if(words.begin(), words.end(), is_it) < 2) continue;
      complaints.push_back(plain_error("l'option " + name + " est donnée plusieurs fois",
                                       {"elle ne prend qu'une valeur : gardez la bonne"}));
    }
    return complaints;
  }

  std::string help_text() {
    const auto chosen = app_.get_subcommands();
    return chosen.empty() ? app_.help() : chosen.front()->help("copil");
  }

  Checked<Invocation> checked() {
    const auto chosen = app_.get_subcommands();
    if (chosen.empty()) return Diagnostics{no_command()};
    const CommandSpec& command = *std::find_if(
        commands_.begin(), commands_.end(),
        [&](const CommandSpec& known) { return known.name == chosen.front()->get_name(); });
    Invocation invocation{{std::string{command.name}, typed(command), values_, flags_}, {}};
    Diagnostics complaints;
    fill_in(command, invocation.arguments, complaints);
    std::set<std::string_view> meant;
    const Diagnostics unknown =
        check_extras(command, invocation.arguments, chosen.front()->remaining(), meant);
    complaints.insert(complaints.begin(), unknown.begin(), unknown.end());
    check_presence(command, invocation.arguments, meant, complaints);
    if (!complaints.empty()) return complaints;
    return invocation;
  }

  void fill_in(const CommandSpec& command, Arguments& arguments, Diagnostics& complaints) const {
    if (!defaults_) return;
    Defaults defaults;
    collect(defaults_(command, arguments), defaults, complaints);
    arguments.values.merge(defaults.values);
    arguments.flags.merge(defaults.flags);
  }

  std::vector<std::string> typed(const CommandSpec& command) const {
    std::vector<std::string> words;
    for (const auto* const typed : {&positionals_, &repeated_}) {
      const auto found = typed->find(command.name);
      if (found == typed->end()) continue;
      for (const auto& word : found->second) {
        if (!word.empty()) words.push_back(word);
      }
    }
    return words;
  }

  Diagnostic no_command() const {
    std::vector<std::string> known;
    for (const auto& command : commands_) known.emplace_back(command.name);
    const auto extras = app_.remaining();
    if (extras.empty()) {
      return plain_error(
          "aucune commande n'est donnée",
          {"copil --help donne la liste des commandes, copil demo une démonstration"});
    }
    auto hints = did_you_mean(extras.front(), known);
    hints.push_back("copil --help donne la liste des commandes");
    const bool is_option = extras.front().front() == '-';
    return plain_error(
        (is_option ? "option inconnue " : "commande inconnue ") + in_guillemets(extras.front()),
        std::move(hints));
  }

  /// What nobody asked for. What these words stand for is counted as given: `meant`.
  static Diagnostics check_extras(const CommandSpec& command, const Arguments& arguments,
                                  const std::vector<std::string>& extras,
                                  std::set<std::string_view>& meant) {
    Diagnostics complaints;
    std::vector<std::string> known{"--help"};
    for (const auto& name : command.options) known.push_back("--" + std::string{name});
    for (std::size_t i = 0; i < extras.size(); ++i) {
      const std::string& extra = extras[i];
      if (extra.size() < 2 || extra.front() != '-') {
        complaints.push_back(stray_word(command, arguments, extra, meant));
        continue;
      }
      const std::string name = extra.substr(0, extra.find('='));
      auto hints = did_you_mean(name, known);
      for (const auto& option : command.required) {
        if (nearest(name, known) == "--" + std::string{option}) meant.insert(option);
      }
      if (hints.empty()) hints.push_back("voir copil " + std::string{command.name} + " --help");
      complaints.push_back(plain_error(
          "option inconnue " + in_guillemets(name) + " pour " + std::string{command.name}, hints));
      // The word behind it is its value, no fault of its own.
      const bool has_value = name == extra && i + 1 < extras.size() && extras[i + 1].front() != '-';
      if (has_value) ++i;
    }
    return complaints;
  }

  /// The data folder is what people give without its option.
  static Diagnostic stray_word(const CommandSpec& command, const Arguments& arguments,
                               const std::string& word, std::set<std::string_view>& meant) {
    constexpr std::string_view kData = "donnees";
    const auto& required = command.required;
    const bool is_data = arguments.value(kData).empty() && meant.count(kData) == 0 &&
                         std::find(required.begin(), required.end(), kData) != required.end();
    if (is_data) meant.insert(kData);
    return plain_error("argument de trop " + in_guillemets(word),
                       {is_data ? "est-ce « --donnees " + word + " » ?"
                                : "voir copil " + std::string{command.name} + " --help"});
  }

  static void check_presence(const CommandSpec& command, const Arguments& arguments,
                             const std::set<std::string_view>& meant, Diagnostics& complaints) {
    for (std::size_t i = arguments.positionals.size(); i < command.positionals.size(); ++i) {
      if (command.positionals[i].is_optional) continue;
      complaints.push_back(plain_error("il manque " + std::string{command.positionals[i].name} +
                                       " : " + std::string{command.positionals[i].help}));
    }
    for (const auto& [name, value] : arguments.values) {
      if (!value.empty()) continue;
      complaints.push_back(plain_error("l'option --" + name + " attend une valeur (" +
                                       std::string{option_named(name).value} + ")"));
    }
    for (const auto& name : command.required) {
      if (arguments.values.count(name) > 0 || meant.count(name) > 0) continue;
      complaints.push_back(missing_option(name));
    }
  }

  const std::vector<CommandSpec>& commands_;
  const ReadDefaults& defaults_;
  CLI::App app_;
  std::string version_;
  bool wants_version_ = false;
  std::map<std::string_view, std::vector<std::string>> positionals_;
  std::map<std::string_view, std::vector<std::string>> repeated_;
  std::map<std::string, std::string, std::less<>> values_;
  std::set<std::string, std::less<>> flags_;
};

}  // namespace

Diagnostic missing_option(std::string_view name) {
  const OptionSpec& option = option_named(name);
  return plain_error("il manque l'option --" + std::string{name} + " " + std::string{option.value} +
                     " : " + std::string{option.help});
}

std::string Arguments::value(std::string_view option, std::string_view fallback) const {
  const auto found = values.find(option);
  return found == values.end() ? std::string{fallback} : found->second;
}

const std::vector<OptionSpec>& all_options() {
  static const std::vector<OptionSpec> kOptions{
      {"donnees", 0, "DIR", "dossier des exports, ou adresse d'une base (postgresql://…)"},
      {"correspondances", 0, "FICHIER",
       "ce que deviennent les exports d'autres systèmes, en plus du dossier correspondances"},
      {"periode", 0, "P", "période : 2010, 2010-S1, 2010-T2 ou 2010-04"},
      {"periodes", 0, "P,P…", "plusieurs périodes, côte à côte, séparées par des virgules"},
      {"annee", 0, "N", "année, par exemple 2010"},
      {"niveau", 0, "NIVEAU", "mission_locale, departement, region, national ou tous"},
      {"territoire", 0, "CODE", "code d'un territoire"},
      {"par", 0, "TRAIT", "les jeunes par modalité : sexe, zone, niveau, handicap ou age"},
      {"arrete-au", 0, "JOUR", "ce qui était connu ce jour-là (par défaut, dernier jour demandé)"},
      {"format", 0, "F", "forme du résultat"},
      {"norme", 0, "N", "ua (accessibilité), a (archivage) ou tout (par défaut)"},
      {"fichier", 0, "FICHIER", "écrit le résultat dans un fichier"},
      {"sortie", 0, "DIR", "dossier où écrire"},
      {"reponses", 0, "FICHIER",
       "réponses aux champs, par territoire : YAML, XLSX, ODS, ou dossier de fichiers revenus"},
      {"extrait", 0, "ID",
       "un tableau ou un graphique seul, par son identifiant, en png, svg ou csv"},
      {"precedentes", 0, "FICHIER", "réponses de la fois d'avant, montrées à côté des questions"},
      {"origine", 0, "FICHIER", "l'acte tel qu'il a été remis (.odt), au lieu de --donnees"},
      {"forme", 0, "FORME", "feuilles (une par territoire, par défaut) ou tableau (une ligne)"},
      {"vers", 0, "DIR", "dossier où tout est rangé (par défaut, envois, dans la campagne)"},
      {"destinataires", 0, "FICHIER", "qui reçoit quoi (CSV : territoire;adresse;nom)"},
      {"texte", 0, "FICHIER", "texte des messages : « Objet : … », une ligne vide, puis le texte"},
      {"expediteur", 0, "ADRESSE", "adresse d'où partent les messages"},
      {"rapport", 0, "NOMS", "certains rapports de la campagne, séparés par des virgules"},
      {"archive", 0, "zip", "rassemble aussi les documents de chaque région dans une archive"},
      {"journal", 0, "FICHIER", "ajoute les messages, datés, à la fin d'un fichier"},
      {"rejets", 0, "FICHIER",
       "écrit les lignes rejetées dans un fichier CSV ; verifier --rejets DIR/ écrit un classeur "
       "par mission locale"},
      {"civis-deja-suivi", 0, "REGLE", "non_decompte ou decompte_sans_financement"},
      {"civis-jour", 0, "JOUR",
       "jour où une entrée est tenue pour déjà en CIVIS : initialisation ou affectation"},
      {"prix-unitaire", 0, "EUROS", "prix d'un jeune, par exemple 230 ou 233,33"},
      {"seuil", 0, "TAUX", "seuil de dépassement, par exemple 0,1"},
      {"tolerance", 0, "TAUX", "tolérance de sous-réalisation, par exemple 0,1"},
      {"poids", 0, "FICHIER",
       "poids (CSV : territoire;poids;plancher;plafond), par défaut les objectifs d'avant"},
      {"methode", 0, "M", "plus_forts_restes (par défaut) ou sainte_lague"},
      {"objectif", 0, "N", "nombre à partager (par défaut, l'objectif du territoire)"},
      {"plancher", 0, "TAUX", "part de l'objectif d'avant garantie à chacun, par exemple 0,9"},
      {"plafond", 0, "TAUX", "part de l'objectif d'avant que nul ne dépasse, par exemple 1,2"},
      {"date-effet", 0, "JOUR",
       "jour d'effet des objectifs (par défaut, le 1er janvier ; pour une simulation, le lendemain "
       "de l'arrêté)"},
      {"scenario", 0, "FICHIER", "les scénarios à essayer (YAML, XLSX ou ODS)"},
      {"appliquer", 0, "NOM", "le scénario retenu : lignes d'objectifs.csv ; --sortie : ses actes"},
      {"jeune", 0, "CODE", "un jeune, par son pseudonyme"},
      {"missions", 0, "N", "nombre de missions locales (par défaut 484)"},
      {"jeunes", 0, "N", "nombre de jeunes (par défaut, autant qu'en France par mission locale)"},
      {"services", 0, "N", "nombre de services rendus (par défaut, cinq par jeune)"},
      {"graine", 0, "N", "autre nombre, autre tirage (par défaut 1)"},
      {"jobs", 'j', "N", "nombre de processus (par défaut, autant que de cœurs)"},
      {"melange", 0, "", "les mêmes lignes dans un autre ordre, avec des pseudonymes de 20 signes"},
      {"sale", 0, "", "avec les défauts des vrais exports et une ligne fautive sur cent"},
      {"part", 0, "I/N", "ne fait que cette part des documents, par exemple 2/8"},
      {"tous", 0, "", "refait aussi les messages déjà envoyés, inchangés"},
      {"reprendre", 0, "", "ne fait que ce qui manque ou n'est plus à jour"},
      {"a-blanc", 0, "", "dit ce qui serait fait et ce qui manque, sans rien écrire"},
      {"sans-cache", 0, "", "relit tout, sans les colonnes gardées de la lecture d'avant"},
      {"strict", 0, "",
       "toute ligne rejetée, tout avertissement fait échouer la commande (code 1)"},
      {"accepter-incomplet", 0, "",
       "fait les documents même si un fichier n'a rien de la période ; ils le disent"},
      {"alertes", 0, "", "liste les écarts : qui, quoi, de combien, depuis quand, à qui"},
      {"convention", 0, "CODE", "de quelle convention du territoire"},
      {"experimentation", 0, "NOM", "de quelle expérimentation du permis : Hirsch, DIRECCTE"},
      {"lignes", 0, "LESQUELLES", "liste les lignes : retenues, ecartees (et pourquoi) ou toutes"},
      {"membres", 0, "", "liste les pseudonymes des jeunes comptés, ou les actions comptées"},
      {"port", 0, "N", "port de 127.0.0.1 où écouter (8010) ; 0 : n'importe lequel qui soit libre"},
      {"hote-permis", 0, "NOM",
       "nom sous lequel un navigateur peut venir, ou plusieurs, séparés par des virgules"},
      {"etat", 0, "DIR",
       "ce que la console garde : dépôts, réponses, modèles (par défaut SORTIE/console)"},
      {"socket", 0, "CHEMIN",
       "pour une équipe : socket Unix où écouter, derrière le serveur web du site"},
      {"acces", 0, "FICHIER", "pour une équipe : qui voit quoi et fait quoi, acces.yaml"},
      {"entete-utilisateur", 0, "NOM",
       "en-tête où le serveur web du site dit qui demande (X-Remote-User)"},
      {"ouvrir", 0, "", "ouvre l'adresse dans le navigateur"},
      {"origines", 0, "", "dit d'où vient chaque nombre (arbre ; commentaires du XLSX)"},
      {"suivre", 0, "", "refait l'aperçu à chaque enregistrement ; Ctrl-C pour finir"},
      {"definitif", 0, "", "sans la mention PROJET ; refusé s'il reste un champ obligatoire vide"},
      {"configuration", 0, "FICHIER",
       "réglages qui valent sans être tapés (par défaut, /etc/copil/copil.yaml s'il existe)"},
      {"personnalisation", 0, "DIRS",
       "vos templates et reports, posés sur ceux qui sont livrés ; plusieurs dossiers, séparés par "
       "des virgules, chacun sur les précédents (par défaut, /etc/copil/personnalisation)"},
      {"silencieux", 'q', "",
       "cache l'avancement, jamais un avertissement ni le compte des rejets"},
  };
  return kOptions;
}

const OptionSpec& option_named(std::string_view name) {
  const auto& options = all_options();
  return *std::find_if(options.begin(), options.end(),
                       [&](const OptionSpec& option) { return option.name == name; });
}

Checked<Invocation> parse_arguments(const std::vector<std::string>& words,
                                    const std::vector<CommandSpec>& commands,
                                    std::string_view version, const ReadDefaults& defaults) {
  return Parser{commands, version, defaults}.parse(with_present_names(words));
}

}  // namespace copil::program
