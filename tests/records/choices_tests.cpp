#include <catch2/catch.hpp>

#include "exports/fields.hpp"
#include "folder.hpp"
#include "records/choices.hpp"
#include "records/dictionary.hpp"
#include "records/read.hpp"

// The lists of choice hold what reading accepts, all of it.

using namespace copil;
using namespace copil::records;

TEST_CASE("the example of a column is what the column is said to hold") {
  for (const auto* file : all_descriptions()) {
    for (const auto& column : file->layout.columns) {
      CAPTURE(file->layout.file, column.name, column.example);
      const auto day = exports::read_day(column.example, Day::unknown);
      const bool is_day = day.fault.empty() && day.value.is_real();
      CHECK(is_day == (column.holds == exports::Holds::day));
      if (column.holds == exports::Holds::number) {
        CHECK(exports::read_decimal(column.example).fault.empty());
      }
    }
  }
}

TEST_CASE("every choice offered is accepted") {
  int offered = 0;
  for (std::size_t i = 0; i < kFileCount; ++i) {
    const auto file = static_cast<FileId>(i);
    const auto& layout = description_of(file).layout;
    for (std::size_t column = 0; column < layout.columns.size(); ++column) {
      const auto choices = choices_of(layout.columns[column]);
      if (choices.empty() || file == FileId::territoires) continue;
      std::string text;
      for (const auto& other : layout.columns) text += std::string{other.name} + ";";
      text += "\n";
      for (const auto& choice : choices) {
        for (std::size_t j = 0; j < layout.columns.size(); ++j) {
          text += (j == column ? choice : "") + ";";
        }
        text += "\n";
      }
      const Folder folder;
      folder.write(std::string{layout.file}, text);
      folder.write(
          "cotraitances.csv",
          file == FileId::cotraitances
              ? text
              : std::string{
                    "cotraitance;jeune;mission_locale;date_affectation\nC0;J0;M1;2010-01-05\n"});
      folder.write("conventions.csv",
                   file == FileId::conventions
                       ? text
                       : std::string{"convention;type;territoire;annee\nV0;locale;M1;2010\n"});
      folder.write("reunions.csv",
                   file == FileId::reunions
                       ? text
                       : std::string{"reunion;territoire;date\nE0;M1;2010-01-05\n"});
      ReadOptions options;
      options.hopeless = Hopeless::told;
      const auto reading = read_folder(folder.path(), options);
      CAPTURE(layout.file, layout.columns[column].name);
      REQUIRE(reading);
      // Rows lack their other cells: none is blamed for the choice itself.
      for (std::size_t k = 0; k < reading->rejects.size(); ++k) {
        const auto reject = reading->rejects[k];
        CHECK(reject.reason.find("attendu") == std::string_view::npos);
        CHECK(reject.column != layout.columns[column].name);
      }
      offered += static_cast<int>(choices.size());
    }
  }
  CHECK(offered == 120);
}
