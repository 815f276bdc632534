#pragma once

#include "document/document.hpp"
#include "vocabulary/names.hpp"

/// What a document's readers must know of its data.
namespace copil::production {

/// Says under each table with n.d. cells which absent files and columns make what stands in it
/// unknown, and at the document's end all of them; at the end also, of the files behind the figures
/// it asked for: those of which more than one row in twenty was rejected, that say nothing of the
/// period, have fewer than half of the rows of the year before, or seem to lack some. Where months
/// of them lack, a report says it before its figures.
void add_reserves(document::Document& document, const vocabulary::DocumentNames& names);

}  // namespace copil::production
