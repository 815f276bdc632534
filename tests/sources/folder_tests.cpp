#include <catch2/catch.hpp>

#include <filesystem>

#include "sources/folder.hpp"
#include "support/made_workbooks.hpp"
#include "support/temporary_folder.hpp"

// What is found in a folder, in whatever form, under which name.

using namespace copil;
using namespace copil::sources;
using namespace copil::testing;

namespace {

constexpr std::string_view kStems[] = {"jeunes", "services", "actions", "plan_actions"};

FoundFiles found_in(const TemporaryFolder& folder) {
  return find_files(folder.path(), kStems);
}

/// `services: services_R82.csv (r82)`, …, then what is not read and what is wrong.
std::string listing(const TemporaryFolder& folder) {
  const FoundFiles found = found_in(folder);
  std::string text;
  for (std::size_t i = 0; i < found.offers.size(); ++i) {
    for (const Offer& offer : found.offers[i]) {
      text += std::string{kStems[i]} + ": " + offer.name +
              (offer.part.empty() ? "" : " (" + offer.part + ")") + "\n";
    }
  }
  for (const auto& other : found.others) text += "autre: " + other + "\n";
  for (const auto& list : {found.errors, found.warnings}) {
    for (auto diagnostic : list) {
      diagnostic.place.file =
          std::filesystem::path{diagnostic.place.file}.filename().string() == "" ||
                  diagnostic.place.file == folder.path()
              ? "DIR"
              : std::filesystem::path{diagnostic.place.file}.filename().string();
      text += formatted(diagnostic);
    }
  }
  return text;
}

std::string text_of(const Offer& offer) {
  const auto source = offer.open();
  if (!source) return formatted(source.error());
  std::string text;
  REQUIRE(source->content.read(source->content.begin(), source->content.end(), text));
  return text;
}

std::string rows(const std::string& word) {
  return xlsx_rows({{word}});
}

}  // namespace

TEST_CASE("files of text in any case, compressed or not") {
  const TemporaryFolder folder;
  folder.write("JEUNES.Csv", "x");
  folder.write("services.tsv.GZ", "x");
  folder.write("Actions.txt", "x");
  folder.write("services.pdf", "x");
  CHECK(listing(folder) ==
        "jeunes: JEUNES.Csv\n"
        "services: services.tsv.GZ\n"
        "actions: Actions.txt\n"
        "autre: services.pdf\n");
}

TEST_CASE("locks, leftovers, hidden files and notes are passed over") {
  const TemporaryFolder folder;
  for (const char* name : {"~$services.xlsx", "._services.csv", ".services.csv", "notes.md",
                           "README.txt", "rejets.csv", "saisies.csv"}) {
    folder.write(name, "x");
  }
  CHECK(listing(folder).empty());
}

TEST_CASE("parts come in the order of their names") {
  const TemporaryFolder folder;
  folder.write("services_R82.csv", "x");
  folder.write("Services_2010-02.csv", "x");
  folder.write("services_2010-01.csv.gz", "x");
  folder.write("plan_actions.csv", "x");
  folder.write("plan_actions_2.csv", "x");
  CHECK(listing(folder).substr(0, 136) ==
        "services: services_2010-01.csv.gz (2010-01)\n"
        "services: Services_2010-02.csv (2010-02)\n"
        "services: services_R82.csv (r82)\n"
        "plan_actions: plan");
}

TEST_CASE("a file given twice: both are named") {
  const auto twice = [](const std::string& a, const std::string& b) {
    return "DIR: erreur : un même fichier est donné deux fois : « " + a + " » et « " + b +
           " »\n   aide : gardez-en un seul dans le dossier de données\n";
  };
  const auto complaint = [](const std::vector<std::pair<std::string, std::string>>& files) {
    const TemporaryFolder folder;
    for (const auto& [name, bytes] : files) folder.write(name, bytes);
    const std::string text = listing(folder);
    return text.substr(std::min(text.find("DIR"), text.size()));
  };
  CHECK(complaint({{"services.csv", "x"}, {"services.csv.gz", "x"}}) ==
        twice("services.csv", "services.csv.gz"));
  CHECK(complaint({{"services.csv", "x"}, {"services_1.csv", "x"}, {"services_2.csv", "x"}}) ==
        twice("services.csv", "services_1.csv"));
  CHECK(complaint({{"services_1.csv", "x"}, {"SERVICES_1.txt", "x"}}) ==
        twice("SERVICES_1.txt", "services_1.csv"));
  CHECK(complaint({{"services.csv", "x"}, {"services.xlsx", made_xlsx({{"services", ""}})}}) ==
        twice("services.csv", "services.xlsx, feuille « services »"));
  CHECK(complaint({{"services.csv", "x"}, {"envoi.zip", made_zip({{"d/services.csv", "y"}})}}) ==
        twice("envoi.zip, d/services.csv", "services.csv"));
  CHECK(complaint({{"services.csv", "x"}, {"services.xls", "x"}}) ==
        twice("services.csv", "services.xls"));
}

