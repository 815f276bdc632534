// The workbook to be filled: each column takes what the dictionary of files says it holds.
#include "copil/making/entry_workbook.hpp"

#include <catch2/catch.hpp>

using namespace copil;
using namespace copil::program;

namespace {

using Kind = workbook::EntryColumn::Kind;

/// `reunions.convoquee_le`, in the order of the files.
std::vector<std::string> columns_of_kind(Kind kind) {
  std::vector<std::string> names;
  for (const auto& sheet : entry_sheets()) {
    for (const auto& column : sheet.columns) {
      if (column.kind == kind) names.push_back(sheet.name + "." + column.name);
    }
  }
  return names;
}

}  // namespace

TEST_CASE("columns of numbers are those that are reckoned with") {
  CHECK(columns_of_kind(Kind::number) ==
        std::vector<std::string>{"objectifs.annee", "objectifs.objectif", "conventions.annee",
                                 "conventions.montant", "versements.montant", "series.valeur",
                                 "series.numerateur", "series.denominateur", "plan_actions.annee",
                                 "agents.etp"});
}

TEST_CASE("columns of days are days whatever they are called") {
  const auto days = columns_of_kind(Kind::day);
  for (const char* name : {"services.date", "civis.date_fin", "reunions.convoquee_le",
                           "decisions.echeance", "decisions.faite_le", "transmissions.produite_le",
                           "transmissions.signee_le", "transmissions.envoyee_le"}) {
    CAPTURE(name);
    CHECK(std::count(days.begin(), days.end(), name) == 1);
  }
}
