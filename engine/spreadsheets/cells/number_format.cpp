#include "spreadsheets/cells/number_format.hpp"

#include <algorithm>

#include "base/signs.hpp"

namespace copil::spreadsheets {

namespace {

using FormatKind = NumberFormat::Kind;

/// Walks the first section of a format and notes what it holds.
class Section {
 public:
  explicit Section(std::string_view code) : code_(code) { read(); }
  NumberFormat meaning() const;

 private:
  void read();
  void read_one();
  void read_bracket();
  void literal(char c);
  bool skip_word(std::string_view word);

  std::string_view code_;
  std::size_t at_ = 0;
  bool has_day_ = false;       // y, d
  bool has_time_ = false;      // h, s
  bool has_month_ = false;     // m, or minutes
  bool has_duration_ = false;  // [h]
  bool has_percent_ = false;
  bool has_other_digits_ = false;  // #, ?, decimals, thousands, exponent
  bool is_text_ = false;
  std::size_t zeros_ = 0;
  std::string pattern_;
};

void Section::read() {
  if (skip_word("general") || skip_word("standard")) return;
  while (at_ < code_.size() && code_[at_] != ';') read_one();
}

bool Section::skip_word(std::string_view word) {
  const std::string_view here = code_.substr(at_, word.size());
  const bool is_there = std::equal(here.begin(), here.end(), word.begin(), word.end(),
                                   [](char a, char b) { return small_letter(a) == b; });
  if (is_there) at_ += word.size();
  return is_there;
}

void Section::literal(char c) {
  if (c != '0') pattern_ += c;
}

void Section::read_one() {
  if (skip_word("am/pm") || skip_word("a/p")) {
    has_time_ = true;
    return;
  }
  const char c = code_[at_++];
  switch (small_letter(c)) {
    case '"':
      for (; at_ < code_.size() && code_[at_] != '"'; ++at_) literal(code_[at_]);
      if (at_ < code_.size()) ++at_;
      break;
    case '\\':
      if (at_ < code_.size()) literal(code_[at_++]);
      break;
    case '_':
    case '*':
      if (at_ < code_.size()) ++at_;
      break;
    case '[':
      read_bracket();
      break;
    case 'y':
    case 'd':
      has_day_ = true;
      break;
    case 'm':
      has_month_ = true;
      break;
    case 'h':
    case 's':
      has_time_ = true;
      break;
    case '0':
      ++zeros_;
      pattern_ += '0';
      break;
    case '%':
      has_percent_ = true;
      break;
    case '@':
      is_text_ = true;
      break;
    case '#':
    case '?':
    case '.':
    case ',':
    case 'e':
      has_other_digits_ = true;
      break;
    default:
      literal(c);
  }
}

/// `[h]` counts hours; `[Red]`, `[$-40C]`, `[>=100]` say nothing of the number.
void Section::read_bracket() {
  const std::size_t end = std::min(code_.find(']', at_), code_.size());
  const std::string_view inside = code_.substr(at_, end - at_);
  at_ = std::min(end + 1, code_.size());
  has_duration_ =
      has_duration_ || (!inside.empty() && std::all_of(inside.begin(), inside.end(), [&](char c) {
        const char one = small_letter(c);
        return one == 'h' || one == 'm' || one == 's';
      }));
}

NumberFormat Section::meaning() const {
  if (is_text_) return {};
  if (has_percent_) return {FormatKind::percent};
  if (has_duration_) return {FormatKind::duration};
  if (has_day_) return {FormatKind::date};
  if (has_time_) return {FormatKind::time};
  if (has_month_) return {FormatKind::date};
  if (has_other_digits_ || zeros_ < 2) return {};
  // What follows the last digit is a unit rather than a part of the code.
  return {FormatKind::code, pattern_.substr(0, pattern_.rfind('0') + 1)};
}

}  // namespace

NumberFormat number_format(std::string_view code) {
  return Section{code}.meaning();
}

NumberFormat builtin_format(unsigned number) {
  const auto within = [number](unsigned first, unsigned last) {
    return number >= first && number <= last;
  };
  if (number == 9 || number == 10) return {FormatKind::percent};
  if (number == 46) return {FormatKind::duration};
  if (within(18, 21) || number == 45 || number == 47) return {FormatKind::time};
  // From 27 on, those of East Asian versions.
  if (within(14, 17) || number == 22 || within(27, 36) || within(50, 58)) return {FormatKind::date};
  return {};
}

}  // namespace copil::spreadsheets
