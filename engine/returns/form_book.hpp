#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/document.hpp"
#include "expansion/template.hpp"
#include "sheets/book.hpp"

/// Forms to hand out: the plan of a workbook that `read_returns` reads back.
namespace copil::returns {

/// What one line of a form asks, of one territory.
struct FormLine {
  std::string name;      ///< of the blank or option
  std::string question;  ///< in words
  std::string figures;   ///< those that it bears on, a line each; may be empty
  std::string expected;  ///< « texte, obligatoire »
  document::BlankKind kind = document::BlankKind::text;
  bool is_code = false;              ///< its figures are signs: they keep their zeros
  std::vector<std::string> choices;  ///< nothing else is accepted; empty: anything is
  std::string answer;                ///< given already; may be empty
  bool is_asked = true;              ///< by the document, whichever of its clauses are chosen
  bool is_posed = true;              ///< and with the clauses that are chosen now
  std::string condition;             ///< « si oui à la question qui précède »; may be empty
  std::string former;                ///< of the time before, as documents print it; may be empty
};

/// The form of one territory.
struct TerritoryForm {
  std::string code;
  std::string label;
  std::vector<FormLine> lines;  ///< of every territory the same names in the same order
};

struct FormSet {
  std::string report;  ///< its name, by which answers find it again
  std::string title;
  std::string about;  ///< period and arrêté, in words
  std::vector<TerritoryForm> territories;
};

/// What a line shows besides what it asks: of the figures declared for the blank, and of the
/// answer given the time before.
struct LineContext {
  std::string question;
  std::string figures;
};

/// The line of a blank, and of an option (yes or no). `answers` are those given already, `former`
/// those of the time before.
FormLine line_of(const expansion::FormField& field, LineContext context,
                 const expansion::Answers& answers, const expansion::Answers& former);
FormLine line_of(const expansion::FormOption& option, const expansion::Answers& answers,
                 const expansion::Answers& former);

/// One sheet a territory, for people: the question, the figures beside it, what is expected, room
/// to answer, the answer of the time before. Errors: more than fits a workbook.
Checked<sheets::Book> planned_sheets(const FormSet& forms);

/// One row a territory, one column a blank, for the region.
Checked<sheets::Book> planned_table(const FormSet& forms);

}  // namespace copil::returns
