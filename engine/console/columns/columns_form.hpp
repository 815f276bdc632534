#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/deposits/matching.hpp"
#include "console/site/reply.hpp"

/// The form that matches the columns of an export to ours: one choice for each column of ours.
namespace copil::console {

/// What the values of a column look like: « jours », « nombres », « oui ou non », « textes »…
std::string guessed_kind(const std::vector<std::string>& values);
/// The first few, one after the other.
std::string first_values(const std::vector<std::string>& values);

/// The file of ours of that name without its ending; nothing for another.
std::optional<std::size_t> layout_named(const std::string& name);

/// Both forms: which file the export becomes, then where each column comes from.
std::string columns_forms(int deposit, const records::SeenExport& one, const Choices& choices);
/// What was chosen in them. Nothing when the form is not one of ours.
std::optional<Choices> choices_in(const Fields& form, const mapping::Sample& sample);

}  // namespace copil::console
