#pragma once

#include <string>

#include "document/document.hpp"

namespace copil::pages {

/// How the table is made, in French, for those who hear it cell after cell: titles on two levels,
/// columns that name the rows, groups of rows. Empty for a table whose first row and first column
/// say it all: only complex tables need a summary (RGAA, criterion 5.1).
std::string table_summary(const document::Table& table);

}  // namespace copil::pages
