#include "production/forms.hpp"

#include <algorithm>
#include <set>

#include "diagnostics/warning.hpp"
#include "production/making/dependent_blanks.hpp"
#include "sheets/questions.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/text.hpp"

namespace copil::production {

namespace {

constexpr std::size_t kMostForetold = 20;
constexpr std::size_t kMostNamed = 4;
constexpr std::string_view kNotAsked = "Ne se pose pas dans ce document, en l'état";

/// « Jeunes affectés… (DE0) : 1 234 », a line a figure.
std::string figures_text(const expansion::FormField& field,
                         const vocabulary::DocumentNames& names) {
  std::string text;
  for (const auto& code : field.figures) {
    const auto* figure = names.schema().find_figure(code);
    if (figure == nullptr) continue;
    const Value value = names.figure(code, nullptr, nullptr, false);
    text += (text.empty() ? "" : "\n") + figure->label + " (" + code +
            ") : " + wording::number_text(value);
  }
  return text;
}

/// The blanks that the document asks of the territory, whichever of its clauses are chosen.
std::set<std::string> asked_blanks(const PreparedReport& prepared,
                                   const vocabulary::DocumentNames& names,
                                   const expansion::Answers& answers) {
  std::set<std::string> asked;
  for (const auto& [name, text] : answers.fields) asked.insert(name);
  std::vector<expansion::Answers> choices{{}, {}, {}, answers};
  for (const auto& option : prepared.source.form().options) {
    choices[1].options[option.name] = true;
    choices[2].options[option.name] = false;
  }
  for (const auto& chosen : choices) {
    const auto expanded = expansion::expand(prepared.source, names, chosen);
    if (!expanded) continue;  // told when the document is made
    for (const auto& blank : expanded->open_blanks) asked.insert(blank.name);
  }
  return asked;
}

/// Those that it asks with the clauses that are chosen now, answered or not.
std::set<std::string> posed_blanks(const PreparedReport& prepared,
                                   const vocabulary::DocumentNames& names,
                                   const expansion::Answers& answers) {
  std::set<std::string> posed;
  for (const auto& field : prepared.source.form().fields) {
    if (field.default_text) posed.insert(field.name);
  }
  for (const auto& [name, text] : answers.fields) posed.insert(name);
  for (const auto& chosen : {expansion::Answers{{}, answers.options}, answers}) {
    const auto expanded = expansion::expand(prepared.source, names, chosen);
    if (!expanded) continue;  // told when the document is made
    for (const auto& blank : expanded->open_blanks) posed.insert(blank.name);
    for (const auto& name : expanded->unasked) posed.erase(name);
  }
  return posed;
}

/// The lines of one territory, and what they depend on.
class TerritoryLines {
 public:
  TerritoryLines(const PreparedReport& prepared, const vocabulary::DocumentNames& names,
                 const Dependences& dependences, const std::string& code)
      : prepared_(prepared),
        names_(names),
        dependences_(dependences),
        answers_(prepared.answers.of(code)),
        asked_(asked_blanks(prepared, names, answers_)),
        posed_(posed_blanks(prepared, names, answers_)) {}

  /// `heading` is where the document says it in its present state; empty when it does not.
  returns::FormLine line(expansion::FormField field, std::string heading,
                         const expansion::Answers& before) const {
    // The préfet's name is no business of a mission locale's avenant: nobody waits for it.
    const bool is_asked = asked_.contains(field.name);
    const bool is_posed = is_asked && posed_.contains(field.name);
    const auto found = dependences_.find(field.name);
    const bool is_known = found != dependences_.end();
    if (heading.empty() && is_known) heading = found->second.heading;
    if (!is_asked) heading = std::string{kNotAsked};
    field.required = field.required && is_posed;
    auto line = returns::line_of(field, {std::move(heading), figures_text(field, names_)}, answers_,
                                 before);
    line.is_asked = is_asked;
    line.is_posed = is_posed;
    if (is_asked && (is_known || !is_posed))
      line.condition = condition_text(is_known ? &found->second : nullptr);
    if (!line.condition.empty() && !is_posed) line.expected += ", " + line.condition;
    return line;
  }

