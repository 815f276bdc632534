#include "expansion/front/form.hpp"

#include <algorithm>

#include "base/day.hpp"
#include "base/exact.hpp"
#include "base/folded.hpp"
#include "notation/node.hpp"
#include "wording/bank.hpp"
#include "wording/dates.hpp"

namespace copil::expansion {

namespace {

using document::BlankKind;
using notation::Node;

Diagnostics not_expected(const Node& node, const FormField& field, std::string_view what,
                         std::vector<std::string> hints = {}) {
  return {node.error(
      "« " + field.name + " » : " + std::string{what} + " ; trouvé : " + notation::found(node),
      std::move(hints))};
}

/// `84 410,00` without its blanks (space, U+00A0, U+202F) and euro sign.
std::string plain_amount(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\u00A0"))
      i += 2;
    else if (rest.starts_with("\u202F") || rest.starts_with("€"))
      i += 3;
    else if (rest[0] == ' ')
      i += 1;
    else
      plain += text[i++];
  }
  return plain;
}

Checked<std::string> read_date(const Node& node, const FormField& field) {
  if (const auto day = wording::read_date(node.text)) return iso_text(*day);
  return not_expected(node, field, "une date comme 1er avril 2010 ou 01/04/2010 est attendue");
}

Checked<std::string> read_amount(const Node& node, const FormField& field) {
  if (const auto amount = parse_euros(plain_amount(node.text))) return decimal_text(*amount);
  return not_expected(node, field, "un montant en euros comme 84410,00 est attendu");
}

Checked<std::string> read_choice(const Node& node, const FormField& field) {
  for (const auto& choice : field.choices) {
    if (folded(choice) == folded(node.text)) return choice;
  }
  return not_expected(node, field, "un des choix est attendu",
                      did_you_mean(node.text, field.choices));
}

Checked<std::string> read_lines(const Node& node, const FormField& field) {
  if (node.kind == Node::Kind::scalar) return std::string{trimmed(node.text)};
  std::string lines;
  for (const auto& item : node.items) {
    if (item.kind != Node::Kind::scalar) return not_expected(item, field, "un texte est attendu");
    lines += (lines.empty() ? "" : "\n") + item.text;
  }
  return lines;
}

std::optional<std::string> bank_fault(AnswerCheck check, std::string_view text) {
  switch (check) {
    case AnswerCheck::none:
      return std::nullopt;
    case AnswerCheck::iban:
      return wording::iban_fault(text);
    case AnswerCheck::bic:
      return wording::bic_fault(text);
    case AnswerCheck::rib:
      return wording::rib_fault(text);
  }
  return std::nullopt;
}

/// Bank details in their electronic form.
Checked<std::string> read_bank_detail(const Node& node, const FormField& field) {
  if (const auto fault = bank_fault(field.check, node.text)) {
    return Diagnostics{node.error("« " + field.name + " » : " + *fault,
                                  {"recopiez-le depuis le relevé d'identité bancaire"})};
  }
  return wording::plain_account(node.text);
}

std::string field_comment(const FormField& field) {
  std::string comment = "# " + field.invite + " (" + std::string{kind_word(field)};
  if (!field.choices.empty()) {
    comment += " :";
    for (std::size_t i = 0; i < field.choices.size(); ++i) {
      comment += (i == 0 ? " " : ", ") + field.choices[i];
    }
  }
  comment += field.required ? ", requis)" : ")";
  std::replace(comment.begin(), comment.end(), '\n', ' ');
  return comment + "\n";
}

/// The keys of the answers' file: names of fields and options.
std::vector<std::string> known_names(const Form& form) {
  std::vector<std::string> names;
  for (const auto& field : form.fields) names.push_back(field.name);
  for (const auto& option : form.options) names.push_back(option.name);
  return names;
}

void append(Diagnostics& problems, Diagnostics more) {
  std::move(more.begin(), more.end(), std::back_inserter(problems));
}

void read_entry(const notation::Entry& entry, const Form& form, Answers& answers,
                Diagnostics& problems) {
  if (entry.value.kind == Node::Kind::empty) return;
  for (const auto& field : form.fields) {
    if (field.name != entry.key.text) continue;
    auto answer = read_answer(entry.value, field);
    if (!answer)
      append(problems, std::move(answer.error()));
    else if (!answer->empty())
      answers.fields[field.name] = std::move(*answer);
  }
  for (const auto& option : form.options) {
    if (option.name != entry.key.text) continue;
    const auto answer = notation::read_bool(entry.value);
    if (!answer)
      append(problems, answer.error());
    else
      answers.options[option.name] = *answer;
  }
}

/// The answer to the form's first field with that check, and where it was read.
const notation::Entry* entry_checked(const Node& root, const Form& form, AnswerCheck check) {
  for (const auto& field : form.fields) {
    if (field.check != check) continue;
    for (const auto& entry : root.entries) {
      if (entry.key.text == field.name && entry.value.kind == Node::Kind::scalar) return &entry;
    }
  }
  return nullptr;
}

/// The BIC's country and the RIB are those of the IBAN.
void compare_bank_details(const Node& root, const Form& form, Diagnostics& problems) {
  const auto* iban = entry_checked(root, form, AnswerCheck::iban);
  if (iban == nullptr) return;
  const auto* bic = entry_checked(root, form, AnswerCheck::bic);
  if (bic != nullptr && !wording::is_bic_of_iban(bic->value.text, iban->value.text)) {
    problems.push_back(
        bic->value.error("« " + bic->key.text + " » : ce BIC n'est pas du pays de l'IBAN donné"));
  }
  const auto* rib = entry_checked(root, form, AnswerCheck::rib);
  if (rib != nullptr && !wording::is_rib_of_iban(rib->value.text, iban->value.text)) {
    problems.push_back(rib->value.error("« " + rib->key.text +
                                        " » : ce RIB n'est pas celui que contient l'IBAN donné"));
  }
}

Diagnostics without_accounts(Diagnostics problems) {
  for (auto& problem : problems) {
    problem.message = wording::without_accounts(problem.message);
    problem.source_line = wording::without_accounts(problem.source_line);
    for (auto& hint : problem.hints) hint = wording::without_accounts(hint);
  }
  return problems;
}

}  // namespace

