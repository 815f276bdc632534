#include "opendocument/sheet/validations.hpp"

#include <algorithm>

#include "opendocument/sheet/sheet_body.hpp"

namespace copil::opendocument {

namespace {

struct Accepted {
  std::string condition;  ///< empty: anything
  std::string refusal;
};

Accepted accepted(const sheets::Input& input) {
  if (input.kind == document::BlankKind::date) {
    return {"of:cell-content-is-date() and cell-content()>=2",
            "Une date est attendue, par exemple 31/12/2010."};
  }
  if (input.kind == document::BlankKind::amount) {
    return {"of:cell-content-is-decimal-number() and cell-content()>=0",
            "Un montant en euros est attendu, positif ou nul."};
  }
  if (input.choices.empty()) return {};
  std::string list;
  for (const auto& choice : input.choices) {
    std::string quoted;
    for (char c : choice) quoted += c == '"' ? "\"\"" : std::string{c};
    list += (list.empty() ? "\"" : ";\"") + quoted + "\"";
  }
  return {"of:cell-content-is-in-list(" + list + ")", "Choisissez dans la liste."};
}

void write_validation(Xml& xml, const sheets::Sheet& sheet, std::size_t rank) {
  const auto& input = sheet.inputs[rank];
  const Accepted rule = accepted(input);
  Attributes attributes{{"table:name", validation_name(sheet, rank)},
                        {"table:allow-empty-cell", "true"},
                        {"table:base-cell-address", cell_address(sheet, input.row, input.column)}};
  if (!rule.condition.empty()) attributes.push_back({"table:condition", rule.condition});
  if (!input.choices.empty()) attributes.push_back({"table:display-list", "unsorted"});
  xml.open("table:content-validation", attributes);
  xml.open("table:help-message", {{"table:title", "À renseigner"}, {"table:display", "true"}});
  xml.element("text:p", input.prompt);
  xml.close();
  if (!rule.refusal.empty()) {
    xml.open("table:error-message", {{"table:title", "Saisie refusée"},
                                     {"table:message-type", "stop"},
                                     {"table:display", "true"}});
    xml.element("text:p", rule.refusal);
    xml.close();
  }
  xml.close();
}

}  // namespace

void write_validations(Xml& xml, const sheets::Book& book) {
  const bool has_some = std::any_of(book.sheets.begin(), book.sheets.end(),
                                    [](const auto& sheet) { return !sheet.inputs.empty(); });
  if (!has_some) return;
  xml.open("table:content-validations");
  for (const auto& sheet : book.sheets) {
    for (std::size_t i = 0; i < sheet.inputs.size(); ++i) write_validation(xml, sheet, i);
  }
  xml.close();
}

std::string validation_name(const sheets::Sheet& sheet, std::size_t input) {
  return "saisie " + sheet.name + " " + std::to_string(input + 1);
}

}  // namespace copil::opendocument
