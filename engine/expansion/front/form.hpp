#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expansion/template.hpp"
#include "notation/node.hpp"

namespace copil::expansion {

/// The kinds of blanks as templates name them: those of `document::BlankKind` in its order, then
/// texts that are checked, in the order of `AnswerCheck`.
inline const std::vector<std::string_view> kBlankKindNames{
    "texte", "personne", "date", "montant", "choix", "lignes", "iban", "bic", "rib"};

/// Sets the field's kind and check from a rank in `kBlankKindNames`.
void set_kind(FormField& field, std::size_t rank);

/// True for account numbers: printed whole in acts alone.
bool is_secret(const FormField& field);

/// An answer to that field, in the writing of `Answers`: days as `2010-04-01`, amounts as
/// `84410.00`. Errors: not of the field's kind.
Checked<std::string> read_answer(const notation::Node& node, const FormField& field);

}  // namespace copil::expansion
