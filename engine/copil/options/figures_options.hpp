#pragma once

#include "copil/options/request.hpp"
#include "example/example.hpp"
#include "figures/breakdown.hpp"
#include "subsidies/subsidies.hpp"

/// The options of the commands that only read, reckon and tell: a struct each, which its
/// function is given; it returns the exit status.
namespace copil::program {

struct ExempleOptions {
  Request& from;
  std::string folder = from.word_at(0);
  long missions =
      from.whole_number("missions", example::kNationalMissions, 1, example::kMostMissions);
  /// Sizes follow the missions locales, then the youths, where nothing else is asked.
  long jeunes = from.whole_number(
      "jeunes", example::kNationalJeunes* missions / example::kNationalMissions, 1, 20'000'000);
  long services = from.whole_number("services", 5 * jeunes, 0, 500'000'000);
  std::optional<Period> annee = from.some_year();
  long graine = from.whole_number("graine", 1, 0, 999'999'999);
  bool sale = from.flag("sale");
  bool melange = from.flag("melange");
  int jobs = from.jobs();
  bool silencieux = from.flag("silencieux");

  void check() const;
};
int run_exemple(const ExempleOptions& asked, const Situation& situation);

struct VerifierOptions {
  Request& from;
  DataOptions data{from};
  std::optional<Period> periode = from.some_period();
  std::optional<Day> arrete_au = from.day("arrete-au");
  std::string fichier = from.text("fichier");
  ReadingOptions reading{from};
};
int run_verifier(const VerifierOptions& asked, const Situation& situation);

/// The forms of what commands of figures tell.
inline const std::vector<std::string> kListingFormats{"table", "csv", "json"};

struct IndicateursOptions {
  Request& from;
  DataOptions data{from};
  std::vector<Period> periods = from.periods();
  Period period = last_of(periods);  ///< the one that ends last: what is read goes up to it
  std::string niveau =
      from.word("niveau", {"mission_locale", "departement", "region", "national", "tous"}, {});
  std::string territoire = from.text("territoire");
  std::string par = from.word("par", figures::trait_names(), {});
  Day arrete_au = from.arrete(period);
  std::string format = from.word("format", kListingFormats, "table");
  std::string fichier = from.text("fichier");
  std::vector<vocabulary::ImposedParameter> rules = from.rules();
  ReadingOptions reading{from};

  /// Nothing of any of the periods was known before it began.
  void check() const;
};
int run_indicateurs(const IndicateursOptions& asked, const Situation& situation);

struct VolumesOptions {
  Request& from;
  DataOptions data{from};
  std::vector<Period> periods = from.years();
  Period period = last_of(periods);  ///< the one that ends last: what is read goes up to it
  Day arrete_au = from.arrete_within(period);
  bool alertes = from.flag("alertes");
  std::string format = from.word("format", kListingFormats, "table");
  std::string fichier = from.text("fichier");
  std::vector<vocabulary::ImposedParameter> rules = from.rules();
  ReadingOptions reading{from};

  void check() const;
};
int run_volumes(const VolumesOptions& asked, const Situation& situation);

struct SubventionsOptions {
  Request& from;
  DataOptions data{from};
  std::vector<Period> periods = from.years(subsidies::kFirstYear);
  Period period = last_of(periods);  ///< the one that ends last: what is read goes up to it
  Day arrete_au = from.arrete_within(period);
  std::string format = from.word("format", kListingFormats, "table");
  std::string fichier = from.text("fichier");
  std::vector<vocabulary::ImposedParameter> rules = from.rules();
  ReadingOptions reading{from};