 private:
  const PreparedReport& prepared_;
  const vocabulary::DocumentNames& names_;
  const Dependences& dependences_;
  const expansion::Answers& answers_;
  std::set<std::string> asked_;
  std::set<std::string> posed_;
};

bool has_required(const expansion::Form& form) {
  return std::any_of(form.fields.begin(), form.fields.end(),
                     [](const expansion::FormField& field) { return field.required; });
}

/// « diagnostic_partage, qde1, qde2, qde3 et 5 autres »
std::string named(const std::vector<std::string>& blanks) {
  std::string text;
  for (std::size_t i = 0; i < std::min(blanks.size(), kMostNamed); ++i) {
    text += (i == 0 ? "" : ", ") + blanks[i];
  }
  if (blanks.size() <= kMostNamed) return text;
  return text + " et " + wording::counted(blanks.size() - kMostNamed, "autre", "autres");
}

Diagnostic foretold(const std::string& document, const std::vector<std::string>& blanks) {
  return plain_warning(document + " ne pourra pas être définitif : " +
                       wording::counted(blanks.size(), "champ obligatoire est vide",
                                        "champs obligatoires sont vides") +
                       " (" + named(blanks) + ")");
}

}  // namespace

Checked<returns::FormSet> gather_forms(const PreparedReport& prepared,
                                       const expansion::Schema& schema,
                                       const vocabulary::Facts& facts,
                                       const std::vector<records::TerritoireId>& territories,
                                       const returns::ReportAnswers& former) {
  const auto& tree = facts.dossier->records().territoires;
  const expansion::Form& form = prepared.source.form();
  returns::FormSet forms{prepared.report.name, prepared.report.title, {}, {}};
  forms.about = wording::period_text(facts.period) + ", données arrêtées au " +
                wording::date_text(facts.dossier->arrete());
  forms.about[0] = forms.about[0] == 'a' ? 'A' : forms.about[0];
  Dependences dependences;
  for (const auto id : territories) {
    const vocabulary::DocumentNames names{schema, facts, id, facts.period};
    const auto expanded = expand(prepared, names, {});
    if (!expanded) return expanded.error();
    const auto questions = sheets::questions_of(expanded->document);
    const auto& answers = prepared.answers.of(tree.code[id]);
    const auto& before = former.of(tree.code[id]);
    // Of all territories those of the first: their lines have the same order.
    if (forms.territories.empty()) dependences = dependences_of(prepared, names);
    const TerritoryLines lines{prepared, names, dependences, tree.code[id]};
    returns::TerritoryForm one{tree.code[id], tree.libelle[id], {}};
    for (const auto& field : form.fields) {
      const auto question = questions.find(field.name);
      one.lines.push_back(
          lines.line(field, question == questions.end() ? "" : question->second, before));
    }
    for (const auto& option : form.options) {
      one.lines.push_back(returns::line_of(option, answers, before));
    }
    one.lines = in_asking_order(std::move(one.lines), dependences);
    forms.territories.push_back(std::move(one));
  }
  return forms;
}

Diagnostics foretold_blanks(const std::vector<PreparedReport>& prepared,
                            const expansion::Schema& schema, const vocabulary::Facts& facts,
                            const std::vector<Task>& tasks) {
  const auto& tree = facts.dossier->records().territoires;
  Diagnostics warnings;
  std::size_t others = 0;
  for (const auto& task : tasks) {
    const auto one = std::find_if(prepared.begin(), prepared.end(), [&](const auto& known) {
      return known.report.name == task.report;
    });
    if (one == prepared.end() || !has_required(one->source.form())) continue;
    const vocabulary::DocumentNames names{schema, facts, task.territoire,
                                          task.period.value_or(facts.period)};
    const auto expanded = expand(*one, names, {});
    if (!expanded) continue;  // told when the document is made
    std::vector<std::string> blanks;
    for (const auto& blank : expanded->open_blanks) {
      if (blank.required) blanks.push_back(blank.name);
    }
    if (blanks.empty()) continue;
    if (warnings.size() < kMostForetold)
      warnings.push_back(foretold(task.report + " de " + tree.code[task.territoire], blanks));
    else
      ++others;
  }
  if (others > 0) {
    warnings.push_back(plain_warning(
        "et " + wording::counted(others, "autre document", "autres documents") + " de même"));
  }
  return warnings;
}

}  // namespace copil::production
