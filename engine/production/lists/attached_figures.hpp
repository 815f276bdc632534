#pragma once

#include <string>

#include "document/document.hpp"

namespace copil::production {

/// The figures that a document prints, for machines: what a PDF file carries beside its pages.
/// UTF-8, `;`, LF, header `tableau;groupe;ligne;colonne;unite;valeur`, one line a number or date of
/// its tables, of charts that no table repeats, and of its key figures, in reading order. Decimal
/// point, money with two decimals, rates with six, ISO dates, empty = not defined; what is secret
/// stays so, as `secret`. Empty when the document has no figure.
std::string figures_csv(const document::Document& document);

}  // namespace copil::production
