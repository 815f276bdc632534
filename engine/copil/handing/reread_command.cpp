// copil reponses relire: an act worked on in a word processor, back as answers and differences.
#include <filesystem>
#include <ostream>

#include "acts/comparison.hpp"
#include "copil/handing/act_listing.hpp"
#include "copil/handing/act_origin.hpp"
#include "copil/handing/handing.hpp"
#include "copil/terminal/undisturbed.hpp"
#include "diagnostics/warning.hpp"
#include "files/files.hpp"
#include "returns/typed.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

namespace fs = std::filesystem;

/// What an act that came back says.
struct Reread {
  acts::ActText act;
  acts::Comparison comparison;
  returns::Typed typed;  ///< all that is answered now
  expansion::Form form;  ///< of its report; empty without data
  Diagnostics doubts;
};

/// What was answered before, as texts.
returns::Typed typed_before(const ActScene& scene) {
  for (const auto& sheaf : scene.returned.sheaves) {
    const bool is_own = sheaf.territory.empty() || sheaf.territory == scene.territory_code;
    const bool is_of_report =
        sheaf.report.empty() || sheaf.report == scene.prepared.front().report.name;
    if (is_own && is_of_report) return returns::typed_of(sheaf);
  }
  return {};
}

/// Lays what the act says over what was answered before.
void lay_over(const acts::Comparison& comparison, returns::Typed& typed) {
  for (const auto& filled : comparison.filled) {
    if (filled.after.empty())
      typed.erase(filled.name);
    else
      typed[filled.name] = filled.after;
  }
}

/// Takes out what does not answer the form, and says so.
expansion::Answers hold_against_form(Reread& reread) {
  auto held = returns::held(reread.typed, reread.form);
  for (const auto& [name, faults] : held.faults) {
    for (const auto& fault : faults) {
      reread.doubts.push_back(as_warning(fault));
      reread.doubts.back().place = {reread.act.file};
    }
    reread.typed.erase(name);
  }
  return std::move(held.answers);
}

void tell_comments(const acts::ActText& act, Diagnostics& doubts) {
  if (act.comments == 0) return;
  doubts.push_back(plain_warning(wording::counted(act.comments, "commentaire en marge n'est pas lu",
                                                  "commentaires en marge ne sont pas lus"),
                                 {"répondez-y dans le texte, ou hors de l'acte"}, {act.file}));
}

/// Against the act that was handed out.
Step<Reread> reread_beside_origin(acts::ActText act, const std::string& origin) {
  const auto before = acts::read_act(origin);
  if (!before) return Stop{kStopped, before.error()};
  Reread reread{std::move(act), {}, {}, {}, {}};
  reread.comparison = acts::compare(*before, reread.act);
  lay_over(reread.comparison, reread.typed);
  return reread;
}

/// Against the act made again from data. What follows in the text from an answer was not in the act
/// that somebody filled by hand, but is in one made with it: that of the two counts which differs
/// the least.
Step<Reread> reread_beside_data(acts::ActText act, const ReponsesOptions& asked,
                                const Situation& situation) {
  auto scene = open_act_scene(act, {asked.donnees, asked.periode, asked.arrete_au}, asked.reponses,
                              situation);
  if (!scene) return scene.error();
  const auto before = made_again(*scene, given_answers(*scene), situation);
  if (!before) return Stop{kStopped, before.error()};
  Reread reread{std::move(act), {}, typed_before(*scene), scene->form(), {}};
  reread.comparison = acts::compare(*before, reread.act);
  lay_over(reread.comparison, reread.typed);
  const auto answers = hold_against_form(reread);
  if (reread.comparison.changes.empty() || reread.comparison.filled.empty()) return reread;
  const auto filled = made_again(*scene, answers, situation);
  if (!filled) return Stop{kStopped, filled.error()};
  auto others = acts::compare(*filled, reread.act).changes;
  if (others.size() < reread.comparison.changes.size()) {
    reread.comparison.changes = std::move(others);
  }
  return reread;
}

/// `convention.odt` gives `convention.reponses.yaml`, in that folder, or beside it where none is.
std::string answers_path(const std::string& asked_folder, const std::string& act) {
  const fs::path path{act};
  const std::string folder = asked_folder.empty() ? path.parent_path().string() : asked_folder;
  const std::string name = path.stem().string() + ".reponses.yaml";
  return folder.empty() ? name : folder + "/" + name;
}

/// Writes the answers; what somebody has written there since is not lost.
Diagnostics write_answers(const std::string& yaml, const std::string& path) {
  std::error_code error;
  if (fs::exists(path, error)) {
    const auto there = files::read_file(path);
    if (!there) return there.error();
    if (*there == yaml) return {};
    return {plain_error("« " + path + " » existe déjà et dit autre chose : il n'est pas remplacé",
                        {"renommez-le, ou donnez un autre dossier avec --sortie"})};
  }
  const Undisturbed while_writing;
  const std::string folder = fs::path{path}.parent_path().string();
  const Diagnostics faults = folder.empty() ? Diagnostics{} : files::prepare_folder(folder);
  return faults.empty() ? files::write_file(path, yaml) : faults;
}

}  // namespace

int reread_act(const ReponsesOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  auto act = acts::read_act(asked.name);
  if (!act) return report(terminal, act.error(), kStopped);
  const auto reread = asked.origine.empty() ? reread_beside_data(std::move(*act), asked, situation)
                                            : reread_beside_origin(std::move(*act), asked.origine);
  if (!reread) return report(terminal, reread.error());
  Diagnostics doubts = reread->comparison.doubts;
  doubts.insert(doubts.end(), reread->doubts.begin(), reread->doubts.end());
  tell_comments(reread->act, doubts);
  warn(terminal, doubts);
  const int status = deliver(rendered(listing_of(reread->comparison), format_named(asked.format)),
                             asked.fichier, terminal);
  if (status != kDone) return status;
  const bool is_written = !reread->comparison.filled.empty() && !reread->typed.empty();
  const std::string path = answers_path(asked.sortie, reread->act.file);
  if (is_written) {
    const auto faults = write_answers(
        returns::typed_yaml(reread->act.report, reread->act.territory, reread->typed, reread->form),
        path);
    if (!faults.empty()) return report(terminal, faults, kStopped);
  }
  if (!asked.silencieux) {
    terminal.err << wording::counted(reread->comparison.filled.size(), "champ rempli",
                                     "champs remplis")
                 << (is_written ? " dans " + path : std::string{}) << ", "
                 << wording::counted(reread->comparison.changes.size(), "différence", "différences")
                 << "\n";
  }
  return hold_strict(asked.strict, 0, terminal);
}

}  // namespace copil::program
