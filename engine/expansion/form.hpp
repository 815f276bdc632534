#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expansion/template.hpp"
#include "notation/node.hpp"

namespace copil::expansion {

/// The kinds of blanks as templates name them, in the order of `document::BlankKind`.
inline const std::vector<std::string_view> kBlankKindNames{"texte",   "personne", "date",
                                                           "montant", "choix",    "lignes"};

/// An answer to that field, in the writing of `Answers`: days as `2010-04-01`, amounts as
/// `84410.00`. Errors: not of the field's kind.
Checked<std::string> read_answer(const notation::Node& node, const FormField& field);

}  // namespace copil::expansion
