#pragma once

#include "exports/table.hpp"
#include "records/reading/row_reader.hpp"
#include "records/records.hpp"

/// Inside the room: the format of each file, and how one of its rows becomes typed columns.
namespace copil::records {

/// The columns of the file.
const exports::Layout& layout_of(FileId file);

/// Reads the reader's current row. A sound row is added to all columns but the numbered ones
/// (`jeune`, `cotraitance`, `convention` references), which follow later; a faulty row to none.
/// Returns the row's youth for the tables that have one.
std::string_view read_row(RowReader& row, Objectifs& into);
std::string_view read_row(RowReader& row, Jeunes& into);
std::string_view read_row(RowReader& row, Cotraitances& into);
std::string_view read_row(RowReader& row, Inscriptions& into);
std::string_view read_row(RowReader& row, Alertes& into);
std::string_view read_row(RowReader& row, Civis& into);
std::string_view read_row(RowReader& row, Accompagnements& into);
std::string_view read_row(RowReader& row, Services& into);
std::string_view read_row(RowReader& row, Actions& into);
std::string_view read_row(RowReader& row, Conventions& into);
std::string_view read_row(RowReader& row, Versements& into);
std::string_view read_row(RowReader& row, EvaluationsMrs& into);
std::string_view read_row(RowReader& row, PrescriptionsPops& into);
std::string_view read_row(RowReader& row, Series& into);
std::string_view read_row(RowReader& row, Reunions& into);
std::string_view read_row(RowReader& row, Membres& into);
std::string_view read_row(RowReader& row, Decisions& into);
std::string_view read_row(RowReader& row, PlanActions& into);
std::string_view read_row(RowReader& row, Agents& into);
std::string_view read_row(RowReader& row, Transmissions& into);

/// The type that the cell names; blamed if it names none. For territoires.csv.
TypeTerritoire read_type(RowReader& row, std::size_t column);

}  // namespace copil::records
