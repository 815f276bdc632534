#include "campaign/comparison.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "files/files.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::campaign {

namespace {

using Nature = DocumentChange::Nature;

// ── Why ────────────────────────────────────────────────────────────────────────────────────────

std::string input_change(const vocabulary::CitedFile& before, const vocabulary::CitedFile& after) {
  std::string text = after.name + " a changé";
  if (before.count.kept != after.count.kept) {
    text += " : " + wording::counted(before.count.kept) + " lignes retenues, puis " +
            wording::counted(after.count.kept);
  }
  if (before.count.rejected != after.count.rejected) {
    text += " ; " + wording::counted(before.count.rejected) + " rejetées, puis " +
            wording::counted(after.count.rejected);
  }
  return text;
}

const vocabulary::CitedFile* find_input(const RunRecord& record, const std::string& name) {
  for (const auto& file : record.inputs) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

void add_inputs(const RunRecord& before, const RunRecord& after, std::vector<std::string>& causes) {
  for (const auto& file : before.inputs) {
    const vocabulary::CitedFile* later = find_input(after, file.name);
    if (later == nullptr) {
      causes.push_back(file.name + " n'est plus là");
    } else if (later->sha256 != file.sha256) {
      causes.push_back(input_change(file, *later));
    }
  }
  for (const auto& file : after.inputs) {
    if (find_input(before, file.name) == nullptr) causes.push_back(file.name + " est arrivé");
  }
}

const ReportOrigins* find_report(const Origins& origins, const std::string& name) {
  for (const auto& report : origins.reports) {
    if (report.report == name) return &report;
  }
  return nullptr;
}

/// Manifests of earlier versions do not tell them: then nothing is known.
bool has_other_surroundings(const Origins& before, const Origins& after) {
  return !before.surroundings.empty() && !after.surroundings.empty() &&
         before.surroundings != after.surroundings;
}

void add_definitions(const Origins& before, const Origins& after,
                     std::vector<std::string>& causes) {
  if (before.definitions != after.definitions) {
    causes.emplace_back("des cartes de chiffres ou des paramètres ont changé");
  }
  for (const auto& report : after.reports) {
    const ReportOrigins* earlier = find_report(before, report.report);
    if (earlier == nullptr) continue;
    if (earlier->model != report.model) {
      causes.push_back("le modèle de " + report.report + " a changé");
    }
    if (earlier->definition != report.definition) {
      causes.push_back("la définition du rapport " + report.report + " a changé");
    }
    if (earlier->control != report.control) {
      causes.push_back("les saisies ou les tables du contrôle ont changé, pour " + report.report);
    }
  }
  if (before.program != after.program) causes.emplace_back("le programme a changé");
  if (has_other_surroundings(before, after)) {
    causes.emplace_back("des polices ou des bibliothèques ont changé");
  }
}

std::vector<std::string> causes_between(const RunRecord& before, const RunRecord& after) {
  std::vector<std::string> causes;
  if (before.period != after.period) {
    causes.push_back("période : " + wording::period_text(before.period) + ", puis " +
                     wording::period_text(after.period));
  }
  if (before.arrete != after.arrete) {
    causes.push_back("arrêté : " + wording::date_text(before.arrete) + ", puis " +
                     wording::date_text(after.arrete));
  }
  for (const auto& rule : after.rules) {
    const auto& known = before.rules;
    if (std::find(known.begin(), known.end(), rule) == known.end()) {
      causes.push_back("règle nouvelle : " + rule);
    }
  }
  add_inputs(before, after, causes);
  add_definitions(before.origins, after.origins, causes);
  return causes;
}

std::vector<std::string> document_causes(const Origins& before, const Origins& after,
                                         const std::string& report) {
  std::vector<std::string> causes;
  if (before.data != after.data) causes.emplace_back("données");
  if (before.rules != after.rules) causes.emplace_back("arrêté ou règles");
  if (before.definitions != after.definitions) causes.emplace_back("cartes ou paramètres");
  const ReportOrigins* earlier = find_report(before, report);
  const ReportOrigins* later = find_report(after, report);
  if (earlier != nullptr && later != nullptr) {
    if (earlier->model != later->model) causes.emplace_back("modèle");
    if (earlier->definition != later->definition) causes.emplace_back("définition du rapport");
    if (earlier->control != later->control) causes.emplace_back("contrôle des saisies");
  }
  if (before.program != after.program) causes.emplace_back("programme");
  if (has_other_surroundings(before, after)) causes.emplace_back("polices ou bibliothèques");
  return causes;
}

// ── What ───────────────────────────────────────────────────────────────────────────────────────

/// The period that the run was asked for bears the same name in both runs.
std::string role(const std::string& period, Period asked) {
  return period == period_code(asked) ? "demandée" : period;
}

using MatchKey = std::tuple<std::string, std::string, std::string>;

void compare_figures(const StoredRun& before, const StoredRun& after, Comparison& result) {
  const auto key = [](const RunFigure& figure, Period asked) {
    return MatchKey{figure.territoire, figure.indicateur, role(figure.periode, asked)};
  };
  std::map<MatchKey, const RunFigure*> earlier;
  for (const auto& figure : before.figures) {
    earlier[key(figure, before.record.period)] = &figure;
  }
  for (const auto& figure : after.figures) {
    const auto found = earlier.find(key(figure, after.record.period));
    if (found == earlier.end()) {
      result.figures.push_back({std::nullopt, figure});
      continue;
    }
    const RunFigure& old = *found->second;
    if (old.valeur == figure.valeur && old.cumul == figure.cumul) {
      ++result.same_figures;
    } else {
      result.figures.push_back({old, figure});
    }
    earlier.erase(found);
  }
  for (const auto& [gone, figure] : earlier) result.figures.push_back({*figure, std::nullopt});
  std::stable_sort(result.figures.begin(), result.figures.end(),
                   [](const FigureChange& a, const FigureChange& b) {
                     return a.either().territoire < b.either().territoire;
                   });
}

bool has_same_files(const RecordedDocument& a, const RecordedDocument& b) {
  return std::equal(a.files.begin(), a.files.end(), b.files.begin(), b.files.end(),
                    [](const production::MadeFile& x, const production::MadeFile& y) {
                      return x.sha256 == y.sha256;
                    });
}

void compare_documents(const RunRecord& before, const RunRecord& after, Comparison& result) {
  const auto key = [](const RecordedDocument& document, Period asked) {
    return MatchKey{document.report, document.territoire,
                    role(period_code(document.period), asked)};
  };
  std::map<MatchKey, const RecordedDocument*> earlier;
  for (const auto& document : before.documents) {
    if (document.state != DocumentState::failed) earlier[key(document, before.period)] = &document;
  }
  for (const auto& document : after.documents) {
    if (document.state == DocumentState::failed) continue;
    const auto found = earlier.find(key(document, after.period));
    if (found == earlier.end()) {
      result.documents.push_back({Nature::added, document, {}});
      continue;
    }
    if (has_same_files(*found->second, document)) {
      ++result.same_documents;
    } else {
      result.documents.push_back({Nature::changed, document,
                                  document_causes(before.origins, after.origins, document.report)});
    }
    earlier.erase(found);
  }
  for (const auto& [gone, document] : earlier) {
    result.documents.push_back({Nature::removed, *document, {}});
  }
}

}  // namespace

Checked<StoredRun> read_run(const std::string& folder) {
  const std::string manifest_path = folder + "/" + kManifestName;
  const std::string figures_path = folder + "/chiffres.csv";
  Diagnostics complaints;
  std::string manifest_text;
  std::string figures_text;
  collect(files::read_file(manifest_path), manifest_text, complaints);
  collect(files::read_file(figures_path), figures_text, complaints);
  if (!complaints.empty()) return complaints;
  StoredRun run;
  collect(parse_manifest(manifest_text, manifest_path), run.record, complaints);
  collect(parse_figures(figures_text, figures_path), run.figures, complaints);
  if (!complaints.empty()) return complaints;
  return run;
}

Comparison compare(const StoredRun& before, const StoredRun& after) {
  Comparison result;
  result.causes = causes_between(before.record, after.record);
  compare_figures(before, after, result);
  compare_documents(before.record, after.record, result);
  return result;
}

}  // namespace copil::campaign
