// The blanks of a document as a form: the page, each question with its figures.
#include <algorithm>
#include <functional>

#include "console/site/command.hpp"
#include "console/views/answering/answers_page.hpp"
#include "console/views/board.hpp"
#include "files/files.hpp"
#include "production/forms.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/text.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

using document::BlankKind;
using returns::FormLine;
using returns::Typed;
using web::Html;

/// The answers of the year before, for memory.
Checked<returns::ReportAnswers> former_answers(const AskedDocument& asked, const Site& site,
                                               const expansion::Form& form) {
  DocumentKey before = key_of(asked, site);
  --before.period.year;
  const auto typed = site.answers().read(before);
  if (!typed) return typed.error();
  returns::ReportAnswers answers;
  answers.by_territory[before.territory] = returns::held(*typed, form).answers;
  return answers;
}

// ── The page ───────────────────────────────────────────────────────────────────────────────────

void write_lines(Html& html, const std::string& text) {
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (start > 0) html.leaf("br");
    html.text(wording::typography(text.substr(start, end - start)));
    start = end + 1;
  }
}

/// What leads to a blank in a sentence (« adresse : »), as the name of its field.
std::string as_label(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == ':')) text.pop_back();
  return wording::capitalised(text);
}

/// The last line says what is to be answered, those above it where.
void write_asking(Html& html, const FormLine& line) {
  html.open("label", {{"for", "c-" + line.name}});
  const std::size_t last = line.question.rfind('\n');
  if (last != std::string::npos) {
    write_lines(html, as_label(line.question.substr(0, last)));
    html.leaf("br").open("span", {{"class", "precision"}});
    html.text(wording::typography(line.question.substr(last + 1))).close();
  } else {
    write_lines(html, line.question);
  }
  html.close();
}

bool is_option(const FormLine& line) {
  return line.kind == BlankKind::choice && line.expected == "oui ou non";
}

void write_answer_choices(Html& html, const FormLine& line, const std::string& text,
                          const std::string& id, const std::string& described, bool is_open) {
  html.open("select", {{"name", std::string{kAnswerPrefix} + line.name},
                       {"id", id},
                       {"aria-describedby", described},
                       {"disabled", is_open ? "" : "disabled"}});
  // A blank: what is chosen is nothing.
  html.element("option", is_option(line) ? "comme prévu : " + line.answer : std::string{"—"},
               {{"value", " "}, {"selected", text.empty() ? "selected" : ""}});
  bool is_known = text.empty();
  for (const auto& choice : line.choices) {
    is_known = is_known || choice == text;
    html.element("option", wording::typography(choice),
                 {{"value", choice}, {"selected", choice == text ? "selected" : ""}});
  }
  if (!is_known) html.element("option", text, {{"value", text}, {"selected", "selected"}});
  html.close();
}

void write_answer_field(Html& html, const FormLine& line, const std::string& text, bool is_faulty,
                        bool is_open) {
  const std::string id = "c-" + line.name;
  const std::string described = "a-" + line.name + " f-" + line.name;
  if (line.kind == BlankKind::choice)
    return write_answer_choices(html, line, text, id, described, is_open);
  const std::string name = std::string{kAnswerPrefix} + line.name;
  const std::string invalid = is_faulty ? "true" : "";
  const std::string locked = is_open ? "" : "readonly";
  if (line.kind == BlankKind::lines) {
    html.open("textarea", {{"name", name},
                           {"id", id},
                           {"rows", "5"},
                           {"aria-describedby", described},
                           {"aria-invalid", invalid},
                           {"readonly", locked}});
    html.text(text).close();
    return;
  }
  html.leaf("input", {{"type", "text"},
                      {"name", name},
                      {"id", id},
                      {"value", text},
                      {"autocomplete", "off"},
                      {"inputmode", line.kind == BlankKind::amount ? "decimal" : ""},
                      {"aria-describedby", described},
                      {"aria-invalid", invalid},
                      {"readonly", locked}});
}

