// Names of folders and files that go through Windows and mail.
#include <algorithm>
#include <array>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "sending/distribution.hpp"

namespace copil::sending {

namespace {

constexpr std::size_t kLongestName = 60;

/// Names that Windows keeps for devices, whatever their ending.
bool is_device(std::string_view stem) {
  constexpr std::array<std::string_view, 4> kDevices{"con", "prn", "aux", "nul"};
  const std::string word = folded(stem.substr(0, stem.find('.')));
  if (std::find(kDevices.begin(), kDevices.end(), word) != kDevices.end()) return true;
  const bool is_port = word.size() == 4 && (word.starts_with("com") || word.starts_with("lpt"));
  return is_port && is_digit(word[3]);
}

/// The text with its letters outside ASCII folded, one by one: `É` gives `e`, `œ` gives `oe`.
std::string without_accents(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    const std::string_view letter = text.substr(i, end - i);
    plain += letter.size() == 1 ? std::string{letter} : folded(letter);
    i = end;
  }
  return plain;
}

/// ASCII letters, digits and `-_.`; any run of other signs is one hyphen.
std::string plain_signs(std::string_view wanted) {
  std::string plain;
  for (const char c : without_accents(wanted)) {
    const bool is_kept = is_digit(c) || is_plain_letter(c) || c == '_' || c == '.' || c == '-';
    if (is_kept)
      plain += c;
    else if (!plain.empty() && plain.back() != '-')
      plain += '-';
  }
  const auto is_edge = [](char c) { return c == '-' || c == '.'; };
  while (!plain.empty() && is_edge(plain.back())) plain.pop_back();
  while (!plain.empty() && is_edge(plain.front())) plain.erase(0, 1);
  return plain.empty() ? "sans-nom" : plain;
}

}  // namespace

std::string PlainNames::name_for(std::string_view wanted, std::string_view ending) {
  std::string stem = plain_signs(wanted);
  if (is_device(stem)) stem = "_" + stem;
  for (int rank = 1;; ++rank) {
    const std::string tail = rank == 1 ? "" : "-" + std::to_string(rank);
    const std::size_t room = kLongestName - tail.size() - ending.size();
    std::string name = stem.substr(0, room) + tail + std::string{ending};
    if (taken_.try_emplace(folded(name), rank).second) return name;
  }
}

}  // namespace copil::sending
