// One figure, one number: whatever the document and its format.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "chain/document_lines.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

/// Where a figure stands: a table, a line, the rank of the cell after the line's name.
struct Probe {
  const char* title;
  std::string line;
  std::size_t cell;
  const char* figure;
};

/// The number of the cell with its decimal point; nothing when the table or line is not there.
std::optional<std::string> found(const Lines& lines, const Probe& probe) {
  bool is_inside = false;
  for (const auto& line : lines) {
    if (line[0] == kNewSheet) {
      is_inside = false;
    } else if (!is_inside) {
      is_inside = plain(line[0]).find(probe.title) != std::string::npos;
    } else if (line[0] == probe.line && line.size() > probe.cell) {
      std::string number;
      for (const char c : line[probe.cell]) {
        if (c == ',') number += '.';
        if ((c >= '0' && c <= '9') || c == '.' || c == '-') number += c;
      }
      return number;
    }
  }
  return std::nullopt;
}

/// What the machine formats say, by "FIGURE TERRITORY".
using Reference = std::map<std::string, std::string>;

const std::vector<std::string> kScene{"--donnees", fixture("demo"), "--arrete-au", "2011-02-28"};

std::string machine(std::vector<std::string> words) {
  words.insert(words.end(), kScene.begin(), kScene.end());
  words.insert(words.end(), {"--format", "csv"});
  const Outcome outcome = run_program(words);
  REQUIRE(outcome.status == 0);
  return outcome.out;
}

Reference reference() {
  Reference known;
  for_each_row(machine({"indicateurs", "--periode", "2010", "--niveau", "tous"}),
               [&](const auto& cells) { known[cells[0] + " " + cells[1]] = cells[4]; });
  for_each_row(machine({"volumes", "--annee", "2010"}), [&](const auto& cells) {
    known["objectif " + cells[0]] = cells[4];
    known["realise " + cells[0]] = cells[7];
  });
  for_each_row(machine({"subventions", "--annee", "2010"}), [&](const auto& cells) {
    known["montant " + cells[1]] = cells[7];
    known["verse " + cells[1]] = cells[12];
    known["du " + cells[1]] = cells[13];
  });
  return known;
}

/// `1234.50`, `1234.5` and `1234.500` are one number.
double number(const std::string& text) {
  double value = 0;
  std::istringstream in{text};
  in.imbue(std::locale::classic());
  in >> value;
  return value;
}