TEST_CASE("the sheet of the workbook's name, else the only one shown") {
  const TemporaryFolder folder;
  folder.write("services.xlsx", made_xlsx({{"Lisez-moi", rows("non")}, {"Services", rows("oui")}}));
  folder.write("jeunes.ods",
               made_ods({{"Export", ods_rows({{"vu"}})}, {"listes", ods_rows({{"caché"}}), true}}));
  folder.write("actions_R82.xlsx", made_xlsx({{"Feuil1", rows("une part")}}));
  CHECK(listing(folder) ==
        "jeunes: jeunes.ods, feuille « Export »\n"
        "services: services.xlsx, feuille « Services »\n"
        "actions: actions_R82.xlsx, feuille « Feuil1 » (r82)\n"
        "services.xlsx: attention : feuille inconnue, ignorée : « Lisez-moi »\n");
  CHECK(text_of(found_in(folder).offers[1][0]) == "oui\n");
  CHECK(text_of(found_in(folder).offers[0][0]) == "vu\n");
}

TEST_CASE("a workbook of which no sheet can be told says so when it is read") {
  const TemporaryFolder folder;
  folder.write("services.xlsx", made_xlsx({{"A", ""}, {"B", ""}}));
  folder.write("jeunes.xlsx", made_xlsx({{"A", "", true}}));
  folder.write("actions.xlsx", made_xlsx({{"plan_actions", ""}}));
  const auto found = found_in(folder);
  const auto told = [&](std::size_t file) {
    std::string text = text_of(found.offers[file].at(0));
    return text.substr(text.rfind('/', text.find(": ")) + 1);
  };
  CHECK(told(1) ==
        "services.xlsx: erreur : aucune feuille ne s'appelle « services » ; il y a « A », « B »\n"
        "   aide : nommez « services » la feuille à lire, ou n'en gardez qu'une visible\n");
  CHECK(told(0) ==
        "jeunes.xlsx: erreur : le classeur n'a aucune feuille visible\n"
        "   aide : nommez « jeunes » la feuille à lire, ou n'en gardez qu'une visible\n");
  CHECK(told(2) ==
        "actions.xlsx: erreur : aucune feuille ne s'appelle « actions » ; il y a « plan_actions »\n"
        "   aide : nommez « actions » la feuille à lire, ou n'en gardez qu'une visible\n");
  CHECK(found.offers[3].size() == 1);
}

TEST_CASE("one workbook that holds several files") {
  const TemporaryFolder folder;
  folder.write("tout.xlsx", made_xlsx({{"jeunes", rows("j")},
                                       {"services_1", rows("s1")},
                                       {"services_2", rows("s2"), true},
                                       {"Notes", rows("n")}}));
  folder.write("budget.xlsx", made_xlsx({{"Feuil1", rows("n")}}));
  CHECK(listing(folder) ==
        "jeunes: tout.xlsx, feuille « jeunes »\n"
        "services: tout.xlsx, feuille « services_1 » (1)\n"
        "services: tout.xlsx, feuille « services_2 » (2)\n"
        "autre: budget.xlsx\n"
        "tout.xlsx: attention : feuille inconnue, ignorée : « Notes »\n");
  CHECK(found_in(folder).inputs() == std::vector<std::string>{"tout.xlsx"});
  CHECK(text_of(found_in(folder).offers[1][1]) == "s2\n");
}

TEST_CASE("everything inside one archive") {
  const TemporaryFolder folder;
  folder.write("envoi.ZIP", made_zip({{"données/jeunes.csv", "a;b\n"},
                                      {"données/services.xlsx", made_xlsx({{"T2", rows("s")}})},
                                      {"__MACOSX/._jeunes.csv", "x"},
                                      {"données/~$services.xlsx", "x"},
                                      {"lisez.pdf", "x"},
                                      {"autre.zip", made_zip({})}}));
  CHECK(listing(folder) ==
        "jeunes: envoi.ZIP, données/jeunes.csv\n"
        "services: envoi.ZIP, données/services.xlsx, feuille « T2 »\n"
        "autre: envoi.ZIP, autre.zip\n"
        "autre: envoi.ZIP, lisez.pdf\n");
  const auto found = found_in(folder);
  CHECK(found.inputs() == std::vector<std::string>{"envoi.ZIP"});
  CHECK(text_of(found.offers[0][0]) == "a;b\n");
  CHECK(text_of(found.offers[1][0]) == "s\n");
  // What messages name is where people find it.
  CHECK(found.offers[0][0].open()->name == "envoi.ZIP, données/jeunes.csv");
}

TEST_CASE("what nobody can look into is told; what is ours says why when it is read") {
  const TemporaryFolder folder;
  folder.write("envoi.zip", "PK\x03\x04");
  folder.write("vieux.xls", "x");
  folder.write("notes.xlsx", "x;y");
  folder.write("services.xlsm", "x");
  CHECK(listing(folder) ==
        "services: services.xlsm\n"
        "envoi.zip: attention : archive illisible : ce n'est pas un fichier ZIP entier\n"
        "notes.xlsx: attention : texte sous un nom de classeur XLSX\n"
        "   aide : s'il s'agit d'un CSV, donnez-lui l'extension .csv\n"
        "vieux.xls: attention : les classeurs .xls ne sont pas lus\n"
        "   aide : ouvrez-le dans un tableur et enregistrez-le en .xlsx\n");
  const std::string told = text_of(found_in(folder).offers[1][0]);
  CHECK(told.substr(told.find(": ")) ==
        ": erreur : classeur avec des macros\n"
        "   aide : enregistrez-le en .xlsx, sans macros : copil n'en ouvre pas\n");
}