  void check() const;
};
int run_subventions(const SubventionsOptions& asked, const Situation& situation);

struct EcheancesOptions {
  Request& from;
  DataOptions data{from};
  Period period = from.year_since(subsidies::kFirstYear);
  std::string territoire = from.text("territoire");
  Day arrete_au = from.arrete_within(period);
  std::string format = from.word("format", {"table", "csv", "json", "ics"}, "table");
  std::string fichier = from.text("fichier");
  std::vector<vocabulary::ImposedParameter> rules =
      from.rules({"civis-deja-suivi", "civis-jour", "prix-unitaire"});
  ReadingOptions reading{from};
};
int run_echeances(const EcheancesOptions& asked, const Situation& situation);

struct SimulerOptions {
  Request& from;
  DataOptions data{from};
  Period period = from.year_since(subsidies::kFirstYear);
  std::string territoire = from.text("territoire");
  std::string scenario = from.text("scenario");
  std::string appliquer = from.text("appliquer");
  std::string sortie = from.text("sortie");  ///< with `--appliquer`: its documents go there
  std::optional<Day> date_effet = from.day("date-effet");  ///< else the day after the arrêté
  Day arrete_au = from.arrete_within(period);
  std::string format = from.word("format", kListingFormats, "table");
  std::string fichier = from.text("fichier");
  std::vector<vocabulary::ImposedParameter> rules =
      from.rules({"civis-deja-suivi", "civis-jour", "prix-unitaire"});
  ReadingOptions reading{from};

  /// A folder is for the documents of a scenario that was chosen; its rows go there too.
  void check() const;
};
int run_simuler(const SimulerOptions& asked, const Situation& situation);

struct RepartirOptions {
  Request& from;
  DataOptions data{from};
  Period period = from.year();
  std::string territoire = from.text("territoire");
  std::string niveau = from.word("niveau", {"mission_locale", "departement", "region"}, {});
  std::string poids = from.text("poids");
  long objectif = from.whole_number("objectif", -1, 0, 10'000'000);  ///< -1: the territory's own
  std::optional<Ratio> plancher = from.ratio("plancher");
  std::optional<Ratio> plafond = from.ratio("plafond", 10);
  std::string methode =
      from.word("methode", {"plus_forts_restes", "sainte_lague"}, "plus_forts_restes");
  Day date_effet = from.day("date-effet").value_or(days_of(period).begin);
  Day arrete_au = from.arrete_within(period);
  std::string format = from.word("format", {"table", "csv", "json", "objectifs"}, "table");
  std::string fichier = from.text("fichier");
  ReadingOptions reading{from};
};
int run_repartir(const RepartirOptions& asked, const Situation& situation);

struct ExpliquerOptions {
  Request& from;
  std::string code = from.word_at(0);
  DataOptions data{from};
  Period period = from.period();
  std::string territoire = from.text("territoire");
  std::string convention = from.text("convention");
  std::string experimentation = from.text("experimentation");
  Day arrete_au = from.arrete_within(period);
  std::string lignes = from.word("lignes", {"retenues", "ecartees", "toutes"}, {});
  bool membres = from.flag("membres");
  std::string jeune = from.text("jeune");
  std::string format = from.word("format", {"table", "csv", "json", "xlsx"}, "table");
  std::string fichier = from.text("fichier");
  std::vector<vocabulary::ImposedParameter> rules = from.rules();
  ReadingOptions reading{from};

  void check() const;
};
int run_expliquer(const ExpliquerOptions& asked, const Situation& situation);

struct CorrespondancesOptions {
  Request& from;
  std::string action = from.word_at(0);
  std::string folder = from.word_at(1);
  std::string correspondances = from.text("correspondances");
  std::string fichier = from.text("fichier");
};
int run_correspondances(const CorrespondancesOptions& asked, const Situation& situation);

struct DeposerOptions {
  Request& from;
  std::string address = from.word_at(0);
  DataOptions data{from};
  Period period = from.period();
  Day arrete_au = from.arrete_within(period);
  std::vector<vocabulary::ImposedParameter> rules = from.rules({"civis-deja-suivi", "civis-jour"});
  ReadingOptions reading{from};

  void check() const;
};
int run_deposer(const DeposerOptions& asked, const Situation& situation);

}  // namespace copil::program
