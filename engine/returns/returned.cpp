#include "returns/returned.hpp"

#include <algorithm>
#include <filesystem>

#include "base/folded.hpp"
#include "diagnostics/warning.hpp"
#include "files/files.hpp"
#include "returns/reading/sheets_read.hpp"

namespace copil::returns {

namespace {

namespace fs = std::filesystem;

using notation::Node;

constexpr std::uintmax_t kMostYamlBytes = std::uintmax_t{16} << 20;
constexpr std::string_view kReportKey = "rapport";
constexpr std::string_view kTerritoryKey = "territoire";
constexpr std::string_view kTerritoriesKey = "territoires";

enum class ReturnForm { yaml, xlsx, ods, other };

ReturnForm form_of(const std::string& path) {
  const std::string ending = folded(fs::path{path}.extension().string());
  if (ending == ".yaml" || ending == ".yml") return ReturnForm::yaml;
  if (ending == ".xlsx") return ReturnForm::xlsx;
  return ending == ".ods" ? ReturnForm::ods : ReturnForm::other;
}

void append(Diagnostics& complaints, const Diagnostics& more) {
  complaints.insert(complaints.end(), more.begin(), more.end());
}

// ── YAML ───────────────────────────────────────────────────────────────────────────────────────

/// Takes the key out of the map and gives its text; nothing when it is absent.
std::string taken_text(Node& map, std::string_view key, Place* place, Diagnostics& complaints) {
  const auto found = std::find_if(map.entries.begin(), map.entries.end(),
                                  [&](const auto& entry) { return entry.key.text == key; });
  if (found == map.entries.end()) return {};
  const auto text = notation::read_text(found->value);
  if (!text) append(complaints, text.error());
  if (place != nullptr) *place = found->value.place;
  map.entries.erase(found);
  return text ? *text : std::string{};
}

/// Adds one sheaf a territory of `territoires:`.
void add_territories(const Node& territories, const Sheaf& common, Returned& returned,
                     Diagnostics& complaints) {
  if (territories.kind != Node::Kind::map) {
    complaints.push_back(territories.error("« territoires » est un groupe de codes",
                                           {"chaque code sur sa ligne, ses réponses en "
                                            "retrait"}));
  }
  for (const auto& entry : territories.entries) {
    if (entry.value.kind == Node::Kind::empty) continue;
    if (entry.value.kind != Node::Kind::map) {
      complaints.push_back(entry.value.error("les réponses de « " + entry.key.text +
                                             " » sont un groupe de clés : « nom: valeur »"));
      continue;
    }
    returned.sheaves.push_back(
        {common.file, common.report, entry.key.text, entry.key.place, entry.value});
  }
}

Diagnostics read_yaml(const std::string& path, Returned& returned) {
  std::error_code error;
  if (fs::file_size(path, error) > kMostYamlBytes && !error) {
    return {plain_error("« " + path + " » est trop grand pour être un fichier de réponses")};
  }
  const auto text = files::read_file(path);
  if (!text) return text.error();
  auto root = expansion::parse_answers(*text, path);
  if (!root) return root.error();
  Diagnostics complaints;
  Sheaf sheaf{path, {}, {}, {path}, {}};
  sheaf.report = taken_text(*root, kReportKey, nullptr, complaints);
  sheaf.territory = taken_text(*root, kTerritoryKey, &sheaf.place, complaints);
  const auto several = std::find_if(root->entries.begin(), root->entries.end(),
                                    [](const auto& e) { return e.key.text == kTerritoriesKey; });
  if (several != root->entries.end()) {
    add_territories(several->value, sheaf, returned, complaints);
    root->entries.erase(several);
  }
  if (!root->entries.empty()) {
    sheaf.answers = std::move(*root);
    returned.sheaves.push_back(std::move(sheaf));
  }
  return complaints;
}

// ── Workbooks ──────────────────────────────────────────────────────────────────────────────────

Diagnostics read_workbook(const std::string& path, bool is_ods, Returned& returned) {
  const auto grids = read_grids(path, is_ods);
  if (!grids) return grids.error();
  Diagnostics complaints;
  for (const auto& grid : *grids) {
    auto sheaves = sheaves_of(grid);
    if (!sheaves) {
      append(complaints, sheaves.error());
      continue;
    }
    std::move(sheaves->begin(), sheaves->end(), std::back_inserter(returned.sheaves));
  }
  return complaints;
}

Diagnostics read_file_of(const std::string& path, Returned& returned) {
  switch (form_of(path)) {
    case ReturnForm::yaml:
      return read_yaml(path, returned);
    case ReturnForm::xlsx:
      return read_workbook(path, false, returned);
    case ReturnForm::ods:
      return read_workbook(path, true, returned);
    case ReturnForm::other:
      break;
  }
  return {plain_error("« " + path + " » n'est pas un fichier de réponses",
                      {"donnez un fichier .yaml, .xlsx ou .ods, ou un dossier qui en contient"})};
}

Diagnostics read_return(const std::string& path, Returned& returned) {
  const std::size_t before = returned.sheaves.size();
  Diagnostics complaints = read_file_of(path, returned);
  for (std::size_t i = before; i < returned.sheaves.size(); ++i) returned.sheaves[i].path = path;
  return complaints;
}

/// What office programs and systems leave beside the files that people make.
bool is_passed_over(const std::string& name) {
  return name.starts_with(".") || name.starts_with("~$");
}

Diagnostics read_folder(const std::string& folder, Returned& returned) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error)) {
    const bool is_file = it->is_regular_file(error);
    const std::string name = it->path().filename().string();
    if (is_file && !is_passed_over(name)) names.push_back(name);
  }
  if (error) return {plain_error("« " + folder + " » est illisible : " + error.message())};
  std::sort(names.begin(), names.end());
  Diagnostics complaints;
  for (const auto& name : names) {
    const std::string path = std::string{folder}.append("/").append(name);
    if (form_of(path) != ReturnForm::other) {
      append(complaints, read_return(path, returned));
      continue;
    }
    returned.warnings.push_back(
        plain_warning("ce fichier n'est pas lu : ni .yaml, ni .xlsx, ni .ods",
                      {"enregistrez-le en .xlsx ou en .ods s'il a des réponses"}, {path}));
  }
  return complaints;
}

