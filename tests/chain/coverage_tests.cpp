// templates/structure.csv lists every part of the agreement's forms; the templates cite its rows
// ({# CL041 #}) where they cover them; templates/COUVERTURE.md says where, and is made from both.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

namespace fs = std::filesystem;

namespace {

const fs::path kTemplates{COPIL_SOURCE_DIR "/templates"};

struct Row {
  std::string id, model, part, number, kind, object, reason, mending;
};

/// A place of a template that covers a row: its file, and the text up to the next citation.
struct CitedPlace {
  std::string file;
  std::string text;
};

std::vector<std::string> file_lines(const fs::path& file) {
  std::ifstream in{file};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in{line};
  for (std::string cell; std::getline(in, cell, ';');) cells.push_back(cell);
  cells.resize(8);
  return cells;
}

std::vector<Row> read_structure() {
  std::vector<Row> rows;
  const auto lines = file_lines(kTemplates / "structure.csv");
  REQUIRE(lines.front() == "id;modele;partie;numero;genre;objet;motif;correction");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto cells = split(lines[i]);
    rows.push_back(
        {cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]});
  }
  return rows;
}

/// `CL097`, or every row from `CL098` to `CL102`.
std::vector<std::string> rows_cited(const std::string& line) {
  static const std::regex kCitation{R"(\b(CR|CL|LM|AI|EP|MM)(\d{3})(?:-\1(\d{3}))?\b)"};
  std::vector<std::string> ids;
  for (std::sregex_iterator it{line.begin(), line.end(), kCitation}, end; it != end; ++it) {
    const int first = std::stoi((*it)[2]);
    const int last = (*it)[3].matched ? std::stoi((*it)[3]) : first;
    for (int number = first; number <= last; ++number) {
      std::ostringstream id;
      id << (*it)[1] << std::setw(3) << std::setfill('0') << number;
      ids.push_back(id.str());
    }
  }
  return ids;
}

using Citations = std::map<std::string, std::vector<CitedPlace>>;

void cite_file(const fs::path& file, Citations& citations) {
  const auto lines = file_lines(file);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto ids = rows_cited(lines[i]);
    if (ids.empty()) continue;
    std::string text;
    for (std::size_t j = i < 2 ? 0 : i - 2; j < lines.size(); ++j) {
      text += lines[j] + "\n";
      if (j > i && !rows_cited(lines[j]).empty()) break;
    }
    for (const auto& id : ids) {
      citations[id].push_back({fs::relative(file, kTemplates).generic_string(), text});
    }
  }
}

Citations read_citations() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator{kTemplates}) {
    const bool is_template =
        entry.path().extension() == ".md" && entry.path().parent_path() != kTemplates;
    if (entry.is_regular_file() && is_template) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  Citations citations;
  for (const auto& file : files) cite_file(file, citations);
  return citations;
}

/// What must stand where a row of that kind is covered.
bool shows(const std::string& kind, const std::string& text) {
  const auto has = [&](const char* sign) { return text.find(sign) != std::string::npos; };
  if (kind == "blanc") return has("[[") || has("{{") || has("](#");
  if (kind == "option") return has("option.") || has("[[");
  if (kind == "tableau") return has("tableau");
  if (kind == "signature") return has("signatures");
  if (kind == "annexe") return has("nnexe") || has("fiche") || has("convention");
  return kind == "texte";
}

std::string part_label(const Row& row) {
  if (row.part == "article" && !row.number.empty()) return "article " + row.number;
  if (row.part == "article") return "articles sans numéro";
  return row.part;
}

/// `CL041 à CL047`: consecutive rows of one part.
struct Stretch {
  std::string model, label, first, last;
  std::vector<std::string> files;
};

std::vector<Stretch> stretches(const std::vector<Row>& rows, const Citations& citations) {
  std::vector<Stretch> result;
  for (const auto& row : rows) {
    const bool goes_on = !result.empty() && result.back().model == row.model &&
                         result.back().label == part_label(row);
    if (!goes_on) result.push_back({row.model, part_label(row), row.id, row.id, {}});
    auto& stretch = result.back();
    stretch.last = row.id;
    const auto found = citations.find(row.id);
    if (found == citations.end()) continue;
    for (const auto& place : found->second) {
      const bool is_known = std::count(stretch.files.begin(), stretch.files.end(), place.file) > 0;
      if (!is_known) stretch.files.push_back(place.file);
    }
  }
  return result;
}