std::string fault_text(const Diagnostics& faults) {
  std::string text;
  for (const auto& fault : faults) {
    text += (text.empty() ? "" : " ; ") + fault.message;
    for (const auto& hint : fault.hints) text += " (" + hint + ")";
  }
  return text;
}

/// A question: its words, figures, kind, the field, what is wrong, the answer of the year before.
void write_question(Html& html, const FormLine& line, const std::string& text,
                    const DocumentState& state, const Conflicts& conflicts) {
  const auto conflict = conflicts.find(line.name);
  const std::string kept = text_of(state.typed, line.name);
  const std::string fault = fault_of(state, line.name);
  // The module of the page hides it as long as the answers above do not ask it; without scripts it
  // says when it is to be answered.
  html.open("div", {{"class", "question"},
                    {"id", "q-" + line.name},
                    {"data-posee", line.condition.empty() ? ""
                                   : line.is_posed        ? "oui"
                                                          : "non"}});
  write_asking(html, line);
  html.open("p", {{"class", "attendu"}, {"id", "a-" + line.name}});
  const bool is_long = line.kind == BlankKind::lines;
  html.text(wording::typography((is_long ? "une ou plusieurs " : "") + line.expected));
  html.close();
  if (!line.figures.empty()) {
    html.open("p", {{"class", "chiffres"}});
    write_lines(html, line.figures);
    html.close();
  }
  write_answer_field(html, line, text, !fault.empty(), frozen_in(state.life) == nullptr);
  html.leaf("input", {{"type", "hidden"},
                      {"name", std::string{kMarkPrefix} + line.name},
                      {"value", mark_of(kept)}});
  html.open("p", {{"class", "faute"}, {"id", "f-" + line.name}});
  html.text(wording::typography(fault)).close();
  html.open("div", {{"class", "autre"}});
  if (conflict != conflicts.end()) {
    html.element("p", wording::typography(
                          "Quelqu'un d'autre a répondu entre-temps. Sa réponse est gardée ; la "
                          "vôtre, ci-dessus, ne l'est pas encore : reprenez ce qu'il faut, puis "
                          "enregistrez. Réponse gardée :"));
    html.open("blockquote");
    write_lines(html, conflict->second.empty() ? "(effacée)" : conflict->second);
    html.close();
  }
  html.close();
  if (!line.former.empty()) {
    html.open("p", {{"class", "precedente"}}).text("L’année précédente\u00A0: ");
    write_lines(html, line.former);
    html.close();
  }
  html.close();
}

std::string answers_command(const AskedDocument& asked, const Site& site) {
  CommandWords words{"produire",     asked.report->name,
                     "--territoire", site.tree().code[asked.territoire],
                     "--sortie",     "documents"};
  if (site.answers().has_folder(asked.period)) {
    words.insert(words.end(), {"--reponses", site.answers().folder(asked.period)});
  }
  add_data(words, site, asked.period);
  return as_typed(words);
}

using Asking = std::function<void(const FormLine&)>;

/// Those that the document does not ask in its present state stand folded, after the others.
void write_unasked(Html& html, const std::vector<FormLine>& lines, const Asking& write) {
  const auto count =
      std::count_if(lines.begin(), lines.end(), [](const auto& line) { return !line.is_asked; });
  if (count == 0) return;
  html.open("details", {{"class", "question"}});
  html.element("summary", wording::typography(wording::counted(static_cast<std::size_t>(count),
                                                               "question ne se pose pas",
                                                               "questions ne se posent pas") +
                                              " dans ce document, en l'état"));
  for (const auto& line : lines) {
    if (!line.is_asked) write(line);
  }
  html.close();
}

/// What was answered to questions that the document does not ask any more.
void write_leftovers(Html& html, const std::vector<FormLine>& lines, const Typed& typed) {
  for (const auto& [name, text] : typed) {
    const bool is_asked = std::any_of(
        lines.begin(), lines.end(), [&name = name](const auto& line) { return line.name == name; });
    if (is_asked) continue;
    html.open("div", {{"class", "question"}});
    html.element("p",
                 wording::typography("« " + name + " » n'est plus demandé ; il reste gardé :"));
    html.open("blockquote");
    write_lines(html, text);
    html.close().close();
  }
}

}  // namespace

