// Answers: the forms handed out, filled, read back; whose they are; final runs.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "chain/document_lines.hpp"
#include "chain/form_answers.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

/// Fills every answer of the forms of a folder as people do, with what says whose it is.
constexpr const char* kFiller = R"py(
import datetime, glob, sys, openpyxl
for path in sorted(glob.glob(sys.argv[1] + "/*.xlsx")):
    book = openpyxl.load_workbook(path)
    for sheet in book:
        code, header = None, None
        for row in sheet.iter_rows():
            texts = [cell.value for cell in row]
            if "Code du territoire" in texts:
                code = row[1].value
            if "Votre réponse" in texts:
                header = texts.index("Votre réponse"), texts.index("Repère (ne pas modifier)")
                continue
            if header is None or not row[header[1]].value:
                continue
            name = row[header[1]].value
            row[header[0]].value = ("Réponse de %s à %s : « l'été » ; voilà\n=> deuxième ligne ; %s"
                                    % (code, name, code))
    book.save(path)
)py";

void fill_with_openpyxl(const TemporaryFolder& work, const std::string& folder) {
  work.write("remplir.py", kFiller);
  REQUIRE(std::system(
              ("/usr/bin/python3 " + in_quotes(work.file("remplir.py")) + " " + in_quotes(folder))
                  .c_str()) == 0);
}

std::vector<std::string> on_demo(std::vector<std::string> words) {
  for (const char* more :
       {"--donnees", "fixtures/demo", "--periode", "2010", "--arrete-au", "2011-02-28", "-q"}) {
    words.emplace_back(more);
  }
  return words;
}

std::string words_of_pdf(const std::string& path) {
  std::string text = printed_by("pdftotext -raw " + in_quotes(path) + " -");
  for (const std::string blank : {"\u00A0", "\u202F", "\n"}) {
    for (auto at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) {
      text.replace(at, blank.size(), " ");
    }
  }
  return text;
}

std::size_t counted(const std::string& text, const std::string& words) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("answers of a territory print in its document alone") {
  const TemporaryFolder work;
  work.write("r.yaml",
             "rapport: suivi-pops\nterritoires:\n  R1: { commentaire: propre à la première }\n"
             "  R2: { commentaire: propre à la deuxième }\n");
  const Outcome made =
      run_program(on_demo({"produire", "suivi-pops", "--niveau", "region", "--format", "odt",
                           "--sortie", work.file("s"), "--reponses", work.file("r.yaml")}));
  INFO(made.err);
  REQUIRE(made.status == 0);
  const auto holds = [&](const char* code, const char* words) {
    const std::string path = work.file("s/suivi-pops_" + std::string{code} + "_2010.odt");
    return copil::xlsx::parts(path).at("content.xml").find(words) != std::string::npos;
  };
  CHECK(holds("R1", "propre à la première"));
  CHECK(!holds("R1", "propre à la deuxième"));
  CHECK(holds("R2", "propre à la deuxième"));
  CHECK(!holds("R2", "propre à la première"));
  CHECK(!holds("R3", "propre à la"));
  work.write("seul.yaml", "commentaire: à qui ?\n");
  const Outcome refused =
      run_program(on_demo({"produire", "suivi-pops", "--niveau", "region", "--format", "odt",
                           "--sortie", work.file("t"), "--reponses", work.file("seul.yaml")}));
  CHECK(refused.status == 3);
  CHECK(refused.err.find("seul.yaml » ne dit pas de quel territoire sont ses réponses, et 3 "
                         "documents sont demandés") != std::string::npos);
  CHECK(!fs::exists(work.file("t")));
}

TEST_CASE("a form is written, filled and read back") {
  const TemporaryFolder work;
  const Outcome written =
      run_program(on_demo({"reponses", "formulaire", "bilan-local", "--territoire", "ML01",
                           "--sortie", work.file("f")}));
  INFO(written.err);
  REQUIRE(written.status == 0);
  const copil::xlsx::Workbook book{work.file("f/bilan-local_ML01_2010.xlsx")};
  REQUIRE(book.sheets.size() == 1);
  const auto& cells = book.sheets[0].cells;
  CHECK(cells.at("B4").text == "ML01");
  CHECK(cells.at("D6").text == "Votre réponse");
  CHECK(cells.at("F7").text == "diagnostic_partage");
  fill_with_openpyxl(work, work.file("f"));
  const Outcome checked =
      run_program(on_demo({"reponses", "verifier", "bilan-local", "--territoire", "ML01",
                           "--format", "csv", "--reponses", work.file("f")}));
  CHECK(checked.err == "");
  CHECK(checked.status == 0);
  CHECK(checked.out.find(";21;0;") != std::string::npos);
  const Outcome made = run_program(
      on_demo({"produire", "bilan-local", "--territoire", "ML01", "--definitif", "--format", "pdf",
               "--sortie", work.file("s"), "--reponses", work.file("f")}));
  INFO(made.err);
  REQUIRE(made.status == 0);
  const std::string text = words_of_pdf(work.file("s/bilan-local_ML01_2010.pdf"));
  CHECK(text.find("Réponse de ML01 à qde1 : « l’été » ; voilà") != std::string::npos);
  CHECK(text.find("=> deuxième ligne ; ML01") != std::string::npos);
}

