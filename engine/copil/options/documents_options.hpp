#pragma once

#include "base/text.hpp"
#include "copil/options/request.hpp"

/// The options of the commands that make documents, work on them, or tell what there is: a struct
/// each, which its function is given; it returns the exit status.
namespace copil::program {

using Outputs = std::vector<vocabulary::Output>;

struct DemoOptions {
  Request& from;
  std::string sortie = from.text("sortie", "demo");
  std::string journal = from.text("journal");  ///< open since before the command began
  int jobs = from.jobs();
  bool silencieux = from.flag("silencieux");
};
int run_demo(const DemoOptions& asked, const Situation& situation);

struct ProduireOptions {
  Request& from;
  std::string rapport = from.word_at(0);
  DataOptions data{from};
  Period period = from.period();
  std::string territoire = from.text("territoire");
  std::string niveau = from.word("niveau",
                                 {"national", "region", "departement", "mission_locale",
                                  "site_pole_emploi", "plateforme_vocation", "tous"},
                                 {});
  std::optional<Day> arrete_au = from.day("arrete-au");
  std::string sortie = from.text("sortie");
  std::string extrait = from.text("extrait");
  Outputs outputs = extrait.empty() ? from.outputs() : Outputs{};
  std::string picture =
      extrait.empty() ? std::string{} : from.word("format", {"png", "svg", "csv"}, "png");
  std::string reponses = from.text("reponses");
  std::string scenario = from.text("scenario");
  std::optional<Day> date_effet = from.day("date-effet");  ///< else the day after the arrêté
  bool definitif = from.flag("definitif");
  bool accepter_incomplet = from.flag("accepter-incomplet");
  bool origines = from.flag("origines");
  std::vector<vocabulary::ImposedParameter> rules = from.rules();
  ReadingOptions reading{from};

  void check() const;
};
int run_produire(const ProduireOptions& asked, const Situation& situation);

/// A campaign, or what is done with its folders: `verifier`, `comparer`, `assembler`.
struct CampagneOptions {
  Request& from;
  std::vector<std::string> words = from.words();
  std::string name = from.word_at(0);
  bool is_comparison = name == "comparer";
  bool is_run = !is_comparison && name != "verifier" && name != "assembler";
  std::string donnees = from.text("donnees");
  std::optional<Period> periode = from.some_period();
  std::optional<Day> arrete_au = from.day("arrete-au");
  std::string sortie = from.text("sortie");
  bool reprendre = from.flag("reprendre");
  std::string territoire = from.text("territoire");
  std::string niveau =
      from.word("niveau", {"national", "region", "departement", "mission_locale", "tous"}, {});
  std::vector<std::string> reports = split_at_commas(from.text("rapport"));
  Outputs outputs = is_run ? from.outputs() : Outputs{};
  std::string format =
      is_comparison ? from.word("format", {"table", "csv", "json"}, "table") : std::string{};
  bool archive = from.word("archive", {"zip"}, {}) == "zip";
  std::string part = from.text("part");
  bool a_blanc = from.flag("a-blanc");
  std::string reponses = from.text("reponses");
  bool definitif = from.flag("definitif");
  bool accepter_incomplet = from.flag("accepter-incomplet");
  std::string fichier = from.text("fichier");
  std::vector<vocabulary::ImposedParameter> rules = from.rules();
  ReadingOptions reading{from};

  void check() const;
};
int run_campagne(const CampagneOptions& asked, const Situation& situation);

/// `formulaire`, `verifier` or `relire`.
struct ReponsesOptions {
  Request& from;
  std::string action = from.word_at(0);
  std::string name = from.word_at(1);  ///< of a report; for `relire`, the act
  std::string donnees = from.text("donnees");
  std::optional<Period> periode = from.some_period();
  std::string territoire = from.text("territoire");
  std::string niveau = from.text("niveau");
  std::optional<Day> arrete_au = from.day("arrete-au");
  std::string reponses = from.text("reponses");
  std::string precedentes = from.text("precedentes");
  std::string origine = from.text("origine");
  std::string forme = from.word("forme", {"feuilles", "tableau"}, "feuilles");
  std::string format = action == "formulaire" ? from.word("format", {"xlsx", "ods"}, "xlsx")
                       : action == "verifier"
                           ? from.word("format", {"table", "csv"}, "table")
                           : from.word("format", {"table", "csv", "json"}, "table");
  std::string fichier = from.text("fichier");
  std::string sortie = from.text("sortie");
  bool strict = from.flag("strict");
  bool silencieux = from.flag("silencieux");

