#pragma once

#include <map>
#include <string>
#include <vector>

#include "expansion/template.hpp"
#include "records/records.hpp"

/// What came back from territories, for the documents that sum it up.
namespace copil::vocabulary {

/// The answers to the form of one report.
struct GatheredAnswers {
  std::string report;
  std::string title;
  std::vector<records::TypeTerritoire> levels;  ///< of the territories that answer it
  expansion::Form form;
  std::map<std::string, expansion::Answers> by_territory;  ///< by code
};

}  // namespace copil::vocabulary