TEST_CASE("a form waits for nothing that the document of that territory does not ask") {
  const TemporaryFolder work;
  const Outcome written =
      run_program(on_demo({"reponses", "formulaire", "avenant-objectif", "--territoire", "ML02",
                           "--sortie", work.file("f")}));
  REQUIRE(written.status == 0);
  const copil::xlsx::Workbook book{work.file("f/avenant-objectif_ML02_2010.xlsx")};
  std::map<std::string, std::string> expected;
  const auto& cells = book.sheets[0].cells;
  for (int row = 7; cells.contains("F" + std::to_string(row)); ++row) {
    const std::string at = std::to_string(row);
    expected[cells.at("F" + at).text] = cells.at("C" + at).text;
    if (cells.at("F" + at).text == "prefet")
      CHECK(cells.at("A" + at).text.find("Ne se pose pas dans ce document") == 0);
  }
  CHECK(expected.at("prefet") == "personne");
  CHECK(expected.at("directeur_site") == "personne, obligatoire");
  CHECK(expected.at("directeur_regional") == "personne, obligatoire");
}

TEST_CASE("forms that LibreOffice opened and saved hold the same answers", "[lent][libreoffice]") {
  const TemporaryFolder work;
  REQUIRE(
      run_program(on_demo({"reponses", "formulaire", "bilan-local", "--sortie", work.file("xlsx")}))
          .status == 0);
  fill_with_openpyxl(work, work.file("xlsx"));
  const auto documents = [&](const std::string& forms) {
    const std::string folder = work.file("documents-" + fs::path{forms}.filename().string());
    const Outcome made =
        run_program(on_demo({"produire", "bilan-local", "--format", "odt", "--definitif",
                             "--reponses", forms, "--sortie", folder}));
    INFO(made.err);
    REQUIRE(made.status == 0);
    std::map<std::string, std::string> bytes;
    for (const auto& entry : fs::directory_iterator{folder}) {
      if (entry.path().extension() == ".odt") {
        bytes[entry.path().filename()] = bytes_of(entry.path());
      }
    }
    return bytes;
  };
  const auto own = documents(work.file("xlsx"));
  CHECK(own.size() == 6);
  const std::string convert = "cd " + in_quotes(work.path()) +
                              " && soffice -env:UserInstallation=file://" + work.path() +
                              "/profil --headless --convert-to ";
  for (const std::string form : {"xlsx", "ods"}) {
    CAPTURE(form);
    const std::string command =
        convert + form + " --outdir lo-" + form + " xlsx/*.xlsx >lo.log 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(documents(work.file("lo-" + form)) == own);
  }
}

TEST_CASE("a campaign says before it starts which documents would keep blanks open") {
  const TemporaryFolder work;
  std::string answers = "rapport: bilan-local\nterritoires:\n  ML01:\n";
  std::istringstream form{completed_form("bilan-local", Options::by_default)};
  for (std::string line; std::getline(form, line);) answers += "    " + line + "\n";
  work.write("r.yaml", answers);
  const Outcome made = run_program(on_demo(
      {"campagne", "mensuelle", "--rapport", "bilan-local", "--territoire", "R1", "--format", "odt",
       "--definitif", "--reponses", work.file("r.yaml"), "--sortie", work.file("c")}));
  CHECK(made.status == 1);
  const auto told = made.err.find(
      "attention : bilan-local de ML02 ne pourra pas être définitif : 17 champs obligatoires "
      "sont vides (diagnostic_partage, priorites_annee, ");
  const auto failed = made.err.find("le champ obligatoire « diagnostic_partage »");
  CHECK(told != std::string::npos);
  CHECK(failed != std::string::npos);
  CHECK(told < failed);
  CHECK(made.err.find("bilan-local de ML01 ne pourra") == std::string::npos);
  CHECK(fs::exists(work.file("c/R1/bilan-local_ML01_2010.odt")));
  CHECK(!fs::exists(work.file("c/R1/bilan-local_ML02_2010.odt")));
  const std::string xml =
      copil::xlsx::parts(work.file("c/R1/bilan-local_ML01_2010.odt")).at("content.xml");
  CHECK(xml.find("une priorité par ligne") == std::string::npos);
}