std::string_view kind_word(const FormField& field) {
  return notation::word_for({field.kind, field.check}, kAnswerKinds);
}

bool is_secret(const FormField& field) {
  return field.check == AnswerCheck::iban || field.check == AnswerCheck::rib;
}

Checked<std::string> read_answer(const Node& node, const FormField& field) {
  if (field.kind == BlankKind::lines && node.kind == Node::Kind::list)
    return read_lines(node, field);
  if (node.kind == Node::Kind::empty) return std::string{};
  if (node.kind != Node::Kind::scalar) return not_expected(node, field, "un texte est attendu");
  if (trimmed(node.text).empty()) return std::string{};
  switch (field.kind) {
    case BlankKind::date:
      return read_date(node, field);
    case BlankKind::amount:
      return read_amount(node, field);
    case BlankKind::choice:
      return read_choice(node, field);
    case BlankKind::lines:
      return read_lines(node, field);
    case BlankKind::text:
    case BlankKind::person:
      break;
  }
  if (field.check != AnswerCheck::none) return read_bank_detail(node, field);
  return std::string{trimmed(node.text)};
}

Checked<Node> parse_answers(std::string_view yaml, const std::string& file) {
  auto parsed = notation::parse(yaml, {file, 0});
  if (!parsed) return without_accounts(std::move(parsed.error()));
  if (parsed->kind == Node::Kind::map || parsed->kind == Node::Kind::empty) return parsed;
  return without_accounts({parsed->error("les réponses sont un groupe de clés : « nom: valeur »")});
}

Checked<Answers> read_answers(const Node& map, const Form& form) {
  const auto names = known_names(form);
  Diagnostics problems = notation::unknown_keys(map, names, "ce formulaire");
  Answers answers;
  for (const auto& entry : map.entries) read_entry(entry, form, answers, problems);
  if (problems.empty()) compare_bank_details(map, form, problems);
  if (!problems.empty()) return without_accounts(notation::in_order(std::move(problems)));
  return answers;
}

Checked<Answers> read_answers(std::string_view yaml, const std::string& file, const Form& form) {
  const auto parsed = parse_answers(yaml, file);
  return parsed ? read_answers(*parsed, form) : Checked<Answers>{parsed.error()};
}

std::string form_yaml(const Form& form) {
  std::string text;
  for (const auto& field : form.fields) {
    text += field_comment(field) + field.name + ":" +
            (field.default_text ? " " + notation::quoted(*field.default_text) : "") + "\n";
  }
  for (const auto& option : form.options) {
    text += "# " + option.invite + " (oui ou non)\n" + option.name + ": " +
            (option.is_on_by_default ? "oui" : "non") + "\n";
  }
  return text;
}

}  // namespace copil::expansion
