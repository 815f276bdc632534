// What French CSVs look like: every sound row is read, every faulty one is rejected.
#include <map>
#include <set>

#include "example/example_folder.hpp"
#include "example/making/formats.hpp"

using namespace copil;
using namespace copil::testing;

namespace {

/// The same folder twice: as it should be, and as it comes.
struct Pair {
  Sample clean{plan_of(40, 12'000)};
  Sample dirty{plan_of(40, 12'000, example::Style::dirty)};
};

const Pair& pair() {
  static const Pair kPair;
  return kPair;
}

std::vector<std::string> codes(const records::Records& records,
                               const std::vector<records::JeuneId>& jeunes) {
  std::vector<std::string> codes;
  for (const auto jeune : jeunes) codes.emplace_back(records.jeunes.code[jeune]);
  return codes;
}

std::string file_bytes(const Sample& sample, const std::string& name) {
  return bytes_of(sample.folder.file("d/" + name));
}

}  // namespace

TEST_CASE("the faulty rows of a dirty folder are rejected, and only they") {
  const auto& records = pair().dirty.records();
  std::uint64_t rejected = 0;
  std::uint64_t read = 0;
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    INFO(records::file_name(static_cast<records::FileId>(i)));
    const auto& count = records.counts[i];
    CHECK(count.read == count.kept + count.rejected);
    CHECK(count.kept == pair().clean.records().counts[i].kept);
    CHECK(count.rejected > 0);
    rejected += count.rejected;
    read += count.read;
  }
  CHECK(rejected == pair().dirty.reading.rejects.size());
  CHECK(rejected == pair().dirty.tally.faulty);
  CHECK(read == pair().dirty.tally.rows);
  CHECK(rejected * 125 > read);
  CHECK(rejected * 80 < read);
}

TEST_CASE("the sound rows of a dirty folder say what the clean one says") {
  const auto& clean = pair().clean.records();
  const auto& dirty = pair().dirty.records();
  CHECK(clean.territoires.code == dirty.territoires.code);
  CHECK(clean.territoires.type == dirty.territoires.type);
  CHECK(clean.territoires.libelle == dirty.territoires.libelle);
  CHECK(clean.territoires.parent == dirty.territoires.parent);
  CHECK(clean.objectifs.objectif == dirty.objectifs.objectif);
  CHECK(clean.objectifs.acte == dirty.objectifs.acte);
  CHECK(clean.cotraitances.code == dirty.cotraitances.code);
  CHECK(clean.cotraitances.site == dirty.cotraitances.site);
  CHECK(clean.cotraitances.initialisation == dirty.cotraitances.initialisation);
  CHECK(clean.cotraitances.motif_fin == dirty.cotraitances.motif_fin);
  CHECK(codes(clean, clean.cotraitances.jeune) == codes(dirty, dirty.cotraitances.jeune));
  CHECK(clean.inscriptions.motif == dirty.inscriptions.motif);
  CHECK(clean.inscriptions.fin == dirty.inscriptions.fin);
  CHECK(clean.alertes.decision == dirty.alertes.decision);
  CHECK(clean.alertes.motif == dirty.alertes.motif);
  CHECK(clean.civis.renforce == dirty.civis.renforce);
  CHECK(clean.accompagnements.criteres == dirty.accompagnements.criteres);
  CHECK(clean.accompagnements.dispositif == dirty.accompagnements.dispositif);
  CHECK(clean.services.date == dirty.services.date);
  CHECK(codes(clean, clean.services.jeune) == codes(dirty, dirty.services.jeune));
  CHECK(clean.actions.intitule == dirty.actions.intitule);
  CHECK(clean.actions.valorisation == dirty.actions.valorisation);
  CHECK(clean.conventions.montant == dirty.conventions.montant);
  CHECK(clean.conventions.signature == dirty.conventions.signature);
  CHECK(clean.versements.montant == dirty.versements.montant);
  CHECK(clean.evaluations_mrs.reussie == dirty.evaluations_mrs.reussie);
  CHECK(clean.prescriptions_pops.etat == dirty.prescriptions_pops.etat);
  CHECK(clean.series.valeur == dirty.series.valeur);
  CHECK(clean.series.libelle == dirty.series.libelle);
}

TEST_CASE("the big files hold every fault that their rows can have") {
  std::map<std::string, std::set<std::string>> columns;
  for (std::size_t i = 0; i < pair().dirty.reading.rejects.size(); ++i) {
    const auto reject = pair().dirty.reading.rejects[i];
    columns[std::string{reject.file}].insert(std::string{reject.column});
  }
  for (const auto file : {records::FileId::jeunes, records::FileId::inscriptions,
                          records::FileId::accompagnements, records::FileId::services}) {
    std::set<std::string> expected;
    for (const auto& fault : example::faults_of(file)) {
      if (fault.what != example::Fault::What::cell) continue;
      expected.emplace(example::columns_of(file)[fault.column].name);
    }
    for (const auto& column : expected) {
      INFO(records::file_name(file) << " " << column);
      CHECK(columns[std::string{records::file_name(file)}].count(column) == 1);
    }
  }
}

TEST_CASE("dirty files are in the dialects that Excel and exports give") {
  const Sample& dirty = pair().dirty;
  CHECK(file_bytes(dirty, "territoires.csv").substr(0, 20) ==
        "\xEF\xBB\xBF"
        "CODE;TYPE;LIBELLE");
  CHECK(holds(file_bytes(dirty, "objectifs.csv"), "syst\xE8me d\x92information\n\nannee;"));
  CHECK(holds(file_bytes(dirty, "jeunes.csv"), ";oui\r\n"));
  CHECK(holds(file_bytes(dirty, "cotraitances.csv"), ";motif_fin;;;\r\n"));
  CHECK(holds(file_bytes(dirty, "inscriptions.csv"), "JEUNE,DATE_DEBUT,"));
  CHECK(holds(file_bytes(dirty, "alertes.csv"), "\tdate_signalement\t"));
  CHECK(holds(file_bytes(dirty, "actions.csv"), ",\"vu en comit\xC3\xA9 ;\n"));
  CHECK(holds(file_bytes(dirty, "versements.csv"), ",00\"\n"));
  CHECK(holds(file_bytes(dirty, "prescriptions_pops.csv"), "sep=;\r\n"));
  using namespace std::string_literals;
  CHECK(holds(file_bytes(dirty, "evaluations_mrs.csv"), "\xFF\xFEp\0l\0a\0t\0"s));
  CHECK(holds(file_bytes(dirty, "prescriptions_pops.csv"), " 00:00:00;"));
  CHECK(file_bytes(dirty, "civis.csv").ends_with("\r\n\"J0000"));
  const std::string services = file_bytes(dirty, "services.csv");
  const std::string header = "\r\njeune;mission_locale;date;enjeu\r\n";
  int headers = 0;  // One for two thousand rows or so, of sixty thousand.
  for (auto at = services.find(header); at != std::string::npos;
       at = services.find(header, at + 1)) {
    ++headers;
  }
  CHECK((headers > 10 && headers < 60));
  CHECK(holds(services, "\r\n\r\n"));
}
