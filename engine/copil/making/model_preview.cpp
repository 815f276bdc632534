#include "copil/making/model_preview.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <ostream>
#include <thread>

#include "copil/making/trial.hpp"
#include "copil/terminal/interruption.hpp"
#include "files/files.hpp"
#include "pages/layout.hpp"
#include "pdf/pdf.hpp"
#include "pictures/picture.hpp"
#include "production/production.hpp"

namespace copil::program {

namespace {

namespace fs = std::filesystem;

using document::Document;
using records::TerritoireId;

/// What to preview, settled before the first page.
struct Subject {
  Trial trial;
  std::string report;
  TerritoireId territoire = 0;
  std::string answers;  ///< file of answers, or empty
};

Step<Subject> choose_subject(const ModeleOptions& asked, const Situation& situation) {
  const auto report = report_named(situation.resources, asked.name);
  if (!report) return Stop{kWrongUsage, report.error()};
  auto trial = open_trial({asked.donnees, asked.periode, asked.arrete_au}, situation);
  if (!trial) return trial.error();
  const auto& tree = trial->dossier->records().territoires;
  const std::string& code = asked.territoire;
  const auto suitable = trial_territories(*trial, *report);
  if (code.empty() && suitable.empty()) {
    return Stop{kWrongUsage,
                {plain_error("aucun territoire de « " + trial->shown_folder + " » pour « " +
                             asked.name + " »")}};
  }
  TerritoireId chosen = suitable.empty() ? 0 : suitable.front();
  if (!code.empty()) {
    const auto found = find_territory(tree, code);
    if (!found) return found.error();
    chosen = *found;
  }
  return Subject{std::move(*trial), asked.name, chosen, asked.reponses};
}

Checked<Document> make_document(const Subject& subject, const vocabulary::Resources& resources,
                                Diagnostics& warnings) {
  const auto report = report_named(resources, subject.report);
  if (!report) return report.error();
  const Trial& trial = subject.trial;
  returns::Returned returned;
  if (!subject.answers.empty()) {
    auto read = returns::read_returns(subject.answers);
    if (!read) return read.error();
    returned = std::move(*read);
  }
  const auto prepared = production::prepare(resources, *report, trial.schema, returned.sheaves);
  if (!prepared) return prepared.error();
  warnings = prepared->source.warnings();
  const vocabulary::DocumentNames names{trial.schema, trial.facts, subject.territoire,
                                        trial_period(trial, *report)};
  auto expansion = production::expand(*prepared, names, {});
  if (!expansion) return expansion.error();
  return std::move(expansion->document);
}

/// `templates/bilan-local/modele.md, ligne 12`, as far as it is known.
std::string place_words(const Place& place) {
  if (place.file.empty()) return "Ce rapport";
  return place.file + (place.line > 0 ? ", ligne " + std::to_string(place.line) : "");
}

/// The page shown while something is wrong: the messages that the terminal shows.
Document page_of(const Diagnostics& problems, const Subject& subject) {
  Document page;
  page.report = subject.report;
  page.title = "Le modèle de « " + subject.report + " » est à corriger";
  page.is_draft = false;
  page.territory = subject.trial.dossier->records().territoires.libelle[subject.territoire];
  page.period = subject.trial.facts.period;
  page.arrete = subject.trial.dossier->arrete();
  for (const auto& problem : problems) {
    document::Box box;
    box.title = {{document::Text{place_words(problem.place)}}};
    box.content.push_back({document::Paragraph{{{document::Text{problem.message}}}}});
    if (!problem.source_line.empty()) {
      box.content.push_back(
          {document::Quote{{{document::Paragraph{{{document::Text{problem.source_line}}}}}}}});
    }
    for (const auto& hint : problem.hints) {
      box.content.push_back(
          {document::Paragraph{{{document::Emphasis{{{document::Text{hint}}}}}}}});
    }
    box.mark =
        problem.severity == Severity::error ? document::CellMark::bad : document::CellMark::warning;
    page.content.push_back({std::move(box)});
  }
  return page;
}

/// Writes documents as the files that the user looks at.
class Easel {
 public:
  Easel(pages::Typesetter typesetter, std::string file, bool is_png)
      : typesetter_(std::move(typesetter)), file_(std::move(file)), is_png_(is_png) {}

  Diagnostics show(const Document& document) {
    const pages::Pages laid_out = typesetter_.lay_out(document);
    warnings_ = typesetter_.warn_of_lacking();
    if (is_png_) return show_pictures(laid_out);
    const auto bytes = pdf::write(laid_out);
    return bytes ? files::write_file(file_, *bytes) : bytes.error();
  }

  const std::string& file() const { return file_; }
  /// What a reader of the document last shown would miss.
  const Diagnostics& warnings() const { return warnings_; }

