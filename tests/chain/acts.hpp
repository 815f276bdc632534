#pragma once

#include <map>
#include <regex>
#include <string>

#include "chain/form_answers.hpp"

/// The conventions and their family: made definitive from the demo, and read back.
namespace copil::testing::acts {

struct Act {
  const char* report;
  const char* territory;
  int least_pages;
  int most_pages;
};

inline constexpr Act kActs[] = {
    {"convention-locale", "ML02", 8, 14}, {"convention-regionale", "R1", 8, 14},
    {"avenant-objectif", "ML02", 1, 3},   {"avenant-objectif", "R1", 1, 3},
    {"arrete-des-comptes", "ML05", 2, 4}, {"lettre-de-mission", "PE021", 2, 3},
    {"acces-si", "PE021", 2, 4},          {"avenant-e-partenet", "PE021", 5, 8},
    {"avenant-mmt", "PE021", 4, 6},       {"compte-rendu-execution", "ML02", 2, 3}};

inline Outcome produce(const Act& act, const std::string& answers, const TemporaryFolder& folder) {
  folder.write("champs.yaml", answers);
  return run_program({"produire", act.report, "--donnees", fixture("demo"), "--periode", "2010",
                      "--arrete-au", "2011-02-28", "--territoire", act.territory, "--format", "pdf",
                      "--sortie", folder.file("sortie"), "--reponses", folder.file("champs.yaml"),
                      "--definitif"});
}

inline std::string pdf_of(const Act& act, const TemporaryFolder& folder) {
  return folder.file("sortie/" + std::string{act.report} + "_" + act.territory + "_2010.pdf");
}

/// The text with every blank a plain one.
inline std::string with_plain_blanks(std::string text) {
  for (const std::string blank : {"\u00A0", "\u202F", "\n"}) {
    for (auto at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) {
      text.replace(at, blank.size(), " ");
    }
  }
  return text;
}

/// The words of the document, every blank a plain one.
inline std::string words_of(const Act& act, const TemporaryFolder& folder) {
  return with_plain_blanks(printed_by("pdftotext -raw " + in_quotes(pdf_of(act, folder)) + " -"));
}

/// The words of the definitive act whose form is completed by default, made once a program.
inline const std::string& signed_words(const Act& act) {
  static std::map<std::string, std::string> words;
  const auto [made, is_new] = words.try_emplace(std::string{act.report} + " " + act.territory);
  if (is_new) {
    const TemporaryFolder folder;
    const Outcome outcome = produce(act, completed_form(act.report, Options::by_default), folder);
    CAPTURE(outcome.err);
    REQUIRE(outcome.status == 0);
    made->second = words_of(act, folder);
  }
  return made->second;
}

inline int pages_of(const Act& act, const TemporaryFolder& folder) {
  return std::stoi(
      printed_by("pdfinfo " + in_quotes(pdf_of(act, folder)) + " | sed -n 's/^Pages: *//p'"));
}

}  // namespace copil::testing::acts
