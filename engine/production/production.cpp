#include "production/production.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <new>

#include "base/layers.hpp"
#include "diagnostics/warning.hpp"
#include "figures/kept.hpp"
#include "files/files.hpp"
#include "opendocument/opendocument.hpp"
#include "pages/layout.hpp"
#include "pdf/pdf.hpp"
#include "production/lists/attached_figures.hpp"
#include "production/making/definitive.hpp"
#include "production/reserves.hpp"
#include "production/workers.hpp"
#include "web/web.hpp"
#include "workbook/workbook.hpp"

// Over 400 lines: one document is made here from its data to its files, in one reading order.
namespace copil::production {

namespace {

namespace fs = std::filesystem;

/// Types whose numbers no rule bears on: counts of rows, published series, what is counted as it
/// was entered.
constexpr std::string_view kBeyondRules[] = {
    "periode",     "fichier",          "contrat", "ligne_contrat", "ligne_effectif",
    "ligne_serie", "bilan_plateforme", "pops",    "controle",      "regle_controle"};

/// True when the name, `convention.montant` or `chiffre("DE0")`, is a figure, an amount or a rate.
bool is_reckoned(const std::string& name, const expansion::Schema& schema) {
  if (name.starts_with("chiffre(")) return true;
  const auto dot = name.find('.');
  const auto* type = dot == std::string::npos ? nullptr : schema.find(name.substr(0, dot));
  if (type == nullptr || std::count(std::begin(kBeyondRules), std::end(kBeyondRules), type->name)) {
    return false;
  }
  const std::string field = name.substr(dot + 1);
  return std::any_of(type->fields.begin(), type->fields.end(), [&](const expansion::Field& known) {
    return known.name == field && known.type.kind == expansion::Kind::number;
  });
}

/// The rules bear on documents that reckon; a letter has none.
bool reckons(const expansion::Template& source, const expansion::Schema& schema) {
  const auto& names = source.names_used();
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return is_reckoned(name, schema); });
}

Diagnostics blanks_refused(const std::vector<expansion::OpenBlank>& blanks) {
  Diagnostics complaints;
  for (const auto& blank : blanks) {
    if (!blank.required) continue;
    complaints.push_back(plain_error(
        "le champ obligatoire « " + blank.name + " » n'est pas rempli : " + blank.invite,
        {"donnez sa réponse dans le fichier de --reponses, ou retirez --definitif"}));
  }
  return complaints;
}

/// A report carries its own figures for machines; acts are what they say and nothing else.
std::vector<pdf::Attachment> attachments_of(const document::Document& document) {
  if (document.style == document::Style::act) return {};
  std::string figures = figures_csv(document);
  if (figures.empty()) return {};
  return {{"chiffres.csv", "Les chiffres de ce document, un par ligne", "text/csv",
           std::move(figures)}};
}

MadeDocument begun(const Task& task, const vocabulary::Facts& facts) {
  MadeDocument made;
  made.report = task.report;
  made.territoire = facts.dossier->records().territoires.code[task.territoire];
  made.period = task.period.value_or(facts.period);
  return made;
}

/// `R82/bilan-local_ML01_2010.pdf`, relative to the run's folder.
std::string file_name(const Task& task, const MadeDocument& made, vocabulary::Output output) {
  return (task.subfolder.empty() ? "" : task.subfolder + "/") +
         files::document_stem(made.report, made.territoire, made.period) + "." +
         std::string{vocabulary::ending(output)};
}

std::string exact_text(const Value& value) {
  return value.is_defined() ? decimal_text(value.number, value.decimals) : "";
}

/// Measures stages one after the other, where there is a clock.
class Stopwatch {
 public:
  explicit Stopwatch(const std::function<std::int64_t()>& clock)
      : clock_(clock), start_(clock ? clock() : 0) {}
  /// Adds the time since the last call.
  void add_to(std::int64_t& microseconds) {
    if (!clock_) return;
    const std::int64_t now = clock_();
    microseconds += now - start_;
    start_ = now;
  }

