#pragma once

#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

/// What a user of some territories must never find in an answer: read from the files of the demo
/// folder as they are, without the program's own rooms.
namespace copil::testing {

class Secrets {
 public:
  /// `own`: codes of the user's territories, those below them included. `known`: those above.
  Secrets(const std::string& folder, const std::set<std::string>& own,
          const std::set<std::string>& known) {
    for (const auto& row : rows_of(folder + "/territoires.csv")) {
      if (own.count(row[0]) + known.count(row[0]) > 0) continue;
      words_.insert(row[0]);
      texts_.insert(row[2]);
    }
    add_youths(folder, own);
    for (const auto& row : rows_of(folder + "/conventions.csv")) {
      if (own.count(row[2]) + known.count(row[2]) == 0) words_.insert(row[0]);
    }
  }

  /// The first of the others' codes, names, youths that the text holds; empty when there is none.
  std::string found_in(const std::string& text) const {
    for (const auto& name : texts_) {
      if (text.find(name) != std::string::npos) return name;
    }
    for (std::size_t start = 0; start < text.size();) {
      std::size_t end = start;
      while (end < text.size() && is_of_word(text[end])) ++end;
      const std::string word = text.substr(start, end - start);
      if (words_.count(word) > 0) return word;
      for (const auto& part : parts_of(word)) {
        if (words_.count(part) > 0) return word;
      }
      start = end + 1;
    }
    return {};
  }

  std::size_t size() const { return words_.size(); }
  const std::set<std::string>& words() const { return words_; }

 private:
  static bool is_of_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
  }

  static std::vector<std::string> parts_of(const std::string& word) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : word + "-") {
      if (c != '-' && c != '_') {
        part += c;
        continue;
      }
      parts.push_back(part);
      part.clear();
    }
    return parts;
  }

  static std::vector<std::vector<std::string>> rows_of(const std::string& file) {
    std::vector<std::vector<std::string>> rows;
    std::ifstream in{file};
    std::string line;
    std::getline(in, line);  // the names of columns
    while (std::getline(in, line)) {
      std::vector<std::string> cells;
      std::istringstream text{line + ";"};
      for (std::string cell; std::getline(text, cell, ';');) cells.push_back(cell);
      rows.push_back(std::move(cells));
    }
    return rows;
  }

  /// Youths without any row of the user's territories.
  void add_youths(const std::string& folder, const std::set<std::string>& own) {
    std::set<std::string> theirs;
    for (const char* file : {"cotraitances", "services", "civis", "accompagnements",
                             "evaluations_mrs", "prescriptions_pops"}) {
      for (const auto& row : rows_of(folder + "/" + file + ".csv")) {
        bool is_own = false;
        for (const auto& cell : row) is_own = is_own || own.count(cell) > 0;
        for (const auto& cell : row) {
          if (is_own && cell.size() == 5 && cell[0] == 'J') theirs.insert(cell);
        }
      }
    }
    for (const auto& row : rows_of(folder + "/jeunes.csv")) {
      if (theirs.count(row[0]) == 0) words_.insert(row[0]);
    }
  }

  std::set<std::string> words_;  ///< codes: whole words, or whole parts of words with hyphens
  std::set<std::string> texts_;  ///< names
};

}  // namespace copil::testing
