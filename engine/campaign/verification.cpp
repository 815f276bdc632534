#include "campaign/verification.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "campaign/added_record.hpp"
#include "campaign/record/register.hpp"
#include "campaign/record/run_figures.hpp"
#include "campaign/record/run_record.hpp"
#include "files/files.hpp"
#include "files/folder_lock.hpp"
#include "wording/dates.hpp"

namespace copil::campaign {

namespace {

namespace fs = std::filesystem;

const std::string kMakeAgain = "refaites-le, ou refaites le manifeste, avec copil produire";
const std::string kMend = "relancez la campagne avec --reprendre : elle refait ce qui manque";
/// A document that somebody changed is never written over.
const std::string kDeleteFirst =
    "s'il a été corrigé à la main, il est gardé tel quel ; pour qu'il soit refait, supprimez-le, "
    "puis relancez ";
const std::string kProduce = "copil produire";
const std::string kResume = "la campagne avec --reprendre";

class Verifier {
 public:
  Verifier(std::string folder, RunRecord record, RegisterContent content)
      : folder_(std::move(folder)), record_(std::move(record)), register_(std::move(content)) {
    for (const auto& document : record_.documents) {
      if (document.state != DocumentState::failed) know(document);
    }
    for (const auto& document : record_.objectless) know(document);
  }

  Verification verify() {
    done_.objectless = record_.objectless.size();
    done_.title = record_.title + ", " + wording::period_text(record_.period) + ", arrêté au " +
                  wording::date_text(record_.arrete);
    // A folder of documents made on demand has neither register nor figures, and may hold others.
    const bool is_run = !record_.campaign.empty();
    if (is_run) check_register();
    check_files();
    if (is_run) check_foreign();
    if (is_run) check_figures();
    return std::move(done_);
  }

 private:
  /// The manifest tells of that document.
  void know(const RecordedDocument& document) {
    production::MadeDocument made;
    made.report = document.report;
    made.territoire = document.territoire;
    made.period = document.period;
    states_[document_key(made)] = document.state;
  }

  void complain(std::string message) {
    complain(std::move(message), record_.campaign.empty() ? kMakeAgain : kMend);
  }
  void complain(std::string message, std::string hint) {
    done_.problems.push_back(plain_error(std::move(message), {std::move(hint)}));
  }

  void check_register() {
    if (register_.lost_bytes > 0) {
      complain("la fin de « " + std::string{kRegisterName} + " » est abîmée");
    }
    if (!register_.manifest_sha256) {
      complain("la campagne n'est pas finie : des documents ont été faits après le manifeste");
    } else {
      const auto found = files::sha256_of_file(folder_ + "/" + kManifestName);
      if (!found || *found != *register_.manifest_sha256) {
        complain("« manifeste.json » a été modifié depuis la fin de la campagne");
      }
    }
    for (const auto& [key, entry] : register_.documents) check_entry(entry.document);
  }

  /// A registered document that the manifest leaves out.
  void check_entry(const production::MadeDocument& made) {
    if (states_.count(document_key(made)) == 1) return;
    complain("le manifeste oublie " + made.report + " de " + made.territoire);
  }

  void check_files() {
    for (const auto& document : record_.documents) {
      if (document.state == DocumentState::failed) {
        ++done_.failed;
        complain(document.report + " de " + document.territoire + " n'a pas pu être fait");
        continue;
      }
      ++done_.documents;
      done_.stale += document.state == DocumentState::stale ? 1 : 0;
      const std::string& again = record_.campaign.empty() ? kProduce : kResume;
      for (const auto& file : document.files) check_file(file, kDeleteFirst + again);
    }
    for (const auto& file : record_.companions) check_file(file, kMend);
  }

  /// `remedy`: what to do with a file that was altered.
  void check_file(const production::MadeFile& file, const std::string& remedy) {
    known_.insert(file.name);
    const std::string path = folder_ + "/" + file.name;
    std::error_code error;
    if (!fs::exists(path, error)) return complain("« " + file.name + " » manque");
    const auto found = files::sha256_of_file(path);
    if (!found) {
      done_.problems.insert(done_.problems.end(), found.error().begin(), found.error().end());
      return;
    }
    ++done_.files;
    if (*found == file.sha256) return;
    const auto size = fs::file_size(path, error);
    complain("« " + file.name + " » a été modifié : " + std::to_string(size) + " octets pour " +
                 std::to_string(file.bytes) + " dans le manifeste, empreinte différente",
             remedy);
  }