 private:
  const std::function<std::int64_t()>& clock_;
  std::int64_t start_;
};

/// Makes documents one after the other; fonts and shaped texts serve for all of them.
class Maker {
 public:
  Maker(const std::vector<PreparedReport>& prepared, const expansion::Schema& schema,
        const vocabulary::Facts& facts, const ProductionOptions& options)
      : prepared_(prepared), schema_(schema), facts_(facts), options_(options) {}

  /// Writes the document's files under temporary names: all of them or, when something is wrong,
  /// none.
  MadeDocument make(const Task& task) {
    MadeDocument made = begun(task, facts_);
    const auto& prepared = *std::find_if(
        prepared_.begin(), prepared_.end(),
        [&](const PreparedReport& known) { return known.report.name == task.report; });
    Stopwatch watch{options_.clock};
    const vocabulary::DocumentNames names{schema_, facts_, task.territoire, made.period};
    auto expansion = expand(prepared, names, options_);
    watch.add_to(made.times.expansion);
    const auto& codes = facts_.dossier->records().territoires.code;
    for (const auto& [asked, value] : names.asked()) {
      const auto& [territoire, code, reach] = asked;
      made.cited.push_back({codes[territoire], code, reach, exact_text(value)});
    }
    if (!expansion) {
      made.problems = expansion.error();
    } else if (const auto reason = reason_to_leave_out(expansion->document)) {
      made.problems.push_back(*reason);
    } else {
      for (const auto& blank : expansion->open_blanks) made.open_blanks.push_back(blank.name);
      if (options_.is_final) made.problems = make_definitive(expansion->document);
      const auto unasked = unasked_answers(prepared, made.territoire, *expansion);
      made.problems.insert(made.problems.end(), unasked.begin(), unasked.end());
      if (!has_errors(made.problems)) write_all(expansion->document, task, prepared, made);
    }
    if (has_errors(made.problems)) remove_temporary_files(options_.folder, made);
    for (auto& problem : made.problems) {
      problem.trace.push_back("pour " + made.report + " de " + made.territoire);
    }
    return made;
  }

 private:
  const std::vector<vocabulary::Output>& outputs_of(const Task& task,
                                                    const PreparedReport& prepared) const {
    if (!task.outputs.empty()) return task.outputs;
    return options_.outputs.empty() ? prepared.report.outputs : options_.outputs;
  }

  std::optional<Diagnostic> reason_to_leave_out(const document::Document& document) const {
    const bool is_report = document.style == document::Style::report;
    return is_report || options_.leaves_out_objectless ? why_without_object(document)
                                                       : std::nullopt;
  }

  void write_all(const document::Document& document, const Task& task,
                 const PreparedReport& prepared, MadeDocument& made) {
    for (const auto output : outputs_of(task, prepared)) write(output, document, task, made);
  }

  void write(vocabulary::Output output, const document::Document& document, const Task& task,
             MadeDocument& made) {
    MadeFile file{file_name(task, made, output), {}, 0};
    const std::string path = options_.folder + "/" + file.name;
    const Diagnostics faults =
        output == vocabulary::Output::pdf    ? write_pdf(document, path, made, file)
        : output == vocabulary::Output::html ? write_web(document, path, made, file)
                                             : write_office(output, document, path, made, file);
    made.problems.insert(made.problems.end(), faults.begin(), faults.end());
    made.files.push_back(std::move(file));
  }