TEST_CASE("484 forms are written, filled and read back, each answer in its document", "[lent]") {
  const TemporaryFolder work;
  REQUIRE(run_program({"exemple", work.file("d"), "--jeunes", "5000", "-q"}).status == 0);
  const std::vector<std::string> data{"--donnees", work.file("d"), "--periode", "2010", "-q"};
  const auto with_data = [&](std::vector<std::string> words) {
    words.insert(words.end(), data.begin(), data.end());
    return run_program(words);
  };
  const Outcome written =
      with_data({"reponses", "formulaire", "bilan-local", "--sortie", work.file("f")});
  INFO(written.err);
  REQUIRE(written.status == 0);
  fill_with_openpyxl(work, work.file("f"));
  const Outcome made =
      with_data({"produire", "bilan-local", "--format", "odt", "--definitif", "--reponses",
                 work.file("f"), "--sortie", work.file("s"), "--accepter-incomplet"});
  INFO(made.err);
  REQUIRE(made.status == 0);
  std::size_t documents = 0;
  std::vector<std::pair<std::string, std::vector<std::string>>> all;
  for (const auto& entry : fs::directory_iterator{work.file("s")}) {
    const std::string name = entry.path().filename();
    if (entry.path().extension() != ".odt") continue;
    ++documents;
    const std::string own = name.substr(12, name.find('_', 12) - 12);
    const std::string xml = copil::xlsx::parts(entry.path()).at("content.xml");
    const std::string mark = "Réponse de ";
    CHECK(counted(xml, "=&gt; deuxième ligne") == counted(xml, mark));
    std::vector<std::string> names;
    for (auto at = xml.find(mark); at != std::string::npos; at = xml.find(mark, at + 1)) {
      const std::string whose = own + " à ";
      if (xml.compare(at + mark.size(), whose.size(), whose) != 0) {
        FAIL_CHECK(name << " holds an answer of another: " << xml.substr(at, 60));
        continue;
      }
      const auto begin = at + mark.size() + whose.size();
      names.push_back(xml.substr(
          begin, xml.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", begin) - begin));
    }
    all.emplace_back(name, names);
  }
  CHECK(documents == 484);
  std::vector<std::string> order;
  for (const auto& [name, names] : all) order = names.size() > order.size() ? names : order;
  // What became of the alerts is asked only where there were some.
  std::vector<std::string> without_alerts = order;
  std::erase(without_alerts, "alertes_traitees");
  for (const auto& [name, names] : all) {
    if (names != order && names != without_alerts) {
      FAIL_CHECK(name << " has its answers in another order, or lacks some");
    }
  }
  CHECK(std::set<std::string>(order.begin(), order.end()).size() == 21);
  CHECK(order.size() == 21);
}

TEST_CASE("an answer to a question that the document does not ask is told where it stands") {
  const TemporaryFolder work;
  const std::string file =
      work.write("r.yaml", "territoire: ML02\nlieu_signature: Sorne\nobjectif_a_fixer: 12\n");
  const std::string told =
      file +
      ":3:1: attention : la réponse à « objectif_a_fixer » ne sert pas : ce document ne pose "
      "pas cette question\n"
      "   aide : elle ne se pose que dans certains cas : vérifiez le territoire, ou retirez la "
      "réponse\n"
      "   pour convention-locale de ML02\n";
  const std::vector<std::string> data{
      "convention-locale", "--donnees", fixture("demo"), "--periode", "2010",
      "--territoire",      "ML02",      "--reponses",    file};
  std::vector<std::string> words{"produire", "--format", "odt", "--sortie", work.file("s")};
  words.insert(words.begin() + 1, data.begin(), data.end());
  const Outcome made = run_program(words);
  CHECK(made.status == 0);
  CHECK(made.err.find(told) != std::string::npos);
  words = {"reponses", "verifier"};
  words.insert(words.end(), data.begin(), data.end());
  const Outcome verified = run_program(words);
  CHECK(verified.status == 0);
  CHECK(verified.err == told);
}

TEST_CASE("a chart stands by itself, titled and sourced") {
  const TemporaryFolder work;
  const auto extract = [&](const std::string& id, const std::string& format) {
    return run_program({"produire", "tableau-de-bord", "--donnees", "fixtures/demo", "--periode",
                        "2010-12", "--territoire", "ML01", "--extrait", id, "--format", format,
                        "--sortie", work.file("x"), "-q"});
  };
  const std::string stem = work.file("x/tableau-de-bord_ML01_2010-12_entrees-mensuelles.");
  for (const char* format : {"png", "svg", "csv"}) {
    const Outcome made = extract("entrees-mensuelles", format);
    INFO(made.err);
    REQUIRE(made.status == 0);
  }
  CHECK(bytes_of(stem + "png").starts_with("\x89PNG"));
  const std::string svg = plain(bytes_of(stem + "svg"));
  CHECK(svg.find(">Mission locale de Brévane, décembre 2010<") != std::string::npos);
  CHECK(svg.find("champ : jeunes entrés en co-traitance") != std::string::npos);
  const std::string csv = plain(bytes_of(stem + "csv"));
  CHECK(
      csv.starts_with("# Entrées en co-traitance cumulées depuis le 1er janvier\n"
                      "# Mission locale de Brévane, décembre 2010\n# Source : "));
  CHECK(csv.find(";janv.;Entrées 2010;jeunes;5;VOL ML01 2010-01 cumul\n") != std::string::npos);
  const Outcome unknown = extract("entrees", "png");
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("aucun tableau ni graphique « entrees » dans ce document") !=
        std::string::npos);
}
