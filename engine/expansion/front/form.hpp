#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expansion/template.hpp"
#include "notation/node.hpp"
#include "notation/words.hpp"

namespace copil::expansion {

/// What is answered, and how a text is checked.
struct AnswerKind {
  document::BlankKind kind = document::BlankKind::text;
  AnswerCheck check = AnswerCheck::none;
  bool operator==(const AnswerKind&) const = default;
};

/// The kinds of blanks as templates name them.
inline constexpr notation::Word<AnswerKind> kAnswerKinds[]{
    {"texte", {document::BlankKind::text}},
    {"personne", {document::BlankKind::person}},
    {"date", {document::BlankKind::date}},
    {"montant", {document::BlankKind::amount}},
    {"choix", {document::BlankKind::choice}},
    {"lignes", {document::BlankKind::lines}},
    {"iban", {document::BlankKind::text, AnswerCheck::iban}},
    {"bic", {document::BlankKind::text, AnswerCheck::bic}},
    {"rib", {document::BlankKind::text, AnswerCheck::rib}},
};

/// True for account numbers: printed whole in acts alone.
bool is_secret(const FormField& field);

/// An answer to that field, in the writing of `Answers`: days as `2010-04-01`, amounts as
/// `84410.00`. Errors: not of the field's kind.
Checked<std::string> read_answer(const notation::Node& node, const FormField& field);

}  // namespace copil::expansion
