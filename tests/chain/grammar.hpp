#pragma once

#include <fstream>
#include <regex>
#include <set>
#include <string>

#include "chain/program.hpp"

/// What a grammar checker says of a text, and what the project accepts of it.
namespace copil::testing {

/// `./copil test` installs the checker: without it nothing would be read.
inline void require_grammar_checker() {
  INFO("le paquet grammalecte-cli manque");
  REQUIRE(std::system("command -v grammalecte-cli >/dev/null") == 0);
}

/// `règle : mot souligné` for grammar, `orthographe : mot` for spelling.
inline std::set<std::string> remarks_on(const std::string& file) {
  const std::string json = printed_by("grammalecte-cli -j -ctx -owe -f " + in_quotes(file));
  static const std::regex kGrammar{R"re("sRuleId": "([^"]*)"[^{}]*"sUnderlined": "([^"]*)")re"};
  static const std::regex kSpelling{R"re("sValue": "([^"]*)")re"};
  static const std::regex kAcronym{"[A-Z0-9-]+"};
  std::set<std::string> remarks;
  for (std::sregex_iterator it{json.begin(), json.end(), kGrammar}, end; it != end; ++it) {
    remarks.insert((*it)[1].str() + " : " + (*it)[2].str());
  }
  for (std::sregex_iterator it{json.begin(), json.end(), kSpelling}, end; it != end; ++it) {
    const std::string word = (*it)[1];
    if (!std::regex_match(word, kAcronym)) remarks.insert("orthographe : " + word);
  }
  return remarks;
}

/// The accepted remarks: lines of the file that are not comments; a line without « : » accepts a
/// whole rule.
inline std::set<std::string> accepted_remarks() {
  std::ifstream in{COPIL_SOURCE_DIR "/tests/chain/grammaire.txt"};
  std::set<std::string> accepted;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') accepted.insert(line);
  }
  return accepted;
}

inline bool is_accepted(const std::set<std::string>& accepted, const std::string& remark) {
  return accepted.count(remark) == 1 || accepted.count(remark.substr(0, remark.find(" : "))) == 1;
}

}  // namespace copil::testing
