#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "sheets/names.hpp"
#include "sheets/planning/canvas.hpp"
#include "sheets/planning/flow.hpp"
#include "sheets/planning/outline.hpp"

/// The parts that every workbook has around its tables. Each function puts its part from `row` on
/// and returns the first row free under it, one row left blank.
namespace copil::sheets {

/// Sheets of text have four columns; texts run over all of them.
inline constexpr int kTextLastColumn = 3;
void set_text_columns(Canvas& canvas);
/// Four narrower columns, for a text with tables in it.
void set_mixed_columns(Canvas& canvas);

/// The head of the first sheet: logos, title, territory, period, arrêté, state, rules.
int place_identity(Canvas& canvas, const document::Document& document);

/// Says in which cell of a table a key figure stands too, if in one.
using FindRepeat = std::function<std::optional<Repeat>(const document::KeyFigure&)>;

/// Key figures, each with a name that formulas may use; those of a table repeat its cells. They say
/// where they come from when `origins_of` is given.
int place_key_figures(Canvas& canvas, const std::vector<const document::KeyFigure*>& figures,
                      CellNames& names, const FindRepeat& find_repeat,
                      const document::Document* origins_of, int row);

/// The other sheets, with links.
int place_contents(Canvas& canvas, int row);

/// The head of every other sheet: title, what it is about, the way back.
int place_sheet_title(Canvas& canvas, const document::Document& document, const std::string& title,
                      int front_sheet);

/// The rules with which figures were computed.
int place_rules(Canvas& canvas, const document::Document& document, int row);

/// The source of each table and chart, for a document without an annex.
int place_sources(Canvas& canvas, const Outline& outline,
                  const std::map<const void*, FlowTarget>& targets, int row);

/// The blanks of the document, each with a cell to fill and what it accepts.
int place_inputs(Canvas& canvas, const std::vector<AskedBlank>& blanks, int row);

}  // namespace copil::sheets
