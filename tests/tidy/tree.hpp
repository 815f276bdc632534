#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

/// The source tree as the tests of the house read it.
namespace copil::testing::tree {

inline const std::filesystem::path kRoot{COPIL_SOURCE_DIR};

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline std::vector<std::filesystem::path> files_under(const std::filesystem::path& folder,
                                                      const std::set<std::string>& endings) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file() && endings.count(entry.path().extension()) != 0) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string name_of(const std::filesystem::path& file) {
  return std::filesystem::relative(file, kRoot).generic_string();
}

inline std::size_t code_points(const std::string& line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// Where the quoted text that begins at `open` ends; nothing when it does not.
inline std::size_t closing_quote(const std::string& line, std::size_t open) {
  std::size_t at = open + 1;
  while (at < line.size() && line[at] != '"') at += line[at] == '\\' ? 2 : 1;
  return at < line.size() ? at : std::string::npos;
}

/// Code without `//` comments and without what stands between double quotes.
inline std::string code_only(const std::string& line) {
  std::string bare;
  for (std::size_t at = 0; at < line.size(); ++at) {
    bare += line[at];
    const auto close = line[at] == '"' ? closing_quote(line, at) : std::string::npos;
    if (close == std::string::npos) continue;
    bare += '"';
    at = close;
  }
  return bare.substr(0, bare.find("//"));
}

inline bool holds_one_of(const std::string& text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

/// What a line of code must not say. An expression is slow: it is asked where a word of it stands.
struct Ban {
  std::vector<std::string> words;
  std::regex pattern;
  std::string reason;

  bool speaks_of(const std::string& code) const {
    return holds_one_of(code, words) && std::regex_search(code, pattern);
  }
};

}  // namespace copil::testing::tree