  Diagnostics write_pdf(const document::Document& document, const std::string& path,
                        MadeDocument& made, MadeFile& file) {
    Diagnostics lacking = open_typesetter();
    if (!lacking.empty()) return lacking;
    Stopwatch watch{options_.clock};
    pdf::Options options;
    options.instant = options_.instant;
    options.attachments = attachments_of(document);
    files::TemporaryFile temporary{path};
    pdf::Printing printing =
        painter_.begin(std::move(options), [&](std::string_view bytes) { temporary.add(bytes); });
    typesetter_->lay_out(document, {}, [&](pages::Pages part) {
      made.pages += static_cast<int>(part.pages.size());
      watch.add_to(made.times.layout);
      printing.add(std::move(part));
      watch.add_to(made.times.pdf);
    });
    watch.add_to(made.times.layout);
    Diagnostics faults = printing.finish();
    watch.add_to(made.times.pdf);
    if (!faults.empty()) return faults;
    Diagnostics problems = typesetter_->warn_of_lacking();
    const Diagnostics failures = temporary.finish();
    problems.insert(problems.end(), failures.begin(), failures.end());
    file.sha256 = temporary.sha256();
    file.bytes = temporary.size();
    watch.add_to(made.times.writing);
    return problems;
  }

  Diagnostics open_typesetter() {
    if (typesetter_) return {};
    auto opened = pages::Typesetter::open();
    if (!opened) return opened.error();
    typesetter_.emplace(std::move(*opened));
    return {};
  }

  Diagnostics write_web(const document::Document& document, const std::string& path,
                        MadeDocument& made, MadeFile& file) {
    Diagnostics lacking = open_typesetter();
    if (!lacking.empty()) return lacking;
    Stopwatch watch{options_.clock};
    const std::string page = web::page(document, *typesetter_);
    watch.add_to(made.times.layout);
    files::TemporaryFile temporary{path};
    temporary.add(page);
    Diagnostics faults = temporary.finish();
    file.sha256 = temporary.sha256();
    file.bytes = temporary.size();
    watch.add_to(made.times.writing);
    return faults;
  }

  /// What is amended in an office suite: workbooks and texts.
  Diagnostics write_office(vocabulary::Output output, const document::Document& document,
                           const std::string& path, MadeDocument& made, MadeFile& file) {
    const std::string temporary = files::temporary_name(path);
    Stopwatch watch{options_.clock};
    Diagnostics faults = written_office(output, document, temporary);
    watch.add_to(made.times.workbook);
    if (has_errors(faults)) return faults;
    collect(files::sha256_of_file(temporary), file.sha256, faults);
    std::error_code error;
    file.bytes = fs::file_size(temporary, error);
    watch.add_to(made.times.writing);
    return faults;
  }

