// The written forms of a run: manifest, figures, index page; and what is told of two runs.
#include "campaign/record/run_record.hpp"

#include <catch2/catch.hpp>

#include "campaign/comparison.hpp"
#include "campaign/record/run_figures.hpp"
#include "campaign/run/index_page.hpp"
#include "campaign/run_written.hpp"
#include "support/golden.hpp"

using namespace copil;
using namespace copil::campaign;
using namespace copil::vocabulary;
using namespace copil::production;
using copil::testing::recorded_document;
using copil::testing::written_record;

namespace {

RunFigure figure(const std::string& territoire, const std::string& code, const std::string& value) {
  return {territoire, "region",  "Région; \"" + territoire + "\"",
          "FR",       code,      "Intitulé",
          "jeunes",   "2010-06", "2010-06-30",
          value,      ""};
}

}  // namespace

TEST_CASE("a manifest is read back as it was written") {
  const RunRecord written = written_record();
  const std::string text = manifest(written);
  // What other programs read: each name with its own value.
  copil::testing::check_golden(text, "campaign/references/manifeste.json.txt");
  const auto read = parse_manifest(text, "manifeste.json");
  INFO((read ? "" : formatted(read.error())));
  REQUIRE(read);
  CHECK(manifest(*read) == text);
  CHECK(read->arrete == written.arrete);
  CHECK(read->inputs[0].count.rejected == 1);
  REQUIRE(read->documents.size() == 3);
  CHECK(read->documents[2].failure == written.documents[2].failure);
  REQUIRE(read->objectless.size() == 1);
  CHECK(read->objectless[0].libelle == written.objectless[0].libelle);
  CHECK(read->objectless[0].failure == written.objectless[0].failure);
  CHECK(read->origins.reports[0].model == "mod");
  CHECK(read->origins.reports[0].control == "ctl");
  CHECK(read->origins.surroundings == "env");
}

TEST_CASE("a manifest cut anywhere, or of another kind, is refused in words") {
  const std::string text = manifest(written_record());
  for (std::size_t size = 0; size < text.size() - 2; size += 11) {
    REQUIRE_FALSE(parse_manifest(text.substr(0, size), "m.json"));
  }
  const auto other = parse_manifest("{\"programme\": \"copil\"}", "m.json");
  REQUIRE_FALSE(other);
  CHECK(formatted(other.error()).find("« m.json » n'est pas le manifeste d'une campagne") !=
        std::string::npos);
}

TEST_CASE("the figures of a run are read back as they were written") {
  const std::vector<RunFigure> figures{figure("R11", "DE0", "12"), figure("R82", "DE4", "")};
  const std::string text = figures_csv(figures);
  CHECK(text.rfind("territoire;niveau;libelle;rattachement;indicateur;intitule;unite;periode;"
                   "arrete_au;valeur;cumul\n",
                   0) == 0);
  const auto read = parse_figures(text, "chiffres.csv");
  REQUIRE(read);
  CHECK(*read == figures);
  const auto damaged = parse_figures(text + "R1;x\n", "chiffres.csv");
  REQUIRE_FALSE(damaged);
  CHECK(formatted(damaged.error())
            .rfind("chiffres.csv:4: erreur : 11 cellules étaient attendues, "
                   "2 ont été trouvées\n",
                   0) == 0);
}

TEST_CASE("each file of figures that is damaged is told at its own line, with what it has") {
  const std::string text = figures_csv({figure("R11", "DE0", "12")});
  const auto said = [](const std::string& damaged) {
    const auto read = parse_figures(damaged, "f.csv");
    REQUIRE_FALSE(read);
    return formatted(read.error());
  };
  CHECK(said(text + "a;b;c\n").starts_with("f.csv:3: erreur : 11 cellules étaient attendues, 3 "));
  CHECK(said(text + text.substr(text.find('\n') + 1) + "a\n")
            .starts_with("f.csv:4: erreur : 11 cellules étaient attendues, 1 "));
  CHECK(said("x;y\n").starts_with("f.csv:1: erreur : l'en-tête « territoire;"));
}

