#include "production/details.hpp"

#include <filesystem>

#include "files/files.hpp"
#include "production/lists/detail_lists.hpp"
#include "wording/dates.hpp"

namespace copil::production {

namespace {

namespace fs = std::filesystem;
using records::FileId;
using records::TerritoireId;

workbook::DetailBook detail_book(const vocabulary::Facts& facts, TerritoireId territoire) {
  const auto& dossier = *facts.dossier;
  const auto& tree = dossier.records().territoires;
  workbook::DetailBook book;
  book.title = "Données détaillées – " + tree.libelle[territoire];
  book.about = {"Période : " + wording::period_text(facts.period),
                "Données arrêtées au " + wording::date_text(dossier.arrete()),
                "Chaque ligne est une ligne des fichiers, telle que les chiffres la voient ; les "
                "jeunes y sont désignés par leur pseudonyme."};
  for (const auto& rule : vocabulary::rule_sentences(dossier)) book.about.push_back(rule);
  if (dossier.has(FileId::cotraitances)) {
    book.lists.push_back(cotraitances_list(facts, territoire));
    if (dossier.has(FileId::inscriptions)) {
      book.lists.push_back(inscriptions_list(facts, territoire));
    }
    if (dossier.knowledge().knows(vocabulary::kLimites)) {
      book.lists.push_back(limites_list(facts, territoire));
    }
  }
  if (dossier.has(FileId::services)) book.lists.push_back(services_list(facts, territoire));
  return book;
}

Diagnostics write_workbook(const workbook::DetailBook& book, const std::string& path, Day created) {
  const std::string temporary = files::temporary_name(path);
  workbook::Options options;
  options.created = created;
  // Beside the file: the system's folder for temporary files may live in memory.
  options.temporary_folder = fs::path{path}.parent_path().string();
  const auto written = workbook::write_details(book, temporary, options);
  if (!written) {
    std::error_code ignored;
    fs::remove(temporary, ignored);
    return written.error();
  }
  Diagnostics problems = written->file.warnings;
  const Diagnostics faults = files::settle_file(temporary, path);
  problems.insert(problems.end(), faults.begin(), faults.end());
  return problems;
}

}  // namespace

vocabulary::Report detailed_report() {
  using records::TypeTerritoire;
  vocabulary::Report report;
  report.name = "donnees-detaillees";
  report.title = "Données détaillées";
  report.description = "Les lignes derrière les chiffres, en classeur";
  report.levels = {TypeTerritoire::national, TypeTerritoire::region, TypeTerritoire::departement,
                   TypeTerritoire::mission_locale};
  report.periods = {Period::Kind::year, Period::Kind::half, Period::Kind::quarter,
                    Period::Kind::month};
  report.outputs = {vocabulary::Output::xlsx};
  return report;
}

MadeDocument write_details(const vocabulary::Facts& facts, TerritoireId territoire,
                           const DetailOptions& options) {
  MadeDocument made;
  made.report = detailed_report().name;
  made.territoire = facts.dossier->records().territoires.code[territoire];
  made.period = facts.period;
  const auto book = detail_book(facts, territoire);
  if (book.lists.empty()) {
    made.problems.push_back(
        plain_error("aucune donnée à détailler : ni cotraitances.csv ni services.csv dans le "
                    "dossier de données"));
    return made;
  }
  const std::string name =
      files::document_stem(made.report, made.territoire, facts.period) + ".xlsx";
  const std::string path = options.folder + "/" + name;
  const Day created =
      options.instant ? Day{static_cast<int>(*options.instant / 86'400)} : facts.dossier->arrete();
  made.problems = write_workbook(book, path, created);
  if (has_errors(made.problems)) return made;
  MadeFile file{name, {}, 0};
  collect(files::sha256_of_file(path), file.sha256, made.problems);
  std::error_code error;
  file.bytes = fs::file_size(path, error);
  made.files.push_back(std::move(file));
  return made;
}

}  // namespace copil::production
