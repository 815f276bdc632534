#pragma once

#include <optional>

#include "diagnostics/diagnostic.hpp"
#include "document/document.hpp"

/// From a document that is worked on to the one that is signed or published.
namespace copil::production {

/// Takes out of the document what only its makers need. Of any document: its open blanks with
/// their labels, and the sections that hold nothing else. Of an act: the frames that warn, the
/// rules of calculation, the mark of provisional data. Gives what the frames of the act said:
/// warnings, and an error where the frame is an anomaly (such an act cannot be signed).
Diagnostics make_definitive(document::Document& document);

/// Why a document says nothing for its territory, as a warning: its only content is a frame of
/// anomaly, « Rien n'est à payer ». Nothing for all others.
std::optional<Diagnostic> why_without_object(const document::Document& document);

}  // namespace copil::production
