#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "chain/program.hpp"

namespace copil::testing {

/// A project of one's own: the shipped data and cards, one report with the template given.
class Project {
 public:
  explicit Project(const std::string& body) {
    const std::string source = in_quotes(COPIL_SOURCE_DIR);
    const std::string to = in_quotes(root_.path());
    const std::string copy = "mkdir -p " + to + "/reports " + to + "/fixtures && ln -s " + source +
                             "/reports/chiffres " + source + "/reports/parametres " + to +
                             "/reports && ln -s " + source + "/fixtures/demo " + to + "/fixtures";
    REQUIRE(std::system(copy.c_str()) == 0);
    root_.write("reports/essai.yaml",
                R"(rapport: essai
titre: Essai
niveaux: [mission_locale, region]
periodes: [annee]
modele: essai
formats: [pdf]
description: essai
references: [article 1]
)");
    save(body);
  }

  void save(const std::string& body) {
    const bool has_option = body.find("option.") != std::string::npos;
    const std::string options = "options:\n  clause: { invite: une clause, defaut: non }\n";
    root_.write("templates/essai/modele.md",
                "---\ntitre: Essai\n" + (has_option ? options : "") + "---\n" + body);
  }
  void write(const std::string& file, const std::string& text) const { root_.write(file, text); }
  std::string file(const std::string& name) const { return root_.file(name); }
  std::string folder() const { return root_.path(); }

  Outcome modele(std::vector<std::string> words) const {
    words.insert(words.begin(), "modele");
    return run_program(words, {{"COPIL_RACINE=" + root_.path()}, root_.path(), false});
  }

 private:
  TemporaryFolder root_;
};

}  // namespace copil::testing