 private:
  /// `apercu.png`, then `apercu-2.png`, …; pages of a longer document before are removed.
  Diagnostics show_pictures(const pages::Pages& laid_out) {
    constexpr double kDotsPerInch = 100;
    for (std::size_t i = 0; i < laid_out.pages.size(); ++i) {
      const auto bytes = pictures::picture(laid_out, i, kDotsPerInch);
      if (!bytes) return bytes.error();
      Diagnostics faults = files::write_file(picture_name(i), *bytes);
      if (!faults.empty()) return faults;
    }
    std::error_code ignored;
    for (std::size_t i = laid_out.pages.size(); i < page_count_; ++i) {
      fs::remove(picture_name(i), ignored);
    }
    page_count_ = laid_out.pages.size();
    return {};
  }

  std::string picture_name(std::size_t page) const {
    if (page == 0) return file_;
    const fs::path path{file_};
    return (path.parent_path() / path.stem()).string() + "-" + std::to_string(page + 1) +
           path.extension().string();
  }

  pages::Typesetter typesetter_;
  Diagnostics warnings_;
  std::string file_;
  bool is_png_;
  std::size_t page_count_ = 0;  ///< pictures written last
};

/// The state of every file that a preview depends on.
std::map<std::string, fs::file_time_type> saved_files(const vocabulary::Resources& resources,
                                                      const std::string& answers) {
  std::map<std::string, fs::file_time_type> times;
  std::error_code ignored;
  for (const auto& layers : {resources.templates(), resources.reports()}) {
    for (const auto& folder : layers.all()) {
      for (fs::recursive_directory_iterator entry{folder, ignored}, end; entry != end;
           entry.increment(ignored)) {
        times[entry->path().string()] = entry->last_write_time(ignored);
      }
    }
  }
  if (!answers.empty()) times[answers] = fs::last_write_time(answers, ignored);
  return times;
}

std::string default_file(const Subject& subject, std::string_view ending) {
  const auto& tree = subject.trial.dossier->records().territoires;
  return files::document_stem("apercu_" + subject.report, tree.code[subject.territoire],
                              subject.trial.facts.period) +
         "." + std::string{ending};
}

/// Shows the document, else what is wrong with its template, and tells it in the terminal. Gives
/// what kept the files from being written.
Diagnostics show_once(const Subject& subject, const Situation& situation, Easel& easel) {
  Diagnostics warnings;
  const auto document = make_document(subject, situation.resources, warnings);
  Diagnostics faults = easel.show(document ? *document : page_of(document.error(), subject));
  if (!faults.empty()) return faults;
  situation.terminal.err << formatted(document ? warnings : document.error())
                         << (document ? formatted(easel.warnings()) : "")
                         << (document ? "Aperçu fait : " : "Erreurs montrées dans ") << easel.file()
                         << "\n"
                         << std::flush;
  return {};
}

/// Looks at the files a few times a second, without end.
int follow(const Subject& subject, const Situation& situation, Easel& easel) {
  constexpr std::chrono::milliseconds kPause{250};
  stop_on_request();
  auto saved = saved_files(situation.resources, subject.answers);
  for (bool is_changed = true; !is_stop_requested(); std::this_thread::sleep_for(kPause)) {
    if (is_changed) {
      const Diagnostics faults = show_once(subject, situation, easel);
      if (!faults.empty()) return report(situation.terminal, faults, kStopped);
    }
    auto now = saved_files(situation.resources, subject.answers);
    is_changed = now != saved;
    saved = std::move(now);
  }
  return kDone;
}

}  // namespace

int preview_model(const ModeleOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto subject = choose_subject(asked, situation);
  if (!subject) return report(terminal, subject.error());
  auto typesetter = pages::Typesetter::open();
  if (!typesetter) return report(terminal, typesetter.error(), kStopped);
  Easel easel{std::move(*typesetter),
              asked.fichier.empty() ? default_file(*subject, asked.format) : asked.fichier,
              asked.format == "png"};
  if (asked.suivre) return follow(*subject, situation, easel);
  Diagnostics problems;
  const auto document = make_document(*subject, situation.resources, problems);
  if (!document) return report(terminal, document.error(), kStopped);
  const Diagnostics faults = easel.show(*document);
  if (!faults.empty()) return report(terminal, faults, kStopped);
  terminal.err << formatted(problems) << formatted(easel.warnings());
  terminal.out << "Aperçu fait : " << easel.file() << "\n";
  return kDone;
}

int dump_model(const ModeleOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto subject = choose_subject(asked, situation);
  if (!subject) return report(terminal, subject.error());
  Diagnostics warnings;
  const auto document = make_document(*subject, situation.resources, warnings);
  if (!document) return report(terminal, document.error(), kStopped);
  terminal.err << formatted(warnings);
  return deliver(
      asked.origines ? document::dump_with_origins(*document) : document::dump(*document),
      asked.fichier, terminal);
}

}  // namespace copil::program