  void check() const;
};
int run_reponses(const ReponsesOptions& asked, const Situation& situation);

struct ComparerActesOptions {
  Request& from;
  std::vector<std::string> acts = from.words();
  std::string donnees = from.text("donnees");
  std::optional<Period> periode = from.some_period();
  std::optional<Day> arrete_au = from.day("arrete-au");
  std::string reponses = from.text("reponses");
  std::string format = from.word("format", {"table", "csv", "json"}, "table");
  std::string fichier = from.text("fichier");
  std::string sortie = from.text("sortie");
  bool strict = from.flag("strict");
  bool silencieux = from.flag("silencieux");

  void check() const;
};
int run_comparer_actes(const ComparerActesOptions& asked, const Situation& situation);

struct DiffuserOptions {
  Request& from;
  std::string run = from.word_at(0);
  std::string vers = from.text("vers", run + "/envois");
  std::string destinataires = from.text("destinataires");
  std::string texte = from.text("texte");  ///< empty: what is shipped
  std::string expediteur = from.text("expediteur");
  bool tous = from.flag("tous");
  bool strict = from.flag("strict");
  bool silencieux = from.flag("silencieux");
};
int run_diffuser(const DiffuserOptions& asked, const Situation& situation);

struct ModeleOptions {
  Request& from;
  std::string action = from.word_at(0);
  std::string name = from.word_at(1);
  std::string donnees = from.text("donnees");
  std::optional<Period> periode = from.some_period();
  std::string territoire = from.text("territoire");
  std::optional<Day> arrete_au = from.day("arrete-au");
  std::string reponses = from.text("reponses");
  std::string format = action == "apercu"      ? from.word("format", {"pdf", "png"}, "pdf")
                       : action == "variables" ? from.word("format", {"table", "yaml"}, "table")
                                               : from.text("format");
  std::string fichier = from.text("fichier");
  bool origines = from.flag("origines");
  bool suivre = from.flag("suivre");

  void check() const;
};
int run_modele(const ModeleOptions& asked, const Situation& situation);

struct ControlerOptions {
  Request& from;
  std::vector<std::string> files = from.words();
  std::string norme = from.word("norme", {"ua", "a", "tout"}, "tout");
  std::string format = from.word("format", {"texte", "csv"}, "texte");
  std::string fichier = from.text("fichier");
};
int run_controler(const ControlerOptions& asked, const Situation& situation);

struct GuideOptions {
  Request& from;
  std::string format = from.word("format", {"pdf", "html"}, "pdf");
  std::string fichier = from.text("fichier");
};
int run_guide(const GuideOptions& asked, const Situation& situation);

struct CatalogueOptions {
  Request& from;
  std::vector<std::string> words = from.words();
  std::string kind = words.empty() ? "fichiers" : words[0];
  bool is_listed = kind != "manuel" && kind != "completion";
  std::string command = from.word_at(1);
  std::string format = !is_listed ? from.text("format")
                       : kind == "fichiers"
                           ? from.word("format", {"table", "csv", "json", "xlsx"}, "table")
                           : from.word("format", {"table", "csv", "json"}, "table");
  std::string fichier = from.text("fichier");
  std::optional<Day> jour = from.day("arrete-au");  ///< of rubriques

  void check() const;
};
int run_catalogue(const CatalogueOptions& asked, const Situation& situation);

}  // namespace copil::program