  /// Writes the file; gives its warnings, or its errors.
  Diagnostics written_office(vocabulary::Output output, const document::Document& document,
                             const std::string& path) const {
    const Day created =
        options_.instant ? Day{static_cast<int>(*options_.instant / 86'400)} : document.arrete;
    if (output == vocabulary::Output::xlsx) {
      workbook::Options how{created, options_.temporary_folder};
      if (options_.says_origins) how.origins = sheets::SaidOrigins::in_comments;
      const auto written = workbook::write(document, path, how);
      return written ? written->warnings : written.error();
    }
    const auto written = output == vocabulary::Output::ods
                             ? opendocument::write_spreadsheet(document, path, {created})
                             : opendocument::write_text(document, path, {created});
    return written ? written->warnings : written.error();
  }

  const std::vector<PreparedReport>& prepared_;
  const expansion::Schema& schema_;
  const vocabulary::Facts& facts_;
  const ProductionOptions& options_;
  std::optional<pages::Typesetter> typesetter_;
  pdf::Painter painter_;
};

/// A document whose process died: what it may have left of its files is removed.
MadeDocument lost(const Task& task, const vocabulary::Facts& facts,
                  const ProductionOptions& options) {
  MadeDocument made = begun(task, facts);
  for (const auto output : vocabulary::kOutputs) {
    made.files.push_back({file_name(task, made, output), {}, 0});
  }
  remove_temporary_files(options.folder, made);
  made.problems.push_back(plain_error(
      "le processus qui faisait " + made.report + " de " + made.territoire + " s'est arrêté",
      {"relancez avec -j 1 ; si cela recommence, signalez-le avec ces données"}));
  return made;
}

/// The last net of a worker: whatever a document runs into is told of that document alone.
MadeDocument made_in_net(Maker& maker, const Task& task, const vocabulary::Facts& facts,
                         const ProductionOptions& options) {
  std::string reason;
  try {
    return maker.make(task);
  } catch (const std::bad_alloc&) {
    reason = "la mémoire de la machine ne suffit pas";
  } catch (const std::exception& fault) {
    reason = "« " + std::string{fault.what()} + " »";
  }
  MadeDocument made = lost(task, facts, options);
  made.problems = {plain_error("une faute imprévue a empêché de faire " + made.report + " de " +
                                   made.territoire + " : " + reason,
                               {"signalez cette faute avec ces données"})};
  return made;
}

}  // namespace

expansion::Sources template_sources(const vocabulary::Resources& resources) {
  const Layers folder = resources.templates();
  return {[folder](const std::string& path) -> std::optional<std::string> {
            const std::string file = folder.file(path);
            if (!files::is_regular_file_within(file, folder.layer_of(path))) return std::nullopt;
            const auto text = files::read_file(file);
            return text ? std::optional{*text} : std::nullopt;
          },
          [folder](const std::string& path) {
            const std::string& layer = folder.layer_of(path);
            return (layer == folder.folder() ? "templates" : layer) + "/" + path;
          }};
}

Checked<PreparedReport> prepare(const vocabulary::Resources& resources,
                                const vocabulary::Report& report, const expansion::Schema& schema,
                                const std::vector<returns::Sheaf>& returned) {
  auto prepared = prepare(template_sources(resources), report, schema, returned);
  if (!prepared) return prepared.error();
  auto heard = heard_by(resources, report, schema, returned);
  if (!heard) return heard.error();
  prepared->heard = std::move(*heard);
  return prepared;
}

Checked<PreparedReport> prepare(const expansion::Sources& sources, const vocabulary::Report& report,
                                const expansion::Schema& schema,
                                const std::vector<returns::Sheaf>& returned) {
  auto compiled = expansion::compile(report.template_folder + "/modele.md", sources, schema);
  if (!compiled) return compiled.error();
  auto answers = returns::answers_to(returned, report.name, compiled->form());
  if (!answers) return answers.error();
  return PreparedReport{report, std::move(*compiled), std::move(*answers), {}};
}

bool asks_control(const PreparedReport& prepared) {
  const auto& names = prepared.source.names_used();
  return std::any_of(names.begin(), names.end(),
                     [](const std::string& name) { return name.starts_with("controle."); });
}

bool asks_entries(const PreparedReport& prepared) {
  const auto& names = prepared.source.names_used();
  return asks_control(prepared) ||
         std::any_of(names.begin(), names.end(),
                     [](const std::string& name) { return name.starts_with("permis"); });
}

std::optional<vocabulary::CitedFile> entries_behind(const std::vector<PreparedReport>& prepared,
                                                    const vocabulary::Facts& facts) {
  if (std::any_of(prepared.begin(), prepared.end(), asks_control)) {
    return vocabulary::counted_entries(facts);
  }
  if (std::none_of(prepared.begin(), prepared.end(), asks_entries)) return std::nullopt;
  const auto* entries = facts.permits.of(facts);
  if (entries == nullptr || entries->rows.empty()) return std::nullopt;
  return vocabulary::counted_entries(facts);
}

Checked<expansion::Expansion> expand(const PreparedReport& prepared,
                                     const vocabulary::DocumentNames& names,
                                     const ProductionOptions& options) {
  const vocabulary::Facts& facts = names.facts();
  const auto& tree = facts.dossier->records().territoires;
  names.hear(prepared.heard);
  auto expansion =
      expansion::expand(prepared.source, names, prepared.answers.of(tree.code[names.territoire()]));
  if (!expansion) return expansion.error();
  if (options.is_final) {
    const Diagnostics refused = blanks_refused(expansion->open_blanks);
    if (!refused.empty()) return refused;
  }
  document::Document& document = expansion->document;
  document.report = prepared.report.name;
  document.territory = tree.libelle[names.territoire()];
  document.territory_code = tree.code[names.territoire()];
  document.period = names.periode();
  document.arrete = facts.dossier->arrete();
  document.is_draft = !options.is_final;
  document.is_provisional = document.arrete < last_day(names.periode());
  const bool has_reckoned = !names.asked().empty();
  // Rules of calculation are a report's: an act or a letter says in its text what it rests on.
  const bool is_report = document.style == document::Style::report;
  if (is_report && has_reckoned && reckons(prepared.source, names.schema()))
    document.rules = names.rules_used();
  add_reserves(document, names);
  return expansion;
}

Diagnostics unasked_answers(const PreparedReport& prepared, const std::string& territory,
                            const expansion::Expansion& expansion) {
  Diagnostics warnings;
  for (const auto& name : expansion.unasked) {
    warnings.push_back(plain_warning(
        "la réponse à « " + name + " » ne sert pas : ce document ne pose pas cette question",
        {"elle ne se pose que dans certains cas : vérifiez le territoire, ou retirez "
         "la réponse"},
        prepared.answers.place_of(territory, name)));
  }
  return warnings;
}

namespace {

/// The control that a task asks for is made before there are workers: once for all of them, and
/// `saisies.csv` is read once, since what else comes from it is then known.
void make_control(const std::vector<PreparedReport>& prepared, const std::vector<Task>& tasks,
                  const vocabulary::Facts& facts) {
  const auto is_behind_a_task = [&](const PreparedReport& report) {
    return asks_control(report) && std::any_of(tasks.begin(), tasks.end(), [&](const Task& task) {
             return task.report == report.report.name;
           });
  };
  if (std::any_of(prepared.begin(), prepared.end(), is_behind_a_task)) {
    facts.coherence.of(*facts.dossier);
  }
}

}  // namespace

std::vector<MadeDocument> produce(const std::vector<PreparedReport>& prepared,
                                  const expansion::Schema& schema, const vocabulary::Facts& facts,
                                  const std::vector<Task>& tasks,
                                  const ProductionOptions& options) {
  Maker maker{prepared, schema, facts, options};
  std::vector<std::optional<MadeDocument>> made(tasks.size());
  Advance advance{0, tasks.size(), 0};
  CrewOptions crew{options.jobs, options.isolation, options.should_stop, {}};
  crew.on_finished = [&](std::vector<Finished> finished) {
    std::vector<MadeDocument> batch;
    batch.reserve(finished.size());
    for (const auto& one : finished) batch.push_back(unpacked(one.result));
    options.settle ? options.settle(batch) : settle_documents(options.folder, batch);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      ++advance.done;
      if (has_errors(batch[i].problems)) ++advance.failed;
      made[finished[i].task] = std::move(batch[i]);
    }
    if (options.on_progress) options.on_progress(advance);
  };
  if (!tasks.empty()) figures::lay_out_timelines(facts.dossier->figures());
  make_control(prepared, tasks, facts);
  const auto losses = run_crew(tasks.size(), crew, [&](std::size_t i) {
    return packed(made_in_net(maker, tasks[i], facts, options));
  });
  for (const auto i : losses) made[i] = lost(tasks[i], facts, options);
  std::vector<MadeDocument> documents;
  for (auto& document : made) {
    if (document) documents.push_back(std::move(*document));
  }
  return documents;
}

void remove_temporary_files(const std::string& folder, MadeDocument& made) {
  for (const auto& file : made.files) {
    std::error_code ignored;
    fs::remove(files::temporary_name(folder + "/" + file.name), ignored);
  }
  made.files.clear();
}

void settle_documents(const std::string& folder, std::vector<MadeDocument>& documents) {
  for (auto& document : documents) {
    if (has_errors(document.problems)) continue;
    for (const auto& file : document.files) {
      const std::string path = folder + "/" + file.name;
      const Diagnostics faults = files::settle_file(files::temporary_name(path), path);
      document.problems.insert(document.problems.end(), faults.begin(), faults.end());
    }
    if (has_errors(document.problems)) remove_temporary_files(folder, document);
  }
}

}  // namespace copil::production