Checked<std::vector<FormLine>> form_lines(const AskedDocument& asked, const DocumentState& state,
                                          Site& site) {
  const auto prepared =
      site.prepared(asked.report->name, site.tree().code[asked.territoire], state.held.answers);
  if (!prepared) return prepared.error();
  const auto former = former_answers(asked, site, (*prepared)->source.form());
  if (!former) return former.error();
  auto forms = production::gather_forms(**prepared, site.data().schema, facts_of(asked, site),
                                        {asked.territoire}, *former);
  if (!forms) return forms.error();
  return std::move(forms->territories.front().lines);
}

std::string named_blank(const expansion::OpenBlank& blank, const std::vector<FormLine>& lines) {
  const auto line = std::find_if(lines.begin(), lines.end(),
                                 [&](const auto& one) { return one.name == blank.name; });
  if (line == lines.end()) return blank.invite;
  const std::size_t last = line->question.rfind('\n');
  if (last == std::string::npos) return line->question;
  std::string where = as_label(line->question.substr(0, last));
  std::replace(where.begin(), where.end(), '\n', ',');
  return where + " : " + line->question.substr(last + 1);
}

std::string text_of(const Typed& typed, const std::string& name) {
  const auto found = typed.find(name);
  return found == typed.end() ? std::string{} : found->second;
}

std::string mark_of(const std::string& text) {
  constexpr std::size_t kMarkDigits = 16;
  return files::sha256(text).substr(0, kMarkDigits);
}

std::string fault_of(const DocumentState& state, const std::string& name) {
  const auto found = state.held.faults.find(name);
  return found == state.held.faults.end() ? std::string{} : fault_text(found->second);
}

Reply form_page(const AskedDocument& asked, const DocumentState& state, const Typed& shown_texts,
                const Conflicts& conflicts, const Question& question, Site& site) {
  const auto lines = form_lines(asked, state, site);
  if (!lines) return refused(500, lines.error());
  const auto& tree = site.tree();
  Board board{site, asked.report->title + " : " + tree.libelle[asked.territoire] + ", " +
                        wording::period_text(asked.period)};
  const bool is_open = frozen_in(state.life) == nullptr;
  const bool may_answer = is_open && may(question.user, Action::saisir, asked.territoire, tree);
  Html html;
  write_stage(html, asked, state, *lines, question, site);
  if (!conflicts.empty()) {
    html.open("p", {{"class", "encadre mauvais"}, {"role", "alert"}});
    html.text(wording::typography(
        wording::counted(conflicts.size(), "réponse a été changée", "réponses ont été changées") +
        " par quelqu'un d'autre pendant que vous écriviez : voyez les deux textes ci-dessous."));
    html.close();
  }
  if (lines->empty()) board.paragraph("Ce document ne demande rien à remplir.");
  const Fields fields = fields_of(asked, site);
  html.open("form", {{"class", "reponses"},
                     {"method", "post"},
                     {"action", address("/documents/repondre", fields)},
                     {"data-champ", may_answer ? address("/documents/reponse", fields) : ""}});
  const Asking write = [&](const FormLine& line) {
    write_question(html, line, text_of(shown_texts, line.name), state, conflicts);
  };
  for (const auto& line : *lines) {
    if (line.is_asked) write(line);
  }
  write_unasked(html, *lines, write);
  write_leftovers(html, *lines, state.typed);
  if (may_answer && !lines->empty()) {
    html.open("p", {{"class", "boutons"}});
    html.element("button", "Enregistrer", {{"type", "submit"}}).close();
  }
  html.close();
  html.open("script", {{"type", "module"}, {"src", "/reponses.js"}}).close();
  View view{board.take()};
  view.place = "/documents";
  view.after = html.take();
  view.command = answers_command(asked, site);
  Question page_only = question;
  page_only.query.erase("format");
  return shown(view, page_only, site);
}

}  // namespace copil::console
