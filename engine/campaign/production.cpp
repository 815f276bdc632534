#include "campaign/production.hpp"

#include <algorithm>
#include <filesystem>

#include "campaign/files.hpp"
#include "campaign/workers.hpp"
#include "pages/layout.hpp"
#include "pdf/pdf.hpp"
#include "workbook/workbook.hpp"

namespace copil::campaign {

namespace {

namespace fs = std::filesystem;

Diagnostics blanks_refused(const std::vector<expansion::OpenBlank>& blanks) {
  Diagnostics complaints;
  for (const auto& blank : blanks) {
    if (!blank.required) continue;
    complaints.push_back(plain_error(
        "le champ obligatoire « " + blank.name + " » n'est pas rempli : " + blank.invite,
        {"donnez sa réponse dans le fichier de --champs, ou retirez --definitif"}));
  }
  return complaints;
}

/// Makes documents one after the other; fonts and shaped texts serve for all of them.
class Maker {
 public:
  Maker(const std::vector<PreparedReport>& prepared, const expansion::Schema& schema,
        const Facts& facts, const ProductionOptions& options)
      : prepared_(prepared), schema_(schema), facts_(facts), options_(options) {}

  MadeDocument make(const Task& task) {
    MadeDocument made;
    made.report = task.report;
    made.territoire = facts_.dossier->records().territoires.code[task.territoire];
    const auto& prepared = *std::find_if(
        prepared_.begin(), prepared_.end(),
        [&](const PreparedReport& known) { return known.report.name == task.report; });
    const DocumentNames names{schema_, facts_, task.territoire};
    auto expansion = expand(prepared, names, options_);
    if (!expansion) {
      made.problems = expansion.error();
    } else {
      for (const auto& blank : expansion->open_blanks) made.open_blanks.push_back(blank.name);
      const auto& outputs = options_.outputs.empty() ? prepared.report.outputs : options_.outputs;
      for (const auto output : outputs) write(output, expansion->document, made);
    }
    for (auto& problem : made.problems) {
      problem.trace.push_back("pour " + made.report + " de " + made.territoire);
    }
    return made;
  }

 private:
  void write(Output output, const document::Document& document, MadeDocument& made) {
    const std::string name = document_stem(made.report, made.territoire, facts_.period) + "." +
                             std::string{ending(output)};
    const std::string path = options_.folder + "/" + name;
    const Diagnostics faults =
        output == Output::pdf ? write_pdf(document, path, made) : write_xlsx(document, path, made);
    made.problems.insert(made.problems.end(), faults.begin(), faults.end());
    if (has_errors(faults)) return;
    MadeFile file{name, {}, 0};
    collect(sha256_of_file(path), file.sha256, made.problems);
    std::error_code error;
    file.bytes = fs::file_size(path, error);
    made.files.push_back(std::move(file));
  }

  Diagnostics write_pdf(const document::Document& document, const std::string& path,
                        MadeDocument& made) {
    if (!typesetter_) {
      auto opened = pages::Typesetter::open();
      if (!opened) return opened.error();
      typesetter_.emplace(std::move(*opened));
    }
    const pages::Pages laid_out = typesetter_->lay_out(document);
    made.pages = static_cast<int>(laid_out.pages.size());
    pdf::Options options;
    options.instant = options_.instant;
    const auto bytes = painter_.write(laid_out, options);
    return bytes ? write_file(path, *bytes) : bytes.error();
  }

  Diagnostics write_xlsx(const document::Document& document, const std::string& path,
                         MadeDocument& made) {
    const std::string temporary = temporary_name(path);
    workbook::Options options;
    options.created =
        options_.instant ? Day{static_cast<int>(*options_.instant / 86'400)} : document.arrete;
    auto written = workbook::write(document, temporary, options);
    if (!written) {
      std::error_code ignored;
      fs::remove(temporary, ignored);
      return written.error();
    }
    made.problems.insert(made.problems.end(), written->warnings.begin(), written->warnings.end());
    return settle_file(temporary, path);
  }

  const std::vector<PreparedReport>& prepared_;
  const expansion::Schema& schema_;
  const Facts& facts_;
  const ProductionOptions& options_;
  std::optional<pages::Typesetter> typesetter_;
  pdf::Painter painter_;
};

MadeDocument lost(const Task& task, const Facts& facts) {
  MadeDocument made;
  made.report = task.report;
  made.territoire = facts.dossier->records().territoires.code[task.territoire];
  made.problems.push_back(plain_error(
      "le processus qui faisait " + made.report + " de " + made.territoire + " s'est arrêté",
      {"relancez avec -j 1 ; si cela recommence, signalez-le avec ces données"}));
  return made;
}

}  // namespace

expansion::Sources template_sources(const Resources& resources) {
  const std::string folder = resources.templates();
  return {[folder](const std::string& path) -> std::optional<std::string> {
            const auto text = read_file(folder + "/" + path);
            return text ? std::optional{*text} : std::nullopt;
          },
          "templates"};
}

Checked<PreparedReport> prepare(const Resources& resources, const Report& report,
                                const expansion::Schema& schema, const std::string& answers) {
  auto compiled = expansion::compile(report.template_folder + "/modele.md",
                                     template_sources(resources), schema);
  if (!compiled) return compiled.error();
  expansion::Answers given;
  if (!answers.empty()) {
    const auto text = read_file(answers);
    if (!text) return text.error();
    auto read = expansion::read_answers(*text, answers, compiled->form());
    if (!read) return read.error();
    given = std::move(*read);
  }
  return PreparedReport{report, std::move(*compiled), std::move(given)};
}

Checked<expansion::Expansion> expand(const PreparedReport& prepared, const DocumentNames& names,
                                     const ProductionOptions& options) {
  auto expansion = expansion::expand(prepared.source, names, prepared.answers);
  if (!expansion) return expansion.error();
  if (options.is_final) {
    const Diagnostics refused = blanks_refused(expansion->open_blanks);
    if (!refused.empty()) return refused;
  }
  const Facts& facts = names.facts();
  const auto& tree = facts.dossier->records().territoires;
  document::Document& document = expansion->document;
  document.report = prepared.report.name;
  document.territory = tree.libelle[names.territoire()];
  document.territory_code = tree.code[names.territoire()];
  document.period = facts.period;
  document.arrete = facts.dossier->arrete();
  document.is_draft = !options.is_final;
  document.is_provisional = document.arrete < last_day(facts.period);
  document.rules = rule_sentences(*facts.dossier);
  return expansion;
}

std::vector<MadeDocument> produce(const std::vector<PreparedReport>& prepared,
                                  const expansion::Schema& schema, const Facts& facts,
                                  const std::vector<Task>& tasks,
                                  const ProductionOptions& options) {
  Maker maker{prepared, schema, facts, options};
  std::size_t done = 0;
  const auto results = run_in_workers(
      tasks.size(), options.jobs, [&](std::size_t i) { return packed(maker.make(tasks[i])); },
      [&](std::size_t) {
        if (options.on_progress) options.on_progress(++done, tasks.size());
      });
  std::vector<MadeDocument> documents;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    documents.push_back(results[i] ? unpacked(*results[i]) : lost(tasks[i], facts));
  }
  return documents;
}

}  // namespace copil::campaign
