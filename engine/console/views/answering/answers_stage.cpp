// How far a document has come: frozen, reopened, sent.
#include <algorithm>
#include <filesystem>
#include <optional>

#include "console/views/answering/answers_page.hpp"
#include "console/views/board.hpp"
#include "files/files.hpp"
#include "wording/numbers.hpp"
#include "wording/text.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

using vocabulary::Output;
using web::Html;
using LifeKind = LifeEvent::Kind;

/// What the report is made in, and always what people read and print.
std::vector<Output> frozen_outputs(const vocabulary::Report& report) {
  std::vector<Output> outputs = report.outputs;
  for (const Output output : {Output::pdf, Output::html}) {
    if (std::find(outputs.begin(), outputs.end(), output) == outputs.end())
      outputs.push_back(output);
  }
  return outputs;
}

int next_version(const Life& life) {
  return 1 + static_cast<int>(std::count_if(life.begin(), life.end(), [](const auto& event) {
           return event.kind == LifeKind::frozen;
         }));
}

/// An empty folder for the files of a freezing: what is there is left from one cut short.
Diagnostics empty_folder(const std::string& folder) {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return files::prepare_folder(folder);
}

Diagnostics errors_of(const Diagnostics& problems) {
  Diagnostics errors;
  std::copy_if(problems.begin(), problems.end(), std::back_inserter(errors),
               [](const auto& problem) { return problem.severity == Severity::error; });
  return errors;
}

/// Makes the final version in that folder. Errors: open blanks, each by name; whatever the making
/// of documents refuses.
Checked<std::vector<production::MadeFile>> make_final(const AskedDocument& asked,
                                                      const DocumentState& state,
                                                      const std::string& folder, Site& site) {
  if (const auto faults = empty_folder(folder); !faults.empty()) return faults;
  production::ProductionOptions options;
  options.folder = folder;
  options.temporary_folder = site.settings().temporary_folder;
  options.outputs = frozen_outputs(*asked.report);
  options.is_final = true;
  const auto made = made_with_answers(asked, state, options, site);
  if (!made) return made.error();
  if (made->empty()) return Diagnostics{plain_error("le document n'a pas été fait")};
  if (has_errors(made->front().problems)) return errors_of(made->front().problems);
  if (const auto faults = files::sync_disk(folder); !faults.empty()) return faults;
  return made->front().files;
}

/// What keeps the document from being frozen before it is made.
Diagnostics drafts_refused(const DocumentState& state) {
  Diagnostics refused;
  for (const auto& [name, faults] : state.held.faults) {
    for (const auto& fault : faults) {
      refused.push_back(plain_error("le champ « " + name + " » : " + fault.message, fault.hints));
    }
  }
  return refused;
}

Diagnostics freeze(const AskedDocument& asked, const DocumentState& state, const std::string& who,
                   Site& site) {
  if (auto drafts = drafts_refused(state); !drafts.empty()) return drafts;
  const DocumentKey key = key_of(asked, site);
  LifeEvent event;
  event.version = next_version(state.life);
  event.who = who;
  const std::string folder = site.lives().frozen_folder(key, event.version);
  auto files = make_final(asked, state, folder, site);
  if (!files) {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return files.error();
  }
  event.files = std::move(*files);
  for (const auto& file : event.files) {
    auto faults = site.journal().note({who, "figer", key.territory, file.name, file.sha256});
    if (!faults.empty()) return faults;
  }
  event.when = site.settings().now();
  return site.lives().add(key, event);
}

/// Reopens the version in force, or says that it was sent.
Diagnostics add_event(const AskedDocument& asked, const DocumentState& state, LifeEvent event,
                      Site& site) {
  const DocumentKey key = key_of(asked, site);
  event.version = frozen_in(state.life)->version;
  event.when = site.settings().now();
  const std::string deed = event.kind == LifeKind::sent ? "marquer comme envoyé" : "rouvrir";
  const auto faults =
      site.journal().note({event.who, deed, key.territory,
                           files::document_stem(key.report, key.territory, key.period), ""});
  return faults.empty() ? site.lives().add(key, event) : faults;
}

