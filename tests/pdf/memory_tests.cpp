#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <functional>

#include "pages/layout.hpp"
#include "pdf/pdf.hpp"

using namespace copil;

namespace {

document::Inlines text(std::string words) {
  return {{document::Text{std::move(words)}}};
}

/// A table of five columns: file, site, youths, rate, amount.
document::Document annex(int rows) {
  document::Table table;
  for (const char* title : {"Dossier", "Site", "Jeunes", "Taux", "Montant"}) {
    document::Column column;
    column.id = title;
    column.title = text(title);
    column.kind =
        table.columns.size() < 2 ? document::ColumnKind::text : document::ColumnKind::number;
    table.columns.push_back(std::move(column));
  }
  for (int i = 0; i < rows; ++i) {
    document::Row row;
    row.cells.resize(5);
    row.cells[0].content = text("Dossier " + std::to_string(i));
    row.cells[1].content = text("Site " + std::to_string(i % 97));
    row.cells[2].content = document::Number{Value::count(i, Unit::jeunes)};
    row.cells[3].content = document::Number{Value::rate(i % 100, 100)};
    row.cells[4].content = document::Number{Value::money(Cents{i * 100})};
    table.rows.push_back(std::move(row));
  }
  document::Document document;
  document.title = "Annexe";
  document.period = {Period::Kind::year, 2010, 1};
  document.arrete = *make_day(2010, 12, 31);
  document.content.push_back({std::move(table)});
  return document;
}

/// The most memory, in megabytes, that a process doing `act` and nothing else has held.
long peak_megabytes(const std::function<bool()>& act) {
  ::malloc_trim(0);  // What earlier tests have freed would serve the child unseen.
  const pid_t child = ::fork();
  if (child == 0) ::_exit(act() ? 0 : 1);
  int status = 0;
  rusage usage{};
  REQUIRE(::wait4(child, &status, 0, &usage) == child);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 0);
  return usage.ru_maxrss / 1024;
}

/// Prints a table of so many rows on at least so many pages, into nowhere.
bool print_annex(const document::Document& document, int least_pages) {
  auto typesetter = pages::Typesetter::open();
  pdf::Painter painter;
  const pdf::Options options;
  std::size_t bytes = 0;
  int count = 0;
  pdf::Printing printing =
      painter.begin(options, [&](std::string_view more) { bytes += more.size(); });
  typesetter->lay_out(document, {}, [&](pages::Pages part) {
    count += static_cast<int>(part.pages.size());
    printing.add(std::move(part));
  });
  return printing.finish().empty() && count >= least_pages && bytes > 5000U * least_pages;
}

/// What laying out and printing takes beyond the document itself.
long megabytes_to_print(int rows, int least_pages) {
  const long document = peak_megabytes([&] { return !annex(rows).content.empty(); });
  return peak_megabytes([&] { return print_annex(annex(rows), least_pages); }) - document;
}

bool paint_many(int count) {
  auto typesetter = pages::Typesetter::open();
  pdf::Painter painter;
  for (int i = 0; i < count; ++i) {
    if (!painter.write(typesetter->lay_out(annex(40 + i % 60)))) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a long table is printed in bounded memory", "[lent]") {
  const long few = megabytes_to_print(12'000, 300);
  const long twice = megabytes_to_print(24'000, 600);
  CAPTURE(few, twice);
  CHECK(twice < 80);
  // What grows: eight bytes an object of the file, a reference a row.
  CHECK(twice - few < 10);
}

TEST_CASE("a table of two thousand pages is printed in bounded memory", "[lent]") {
  const long peak = megabytes_to_print(80'000, 2000);
  CAPTURE(peak);
  CHECK(peak < 100);
}

TEST_CASE("memory does not grow with the number of documents", "[lent]") {
  const long few = peak_megabytes([] { return paint_many(60); });
  const long many = peak_megabytes([] { return paint_many(400); });
  CAPTURE(few, many);
  CHECK(many < 100);
  CHECK(many <= few + few / 5);
}
