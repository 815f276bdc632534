#include "pages/text/lacking.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/warning.hpp"
#include "pages/text/utf8.hpp"
#include "wording/numbers.hpp"

namespace copil::pages {

namespace {

/// As many characters on either side show where to look.
constexpr int kAround = 20;
/// A whole sentence in another script is told by its first characters.
constexpr std::size_t kWarnings = 3;

/// `U+1F389`.
std::string code_of(char32_t character) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string digits;
  for (auto rest = static_cast<std::uint32_t>(character); rest > 0; rest /= 16) {
    digits.insert(digits.begin(), kDigits[rest % 16]);
  }
  digits.insert(0, 4 - std::min<std::size_t>(4, digits.size()), '0');
  return "U+" + digits;
}

/// The text around the character that stands in bytes [begin, end).
std::string around(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < begin;) {
    starts.push_back(at);
    next_character(text, at);
  }
  const std::size_t before = static_cast<std::size_t>(kAround);
  const std::size_t from = starts.size() > before ? starts[starts.size() - before] : 0;
  for (int i = 0; i < kAround && end < text.size(); ++i) next_character(text, end);
  return (from > 0 ? "…" : "") + std::string(text.substr(from, end - from)) +
         (end < text.size() ? "…" : "");
}

void look_into(std::string_view text, int page, const std::set<char32_t>& lacking,
               std::map<char32_t, LackingSign>& found) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = next_character(text, at);
    if (character < 0x80 || !lacking.contains(character) || found.contains(character)) continue;
    found[character] = {page, std::string(text.substr(begin, at - begin)), around(text, begin, at)};
  }
}

Diagnostic warning_of(char32_t character, const LackingSign& found) {
  return plain_warning(
      "la police n'a pas le signe « " + found.character + " » (" + code_of(character) +
          ") : il s'imprime « □ », d'abord page " + std::to_string(found.page + 1) + ", dans « " +
          found.words + " »",
      {"remplacez-le dans le modèle ou dans les données ; les lettres latines, grecques et "
       "cyrilliques s'impriment toutes"});
}

}  // namespace

void LackingSigns::look_at(const Pages& part, const std::set<char32_t>& lacking) {
  if (lacking.empty()) return;
  for (std::size_t page = 0; page < part.pages.size(); ++page) {
    const int number = part.first_page + static_cast<int>(page);
    for (const Item& item : part.pages[page].items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      if (run != nullptr) look_into(run->text, number, lacking, found_);
    }
  }
}

std::vector<WordedWarning> LackingSigns::warnings() const {
  std::vector<WordedWarning> warnings;
  for (const auto& [character, where] : found_) {
    if (warnings.size() == kWarnings) break;
    warnings.push_back({warning_of(character, where), where.words});
  }
  if (found_.size() > kWarnings) {
    const std::size_t others = found_.size() - kWarnings;
    warnings.back().warning.hints.push_back(
        "la police n'a pas non plus " + wording::counted(others, "autre signe", "autres signes"));
  }
  return warnings;
}

}  // namespace copil::pages
