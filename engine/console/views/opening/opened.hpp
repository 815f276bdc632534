#pragma once

#include <span>
#include <string>
#include <vector>

#include "console/site/command.hpp"
#include "console/views/board.hpp"
#include "console/views/views.hpp"
#include "records/row_places.hpp"
#include "vocabulary/reckonings.hpp"

/// What the pages that open a number share.
namespace copil::console {

/// « Mission locale de Brévane (ML01), deuxième trimestre 2010 ».
std::string opened_place(const Site& site, records::TerritoireId territory, Period period);

/// `copil expliquer …`, with the words asked and the data.
std::string explain_command(const CommandWords& asked, Period period, const Site& site);

/// Where rows stand, as far as the user may know it: who reads some territories only is told the
/// file of the format, since a part's name and a number of line tell of the others.
struct ShownPlaces {
  std::vector<std::string> files;
  std::vector<std::string> lines;  ///< empty texts where they are not told
  std::string note;                ///< why no line is told, when the files changed
};
ShownPlaces shown_places(std::span<const records::RowId> rows, const User& user, const Site& site);
ShownPlaces shown_places(const std::vector<vocabulary::SourceRow>& rows, const User& user,
                         const Site& site);

}  // namespace copil::console
