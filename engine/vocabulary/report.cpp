#include "vocabulary/report.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "files/files.hpp"
#include "notation/words.hpp"
#include "wording/dates.hpp"

namespace copil::vocabulary {

namespace {

using notation::Node;
using records::TypeTerritoire;

constexpr notation::Word<Period::Kind> kPeriods[]{
    {"année", Period::Kind::year},
    {"semestre", Period::Kind::half},
    {"trimestre", Period::Kind::quarter},
    {"mois", Period::Kind::month},
};

constexpr notation::Word<Output> kOutputWords[]{
    {"pdf", Output::pdf}, {"xlsx", Output::xlsx}, {"ods", Output::ods},
    {"odt", Output::odt}, {"html", Output::html},
};

constexpr std::array<TypeTerritoire, 6> kLevels{
    TypeTerritoire::national,         TypeTerritoire::region,
    TypeTerritoire::departement,      TypeTerritoire::mission_locale,
    TypeTerritoire::site_pole_emploi, TypeTerritoire::plateforme_vocation};

const std::vector<std::string>& known_keys() {
  static const std::vector<std::string> kKeys{
      "rapport",    "titre",  "description", "niveaux",   "periodes", "modele", "formats",
      "references", "avance", "depuis",      "scenarios", "reponses", "reprend"};
  return kKeys;
}

std::string kind_label(Period::Kind kind) {
  switch (kind) {
    case Period::Kind::month:
      return "un mois";
    case Period::Kind::quarter:
      return "un trimestre";
    case Period::Kind::half:
      return "un semestre";
    case Period::Kind::year:
      return "une année";
  }
  return {};
}

/// Reads one definition, gathering what is wrong with it.
class ReportReader {
 public:
  ReportReader(const Node& root, std::string stem) : root_(root), stem_(std::move(stem)) {}

  Checked<Report> read() {
    if (root_.kind != Node::Kind::map) {
      return Diagnostics{
          root_.error("une définition de rapport est attendue, avec les clés "
                      "rapport, titre, description, niveaux, periodes, modele, formats, "
                      "references")};
    }
    complaints_ = notation::unknown_keys(root_, known_keys(), "une définition de rapport");
    Report report;
    report.name = text("rapport");
    report.title = text("titre");
    report.description = text("description");
    report.template_folder = text("modele");
    read_words("niveaux", level_words(), report.levels);
    read_words("periodes", kPeriods, report.periods);
    read_words("formats", kOutputWords, report.outputs);
    for (const auto* item : items("references")) report.references.push_back(item->text);
    report.is_made_ahead = is_set("avance");
    report.first_year = read_first_year();
    report.compares_scenarios = is_set("scenarios");
    report.sums_up = root_.find("reponses") != nullptr;
    for (const char* key : {"reponses", "reprend"}) {
      if (root_.find(key) == nullptr) continue;
      for (const auto* item : items(key)) report.heard_reports.push_back(item->text);
    }
    check_name(report);
    if (!complaints_.empty()) return notation::in_order(std::move(complaints_));
    return report;
  }

 private:
  const Node* mandatory(const char* key) {
    const Node* node = root_.find(key);
    if (node == nullptr) {
      complaints_.push_back(root_.error("la clé « " + std::string{key} + " » manque"));
    }
    return node;
  }

  std::string text(const char* key) {
    const Node* node = mandatory(key);
    if (node == nullptr) return {};
    auto value = notation::read_text(*node);
    if (value) return *value;
    append(value.error());
    return {};
  }

  /// An optional yes or no.
  bool is_set(const char* key) {
    const Node* node = root_.find(key);
    if (node == nullptr) return false;
    const auto value = notation::read_bool(*node);
    if (value) return *value;
    append(value.error());
    return false;
  }

  /// An optional year.
  std::optional<int> read_first_year() {
    constexpr long kFirst = 2000;
    constexpr long kLast = 2100;
    const Node* node = root_.find("depuis");
    if (node == nullptr) return std::nullopt;
    const auto year = notation::read_whole_number(*node);
    if (year && *year >= kFirst && *year <= kLast) return static_cast<int>(*year);
    if (year) {
      complaints_.push_back(node->error("une année est attendue, par exemple 2010"));
    } else {
      append(year.error());
    }
    return std::nullopt;
  }