/// The probes of a document of the territory.
std::vector<Probe> probes_of(const std::string& report, const std::string& territoire) {
  // Their tables are about the territories below.
  if (report == "volumes-regionaux" || report == "suivi-subventions") return {};
  if (report == "compte-rendu-execution") {
    // Where instalments are all that was paid, they are the total.
    const bool has_more = territoire == "ML01" || territoire == "ML05";
    const char* paid = has_more               ? "Total versé, reversements déduits"
                       : territoire == "ML06" ? "Acomptes échus, réputés versés"
                                              : "Acomptes versés";
    return {
        {"Jeunes pris en charge, mois par mois", "Année, jeunes distincts", 1, "VOL"},
        {"Jeunes pris en charge, mois par mois", "Décembre 2010", 3, "VOL"},
        {"De la subvention prévue au solde", "Subvention prévue pour l’objectif", 1, "objectif"},
        {"De la subvention prévue au solde", "Subvention prévue pour l’objectif", 2, "montant"},
        {"De la subvention prévue au solde", paid, 1, "verse"}};
  }
  if (report == "flux-et-sorties") {
    const char* steps = "Entrées, étapes et sorties";
    const char* phases = "Jeunes en co-traitance, par phase";
    return {{steps, "Jeunes affectés en co-traitance", 2, "DE0"},
            {steps, "Jeunes dont une affectation a été annulée", 2, "DE0.annulees"},
            {steps, "Jeunes sortis de l’accompagnement", 2, "SOR"},
            {phases, "En attente de l’acceptation", 2, "ATT.acceptation"},
            {phases, "Accompagnement actif (ACT)", 2, "ACT"},
            {phases, "Alerte en cours (ALE)", 2, "ALE"},
            {phases, "Suspension, le jeune n’étant pas inscrit (SUS)", 2, "SUS"},
            {"Jeunes sortis de l’accompagnement, par motif", "Jeunes sortis (SOR)", 2, "SOR"}};
  }
  std::vector<Probe> all{
      {"Jeunes affectés en co-traitance, par trimestre", "Année", 1, "DE0"},
      {"Jeunes affectés en co-traitance, par trimestre", "Année", 2, "DE0"},
      {"Jeunes affectés en co-traitance, par trimestre", "Année", 3, "DE0.annulees"},
      {"Jeunes affectés en co-traitance, par trimestre", "Année", 4, "DE0.civis"},
      {"Jeunes en co-traitance au", "Accompagnement actif", 2, "ACT"},
      {"Jeunes en co-traitance au", "Alerte en cours", 2, "ALE"},
      {"Jeunes en co-traitance au", "Suspension (jeune non inscrit)", 2, "SUS"},
      {"Jeunes affectés, entrés, servis et sortis, public par public", "Ensemble", 5, "SOR"},
      {"Jeunes ayant reçu un service, par enjeu", "Jeunes distincts", 1, "DE1"},
      {"Jeunes ayant reçu un service, par enjeu", "Jeunes distincts", 2, "DE2"},
      {"Actions du partenariat renforcé, par nature", "Concertées (EM1)", 2, "EM1"},
      {"Actions du partenariat renforcé, par nature", "Conjointes (EM2)", 2, "EM2"},
      {"Actions du partenariat renforcé, par nature", "Ensemble (EM4)", 2, "EM4"},
      {"Actions du partenariat renforcé, par nature", "Ensemble (PA4)", 2, "PA4"}};
  if (report == "bilan-local") {
    all.push_back(
        {"L’objectif et sa réalisation", "Entrées comptées sur l’objectif (VOL)", 1, "VOL"});
  } else {
    const char* title = "Jeunes affectés, servis et accompagnés";
    // The only mission locale of a region is not said again as its total.
    const std::string line =
        territoire == "R2" ? "Mission locale des Deux-Combes" : "Ensemble, jeunes distincts";
    all.push_back({title, line, 1, "DE0"});
    all.push_back({title, line, 2, "DE1"});
    all.push_back({title, line, 3, "DE2"});
    all.push_back({title, line, 4, "DE4"});
    all.push_back({title, line, 5, "ACT"});
  }
  return all;
}

/// Lines about the territories below: figures of theirs in somebody else's document.
std::vector<std::pair<Probe, std::string>> probes_below(const std::string& report,
                                                        const std::string& territoire) {
  const std::string name = "Mission locale des Deux-Combes";
  if (report == "volumes-regionaux" && territoire == "FR") {
    const std::string region = "Hautes-Combes";
    return {{{"Objectifs de co-traitance par région", region, 2, "objectif"}, "R2"},
            {{"Entrées en co-traitance face à l’objectif", region, 1, "objectif"}, "R2"},
            {{"Entrées en co-traitance face à l’objectif", region, 2, "realise"}, "R2"}};
  }
  if (report == "volumes-regionaux" && territoire == "R2") {
    return {{{"Objectifs de co-traitance par mission locale", name, 2, "objectif"}, "ML04"},
            {{"Entrées en co-traitance face à l’objectif", name, 2, "realise"}, "ML04"}};
  }
  if (report == "suivi-subventions" && territoire == "R2") {
    return {{{"Subventions de 2010", name, 1, "montant"}, "ML04"},
            {{"Subventions de 2010", name, 2, "verse"}, "ML04"},
            {{"Subventions de 2010", name, 3, "du"}, "ML04"},
            {{"Trop-perçus constatés", name, 1, "verse"}, "ML04"}};
  }
  if (report != "bilan-regional" || territoire != "R2") return {};
  return {{{"Jeunes affectés, servis et accompagnés", name, 1, "DE0"}, "ML04"},
          {{"Jeunes affectés, servis et accompagnés", name, 5, "ACT"}, "ML04"},
          {{"Actions vers les employeurs", name, 2, "EM4"}, "ML04"},
          {{"Répartition de l’objectif", name, 2, "objectif"}, "ML04"},
          {{"Subventions de 2010", name, 1, "montant"}, "ML04"},
          {{"Subventions de 2010", name, 3, "du"}, "ML04"}};
}

