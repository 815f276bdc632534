#include "copil/making/model_check.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "campaign/schedule.hpp"
#include "copil/making/conditions_tried.hpp"
#include "copil/making/shown_checks.hpp"
#include "copil/making/source_places.hpp"
#include "diagnostics/warning.hpp"
#include "files/files.hpp"
#include "pages/layout.hpp"
#include "pages/page_critic.hpp"
#include "production/production.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

using production::PreparedReport;
using records::TerritoireId;

/// Problems that several territories or templates share, said once.
class Findings {
 public:
  /// `who` is for whom the document was tried: "bilan-local de ML01"; empty before any trial.
  void add(const Diagnostics& problems, const std::string& who) {
    for (const auto& problem : problems) {
      const auto known = std::find(problems_.begin(), problems_.end(), problem);
      if (known != problems_.end()) {
        ++others_[static_cast<std::size_t>(known - problems_.begin())];
        continue;
      }
      problems_.push_back(problem);
      whom_.push_back(who);
      others_.push_back(0);
    }
  }

  Diagnostics take() {
    for (std::size_t i = 0; i < problems_.size(); ++i) {
      if (whom_[i].empty()) continue;
      const std::string others =
          others_[i] == 0 ? ""
                          : ", et " + wording::counted(others_[i], "autre essai", "autres essais");
      problems_[i].trace.push_back("pour " + whom_[i] + others);
    }
    return std::move(problems_);
  }

  std::size_t size() const { return problems_.size(); }

 private:
  Diagnostics problems_;
  std::vector<std::string> whom_;    ///< one a problem
  std::vector<std::size_t> others_;  ///< trials that found it again, one a problem
};

/// What a page that is at fault as a whole begins with.
std::string first_words(const pages::Page& page) {
  for (const auto& item : page.items) {
    const auto* run = std::get_if<pages::GlyphRun>(&item.content);
    if (run != nullptr && item.element != pages::kNoElement) return run->text;
  }
  return {};
}

/// The faults of the pages and the signs that the fonts lack, each at its place in the template.
Diagnostics told_of(const pages::Pages& pages, document::Style style,
                    const std::vector<pages::WordedWarning>& lacking, const SourcePlaces& places) {
  Diagnostics told;
  for (const auto& sign : lacking) {
    told.push_back(sign.warning);
    places.point(told.back(), sign.words);
  }
  for (const auto& fault : pages::faults_of(pages, style)) {
    told.push_back(plain_warning(pages::fault_text(fault)));
    const auto& page = pages.pages[static_cast<std::size_t>(fault.page) - 1];
    places.point(told.back(), fault.words.empty() ? first_words(page) : fault.words);
  }
  return told;
}

class Checker {
 public:
  /// `lists_conditions`: says which of them no territory makes true, or none false.
  Checker(const Situation& situation, const Trial& trial, bool lists_conditions)
      : situation_(situation), trial_(trial), lists_conditions_(lists_conditions) {}

  void check(const vocabulary::Report& report) {
    const auto prepared = production::prepare(situation_.resources, report, trial_.schema);
    if (!prepared) return findings_.add(prepared.error(), "");
    findings_.add(prepared->source.warnings(), "");
    const std::size_t before = findings_.size();
    ConditionsTried conditions{prepared->source};
    const std::size_t territories = try_on_territories(*prepared, conditions);
    if (findings_.size() == before) praise(*prepared, territories, conditions);
  }

  void check_campaign(const std::string& file, const std::vector<vocabulary::Report>& reports) {
    const auto text = files::read_file(file);
    if (!text) return note(text.error());
    const auto read = campaign::parse_campaign(*text, file, reports);
    if (!read) return note(read.error());
    sound_.push_back("La campagne « " + read->name + " » est juste : " +
                     wording::counted(read->reports.size(), "rapport", "rapports") + ".");
  }

  void note(const Diagnostics& problems) { findings_.add(problems, ""); }
  ModelCheck result() { return {findings_.take(), std::move(sound_)}; }

 private:
  std::size_t try_on_territories(const PreparedReport& prepared, ConditionsTried& conditions) {
    const auto territories = trial_territories(trial_, prepared.report);
    const SourcePlaces places{production::template_sources(situation_.resources),
                              prepared.source.files()};
    for (const TerritoireId id : territories) expand(prepared, places, {id}, "", conditions);
    if (territories.empty()) return 0;
    for (const auto& option : prepared.source.form().options) {
      const bool is_turned_on = !option.is_on_by_default;
      TriedDocument tried{territories.front()};
      tried.answers.options[option.name] = is_turned_on;
      const std::string how = ", " + option.name + (is_turned_on ? " : oui" : " : non");
      expand(prepared, places, tried, how, conditions);
    }
    while (const auto forced = conditions.next()) {
      try_forced(prepared, forced->first, forced->second, conditions);
    }
    return territories.size();
  }

  vocabulary::DocumentNames names_of(const PreparedReport& prepared, TerritoireId id) const {
    return {trial_.schema, trial_.facts, id, trial_period(trial_, prepared.report)};
  }

  std::string who_is(const PreparedReport& prepared, TerritoireId id) const {
    return prepared.report.name + " de " + trial_.dossier->records().territoires.code[id];
  }

