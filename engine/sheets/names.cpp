#include "sheets/names.hpp"

#include <algorithm>
#include <array>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "sheets/texts.hpp"

namespace copil::sheets {

namespace {

constexpr int kSheetNameMax = 31;

/// Words that cannot end a name: what follows them was cut.
constexpr std::array<std::string_view, 38> kLinkWords{
    "avant", "apres",  "que",  "qui",  "ne", "dont", "a",    "au",  "aux",  "avec",
    "ce",    "chaque", "d",    "dans", "de", "des",  "du",   "en",  "et",   "l",
    "la",    "le",     "les",  "leur", "ou", "par",  "pour", "sa",  "sans", "selon",
    "ses",   "son",    "sous", "sur",  "un", "une",  "vers", "face"};

/// « dû » and « sûr » are words of their own, though they fold to link words.
bool is_link_word(std::string_view word) {
  if (word == "dû" || word == "sûr") return false;
  const std::string plain = folded(word);
  return std::find(kLinkWords.begin(), kLinkWords.end(), plain) != kLinkWords.end();
}

/// Words that open a complement: a title cut inside one is better without it.
constexpr std::array<std::string_view, 19> kComplementWords{
    "avant", "apres", "a",  "au",    "aux",  "avec", "dans", "depuis", "en",  "entre",
    "par",   "pour",  "et", "selon", "sous", "sur",  "vers", "ayant",  "face"};

/// A shorter beginning says too little.
constexpr int kMeaningfulLength = 12;

/// The words before the last complement, or the whole head when they would say too little.
std::string before_complement(const std::string& head) {
  for (auto blank = head.rfind(' '); blank != std::string::npos && blank > 0;
       blank = head.rfind(' ', blank - 1)) {
    const std::string word = folded(head.substr(blank + 1, head.find(' ', blank + 1) - blank - 1));
    const bool opens =
        std::find(kComplementWords.begin(), kComplementWords.end(), word) != kComplementWords.end();
    if (opens && utf16_length(head.substr(0, blank)) >= kMeaningfulLength) {
      return head.substr(0, blank);
    }
  }
  return head;
}

/// Without the characters that sheet names refuse; blanks of all kinds made one space.
std::string allowed(std::string_view title) {
  std::string clean = cleaned(title).text;
  for (const std::string_view blank : {"\u00A0", "\u202F", "\u2009", "\n", "\t"}) {
    for (auto at = clean.find(blank); at != std::string::npos; at = clean.find(blank, at)) {
      clean.replace(at, blank.size(), " ");
    }
  }
  std::string result;
  for (char c : clean) {
    const bool is_refused = std::string_view{"[]:*?/\\"}.find(c) != std::string_view::npos;
    const char kept = is_refused ? ' ' : c;
    if (kept != ' ' || (!result.empty() && result.back() != ' ')) result += kept;
  }
  return result;
}

/// Cuts apostrophes, blanks and punctuation off both ends.
std::string stripped(std::string name) {
  constexpr std::string_view kEnds = " '-,;.(«";
  const auto first = name.find_first_not_of(" '");
  if (first == std::string::npos) return {};
  name.erase(0, first);
  name.erase(name.find_last_not_of(kEnds) + 1);
  for (const std::string_view end : {"–", "—", "’", "«"}) {
    if (name.ends_with(end)) return stripped(name.substr(0, name.size() - end.size()));
  }
  return name;
}

/// The first of its parts (before a comma, a bracket, a dash) when that fits, else whole words.
std::string shortened(const std::string& title, int units) {
  if (utf16_length(title) <= units) return stripped(title);
  for (const std::string_view mark : {" (", " – ", " — ", ", ", " ; "}) {
    std::string part = stripped(title.substr(0, title.find(mark)));
    if (utf16_length(part) >= 8 && utf16_length(part) <= units) return part;
  }
  std::string head = cut_to(title, units);
  if (title[head.size()] != ' ') head.resize(std::min(head.rfind(' '), head.size()));
  head = before_complement(head);
  for (auto blank = head.rfind(' '); blank != std::string::npos; blank = head.rfind(' ')) {
    if (!is_link_word(stripped(head.substr(blank)))) break;
    head.resize(blank);
  }
  return stripped(head);
}

/// Names that spreadsheets keep for a sheet of their own.
bool is_reserved(const std::string& key) {
  return key == "history" || key == "historique";
}

}  // namespace

bool SheetNames::is_taken(std::string_view title) const {
  return taken_.contains(folded(shortened(allowed(title), kSheetNameMax)));
}

std::string SheetNames::name_for(std::string_view title, std::string_view fallback) {
  std::string whole = allowed(title);
  if (stripped(whole).empty()) whole = allowed(fallback);
  if (stripped(whole).empty()) whole = "Feuille";
  std::string name = shortened(whole, kSheetNameMax);
  for (int rank = 2; is_reserved(folded(name)) || !taken_.insert(folded(name)).second; ++rank) {
    const std::string suffix = " (" + std::to_string(rank) + ")";
    name = shortened(whole, kSheetNameMax - utf16_length(suffix)) + suffix;
  }
  return name;
}

std::string CellNames::name_for(std::string_view family, std::string_view label) {
  std::string name{family};
  for (char c : "_" + folded(label)) {
    const bool is_kept = is_small_letter(c) || is_digit(c);
    if (is_kept)
      name += c;
    else if (name.back() != '_')
      name += '_';
  }
  if (name.back() == '_') name.pop_back();
  name = name.substr(0, 100);
  const std::string stem = name;
  for (int rank = 2; !taken_.insert(name).second; ++rank) name = stem + "_" + std::to_string(rank);
  return name;
}

std::string quoted_sheet(std::string_view name) {
  std::string quoted = "'";
  for (char c : name) {
    if (c == '\'') quoted += '\'';
    quoted += c;
  }
  return quoted + "'";
}

}  // namespace copil::sheets
