#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "program.hpp"
#include "support/made_workbooks.hpp"

/// A data folder in the other forms that people have.
namespace copil::testing {

/// The rows of a CSV text with `;`.
inline MadeRows rows_of_csv(const std::string& text) {
  MadeRows rows;
  std::vector<std::string> row(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      if (is_quoted && text.substr(i + 1, 1) == "\"")
        row.back() += text[++i];
      else
        is_quoted = !is_quoted;
    } else if (c == ';' && !is_quoted) {
      row.emplace_back();
    } else if (c == '\n' && !is_quoted) {
      rows.push_back(std::move(row));
      row.assign(1, "");
    } else {
      row.back() += c;
    }
  }
  return rows;
}

/// The stems and texts of the files of the format in a folder.
inline std::vector<std::pair<std::string, std::string>> csv_texts(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    const auto& path = entry.path();
    if (path.extension() != ".csv" || path.stem() == "saisies") continue;
    texts.emplace_back(path.stem().string(), bytes_of(path.string()));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// The text in two parts, each with the header.
inline std::pair<std::string, std::string> halves(const std::string& text) {
  const std::size_t header = text.find('\n') + 1;
  const std::size_t cut = text.find('\n', (header + text.size()) / 2) + 1;
  return {text.substr(0, cut), text.substr(0, header) + text.substr(cut)};
}

}  // namespace copil::testing
