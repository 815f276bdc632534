#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/layers.hpp"
#include "base/period.hpp"
#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"

namespace copil::vocabulary {

/// Where the files that belong to the project stand.
struct Resources {
  std::string root;  ///< the folder that holds templates/, reports/ and fixtures/
  /// The team's own folders of templates/ and reports/, which lie over the installed ones, each
  /// over those before it.
  std::vector<std::string> overlays{};

  Layers templates() const { return layers("templates"); }
  Layers reports() const { return layers("reports"); }
  Layers campaigns() const { return layers("reports/campagnes"); }
  Layers cards() const { return layers("reports/chiffres"); }
  Layers parameters() const { return layers("reports/parametres"); }
  Layers controls() const { return layers("reports/controles"); }
  std::string synonyms() const { return layers("reports/correspondances").file("synonymes.yaml"); }
  std::string message() const { return layers("reports/diffusion").file("message.txt"); }
  Layers teams() const { return layers("reports/equipes"); }
  std::string fixtures() const { return root + "/fixtures"; }

  Layers layers() const { return {root, overlays}; }
  Layers layers(const std::string& folder) const { return layers().within(folder); }
};

enum class Output { pdf, xlsx, ods, odt, html };
inline constexpr Output kOutputs[] = {Output::pdf, Output::xlsx, Output::ods, Output::odt,
                                      Output::html};

/// `pdf`, `xlsx`…: the name of the format and the ending of its files.
std::string_view ending(Output output);

/// "trimestre": how definitions of reports name that kind of period.
std::string_view period_word(Period::Kind kind);

/// The format of that name, or one error that lists or suggests the known ones.
Checked<Output> find_output(std::string_view name);

/// A report definition: what a run can produce (`reports/<name>.yaml`).
struct Report {
  std::string name;  ///< the file's stem, and the documents' first word
  std::string title;
  std::string description;
  std::vector<records::TypeTerritoire> levels;  ///< the territories it can be made for
  std::vector<Period::Kind> periods;            ///< the periods it makes sense for
  std::string template_folder;                  ///< under templates/
  std::vector<Output> outputs;                  ///< made unless the user asks for others
  std::vector<std::string> references;          ///< articles and annexes behind it
  /// An act that can be prepared before the year that it takes effect in (`avance: oui`).
  bool is_made_ahead = false;
  /// The first year that it tells (`depuis: 2010`); nothing: its period's and the one before.
  std::optional<int> first_year{};
  /// It compares scenarios, which whoever asks for it gives (`scenarios: oui`).
  bool compares_scenarios = false;
  /// The reports whose answers it sums up (`reponses: [bilan-local]`), or takes up beside its own
  /// (`reprend: [fiche-bonne-pratique]`).
  std::vector<std::string> heard_reports{};
  /// It lives on answers to others: all that come back say which report they answer.
  bool sums_up = false;
};

/// All report definitions of the folder, by name. Every fault of every file is reported.
Checked<std::vector<Report>> load_reports(const Layers& folder);

/// One definition, `reports/<name>.yaml`.
Checked<Report> load_report(const std::string& file);

/// The report of that name, or one error that lists or suggests the known ones.
Checked<Report> find_report(const std::vector<Report>& reports, std::string_view name);

/// Errors: the report is not made for periods of that kind, or not before the period begins, when
/// nothing of it is known.
Diagnostics check_period(const Report& report, Period period, Day arrete);

}  // namespace copil::vocabulary
