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
  const pid_t child = ::fork();
  if (child == 0) ::_exit(act() ? 0 : 1);
  int status = 0;
  rusage usage{};
  REQUIRE(::wait4(child, &status, 0, &usage) == child);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 0);
  return usage.ru_maxrss / 1024;
}

bool paint_annex(int rows, std::size_t least_pages) {
  auto typesetter = pages::Typesetter::open();
  pages::Pages laid_out = typesetter->lay_out(annex(rows));
  return laid_out.pages.size() >= least_pages && pdf::write(std::move(laid_out)).has_value();
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

TEST_CASE("a table of two thousand pages is painted in bounded memory", "[lent]") {
  // Less than half a megabyte a page: 240 cells, each an element of the structure tree, which the
  // file's writer holds until its end.
  const long peak = peak_megabytes([] { return paint_annex(80'000, 2000); });
  CAPTURE(peak);
  CHECK(peak < 1100);
}

TEST_CASE("memory does not grow with the number of documents", "[lent]") {
  const long few = peak_megabytes([] { return paint_many(60); });
  const long many = peak_megabytes([] { return paint_many(400); });
  CAPTURE(few, many);
  CHECK(many < 100);
  CHECK(many <= few + few / 5);
}
