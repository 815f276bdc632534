// The blanks of a document as a form: what comes from it, kept as one types.
#include <Poco/JSON/Stringifier.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "console/views/answering/answers_page.hpp"
#include "files/files.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

using returns::Typed;

/// What became of the texts that came: kept, or in conflict with what somebody else kept meanwhile.
struct Outcome {
  Conflicts conflicts;
  Diagnostics problems;  ///< nothing was kept then
};

/// `come` are texts by name, `marks` those of the texts that they were made from.
Outcome take_in(const AskedDocument& asked, DocumentState& state, const Typed& come,
                const std::map<std::string, std::string>& marks, const std::string& who,
                Site& site) {
  Outcome outcome;
  Typed typed = state.typed;
  for (const auto& [name, text] : come) {
    const std::string kept = text_of(typed, name);
    if (text == kept) continue;
    const auto mark = marks.find(name);
    if (mark == marks.end() || mark->second != mark_of(kept)) {
      outcome.conflicts[name] = kept;
    } else if (text.empty()) {
      typed.erase(name);
    } else {
      typed[name] = text;
    }
  }
  if (typed == state.typed) return outcome;
  const auto prepared = site.prepared(asked.report->name);
  if (!prepared) return {{}, prepared.error()};
  const DocumentKey key = key_of(asked, site);
  const expansion::Form& form = (*prepared)->source.form();
  const std::string file = std::filesystem::path{site.answers().file(key)}.filename();
  const std::string digest =
      files::sha256(returns::typed_yaml(key.report, key.territory, typed, form));
  outcome.problems = site.journal().note({who, "répondre", key.territory, file, digest});
  if (outcome.problems.empty()) outcome.problems = site.answers().write(key, typed, form);
  if (!outcome.problems.empty()) return outcome;
  auto after = state_of(asked, site);
  if (after)
    state = std::move(*after);
  else
    outcome.problems = after.error();
  return outcome;
}

/// The names that the form asks for: no other is taken.
std::vector<std::string> names_asked(const expansion::Form& form) {
  std::vector<std::string> names;
  for (const auto& field : form.fields) names.push_back(field.name);
  for (const auto& option : form.options) names.push_back(option.name);
  return names;
}

Reply frozen_already() {
  return refused(409, "Document définitif",
                 "Ce document a été figé : ses réponses ne changent plus. Rouvrez-le d'abord, en "
                 "disant pourquoi.");
}

std::string json_text(const std::string& text) {
  std::ostringstream out;
  Poco::JSON::Stringifier::stringify(text, out);
  return out.str();
}

/// A document whose answers may still change, by who may change them.
struct OpenDocument {
  AskedDocument asked;
  DocumentState state;
  const expansion::Form* form;
};

/// Why the answers may not change, when they may not.
Result<OpenDocument, Reply> open_document(const Question& question, Site& site) {
  auto asked = asked_document(question, site, Action::saisir);
  if (!asked) return no_such_document();
  auto state = state_of(*asked, site);
  if (!state) return refused(500, state.error());
  if (frozen_in(state->life) != nullptr) return frozen_already();
  const auto prepared = site.prepared(asked->report->name);
  if (!prepared) return refused(500, prepared.error());
  return OpenDocument{*asked, std::move(*state), &(*prepared)->source.form()};
}

}  // namespace

Reply answers_form(const Question& question, Site& site) {
  const auto asked = asked_document(question, site, Action::lire);
  if (!asked) return no_such_document();
  const auto state = state_of(*asked, site);
  if (!state) return refused(500, state.error());
  return form_page(*asked, *state, state->typed, {}, question, site);
}

Reply save_answers(const Question& question, Site& site) {
  auto open = open_document(question, site);
  if (!open) return open.error();
  auto& [asked, state, form] = *open;
  Typed come;
  std::map<std::string, std::string> marks;
  for (const auto& name : names_asked(*form)) {
    const auto text = question.form.find(std::string{kAnswerPrefix} + name);
    const auto mark = question.form.find(std::string{kMarkPrefix} + name);
    if (text != question.form.end()) come[name] = returns::plain_typed(text->second);
    if (mark != question.form.end()) marks[name] = mark->second;
  }
  const Outcome outcome = take_in(asked, state, come, marks, question.user.name, site);
  if (!outcome.problems.empty()) return refused(500, outcome.problems);
  if (outcome.conflicts.empty()) {
    return redirected(address("/documents/repondre", fields_of(asked, site)));
  }
  Typed shown_texts = state.typed;
  for (const auto& [name, kept] : outcome.conflicts) shown_texts[name] = come[name];
  Reply reply = form_page(asked, state, shown_texts, outcome.conflicts, question, site);
  reply.status = 409;
  return reply;
}

Reply save_answer(const Question& question, Site& site) {
  auto open = open_document(question, site);
  if (!open) return open.error();
  auto& [asked, state, form] = *open;
  const std::string name = question.posted("champ");
  const auto names = names_asked(*form);
  if (std::find(names.begin(), names.end(), name) == names.end()) return no_such_document();
  const Outcome outcome =
      take_in(asked, state, {{name, returns::plain_typed(question.posted("texte"))}},
              {{name, question.posted("etat")}}, question.user.name, site);
  if (!outcome.problems.empty()) return refused(500, outcome.problems);
  const std::string kept = text_of(state.typed, name);
  return json_reply("{\"garde\":" + std::string{outcome.conflicts.empty() ? "true" : "false"} +
                    ",\"etat\":" + json_text(mark_of(kept)) +
                    ",\"faute\":" + json_text(wording::typography(fault_of(state, name))) +
                    ",\"autre\":" + json_text(outcome.conflicts.empty() ? "" : kept) +
                    ",\"document\":" + json_text(stage_label(state.stage)) + "}");
}

}  // namespace copil::console