  /// Of a document with conditions that no territory gives, only what would stop it is told.
  void try_forced(const PreparedReport& prepared, const TriedDocument& tried,
                  const std::string& how, ConditionsTried& conditions) {
    const auto names = names_of(prepared, tried.territory);
    names.hear(prepared.heard);
    expansion::Outcomes outcomes{tried.forced, {}};
    const auto expansion = expansion::expand(prepared.source, names, tried.answers, outcomes);
    conditions.note(tried, outcomes.met);
    if (expansion) return;
    findings_.add(expansion.error(), who_is(prepared, tried.territory) + ", " + how);
  }

  void expand(const PreparedReport& prepared, const SourcePlaces& places,
              const TriedDocument& tried, const std::string& how, ConditionsTried& conditions) {
    const TerritoireId id = tried.territory;
    const auto names = names_of(prepared, id);
    names.hear(prepared.heard);
    expansion::Outcomes outcomes;
    auto expansion = expansion::expand(prepared.source, names, tried.answers, outcomes);
    conditions.note(tried, outcomes.met);
    const std::string who = who_is(prepared, id) + how;
    if (!expansion) return findings_.add(expansion.error(), who);
    document::Document& document = expansion->document;
    document.report = prepared.report.name;
    document.period = names.periode();
    findings_.add(empty_blocks(document, has_figures(names, id), places), who);
    findings_.add(empty_sections(document, places), who);
    findings_.add(looks_.add(document), who);
    if (how.empty()) lay_out(document, places, who);
  }

  /// The document's pages, as a careful printer looks at them.
  void lay_out(const document::Document& document, const SourcePlaces& places,
               const std::string& who) {
    if (!typesetter_) {
      auto opened = pages::Typesetter::open();
      if (!opened) return findings_.add(opened.error(), "");
      typesetter_ = std::move(*opened);
    }
    const pages::Pages pages = typesetter_->lay_out(document);
    findings_.add(told_of(pages, document.style, typesetter_->lacking_signs(), places), who);
  }

  /// True when the entries of the territory are known: then its charts have something to show.
  static bool has_figures(const vocabulary::DocumentNames& names, TerritoireId id) {
    return names.value("VOL", names.periode(), id, figures::Reach::period).is_defined();
  }

  void praise(const PreparedReport& prepared, std::size_t territories,
              const ConditionsTried& conditions) {
    const auto& source = prepared.source;
    const auto lacking = conditions.lacking();
    sound_.push_back(
        "Le modèle de « " + prepared.report.name +
        " » est juste : " + wording::counted(source.files().size(), "fichier", "fichiers") + ", " +
        wording::counted(source.form().fields.size(), "champ à remplir", "champs à remplir") +
        ", " + wording::counted(source.names_used().size(), "nom employé", "noms employés") +
        " ; essayé sur " + wording::counted(territories, "territoire", "territoires") + " de " +
        trial_.shown_folder + "." + conditions_told(conditions.size(), lacking.size()));
    if (!lists_conditions_) return;
    for (const auto& line : lacking) sound_.push_back("   " + line);
  }

  static std::string conditions_told(std::size_t count, std::size_t lacking) {
    if (lacking == 0) return {};
    const bool is_one = lacking == 1;
    return " " + wording::counted(lacking, "condition", "conditions") + " sur " +
           wording::counted(count) +
           (is_one
                ? " y est toujours vraie, jamais vraie ou jamais lue : elle a été forcée."
                : " y sont toujours vraies, jamais vraies ou jamais lues : chacune a été forcée.");
  }

  const Situation& situation_;
  const Trial& trial_;
  bool lists_conditions_;
  SeriesLooks looks_;
  std::optional<pages::Typesetter> typesetter_;
  Findings findings_;
  std::vector<std::string> sound_;
};

/// What campaigns may assume of a report whose definition cannot be read: nothing is said twice.
vocabulary::Report assumed(const std::string& file) {
  using enum records::TypeTerritoire;
  vocabulary::Report report;
  report.name = std::filesystem::path{file}.stem().string();
  report.levels = {national,       region,           departement,
                   mission_locale, site_pole_emploi, plateforme_vocation};
  report.periods = {Period::Kind::year, Period::Kind::half, Period::Kind::quarter,
                    Period::Kind::month};
  return report;
}

}  // namespace

ModelCheck check_models(const Situation& situation, const Trial& trial, const std::string& name) {
  Checker checker{situation, trial, !name.empty()};
  const auto files = files::files_in(situation.resources.reports(), ".yaml");
  if (!files) return {files.error(), {}};
  std::vector<vocabulary::Report> reports;
  for (const auto& file : *files) {
    const auto report = vocabulary::load_report(file);
    if (report && (name.empty() || report->name == name)) checker.check(*report);
    if (!report) checker.note(report.error());
    reports.push_back(report ? *report : assumed(file));
  }
  if (!name.empty()) return checker.result();
  const auto campaigns = files::files_in(situation.resources.campaigns(), ".yaml");
  if (!campaigns) return checker.result();  // A project without campaigns is sound.
  for (const auto& file : *campaigns) checker.check_campaign(file, reports);
  return checker.result();
}

}  // namespace copil::program