  void check_foreign() {
    std::set<std::string> foreign;
    std::error_code error;
    for (auto it = fs::recursive_directory_iterator{folder_, error};
         !error && it != fs::recursive_directory_iterator{}; it.increment(error)) {
      if (it->is_directory(error)) continue;
      const std::string name = fs::relative(it->path(), folder_, error).generic_string();
      if (name == kManifestName || name == kRegisterName || name == files::kLockName) continue;
      if (known_.count(name) == 0) foreign.insert(name);
    }
    for (const auto& name : foreign) {
      if (is_set_aside(name)) {
        done_.kept.push_back(name);
        continue;
      }
      const bool is_leftover = fs::path{name}.extension() == ".en-cours";
      complain("« " + name + " » n'est pas de la campagne",
               is_leftover ? "reste d'une campagne interrompue : --reprendre l'enlève"
                           : "enlevez-le du dossier s'il n'a rien à y faire");
    }
  }

  /// A companion of the run, or its manifest, as a person had changed it.
  bool is_set_aside(const std::string& name) const {
    if (is_set_aside_of(name, kManifestName)) return true;
    return std::any_of(record_.companions.begin(), record_.companions.end(),
                       [&](const auto& file) { return is_set_aside_of(name, file.name); });
  }

  // ── Figures ──────────────────────────────────────────────────────────────────────────────────

  using FigureKey = std::tuple<std::string, std::string, std::string>;

  void check_figures() {
    const std::string path = folder_ + "/chiffres.csv";
    const auto text = files::read_file(path);
    if (!text) return;  // told missing already
    const auto figures = parse_figures(*text, path);
    if (!figures) {
      done_.problems.insert(done_.problems.end(), figures.error().begin(), figures.error().end());
      return;
    }
    std::map<FigureKey, const RunFigure*> by_key;
    for (const auto& figure : *figures) {
      by_key[{figure.territoire, figure.indicateur, figure.periode}] = &figure;
    }
    done_.figures = figures->size();
    for (const auto& [key, entry] : register_.documents) check_citations(entry, by_key);
    for (const auto& figure : *figures) {
      check_laws(figure, by_key);
      check_volume(figure, by_key);
      check_subsidy(figure, by_key);
    }
  }

  /// Volumes and subsidies are told of the year, whatever the document's period.
  static bool is_yearly(const std::string& code) {
    return code.starts_with("volume.") || code.starts_with("subvention.");
  }

  /// The value of another line of the same territory and period; nothing if it is not known.
  static std::optional<Ratio> beside(const RunFigure& figure, const std::string& code,
                                     const std::map<FigureKey, const RunFigure*>& figures) {
    const auto found = figures.find({figure.territoire, code, figure.periode});
    return found == figures.end() ? std::nullopt : parse_decimal(found->second->valeur);
  }

  /// The year's entries are the figure VOL; the rate is what it says it is.
  void check_volume(const RunFigure& figure, const std::map<FigureKey, const RunFigure*>& figures) {
    if (figure.indicateur == "volume.realise") {
      const auto entries = beside(figure, "VOL", figures);
      if (entries && decimal_text(*entries, 0) != figure.valeur) {
        complain("volume.realise de " + figure.territoire + " (" + figure.valeur +
                 ") n'est pas VOL (" + decimal_text(*entries, 0) + ")");
      }
    } else if (figure.indicateur == "volume.taux" && !figure.valeur.empty()) {
      const auto done = beside(figure, "volume.realise", figures);
      const auto objective = beside(figure, "volume.objectif", figures);
      if (!done || !objective || objective->num == 0) return;
      const std::string expected = decimal_text(Ratio{done->num, objective->num}, 6);
      if (expected != figure.valeur) {
        complain("volume.taux de " + figure.territoire + " est " + figure.valeur + ", attendu " +
                 expected);
      }
    }
  }