TEST_CASE("the index page links every file, tells failures, and escapes what names hold") {
  Campaign campaign;
  campaign.name = "mensuelle";
  Report report;
  report.name = "bilan";
  report.title = "Bilan";
  campaign.reports.push_back({report, {}, PeriodChoice::asked, {}});
  const std::string page = index_page(written_record(), campaign);
  CHECK(page.rfind("<!DOCTYPE html>\n<html lang=\"fr\">", 0) == 0);
  CHECK(page.find("<title>Campagne mensuelle, juin") != std::string::npos);
  CHECK(page.find("<a href=\"R11/bilan.pdf\">PDF</a> (3\u00a0ko)") != std::string::npos);
  CHECK(page.find("Nom &lt;R11&gt; &amp; Cie") != std::string::npos);
  CHECK(page.find("erreur : &lt;rien ne va&gt;") != std::string::npos);
  CHECK(page.find("fait, 1 champ à remplir") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("http") == std::string::npos);
}

TEST_CASE("two runs: what changed, what came, what went, and why") {
  StoredRun before{
      written_record(),
      {figure("R11", "DE0", "12"), figure("R11", "DE4", "5"), figure("R93", "DE0", "1")}};
  StoredRun after = before;
  after.figures = {figure("R11", "DE0", "15"), figure("R11", "DE4", "5"),
                   figure("R94", "DE0", "2")};
  after.record.origins.data = "y";
  after.record.origins.reports[0].model = "autre";
  after.record.inputs[0].sha256 = "cd";
  after.record.inputs[0].count.kept = 8;
  after.record.documents = {recorded_document("R11", "h9"), recorded_document("R94", "h2")};
  const Comparison comparison = compare(before, after);
  CHECK(comparison.causes ==
        std::vector<std::string>{"services.csv a changé : 9 lignes retenues, puis 8",
                                 "le modèle de bilan a changé"});
  CHECK(comparison.same_figures == 1);
  REQUIRE(comparison.figures.size() == 3);
  CHECK(comparison.figures[0].before->valeur == "12");
  CHECK(comparison.figures[0].after->valeur == "15");
  CHECK_FALSE(comparison.figures[1].after);
  CHECK_FALSE(comparison.figures[2].before);
  REQUIRE(comparison.documents.size() == 3);
  CHECK(comparison.documents[0].causes == std::vector<std::string>{"données", "modèle"});
  CHECK(comparison.documents[1].nature == DocumentChange::Nature::added);
  CHECK(comparison.documents[2].nature == DocumentChange::Nature::removed);
}

TEST_CASE("entries of the control, fonts and libraries are causes of their own") {
  StoredRun before{written_record(), {}};
  StoredRun after = before;
  after.record.origins.reports[0].control = "autre";
  after.record.origins.surroundings = "autre";
  after.record.documents = {recorded_document("R11", "h9")};
  const Comparison comparison = compare(before, after);
  CHECK(comparison.causes ==
        std::vector<std::string>{"les saisies ou les tables du contrôle ont changé, pour bilan",
                                 "des polices ou des bibliothèques ont changé"});
  REQUIRE_FALSE(comparison.documents.empty());
  CHECK(comparison.documents[0].causes ==
        std::vector<std::string>{"contrôle des saisies", "polices ou bibliothèques"});
  StoredRun defined = before;
  defined.record.origins.reports[0].definition = "autre";
  defined.record.documents = after.record.documents;
  const auto told = compare(before, defined).documents;
  REQUIRE_FALSE(told.empty());
  CHECK(told[0].causes == std::vector<std::string>{"définition du rapport"});
  before.record.origins.surroundings.clear();  // a manifest of an earlier version
  CHECK(compare(before, after).causes.size() == 1);
}

TEST_CASE("the period asked for bears the same name in runs of two months") {
  StoredRun before{written_record(), {figure("R11", "DE0", "12")}};
  StoredRun after = before;
  after.record.period = {Period::Kind::month, 2010, 7};
  after.figures[0].periode = "2010-07";
  for (auto& made : after.record.documents) made.period = after.record.period;
  const Comparison comparison = compare(before, after);
  CHECK(comparison.same_figures == 1);
  CHECK(comparison.documents.empty());
  REQUIRE(comparison.causes.size() == 1);
  CHECK(comparison.causes[0].rfind("période : ", 0) == 0);
}
