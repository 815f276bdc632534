// A report's documents in all the territories of one: how far each has come, who is late, and the
// message that reminds them.
#include <algorithm>
#include <optional>
#include <vector>

#include "committees/calendar.hpp"
#include "console/site/command.hpp"
#include "console/views/answering/answers_page.hpp"
#include "console/views/board.hpp"
#include "files/files.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

using committees::Deadline;
using records::TerritoireId;

/// The report's duty of that territory: the day by which its document is sent; nothing when the
/// agreement gives it none.
std::optional<Deadline> deadline_of(const std::vector<Deadline>& deadlines,
                                    const std::string& report, TerritoireId territory) {
  for (const auto& one : deadlines) {
    if (one.territoire == territory && one.duty->piece == report) return one;
  }
  return std::nullopt;
}

std::vector<Deadline> deadlines_below(TerritoireId territory, Period period, const Site& site) {
  const auto& facts = site.data().facts;
  return committees::calendar_of(
      {site.dossier().records(), facts.subsidies, period.year, site.dossier().arrete()}, territory);
}

/// Days late at the arrêté; none for a document that was sent.
int days_late(const std::optional<Deadline>& deadline, Stage stage, const Site& site) {
  if (!deadline || stage == Stage::sent || deadline->etat == committees::Etat::faite) return 0;
  return std::max(0, -deadline->days_left(site.dossier().arrete()));
}

/// A report over the territories below one, each looked up.
struct Followed {
  const vocabulary::Report* report = nullptr;
  TerritoireId above = 0;
  Period period;
};

std::optional<Followed> followed(const Question& question, const Site& site) {
  Followed wanted;
  for (const auto& report : site.reports()) {
    if (report.name == question.get("rapport")) wanted.report = &report;
  }
  const auto territory = site.tree().find(question.get("territoire"));
  const auto period = parse_period(question.get("periode"));
  if (wanted.report == nullptr || !territory || !period) return std::nullopt;
  if (!may(question.user, Action::lire, *territory, site.tree())) return std::nullopt;
  wanted.above = *territory;
  wanted.period = *period;
  return wanted;
}

document::Table empty_table() {
  return table_of("suivi", "Où en est chaque territoire",
                  {text_column("Territoire", true), text_column("État"),
                   number_column("Réponses données", Unit::lignes),
                   number_column("Obligatoires sans réponse", Unit::lignes), day_column("Échéance"),
                   number_column("Jours de retard", Unit::lignes), text_column("Dernière action"),
                   text_column("À faire")});
}

std::string last_event(const Life& life) {
  if (life.empty()) return {};
  const LifeEvent& last = life.back();
  return event_label(last.kind) + " le " + moment_text(last.when) + " par " + last.who;
}

/// What a row counts, for the sentence above the table.
struct Tally {
  std::size_t documents = 0;
  std::size_t done = 0;
  std::size_t late = 0;
};

Diagnostics add_territory(document::Table& table, const AskedDocument& asked,
                          const std::vector<Deadline>& deadlines, Tally& tally, Site& site) {
  const auto state = state_of(asked, site);
  if (!state) return state.error();
  const auto deadline = deadline_of(deadlines, asked.report->name, asked.territoire);
  const int late = days_late(deadline, state->stage, site);
  const Fields fields = fields_of(asked, site);
  const bool is_done = state->stage == Stage::final || state->stage == Stage::sent;
  document::Cell stage = text_cell(stage_label(state->stage));
  if (state->stage == Stage::sent) stage.mark = document::CellMark::good;
  document::Cell overdue = late > 0 ? count_cell(static_cast<std::uint64_t>(late)) : text_cell("");
  if (late > 0) overdue.mark = document::CellMark::bad;
  add_row(table,
          {link_cell(address("/documents/repondre", fields), site.tree().libelle[asked.territoire]),
           std::move(stage),
           count_cell(state->held.answers.fields.size() + state->held.answers.options.size()),
           count_cell(state->open.size()), day_cell(deadline ? deadline->date : Day::unknown),
           std::move(overdue), text_cell(last_event(state->life)),
           is_done ? link_cell(address("/documents/lire", fields), "voir")
                   : link_cell(address("/documents/rappel", fields), "rappeler")});
  ++tally.documents;
  tally.done += is_done ? 1 : 0;
  tally.late += late > 0 ? 1 : 0;
  return {};
}

// ── The reminder ───────────────────────────────────────────────────────────────────────────────

std::string open_questions(const DocumentState& state,
                           const std::vector<returns::FormLine>& lines) {
  if (state.open.empty()) return {};
  std::string text = "\n" +
                     wording::counted(state.open.size(), "question obligatoire attend sa réponse",
                                      "questions obligatoires attendent leur réponse") +
                     " :\n";
  for (const auto& blank : state.open) {
    text += "  - " + named_blank(blank, lines) + "\n";
  }
  return text;
}

