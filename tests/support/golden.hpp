#pragma once

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

/// XML held against references that are read in review: one element a line, kept beside the tests.
/// `COPIL_ACCEPTER=1` in the environment writes them anew.
namespace copil::testing {

/// One tag or text a line.
inline std::string element_lines(const std::string& xml) {
  std::string lines;
  for (std::size_t at = 0; at < xml.size();) {
    const bool is_tag = xml[at] == '<';
    const std::size_t found = is_tag ? xml.find('>', at) : xml.find('<', at);
    const std::size_t end = found == std::string::npos ? xml.size() : found + (is_tag ? 1 : 0);
    std::string line = xml.substr(at, end - at);
    line.erase(line.find_last_not_of("\r\n") + 1);
    if (!line.empty()) lines += line + "\n";
    at = end;
  }
  return lines;
}

/// Checks the XML against `tests/<path>`; the first line that differs is shown.
inline void check_golden(const std::string& xml, const std::string& path) {
  const std::string file = COPIL_SOURCE_DIR "/tests/" + path;
  const std::string actual = element_lines(xml);
  if (std::getenv("COPIL_ACCEPTER") != nullptr) {
    std::filesystem::create_directories(std::filesystem::path{file}.parent_path());
    std::ofstream{file, std::ios::binary} << actual;
    return;
  }
  std::ifstream in{file, std::ios::binary};
  const std::string expected{std::istreambuf_iterator<char>{in}, {}};
  CHECK_FALSE(expected.empty());
  if (actual == expected) return;
  std::size_t at = 0;
  while (at < std::min(actual.size(), expected.size()) && actual[at] == expected[at]) ++at;
  const auto line_at = [at](const std::string& text) {
    const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return text.substr(start, text.find('\n', start) - start);
  };
  FAIL(path << ": expected " << line_at(expected) << "\nfound " << line_at(actual));
}

}  // namespace copil::testing
