#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "demo.hpp"

// reports/echeances/obligations.csv lists what articles 4 to 11 ask for; each entry has its line in
// the calendar or a reason; reports/echeances/COUVERTURE.md says which, and is made from both.

using namespace copil::committees;

namespace {

namespace fs = std::filesystem;

const fs::path kFolder{COPIL_SOURCE_DIR "/reports/echeances"};

struct Obligation {
  std::string id, article, object, line, reason;
};

std::vector<Obligation> read_obligations() {
  std::ifstream in{kFolder / "obligations.csv"};
  std::string text;
  std::getline(in, text);
  REQUIRE(text == "id;article;objet;ligne;motif");
  std::vector<Obligation> all;
  while (std::getline(in, text)) {
    std::istringstream cells{text + ";"};
    Obligation one;
    for (std::string* cell : {&one.id, &one.article, &one.object, &one.line, &one.reason}) {
      REQUIRE(std::getline(cells, *cell, ';'));
    }
    all.push_back(one);
  }
  return all;
}

std::string coverage(const std::vector<Obligation>& all) {
  std::string lines;
  std::string reasons;
  std::size_t covered = 0;
  for (const auto& duty : duties()) {
    std::string ids;
    for (const auto& one : all) {
      if (one.line == duty.code) ids += (ids.empty() ? "" : ", ") + one.id;
    }
    lines += "| `" + std::string{duty.code} + "` | " + std::string{duty.objet} + " | " +
             std::string{duty.article} + " | " + ids + " |\n";
  }
  for (const auto& one : all) {
    if (!one.line.empty()) {
      ++covered;
      continue;
    }
    reasons +=
        "| " + one.id + " | " + one.article + " | " + one.object + " | " + one.reason + " |\n";
  }
  return "# Couverture du calendrier\n\n"
         "Ce que les articles 4 à 11 de l'accord-cadre demandent est énuméré dans "
         "`obligations.csv`, une chose par ligne.\nChacune a sa ligne au calendrier "
         "(`copil echeances`), ou la raison de n'en pas avoir. Cette page est faite par\nun test, "
         "qui la compare ; elle ne s'écrit pas à la main.\n\n" +
         std::to_string(all.size()) + " obligations : " + std::to_string(covered) +
         " au calendrier, " + std::to_string(all.size() - covered) +
         " sans date, avec leur raison.\n\n## Lignes du calendrier\n\n"
         "| ligne | ce qui est dû | article | obligations |\n| --- | --- | --- | --- |\n" +
         lines +
         "\n## Sans ligne\n\n| obligation | article | objet | raison |\n| --- | --- | --- | --- "
         "|\n" +
         reasons;
}

}  // namespace

TEST_CASE("each duty of articles 4 to 11 has its line in the calendar, or a reason") {
  std::set<std::string> codes;
  for (const auto& duty : duties()) codes.emplace(duty.code);
  std::set<std::string> ids;
  std::set<std::string> lines;
  const auto all = read_obligations();
  CHECK(all.size() == 169);
  for (const auto& one : all) {
    CAPTURE(one.id, one.object);
    CHECK(ids.insert(one.id).second);
    CHECK_FALSE(one.article.empty());
    CHECK_FALSE(one.object.empty());
    CHECK(one.line.empty() != one.reason.empty());
    if (one.line.empty()) continue;
    CHECK(codes.count(one.line) == 1);
    lines.insert(one.line);
  }
  CHECK(lines == codes);
}

TEST_CASE("the page that says which duties are in the calendar is up to date") {
  const std::string made = coverage(read_obligations());
  const fs::path fresh = fs::path{COPIL_BUILD_DIR} / "COUVERTURE-echeances.md";
  std::ofstream{fresh} << made;
  std::ifstream in{kFolder / "COUVERTURE.md"};
  std::stringstream shipped;
  shipped << in.rdbuf();
  INFO("copy " << fresh.string() << " over reports/echeances/COUVERTURE.md");
  CHECK(shipped.str() == made);
}
