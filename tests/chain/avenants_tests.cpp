// Avenants to an objective: which convention they amend, what they change of it, and when not.
#include "chain/acts.hpp"

namespace copil::testing::acts {

namespace {

struct Avenant {
  int status = 0;
  std::string err;
  std::string words;
};

/// The avenant of the territory, from the demo with the lines of `file` put through `sed`.
Avenant avenant_of(const std::string& territory, const std::string& year, const std::string& arrete,
                   const std::string& file, const std::string& sed) {
  const TemporaryFolder folder;
  printed_by("cp -r " + in_quotes(fixture("demo")) + " " + in_quotes(folder.file("donnees")) +
             " && sed -i " + in_quotes(sed) + " " + in_quotes(folder.file("donnees/" + file)));
  folder.write("champs.yaml", completed_form("avenant-objectif", Options::by_default));
  const Outcome outcome = run_program(
      {"produire", "avenant-objectif", "--donnees", folder.file("donnees"), "--periode", year,
       "--arrete-au", arrete, "--territoire", territory, "--format", "pdf", "--sortie",
       folder.file("sortie"), "--reponses", folder.file("champs.yaml"), "--definitif", "-q"});
  Avenant made{outcome.status, with_plain_blanks(outcome.err), {}};
  if (outcome.status != 0) return made;
  const std::string pdf = folder.file("sortie/avenant-objectif_" + territory + "_" + year + ".pdf");
  made.words = with_plain_blanks(printed_by("pdftotext -raw " + in_quotes(pdf) + " -"));
  return made;
}

constexpr const char* kNextYear =
    "$a 2011;R1;2011-01-01;170;avenant 2\\n2011;ML01;2011-01-01;55;avenant 1\\n"
    "2011;ML01;2011-07-01;60;avenant 2\\n2011;ML02;2011-01-01;70;avenant 2\\n"
    "2011;ML03;2011-01-01;42;avenant 1";

}  // namespace

TEST_CASE("the avenant of a coming year amends the convention in force, whose year is another") {
  const Avenant made = avenant_of("ML02", "2011", "2010-10-31", "objectifs.csv", kNextYear);
  CAPTURE(made.err);
  REQUIRE(made.status == 0);
  CHECK(holds(made.words, "n° CL-2010-ML02 conclue le 12 avril 2010"));
  CHECK(holds(made.words, "le site Pôle emploi Sorne-la-Vieille"));
  CHECK(holds(made.words, "70 jeunes, contre 73 jeunes en 2010, soit 3 jeunes de moins"));
  CHECK(holds(made.words, "est de 16 100,00 € (seize mille cent euros)"));
  const Avenant same = avenant_of("ML03", "2011", "2010-10-31", "objectifs.csv", kNextYear);
  REQUIRE(same.status == 0);
  CHECK(holds(same.words, "est fixé à 42 jeunes, comme en 2010."));
}

TEST_CASE("an avenant replaces an amount with its words, which would otherwise stay the old ones") {
  const Avenant local = avenant_of("ML02", "2010", "2010-06-30", "objectifs.csv", "");
  REQUIRE(local.status == 0);
  CHECK(
      holds(local.words,
            "« 14 490,00 € (quatorze mille quatre cent quatre-vingt-dix euros) » et « 63 jeunes"));
  CHECK(holds(local.words, "« 16 790,00 € (seize mille sept cent quatre-vingt-dix euros) »"));
  const Avenant regional = avenant_of("R1", "2010", "2010-06-30", "objectifs.csv", "");
  REQUIRE(regional.status == 0);
  CHECK(holds(regional.words, "article 8, « 35 650,00 € (trente-cinq mille six cent cinquante"));
}

TEST_CASE("a region's avenant shares out the objective of its day, at the unit price") {
  const Avenant made = avenant_of("R1", "2011", "2011-08-01", "objectifs.csv", kNextYear);
  CAPTURE(made.err);
  REQUIRE(made.status == 0);
  CHECK(holds(made.words, "Mission locale de Brévane 50 55 5"));
  CHECK(holds(made.words, "est de 39 100,00 €"));
  CHECK(holds(made.err, "Total à vérifier"));
}

TEST_CASE("an avenant to a convention that fixes its amount says what a youth then counts for") {
  const Avenant made = avenant_of("ML02", "2010", "2010-06-30", "conventions.csv",
                                  "s/^\\(CL-2010-ML02;.*;2010-04-12;\\);/\\114000;/");
  CAPTURE(made.err);
  REQUIRE(made.status == 0);
  CHECK(holds(made.words, "reste de 14 000,00 €"));
  CHECK(holds(made.words, "y compte pour 191,78 €, au lieu de 222,22 €"));
  CHECK(holds(made.words, "le montant reste celui de la convention"));
}

TEST_CASE("an avenant to nothing is refused: no new objective, no signed convention") {
  const Avenant none = avenant_of("ML06", "2010", "2010-06-30", "objectifs.csv", "");
  CHECK(none.status == 1);
  CHECK(holds(none.err, "inscrivez dans objectifs.csv le nouvel objectif"));
  const Avenant unsigned_one = avenant_of("ML02", "2010", "2010-06-30", "conventions.csv",
                                          "s/^\\(CL-2010-ML02;.*\\);2010-04-12;/\\1;;/");
  CHECK(unsigned_one.status == 1);
  CHECK(holds(unsigned_one.err, "il n'y a pas de convention à modifier"));
}

}  // namespace copil::testing::acts