std::string due_sentence(const std::optional<Deadline>& deadline, int late) {
  if (!deadline || !deadline->date.is_real()) return {};
  const std::string day = wording::date_text(deadline->date);
  const std::string source = " (" + std::string{deadline->duty->article} + ")";
  if (late == 0) return "Il est attendu pour le " + day + source + ".\n";
  return "Il était attendu pour le " + day + source + " : " +
         wording::counted(static_cast<std::uint64_t>(late), "jour de retard", "jours de retard") +
         ".\n";
}

/// The message to the people of one territory: nothing of another stands in it.
std::string reminder_text(const AskedDocument& asked, const DocumentState& state,
                          const std::vector<returns::FormLine>& lines,
                          const std::optional<Deadline>& deadline, const Site& site) {
  const std::string what = asked.report->title + ", " + wording::period_text(asked.period);
  const std::string& where = site.tree().libelle[asked.territoire];
  std::string text = "Objet : " + what + " : " + where + "\n\nBonjour,\n\n";
  text += "Nous préparons avec vous le document « " + asked.report->title + " » (" +
          wording::period_text(asked.period) + ") de votre territoire, " + where + ".\n";
  text += due_sentence(deadline, days_late(deadline, state.stage, site));
  text += "État à ce jour : " + stage_label(state.stage) + ".\n";
  text += open_questions(state, lines);
  text += state.open.empty()
              ? "\nPouvez-vous le relire et nous dire s'il peut être figé ?\n"
              : "\nPouvez-vous y répondre, ou nous dire ce qui vous manque pour le faire ?\n";
  text +=
      "Vos réponses sont gardées à mesure : elles peuvent être données en plusieurs fois.\n\n"
      "Merci d'avance.\n";
  return wording::typography(text);
}

}  // namespace

Reply answers_followed(const Question& question, Site& site) {
  const auto wanted = followed(question, site);
  if (!wanted) return no_such_document();
  const auto& tree = site.tree();
  Board board{site, "Suivi : " + wanted->report->title + ", " + tree.libelle[wanted->above] + ", " +
                        wording::period_text(wanted->period)};
  auto table = empty_table();
  Tally tally;
  const auto deadlines = deadlines_below(wanted->above, wanted->period, site);
  for (const auto id : tree.below(wanted->above)) {
    Question one = question;
    one.query["territoire"] = tree.code[id];
    const auto asked = asked_document(one, site, Action::lire);
    if (!asked) continue;
    const auto problems = add_territory(table, *asked, deadlines, tally, site);
    if (!problems.empty()) return refused(500, problems);
  }
  if (tally.documents == 0) {
    board.paragraph(
        "Ce rapport ne se fait pour aucun territoire d'ici, ou pas pour cette période.");
  } else {
    board.paragraph(wording::counted(tally.documents, "document", "documents") + " : " +
                    wording::counted(tally.done, "définitif ou envoyé", "définitifs ou envoyés") +
                    ", " + wording::counted(tally.late, "en retard", "en retard") +
                    " à la date d'arrêté.");
    board.add({std::move(table)});
  }
  View view{board.take()};
  view.place = "/documents";
  if (site.answers().has_folder(wanted->period)) {
    view.command =
        as_typed({"reponses", "verifier", wanted->report->name, "--donnees",
                  site.settings().inquiry.folder, "--periode", period_code(wanted->period),
                  "--reponses", site.answers().folder(wanted->period)});
  }
  return shown(view, question, site);
}

Reply answers_reminder(const Question& question, Site& site) {
  const auto asked = asked_document(question, site, Action::lire);
  if (!asked) return no_such_document();
  const auto state = state_of(*asked, site);
  if (!state) return refused(500, state.error());
  const auto deadlines = deadlines_below(asked->territoire, asked->period, site);
  const auto lines = form_lines(*asked, *state, site);
  if (!lines) return refused(500, lines.error());
  const std::string text = reminder_text(
      *asked, *state, *lines, deadline_of(deadlines, asked->report->name, asked->territoire), site);
  if (question.get("format") == "txt") {
    const DocumentKey key = key_of(*asked, site);
    Reply reply;
    reply.type = "text/plain; charset=utf-8";
    reply.name = "rappel_" + files::document_stem(key.report, key.territory, key.period) + ".txt";
    reply.body = text;
    return reply;
  }
  Board board{site, "Rappel : " + site.tree().libelle[asked->territoire]};
  web::Html html;
  html.open("p").element("label", "Message à copier", {{"for", "rappel"}}).close();
  html.open("textarea", {{"id", "rappel"}, {"rows", "22"}, {"readonly", "readonly"}});
  html.text(text).close();
  Fields fields = fields_of(*asked, site);
  fields["format"] = "txt";
  html.open("p").element("a", "L’enregistrer en texte (.txt)",
                         {{"href", address("/documents/rappel", fields)}});
  html.close();
  View view{board.take()};
  view.place = "/documents";
  view.after = html.take();
  return shown(view, question, site);
}

}  // namespace copil::console