  /// The balance is what is due less what was paid; what must be paid back is its opposite, or
  /// nothing while the balance is only an estimate.
  void check_subsidy(const RunFigure& figure,
                     const std::map<FigureKey, const RunFigure*>& figures) {
    const std::string& code = figure.indicateur;
    if (!code.starts_with("subvention.") || !code.ends_with(".solde")) return;
    const std::string stem = code.substr(0, code.size() - std::string_view{"solde"}.size());
    const auto cents = [&](const char* what) {
      const auto amount = beside(figure, stem + what, figures);
      return amount ? std::optional{amount->num * 100 / amount->den} : std::nullopt;
    };
    const auto balance = cents("solde");
    const auto due = cents("du");
    const auto paid = cents("verse");
    const auto back = cents("reversement");
    if (!balance || !due || !paid || !back) return;
    const bool is_back = *back == 0 || *back == std::max<std::int64_t>(0, -*balance);
    const bool holds = *balance == *due - *paid && is_back;
    if (!holds) complain("les sommes de " + stem.substr(0, stem.size() - 1) + " ne se suivent pas");
  }

  /// The figures that the document was made with are the run's.
  void check_citations(const RegisterEntry& entry,
                       const std::map<FigureKey, const RunFigure*>& figures) {
    const production::MadeDocument& made = entry.document;
    if (!is_current(made)) return;
    for (const auto& cited : made.cited) {
      const Period period = is_yearly(cited.code) ? year_of(made.period) : made.period;
      const auto found = figures.find({cited.territoire, cited.code, period_code(period)});
      if (found == figures.end()) continue;
      ++done_.citations;
      const std::string& expected =
          cited.reach == figures::Reach::cumul ? found->second->cumul : found->second->valeur;
      if (cited.value == expected) continue;
      complain(made.report + " de " + made.territoire + " dit " + cited.code +
               (cited.territoire == made.territoire ? "" : " de " + cited.territoire) + " = " +
               cited.value + ", chiffres.csv dit " + expected);
    }
  }

  bool is_current(const production::MadeDocument& made) const {
    const auto known = states_.find(document_key(made));
    return known != states_.end() && known->second == DocumentState::current;
  }

  /// Distinct youths and actions: a whole is at least each of its parts, a year at least its
  /// period.
  void check_laws(const RunFigure& figure, const std::map<FigureKey, const RunFigure*>& figures) {
    if (figure.unite != unit_name(Unit::jeunes) && figure.unite != unit_name(Unit::actions)) {
      return;
    }
    if (is_yearly(figure.indicateur)) return;
    const auto value = parse_decimal(figure.valeur);
    const auto cumulated = parse_decimal(figure.cumul);
    if (value && cumulated && *cumulated < *value) {
      complain(figure.indicateur + " de " + figure.territoire + " : le cumul (" + figure.cumul +
               ") est sous la valeur de la période (" + figure.valeur + ")");
    }
    const auto parent = figures.find({figure.rattachement, figure.indicateur, figure.periode});
    if (parent == figures.end() || !value) return;
    const auto whole = parse_decimal(parent->second->valeur);
    if (whole && *whole < *value) {
      complain(figure.indicateur + " de " + figure.territoire + " (" + figure.valeur +
               ") dépasse celui de " + figure.rattachement + " (" + parent->second->valeur + ")");
    }
  }

  std::string folder_;
  RunRecord record_;
  RegisterContent register_;
  std::map<std::string, DocumentState> states_;  ///< of the manifest's documents, by key
  std::set<std::string> known_;
  Verification done_;
};

Diagnostic unfinished(const std::string& folder, const RegisterContent& content) {
  return plain_error("la campagne de « " + folder + " » n'est pas finie : " +
                         std::to_string(content.documents.size()) + " documents, pas de manifeste",
                     {"relancez-la avec --reprendre"});
}

}  // namespace

Checked<Verification> verify_folder(const std::string& folder) {
  if (files::FolderLock::is_taken(folder)) {
    return Diagnostics{plain_error("une campagne travaille dans le dossier « " + folder + " »",
                                   {"attendez qu'elle finisse"})};
  }
  const std::string path = folder + "/" + kManifestName;
  auto content = read_register(folder);
  if (!content) return content.error();
  const auto text = files::read_file(path);
  if (!text && content->identity) return Diagnostics{unfinished(folder, *content)};
  if (!text) return text.error();
  auto record = parse_manifest(*text, path);
  if (!record) return record.error();
  return Verifier{folder, std::move(*record), std::move(*content)}.verify();
}

}  // namespace copil::campaign
