#include "pages/text/hyphenation.hpp"

#include <hyphen.h>

#include <algorithm>
#include <array>

#include "base/signs.hpp"
#include "pages/text/utf8.hpp"

#ifdef __SANITIZE_ADDRESS__
/// What the libraries of this room keep until the end of the program, once each time they load the
/// patterns (a hundred bytes) or the font files (ten kilobytes): known, and bounded.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libhyphen\nleak:libfontconfig\n";
}
#endif

namespace copil::pages {

namespace {

constexpr int kLettersBefore = 3;
constexpr int kLettersAfter = 3;
constexpr std::size_t kWordsKept = 50'000;

/// The words of an amount written out: an amount is never cut.
bool is_of_an_amount(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kWords{
      "quatre",   "quatorze", "quinze",   "vingts",   "trente",    "quarante", "cinquante",
      "soixante", "million",  "millions", "milliard", "milliards", "euros",    "centimes"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Lower-case letters of French, which are also all that the patterns know.
bool is_lower_letter(char32_t c) {
  return is_small_letter(c) || (c >= 0xE0 && c <= 0xFF && c != 0xF7) || c == 0x153;
}

/// A stretch of letters in a word, in bytes; `count` letters.
struct Letters {
  std::size_t begin = 0;
  std::size_t end = 0;
  int count = 0;
};

/// The word without the punctuation around it and the elided article before its apostrophe; empty
/// when something else than lower-case letters stands inside.
Letters letters_of(std::string_view word) {
  Letters found;
  bool has_ended = false;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(word, at);
    if (is_lower_letter(c)) {
      if (has_ended) return {};
      if (found.count == 0) found.begin = begin;
      found.end = at;
      ++found.count;
    } else if (c == 0x2019 && found.count <= 2) {
      found = {};
    } else if (is_digit(c) || is_capital_letter(c) || c == U'-' || c == U'/' || c == U'@' ||
               c >= 0x2190) {
      return {};
    } else if (found.count > 0) {
      has_ended = true;
    }
  }
  return found;
}

}  // namespace

struct Hyphenation::Patterns {
  HyphenDict* dictionary = nullptr;
  explicit Patterns(const std::string& path) : dictionary(hnj_hyphen_load(path.c_str())) {}
  Patterns(const Patterns&) = delete;
  Patterns& operator=(const Patterns&) = delete;
  ~Patterns() {
    if (dictionary != nullptr) hnj_hyphen_free(dictionary);
  }
};

Hyphenation::Hyphenation(const std::string& patterns)
    : patterns_(std::make_unique<Patterns>(patterns)) {}
Hyphenation::Hyphenation(Hyphenation&&) noexcept = default;
Hyphenation& Hyphenation::operator=(Hyphenation&&) noexcept = default;
Hyphenation::~Hyphenation() = default;

const std::vector<std::uint16_t>& Hyphenation::cuts(std::string_view word) {
  if (const auto known = known_.find(word); known != known_.end()) return known->second;
  if (known_.size() > kWordsKept) known_.clear();
  return known_.emplace(std::string{word}, find_cuts(word)).first->second;
}

std::vector<std::uint16_t> Hyphenation::find_cuts(std::string_view word) const {
  std::vector<std::uint16_t> cuts;
  if (patterns_->dictionary == nullptr || word.size() > 60) return cuts;
  const Letters letters = letters_of(word);
  if (letters.count < kLettersBefore + kLettersAfter) return cuts;
  const std::string_view core = word.substr(letters.begin, letters.end - letters.begin);
  if (is_of_an_amount(core)) return cuts;
  std::string marks(core.size() + 5, '\0');
  char** replacements = nullptr;
  int* positions = nullptr;
  int* lengths = nullptr;
  hnj_hyphen_hyphenate2(patterns_->dictionary, core.data(), static_cast<int>(core.size()),
                        marks.data(), nullptr, &replacements, &positions, &lengths);
  // French has no spelling changes at a cut: the last three stay null.
  int letter = 0;
  for (std::size_t at = 0; at < core.size();) {
    next_character(core, at);
    const int before = ++letter;
    const bool is_cut = (marks[static_cast<std::size_t>(before - 1)] & 1) != 0;
    if (is_cut && before >= kLettersBefore && letters.count - before >= kLettersAfter) {
      cuts.push_back(static_cast<std::uint16_t>(letters.begin + at));
    }
  }
  return cuts;
}

}  // namespace copil::pages
