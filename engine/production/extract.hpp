#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/document.hpp"

/// One table or chart of a document by itself, for slides and letters.
namespace copil::production {

/// The ids of the document's tables and charts, in reading order.
std::vector<std::string> extract_ids(const document::Document& document);

/// The document with that table or chart alone, under a line that says territory and period; its
/// own title, source and scope stay with it. Errors: no such id, with « vouliez-vous dire ».
Checked<document::Document> extracted(const document::Document& document, const std::string& id);

/// The same as CSV: what a reader sees of its numbers, as `chiffres.csv` of PDF files says them,
/// after lines `#` with title, territory, period and source.
std::string extract_csv(const document::Document& alone);

/// One sentence for those who do not see the picture.
std::string extract_alternative(const document::Document& alone);

}  // namespace copil::production