  std::vector<const Node*> items(const char* key) {
    const Node* node = mandatory(key);
    if (node == nullptr) return {};
    auto found = notation::read_items(*node, key);
    if (found) return std::move(*found);
    append(found.error());
    return {};
  }

  template <class Words>
  void read_words(const char* key, const Words& words,
                  std::vector<notation::MeaningOf<Words>>& meanings) {
    for (const auto* item : items(key)) {
      const auto meaning = notation::read_word(*item, key, words);
      if (meaning) {
        meanings.push_back(*meaning);
      } else {
        append(meaning.error());
      }
    }
  }

  static std::vector<notation::Word<TypeTerritoire>> level_words() {
    std::vector<notation::Word<TypeTerritoire>> words;
    words.reserve(std::size(kLevels));
    for (const auto level : kLevels) words.push_back({records::type_name(level), level});
    return words;
  }

  void check_name(const Report& report) {
    if (report.name.empty() || report.name == stem_) return;
    complaints_.push_back(root_.find("rapport")->error(
        "le rapport « " + report.name + " » doit porter le nom de son fichier, « " + stem_ + " »"));
  }

  void append(const Diagnostics& more) {
    complaints_.insert(complaints_.end(), more.begin(), more.end());
  }

  const Node& root_;
  std::string stem_;
  Diagnostics complaints_;
};

}  // namespace

std::string_view period_word(Period::Kind kind) {
  return notation::word_for(kind, kPeriods);
}

std::string_view ending(Output output) {
  return notation::word_for(output, kOutputWords);
}

Checked<Output> find_output(std::string_view name) {
  std::vector<std::string> known;
  for (const auto& [word, output] : kOutputWords) {
    if (word == name) return output;
    known.emplace_back(word);
  }
  return Diagnostics{
      plain_error("format inconnu « " + std::string{name} + " »", did_you_mean(name, known))};
}

Checked<Report> load_report(const std::string& file) {
  const auto text = files::read_file(file);
  if (!text) return text.error();
  const auto root = notation::parse(*text, {file, 0});
  if (!root) return root.error();
  return ReportReader{*root, std::filesystem::path{file}.stem().string()}.read();
}

Checked<std::vector<Report>> load_reports(const Layers& folder) {
  const auto files = files::files_in(folder, ".yaml");
  if (!files) return files.error();
  std::vector<Report> reports;
  Diagnostics complaints;
  for (const auto& file : *files) {
    auto report = load_report(file);
    if (report) {
      reports.push_back(std::move(*report));
    } else {
      complaints.insert(complaints.end(), report.error().begin(), report.error().end());
    }
  }
  if (!complaints.empty()) return complaints;
  return reports;
}

Checked<Report> find_report(const std::vector<Report>& reports, std::string_view name) {
  std::vector<std::string> known;
  for (const auto& report : reports) {
    if (report.name == name) return report;
    known.push_back(report.name);
  }
  auto hints = did_you_mean(name, known);
  if (hints.empty()) hints.push_back("copil catalogue rapports donne la liste des rapports");
  return Diagnostics{
      plain_error("rapport inconnu « " + std::string{name} + " »", std::move(hints))};
}

Diagnostics check_period(const Report& report, Period period, Day arrete) {
  const Day begin = days_of(period).begin;
  if (arrete < begin && !report.is_made_ahead) {
    const bool is_year = period.kind == Period::Kind::year;
    return {plain_error("le rapport « " + report.name + " » ne se fait pas au " + iso_text(arrete) +
                            " : rien de " +
                            (is_year ? std::to_string(period.year) : wording::period_text(period)) +
                            " n'était connu",
                        {"choisissez un arrêté à partir du " + iso_text(begin)})};
  }
  const auto& kinds = report.periods;
  if (std::find(kinds.begin(), kinds.end(), period.kind) != kinds.end()) return {};
  std::string made_for;
  for (const auto kind : kinds) made_for += (made_for.empty() ? "" : ", ") + kind_label(kind);
  return {plain_error("le rapport « " + report.name + " » n'est pas fait pour " +
                          kind_label(period.kind) + " (« " + period_code(period) + " »)",
                      {"il est fait pour : " + made_for})};
}

}  // namespace copil::vocabulary
