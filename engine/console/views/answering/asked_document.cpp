#include "console/views/answering/asked_document.hpp"

#include <algorithm>

namespace copil::console {

namespace {

bool suits(const vocabulary::Report& report, const Site& site, records::TerritoireId id) {
  return std::find(report.levels.begin(), report.levels.end(), site.tree().type[id]) !=
         report.levels.end();
}

/// True when a mandatory blank has neither an answer nor a default.
bool lacks_answer(const expansion::Form& form, const expansion::Answers& answers) {
  return std::any_of(form.fields.begin(), form.fields.end(), [&](const auto& field) {
    return field.required && !field.default_text && answers.fields.count(field.name) == 0;
  });
}

/// The mandatory blanks that the document prints open: of those in clauses left out, none.
Checked<std::vector<expansion::OpenBlank>> open_blanks(const AskedDocument& asked,
                                                       const production::PreparedReport& prepared,
                                                       const Site& site) {
  const vocabulary::DocumentNames names{site.data().schema, site.data().facts, asked.territoire,
                                        asked.period};
  auto expansion = production::expand(prepared, names, {});
  if (!expansion) return expansion.error();
  std::erase_if(expansion->open_blanks, [](const auto& blank) { return !blank.required; });
  return std::move(expansion->open_blanks);
}

}  // namespace

std::optional<AskedDocument> asked_document(const Question& question, const Site& site,
                                            Action action) {
  AskedDocument asked;
  for (const auto& report : site.reports()) {
    if (report.name == question.posted_or_asked("rapport")) asked.report = &report;
  }
  const auto territory = site.tree().find(question.posted_or_asked("territoire"));
  const auto period = parse_period(question.posted_or_asked("periode"));
  if (asked.report == nullptr || !territory || !period) return std::nullopt;
  if (!may(question.user, action, *territory, site.tree())) return std::nullopt;
  const bool is_of_year = period->year == site.settings().inquiry.period.year;
  if (!is_of_year || !suits(*asked.report, site, *territory)) return std::nullopt;
  if (!vocabulary::check_period(*asked.report, *period, site.settings().inquiry.arrete).empty())
    return std::nullopt;
  asked.territoire = *territory;
  asked.period = *period;
  return asked;
}

Reply no_such_document() {
  return refused(404, "Document inconnu",
                 "Ce rapport n'existe pas pour ce territoire ou cette période.");
}

DocumentKey key_of(const AskedDocument& asked, const Site& site) {
  return {asked.report->name, site.tree().code[asked.territoire], asked.period};
}

Fields fields_of(const AskedDocument& asked, const Site& site) {
  return {{"rapport", asked.report->name},
          {"territoire", site.tree().code[asked.territoire]},
          {"periode", period_code(asked.period)}};
}

vocabulary::Facts facts_of(const AskedDocument& asked, const Site& site) {
  vocabulary::Facts facts = site.data().facts;
  facts.period = asked.period;
  return facts;
}

Checked<DocumentState> state_of(const AskedDocument& asked, Site& site) {
  const DocumentKey key = key_of(asked, site);
  auto typed = site.answers().read(key);
  if (!typed) return typed.error();
  auto life = site.lives().read(key);
  if (!life) return life.error();
  auto prepared = site.prepared(asked.report->name);
  if (!prepared) return prepared.error();
  const expansion::Form& form = (*prepared)->source.form();
  DocumentState state{std::move(*typed), {}, std::move(*life), Stage::not_begun, {}};
  state.held = returns::held(state.typed, form);
  const bool is_frozen = frozen_in(state.life) != nullptr;
  const bool has_begun = !state.typed.empty() || form.fields.empty() || !state.life.empty();
  if (!is_frozen && lacks_answer(form, state.held.answers)) {
    prepared = site.prepared(asked.report->name, key.territory, state.held.answers);
    if (!prepared) return prepared.error();
    auto open = open_blanks(asked, **prepared, site);
    if (!open) return open.error();
    state.open = std::move(*open);
  }
  if (is_sent(state.life))
    state.stage = Stage::sent;
  else if (is_frozen)
    state.stage = Stage::final;
  else if (has_begun)
    state.stage = state.open.empty() && state.held.faults.empty() ? Stage::ready : Stage::under_way;
  return state;
}

Checked<std::vector<production::MadeDocument>> made_with_answers(
    const AskedDocument& asked, const DocumentState& state,
    const production::ProductionOptions& options, Site& site) {
  auto prepared = site.prepared_anew(*asked.report);
  if (!prepared) return prepared.error();
  prepared->answers.by_territory[site.tree().code[asked.territoire]] = state.held.answers;
  std::vector<production::PreparedReport> reports;
  reports.push_back(std::move(*prepared));
  const auto turn = site.typesetting();
  return production::produce(reports, site.data().schema, site.data().facts,
                             {{asked.report->name, asked.territoire, {}, asked.period, {}}},
                             options);
}

void write_document_fields(web::Html& html, const AskedDocument& asked, const Site& site) {
  for (const auto& [name, value] : fields_of(asked, site)) {
    html.leaf("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  }
}

}  // namespace copil::console
