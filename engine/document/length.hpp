#pragma once

#include "document/document.hpp"

namespace copil::document {

/// About how many pages the document takes when printed, for those who do not lay it out: whether
/// it is long enough for a table of contents.
double pages_about(const Document& document);

}  // namespace copil::document
