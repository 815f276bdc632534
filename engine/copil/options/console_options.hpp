#pragma once

#include "base/text.hpp"
#include "copil/options/request.hpp"

/// The options of the commands of the console: a struct each, which its
/// function is given; it returns the exit status.
namespace copil::program {

struct ServirOptions {
  Request& from;
  std::string donnees = from.text("donnees");  ///< empty: the demo's
  std::optional<Period> periode = from.some_period();
  std::optional<Day> arrete_au = from.day("arrete-au");
  std::string sortie = from.text("sortie", "documents");
  std::string etat = from.text("etat", sortie + "/console");
  long port = from.whole_number("port", 8010, 0, 65535);
  std::vector<std::string> hosts = split_at_commas(from.text("hote-permis"));
  std::string socket = from.text("socket");
  std::string acces = from.text("acces");
  std::string header = from.text("entete-utilisateur");  ///< empty: the usual one
  bool ouvrir = from.flag("ouvrir");
  std::vector<vocabulary::ImposedParameter> rules = from.rules();
  int jobs = from.jobs();
  bool silencieux = from.flag("silencieux");
  std::string configuration = from.text("configuration");
};
int run_servir(const ServirOptions& asked, const Situation& situation);

struct AccesOptions {
  Request& from;
  std::string action = from.word_at(0);
  std::string file = from.word_at(1);
  std::string donnees = from.text("donnees");
  std::string format = from.word("format", {"table", "csv", "json"}, "table");
  std::string fichier = from.text("fichier");
  bool strict = from.flag("strict");

  void check() const;
};
int run_acces(const AccesOptions& asked, const Situation& situation);

/// `sauvegarder` and `restaurer`.
struct SavingOptions {
  Request& from;
  std::string file = from.word_at(0);
  std::string etat = from.text("etat");
};
int run_sauvegarder(const SavingOptions& asked, const Situation& situation);
int run_restaurer(const SavingOptions& asked, const Situation& situation);

struct PurgerOptions {
  Request& from;
  std::string etat = from.text("etat");
  bool a_blanc = from.flag("a-blanc");
};
int run_purger(const PurgerOptions& asked, const Situation& situation);

}  // namespace copil::program
