#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "expansion/template.hpp"
#include "records/records.hpp"

/// What came back from territories, for the documents that sum it up.
namespace copil::vocabulary {

/// A file that answers came back in.
struct AnswersFile {
  std::string name;  ///< without its folder
  std::string sha256;
  std::set<std::string> territories;  ///< whose answers it holds, by code
};

/// The answers to the form of one report.
struct GatheredAnswers {
  std::string report;
  std::string title;
  std::vector<records::TypeTerritoire> levels;  ///< of the territories that answer it
  expansion::Form form;
  std::map<std::string, expansion::Answers> by_territory;  ///< by code
  std::vector<AnswersFile> files{};
};

}  // namespace copil::vocabulary