/// A page that says what keeps the document from being frozen, and leads back to its questions.
Reply not_frozen(const Diagnostics& problems, const AskedDocument& asked, const Question& question,
                 Site& site) {
  Board board{site, "Ce document ne peut pas encore être figé"};
  document::List list;
  for (const auto& problem : problems) {
    list.items.push_back({{document::Paragraph{words(problem.message + ".")}}});
  }
  board.add({std::move(list)});
  board.paragraph(link(address("/documents/repondre", fields_of(asked, site)),
                       "Revenir aux questions de ce document"));
  View view{board.take()};
  view.place = "/documents";
  Question page_only = question;
  page_only.query.clear();
  Reply reply = shown(view, page_only, site);
  reply.status = 409;
  return reply;
}

// ── What the pages show ────────────────────────────────────────────────────────────────────────

struct ActionLook {
  bool asks_reason = false;
  bool is_discreet = false;  ///< not what is to be done next
};

void write_stage_action(Html& html, const AskedDocument& asked, const Site& site,
                        const std::string& action, const std::string& label, ActionLook look) {
  html.open("form", {{"class", "etape-action"}, {"method", "post"}, {"action", "/documents/etat"}});
  write_document_fields(html, asked, site);
  html.leaf("input", {{"type", "hidden"}, {"name", "action"}, {"value", action}});
  if (look.asks_reason) {
    html.element("label", "Motif de la réouverture", {{"for", "motif"}});
    html.leaf("input", {{"type", "text"},
                        {"name", "motif"},
                        {"id", "motif"},
                        {"required", "required"},
                        {"maxlength", "500"}});
  }
  html.element("button", label, {{"type", "submit"}, {"class", look.is_discreet ? "discret" : ""}});
  html.close();
}

void write_history(Html& html, const Life& life) {
  if (life.empty()) return;
  html.open("details").element("summary", "Ce qui a été fait de ce document").open("ul");
  for (const auto& event : life) {
    html.open("li");
    html.text(wording::typography(moment_text(event.when) + " : " + event_label(event.kind) +
                                  " par " + event.who +
                                  (event.reason.empty() ? "" : ", motif : " + event.reason)));
    for (const auto& file : event.files) {
      html.leaf("br").text(file.name + "\u00A0: ").element("code", file.sha256);
    }
    html.close();
  }
  html.close().close();
}

void write_open_blanks(Html& html, const AskedDocument& asked, const DocumentState& state,
                       const std::vector<returns::FormLine>& lines, const Question& question,
                       const Site& site) {
  html.open("div", {{"class", "ouvertes"}});
  if (state.open.empty()) {
    html.close();
    return;
  }
  html.open("details").element(
      "summary", wording::typography(wording::counted(state.open.size(),
                                                      "question obligatoire est sans réponse",
                                                      "questions obligatoires sont sans réponse")));
  html.open("ul");
  // Within the form a link moves only: loaded anew, the page would lose what is being typed.
  const std::string page = "/documents/repondre";
  const std::string form = question.path == page ? "" : address(page, fields_of(asked, site));
  for (const auto& blank : state.open) {
    html.open("li").element("a", wording::typography(named_blank(blank, lines)),
                            {{"href", form + "#q-" + blank.name}});
    html.close();
  }
  html.close().close().close();
}

/// Back to where the same document of several territories is followed: the widest that the user may
/// read, the whole country apart as long as something smaller holds the territory.
void write_link_to_followed(Html& html, const AskedDocument& asked, const User& user,
                            const Site& site) {
  const auto& tree = site.tree();
  std::optional<records::TerritoireId> above;
  for (auto id = tree.parent[asked.territoire]; id != records::kNone; id = tree.parent[id]) {
    const bool is_fit = id != tree.root || !above;
    if (is_fit && may(user, Action::lire, id, tree)) above = id;
  }
  if (!above) return;
  Fields fields = fields_of(asked, site);
  fields["territoire"] = tree.code[*above];
  html.text(" ").element("a", wording::typography("Suivre ce document : " + tree.libelle[*above]),
                         {{"href", address("/documents/suivi", fields)}});
}

}  // namespace

