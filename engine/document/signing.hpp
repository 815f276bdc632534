#pragma once

#include "document/document.hpp"

namespace copil::document {

/// True for an act ready to be signed: it holds what its parties say, not how it was made.
inline bool is_ready_to_sign(const Document& document) {
  return document.style == Style::act && !document.is_draft;
}

/// The day that source lines tell; unknown when they tell none: the tables of an act hold what its
/// parties agree on, or name their day themselves.
inline Day told_arrete(const Document& document) {
  return document.style == Style::act ? Day::unknown : document.arrete;
}

}  // namespace copil::document
