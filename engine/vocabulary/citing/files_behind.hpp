#pragma once

#include <set>
#include <string>
#include <string_view>

#include "vocabulary/knowledge.hpp"

namespace copil::vocabulary {

/// The files that a document was made with: `territoires.csv`, those that the records of the types
/// it asked for are rows of, those that its figures and reckonings (`Knowledge`) were reckoned
/// from. What is about a youth is read with `jeunes.csv`.
std::set<records::FileId> files_behind(const std::set<std::string, std::less<>>& record_types,
                                       std::set<std::string> chiffres, const Knowledge& knowledge);

}  // namespace copil::vocabulary
