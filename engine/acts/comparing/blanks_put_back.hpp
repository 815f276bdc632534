#pragma once

#include <map>
#include <string>
#include <vector>

#include "acts/act_text.hpp"

namespace copil::acts {

/// What blanks say in the act that came back, by index of their mark in the act handed out; those
/// that say the same are left out. An empty text: nothing any more.
using ChangedBlanks = std::map<int, std::string>;

/// The words of each mark of the act.
std::vector<Words> words_by_mark(const ActText& act);

/// True for the dots of a blank that nobody filled.
bool is_open(const Words& words);

/// The units of `after` with every blank whose mark is still there as `before` has it, so that what
/// was filled in is no change of the text around; `changed` takes what they said. Marks are those
/// of `before`, and only blanks have theirs.
std::vector<Unit> with_blanks_put_back(const ActText& before, const ActText& after,
                                       ChangedBlanks& changed);

}  // namespace copil::acts
