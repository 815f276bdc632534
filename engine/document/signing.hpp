#pragma once

#include "document/document.hpp"

namespace copil::document {

/// True for an act ready to be signed: it holds what its parties say, not how it was made.
inline bool is_ready_to_sign(const Document& document) {
  return document.style == Style::act && !document.is_draft;
}

/// The day that source lines and footers tell; unknown when they tell none.
inline Day told_arrete(const Document& document) {
  return is_ready_to_sign(document) ? Day::unknown : document.arrete;
}

}  // namespace copil::document
