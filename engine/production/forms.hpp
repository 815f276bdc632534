#pragma once

#include <vector>

#include "production/production.hpp"
#include "returns/form_book.hpp"

/// What the documents of a report ask of their territories.
namespace copil::production {

/// The forms of these territories: the questions in the words of their documents, the figures
/// beside, the answers that `prepared` holds already, and those of `former` for memory. Errors:
/// those of the documents themselves.
Checked<returns::FormSet> gather_forms(const PreparedReport& prepared,
                                       const expansion::Schema& schema,
                                       const vocabulary::Facts& facts,
                                       const std::vector<records::TerritoireId>& territories,
                                       const returns::ReportAnswers& former);

/// For documents that are to be final: one warning a document that would keep mandatory blanks
/// open, the first twenty of them, then how many others.
Diagnostics foretold_blanks(const std::vector<PreparedReport>& prepared,
                            const expansion::Schema& schema, const vocabulary::Facts& facts,
                            const std::vector<Task>& tasks);

}  // namespace copil::production
