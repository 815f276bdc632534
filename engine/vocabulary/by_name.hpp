#pragma once

#include <vector>

#include "records/records.hpp"

/// The order in which documents list territories.
namespace copil::vocabulary {

/// True when the name of `a` comes first, as French readers sort.
bool is_named_before(const records::Territoires& tree, records::TerritoireId a,
                     records::TerritoireId b);
/// Those territories by name; those of one name stay as they are.
std::vector<records::TerritoireId> by_name(const records::Territoires& tree,
                                           std::vector<records::TerritoireId> ids);

}  // namespace copil::vocabulary