void write_stage(Html& html, const AskedDocument& asked, const DocumentState& state,
                 const std::vector<returns::FormLine>& lines, const Question& question,
                 const Site& site) {
  const auto* frozen = frozen_in(state.life);
  html.open("div", {{"class", "etape"}}).open("p").text("État du document\u00A0: ");
  html.element("strong", stage_label(state.stage), {{"class", "etape-mot"}}).text(" ");
  html.element("span", "", {{"class", "enregistre"}, {"role", "status"}});
  html.close();
  if (frozen != nullptr) {
    html.element("p",
                 wording::typography("Version définitive figée le " + moment_text(frozen->when) +
                                     " par " + frozen->who + " : ses fichiers ne changent plus."));
  }
  write_open_blanks(html, asked, state, lines, question, site);
  html.open("p", {{"class", "liens"}});
  const Fields fields = fields_of(asked, site);
  const std::string answers = frozen == nullptr ? "Répondre aux questions" : "Voir les réponses";
  for (const auto& [place, label] : {std::pair{"/documents/lire", std::string{"Lire le document"}},
                                     std::pair{"/documents/repondre", answers}}) {
    if (question.path == place) continue;
    html.element("a", label, {{"href", address(place, fields)}}).text(" ");
  }
  write_link_to_followed(html, asked, question.user, site);
  html.close();
  if (may(question.user, Action::produire, asked.territoire, site.tree())) {
    if (frozen == nullptr)
      write_stage_action(html, asked, site, "figer", "Figer la version définitive",
                         {.is_discreet = !state.open.empty()});
    if (frozen != nullptr && !is_sent(state.life))
      write_stage_action(html, asked, site, "envoyer", "Marquer comme envoyé", {});
    if (frozen != nullptr)
      write_stage_action(html, asked, site, "rouvrir", "Rouvrir",
                         {.asks_reason = true, .is_discreet = true});
  }
  write_history(html, state.life);
  html.close();
}

Reply change_stage(const Question& question, Site& site) {
  const auto asked = asked_document(question, site, Action::produire);
  if (!asked) return no_such_document();
  const auto state = state_of(*asked, site);
  if (!state) return refused(500, state.error());
  const std::string action = question.posted("action");
  const bool is_frozen = frozen_in(state->life) != nullptr;
  if (action == "figer" ? is_frozen : !is_frozen) {
    return refused(409, "Le document a changé d'état",
                   "Quelqu'un l'a figé ou rouvert entre-temps : revenez à sa page.");
  }
  LifeEvent event;
  event.who = question.user.name;
  event.kind = action == "envoyer" ? LifeKind::sent : LifeKind::reopened;
  event.reason = returns::plain_typed(question.posted("motif"));
  if (action != "figer" && action != "envoyer" && action != "rouvrir") return no_such_document();
  constexpr std::size_t kMostReasonBytes = 2000;
  if (action == "rouvrir" && (event.reason.empty() || event.reason.size() > kMostReasonBytes)) {
    return refused(400, "Il manque un motif",
                   "Un document ne se rouvre qu'en disant pourquoi, en quelques phrases.");
  }
  if (action != "rouvrir") event.reason.clear();
  const Diagnostics problems = action == "figer" ? freeze(*asked, *state, question.user.name, site)
                                                 : add_event(*asked, *state, event, site);
  if (!problems.empty()) return not_frozen(problems, *asked, question, site);
  return redirected(address("/documents/lire", fields_of(*asked, site)));
}

}  // namespace copil::console
