#pragma once

#include <set>
#include <string>
#include <string_view>

#include "vocabulary/knowledge.hpp"

namespace copil::vocabulary {

/// Asked for (`DocumentNames::asks_for`) by what places a prescription at a site: the youth's
/// co-traitance tells which.
inline constexpr const char* kSitesOfPops = "sites des prescriptions";

/// The files that a document was made with: `territoires.csv`, those that the records of the types
/// it asked for are rows of, those that its figures and reckonings (`Knowledge`) were reckoned
/// from. What is about a youth is read with `jeunes.csv`.
std::set<records::FileId> files_behind(const std::set<std::string, std::less<>>& record_types,
                                       std::set<std::string> chiffres, const Knowledge& knowledge);

/// True of a data file that the control of coherence looks at, by its name.
bool is_controlled(std::string_view file_name);

}  // namespace copil::vocabulary