std::string file_list(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text.empty() ? "voir plus bas" : text;
}

std::string tables_of_parts(const std::vector<Row>& rows, const Citations& citations) {
  std::string text;
  std::string model;
  for (const auto& stretch : stretches(rows, citations)) {
    if (stretch.model != model) {
      model = stretch.model;
      text += "\n## " + model + "\n\n| partie | lignes | où |\n| --- | --- | --- |\n";
    }
    const std::string ids =
        stretch.first == stretch.last ? stretch.first : stretch.first + " à " + stretch.last;
    text += "| " + stretch.label + " | " + ids + " | " + file_list(stretch.files) + " |\n";
  }
  return text;
}

std::string table_of(const std::vector<Row>& rows, std::string Row::*remark,
                     const std::string& title, const std::string& column) {
  std::string text =
      "\n## " + title + "\n\n| ligne | objet | " + column + " |\n| --- | --- | --- |\n";
  for (const auto& row : rows) {
    if ((row.*remark).empty()) continue;
    text +=
        "| " + row.id + " | " + part_label(row) + ", " + row.object + " | " + row.*remark + " |\n";
  }
  return text;
}

std::string coverage(const std::vector<Row>& rows, const Citations& citations) {
  const auto left_out =
      std::count_if(rows.begin(), rows.end(), [](const Row& row) { return !row.reason.empty(); });
  return "# Couverture des actes types\n\n"
         "Les conventions, avenants et lettres de ce dossier suivent les actes types joints à "
         "l'accord-cadre du\n26 janvier 2010 (annexes 3, 5, 6, 9-1, 9-2 et 9-3). Leurs parties, "
         "blancs, options, tableaux, annexes et\nsignataires sont énumérés dans `structure.csv`, "
         "un par ligne. Chaque modèle cite, en remarque, la ligne qu'il\ncouvre : `{# CL041 #}`. "
         "Cette page est faite par un test, qui la compare ; elle ne s'écrit pas à la main.\n\n" +
         std::to_string(rows.size()) +
         " lignes : " + std::to_string(rows.size() - static_cast<std::size_t>(left_out)) +
         " couvertes, " + std::to_string(left_out) + " laissées de côté avec leur raison.\n" +
         tables_of_parts(rows, citations) +
         table_of(rows, &Row::reason, "Lignes laissées de côté", "raison") +
         table_of(rows, &Row::mending, "Défauts des actes types, non reproduits",
                  "ce que fait le modèle");
}

}  // namespace

TEST_CASE("every part of the forms stands in its template, or is left out with a reason") {
  const auto rows = read_structure();
  CHECK(rows.size() == 727);
  const auto citations = read_citations();
  std::set<std::string> known;
  for (const auto& row : rows) {
    CAPTURE(row.id, row.object);
    CHECK(known.insert(row.id).second);
    const auto found = citations.find(row.id);
    CHECK((found == citations.end()) == !row.reason.empty());
    if (found == citations.end()) continue;
    const auto& places = found->second;
    for (const auto& place : places) {
      CAPTURE(place.file);
      CHECK((place.file.rfind(row.model + "/", 0) == 0 || place.file.rfind("communs/", 0) == 0));
    }
    CHECK(std::any_of(places.begin(), places.end(),
                      [&](const CitedPlace& place) { return shows(row.kind, place.text); }));
  }
  for (const auto& [id, places] : citations) {
    CAPTURE(id, places.front().file);
    CHECK(known.count(id) == 1);
  }
}

TEST_CASE("the page that says what is covered is up to date") {
  const std::string made = coverage(read_structure(), read_citations());
  const fs::path fresh = fs::path{COPIL_BUILD_DIR} / "COUVERTURE.md";
  std::ofstream{fresh} << made;
  std::ifstream in{kTemplates / "COUVERTURE.md"};
  std::stringstream shipped;
  shipped << in.rdbuf();
  INFO("copy " << fresh.string() << " over templates/COUVERTURE.md");
  CHECK(shipped.str() == made);
}
