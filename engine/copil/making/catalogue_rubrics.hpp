#pragma once

#include <optional>
#include <string>

#include "copil/terminal/listing.hpp"
#include "diagnostics/diagnostic.hpp"
#include "vocabulary/report.hpp"

namespace copil::program {

/// The regional rubriques of Parcours 3, old and new, since when, and the situation that a training
/// proposed under each is entered as. Only those that hold the words, accents forgiven, in a label
/// or a code; with a day, the label in force on it. Errors: a table that cannot be read.
Checked<Listing> rubrics_listing(const vocabulary::Resources& resources, const std::string& words,
                                 std::optional<Day> day);

}  // namespace copil::program