/// Makes the report for every territory of its levels and gives the documents' stems.
std::vector<std::string> produced(const std::string& report, const TemporaryFolder& folder) {
  std::vector<std::string> words{"produire", report,     "--periode",
                                 "2010",     "--sortie", folder.path(),
                                 "-q",       "--format", "pdf,xlsx,odt,ods,html"};
  words.insert(words.end(), kScene.begin(), kScene.end());
  const Outcome outcome = run_program(words);
  CAPTURE(report, outcome.err);
  REQUIRE(outcome.status == 0);
  std::vector<std::string> stems;
  for (const auto& entry : fs::directory_iterator{folder.path()}) {
    const fs::path& path = entry.path();
    if (path.extension() == ".pdf" && path.filename().string().rfind(report + "_", 0) == 0) {
      stems.push_back(path.stem().string());
    }
  }
  std::sort(stems.begin(), stems.end());
  REQUIRE_FALSE(stems.empty());
  return stems;
}

/// `bilan-local_ML01_2010`: ML01.
std::string territoire_of(const std::string& stem) {
  const auto first = stem.find('_');
  return stem.substr(first + 1, stem.find('_', first + 1) - first - 1);
}

void check(const Lines& lines, const Probe& probe, const std::string& territoire,
           const Reference& known, std::map<std::string, std::size_t>& compared) {
  CAPTURE(probe.title, probe.line, probe.figure, territoire);
  const auto number_found = found(lines, probe);
  REQUIRE(number_found);
  const std::string key = std::string{probe.figure} + " " + territoire;
  REQUIRE(known.count(key) == 1);
  CHECK(number(*number_found) == Approx(number(known.at(key))).margin(1e-9));
  ++compared[key];
}

}  // namespace

TEST_CASE("the same figure is the same number in every document and format", "[lent]") {
  const Reference known = reference();
  std::map<std::string, std::size_t> compared;
  for (const std::string report :
       {"bilan-local", "bilan-regional", "bilan-national", "compte-rendu-execution",
        "volumes-regionaux", "suivi-subventions", "flux-et-sorties"}) {
    const TemporaryFolder folder;
    for (const auto& stem : produced(report, folder)) {
      for (const char* ending : {".pdf", ".xlsx", ".odt", ".ods", ".html"}) {
        const Lines lines = lines_of(folder.file(stem + ending));
        CAPTURE(stem, ending);
        for (const auto& probe : probes_of(report, territoire_of(stem))) {
          check(lines, probe, territoire_of(stem), known, compared);
        }
        for (const auto& [probe, below] : probes_below(report, territoire_of(stem))) {
          check(lines, probe, below, known, compared);
        }
      }
    }
  }
  // The figure of a mission locale is met in its bilan, its compte rendu and its region's bilan.
  CHECK(compared.at("VOL ML04") == 15);
  CHECK(compared.at("DE0 ML04") == 20);
  CHECK(compared.at("EM4 ML04") == 10);
  CHECK(compared.at("DE0 FR") == 20);
  CHECK(compared.at("SOR R2") == 15);
  CHECK(compared.at("du ML04") == 10);
  CHECK(compared.at("realise ML04") == 5);
}
