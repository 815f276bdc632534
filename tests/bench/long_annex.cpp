#include "long_annex.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

#include "bench.hpp"
#include "pages/layout.hpp"
#include "pdf/pdf.hpp"

namespace copil::bench {

namespace {

constexpr std::size_t kTextColumns = 3;
constexpr std::size_t kColumns = 8;

document::Inlines text(const std::string& words) {
  return {{document::Text{words}}};
}

document::Row annex_row(int number) {
  document::Row row;
  row.cells.resize(kColumns);
  row.cells[0].content = text("D" + std::to_string(number));
  row.cells[1].content = text("Site " + std::to_string(number % 97));
  row.cells[2].content = text("Mission " + std::to_string(number % 13));
  for (std::size_t i = kTextColumns; i < kColumns; ++i) {
    const int value = number * static_cast<int>(i) % 1000;
    row.cells[i].content = document::Number{Value::count(value, Unit::jeunes)};
  }
  return row;
}

document::Document annex(int rows) {
  document::Table table;
  table.id = "dossiers";
  table.title = text("Dossiers suivis");
  for (std::size_t i = 0; i < kColumns; ++i) {
    document::Column column;
    column.id = "colonne-" + std::to_string(i);
    column.title = text("Colonne " + std::to_string(i + 1));
    column.kind = i < kTextColumns ? document::ColumnKind::text : document::ColumnKind::number;
    table.columns.push_back(std::move(column));
  }
  for (int i = 0; i < rows; ++i) table.rows.push_back(annex_row(i));
  document::Document document;
  document.title = "Annexe des dossiers";
  document.period = {Period::Kind::year, 2010, 1};
  document.arrete = *make_day(2010, 12, 31);
  document.content.push_back({std::move(table)});
  return document;
}

/// Prints the document into nowhere and says what it took, beyond the document itself.
void print_annex(int rows) {
  const document::Document document = annex(rows);
  const long tree = peak_megabytes();
  const double start = cpu_seconds();
  auto typesetter = pages::Typesetter::open();
  if (!typesetter) return void(std::fputs(formatted(typesetter.error()).c_str(), stderr));
  std::size_t page_count = 0;
  std::size_t byte_count = 0;
  pdf::Painter painter;
  const pdf::Options options;
  pdf::Printing printing =
      painter.begin(options, [&](std::string_view bytes) { byte_count += bytes.size(); });
  typesetter->lay_out(document, {}, [&](pages::Pages part) {
    page_count += part.pages.size();
    printing.add(std::move(part));
  });
  const Diagnostics faults = printing.finish();
  if (!faults.empty()) return void(std::fputs(formatted(faults).c_str(), stderr));
  std::printf(
      "  %5zu pages, %6d lignes : %5.1f s de processeur, %4.1f Mo de fichier, mémoire %ld Mo "
      "au plus, dont %ld Mo pour le document\n",
      page_count, rows, cpu_seconds() - start, static_cast<double>(byte_count) / 1e6,
      peak_megabytes(), tree);
}

}  // namespace

void print_long_annexes() {
  std::puts("pages      une annexe très longue, huit colonnes, imprimée au fil de sa mise en page");
  for (const int rows : {22'500, 45'000, 90'000}) {
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
      print_annex(rows);
      std::fflush(stdout);
      ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
  }
}

}  // namespace copil::bench