// ── Against the form ───────────────────────────────────────────────────────────────────────────

Diagnostic answered_twice(const Sheaf& sheaf, const std::string& before) {
  Diagnostic error =
      plain_error("« " + sheaf.territory + " » a déjà répondu dans « " + before + " »",
                  {"ne gardez qu'un des deux"});
  error.place = sheaf.place;
  return error;
}

}  // namespace

Checked<Returned> read_returns(const std::string& path) {
  Returned returned;
  std::error_code error;
  const Diagnostics complaints =
      fs::is_directory(path, error) ? read_folder(path, returned) : read_return(path, returned);
  if (!complaints.empty()) return complaints;
  return returned;
}

const expansion::Answers& ReportAnswers::of(const std::string& territory) const {
  static const expansion::Answers kNone;
  const auto found = by_territory.find(territory);
  if (found != by_territory.end()) return found->second;
  return unaddressed ? *unaddressed : kNone;
}

Place ReportAnswers::place_of(const std::string& territory, const std::string& name) const {
  const auto group = places.find(by_territory.count(territory) > 0 ? territory : std::string{});
  if (group == places.end()) return {};
  const auto place = group->second.find(name);
  return place == group->second.end() ? Place{} : place->second;
}

Checked<ReportAnswers> answers_to(const std::vector<Sheaf>& sheaves, const std::string& report,
                                  const expansion::Form& form) {
  ReportAnswers answers;
  std::map<std::string, std::string> files;  // by territory
  Diagnostics complaints;
  for (const auto& sheaf : sheaves) {
    if (!sheaf.report.empty() && sheaf.report != report) continue;
    const auto [before, is_first] = files.try_emplace(sheaf.territory, sheaf.file);
    if (!is_first && !sheaf.territory.empty()) {
      complaints.push_back(answered_twice(sheaf, before->second));
      continue;
    }
    for (const auto& entry : sheaf.answers.entries) {
      answers.places[sheaf.territory].emplace(entry.key.text, entry.key.place);
    }
    auto read = expansion::read_answers(sheaf.answers, form);
    if (!read) {
      append(complaints, read.error());
    } else if (!sheaf.territory.empty()) {
      answers.by_territory[sheaf.territory] = std::move(*read);
    } else if (answers.unaddressed) {
      complaints.push_back(plain_error("« " + sheaf.file + " » et « " + before->second +
                                           " » répondent tous deux sans dire de quel territoire",
                                       {"ajoutez « territoire: CODE » en tête de chacun"}));
    } else {
      answers.unaddressed = std::move(*read);
      answers.unaddressed_file = sheaf.file;
    }
  }
  if (!complaints.empty()) return complaints;
  return answers;
}

Diagnostics refuse_unaddressed(const ReportAnswers& answers, std::size_t territories) {
  if (!answers.unaddressed || territories <= 1) return {};
  return {plain_error("« " + answers.unaddressed_file +
                          " » ne dit pas de quel territoire sont ses réponses, et " +
                          std::to_string(territories) + " documents sont demandés",
                      {"ajoutez « territoire: CODE » en tête du fichier, ou « territoires: » avec "
                       "un groupe de réponses par code",
                       "ou ne demandez qu'un document avec --territoire CODE"})};
}

Diagnostics refuse_unnamed(const std::vector<Sheaf>& sheaves) {
  Diagnostics complaints;
  for (const auto& sheaf : sheaves) {
    if (!sheaf.territory.empty() && !sheaf.report.empty()) continue;
    const bool lacks_territory = sheaf.territory.empty();
    Diagnostic error = plain_error(
        std::string{"ces réponses ne disent pas de quel "} +
            (lacks_territory ? "territoire" : "rapport") + " elles sont",
        {lacks_territory ? "ajoutez « territoire: CODE » en tête du fichier"
                         : "ajoutez « rapport: NOM » en tête du fichier, par exemple bilan-local"});
    error.place = {sheaf.file};
    complaints.push_back(std::move(error));
  }
  return complaints;
}

Diagnostics check_addresses(const std::vector<Sheaf>& sheaves,
                            const std::vector<std::string>& codes,
                            const std::vector<std::string>& reports) {
  const auto is_among = [](const std::vector<std::string>& known, const std::string& word) {
    return std::find(known.begin(), known.end(), word) != known.end();
  };
  Diagnostics complaints;
  bool serves_any = false;
  for (const auto& sheaf : sheaves) {
    const bool serves = sheaf.report.empty() || is_among(reports, sheaf.report);
    serves_any = serves_any || serves;
    if (!serves || sheaf.territory.empty() || is_among(codes, sheaf.territory)) continue;
    Diagnostic error = plain_error("territoire inconnu « " + sheaf.territory + " »",
                                   did_you_mean(sheaf.territory, codes));
    error.place = sheaf.place;
    complaints.push_back(std::move(error));
  }
  if (!serves_any && !sheaves.empty()) {
    const auto& first = sheaves.front();
    complaints.push_back(plain_error(
        "les réponses de « " + first.file + " » sont celles du rapport « " + first.report + " »",
        {"ici : " + reports.front()}));
  }
  return complaints;
}

}  // namespace copil::returns
