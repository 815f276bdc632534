#include "conformity/reading/lexer.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/signs.hpp"

namespace copil::conformity {

namespace {

bool is_regular(char c) {
  return !is_blank(c) && !is_delimiter(c);
}

/// Digits with a sign and a point at most: what PDF calls a number.
bool read_number(std::string_view word, Token& token) {
  std::string_view digits = word;
  bool is_negative = false;
  while (!digits.empty() && (digits.front() == '+' || digits.front() == '-')) {
    is_negative |= digits.front() == '-';
    digits.remove_prefix(1);
  }
  const auto is_right = [](char c) { return is_digit(c) || c == '.' || c == '-'; };
  if (digits.empty() || digits == "." || !std::all_of(digits.begin(), digits.end(), is_right)) {
    return false;
  }
  token.is_integer = digits.find('.') == std::string_view::npos;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc::result_out_of_range) value = std::numeric_limits<double>::max();
  token.value = is_negative ? -value : value;
  token.kind = Token::Kind::number;
  return true;
}

}  // namespace

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

int hexadecimal_digit(char c) {
  if (is_digit(c)) return c - '0';
  if ('a' <= c && c <= 'f') return c - 'a' + 10;
  return 'A' <= c && c <= 'F' ? c - 'A' + 10 : -1;
}

Token Lexer::next() {
  skip_blanks();
  Token token;
  const std::size_t begin = at_;
  if (at_ < text_.size()) {
    const std::string_view rest = text_.substr(at_);
    const auto sign = [&](Token::Kind kind, std::size_t size) {
      token.kind = kind;
      at_ += size;
    };
    if (rest.starts_with("<<"))
      sign(Token::Kind::open_dictionary, 2);
    else if (rest.starts_with(">>"))
      sign(Token::Kind::close_dictionary, 2);
    else if (rest.front() == '[')
      sign(Token::Kind::open_array, 1);
    else if (rest.front() == ']')
      sign(Token::Kind::close_array, 1);
    else if (rest.front() == '<')
      token = hexadecimal();
    else if (rest.front() == '(')
      token = string();
    else if (rest.front() == '/')
      token = name();
    else
      token = word();
  }
  token.begin = begin;
  token.end = at_;
  return token;
}

void Lexer::skip_blanks() {
  for (; at_ < text_.size(); ++at_) {
    if (text_[at_] == '%') {
      while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
      if (at_ == text_.size()) return;
    } else if (!is_blank(text_[at_])) {
      return;
    }
  }
}

Token Lexer::hexadecimal() {
  Token token;
  token.kind = Token::Kind::string;
  token.is_hexadecimal = true;
  int high = -1;
  for (++at_; at_ < text_.size() && text_[at_] != '>'; ++at_) {
    const int digit = hexadecimal_digit(text_[at_]);
    if (digit < 0) {
      token.has_other_signs |= !is_blank(text_[at_]);
      continue;
    }
    if (high >= 0) token.text += static_cast<char>(16 * high + digit);
    high = high >= 0 ? -1 : digit;
  }
  token.has_odd_digits = high >= 0;
  if (high >= 0) token.text += static_cast<char>(16 * high);
  at_ = std::min(at_ + 1, text_.size());
  return token;
}

Token Lexer::string() {
  Token token;
  token.kind = Token::Kind::string;
  int depth = 1;
  for (++at_; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '\\') {
      read_escape(token.text);
      continue;
    }
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) break;
    token.text += c;
  }
  at_ = std::min(at_ + 1, text_.size());
  return token;
}

/// From a backslash to the last sign of what it means.
void Lexer::read_escape(std::string& bytes) {
  if (at_ + 1 >= text_.size()) return;
  constexpr std::string_view kSigns = "nrtbf";
  constexpr std::string_view kMeant = "\n\r\t\b\f";
  const char sign = text_[++at_];
  if ('0' <= sign && sign <= '7') {
    int code = sign - '0';
    for (int i = 0; i < 2 && at_ + 1 < text_.size(); ++i) {
      const char digit = text_[at_ + 1];
      if (digit < '0' || digit > '7') break;
      code = 8 * code + digit - '0';
      ++at_;
    }
    bytes += static_cast<char>(code);
  } else if (sign == '\r' || sign == '\n') {
    if (sign == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
  } else {
    const std::size_t known = kSigns.find(sign);
    bytes += known == std::string_view::npos ? sign : kMeant[known];
  }
}

Token Lexer::name() {
  Token token;
  token.kind = Token::Kind::name;
  for (++at_; at_ < text_.size() && is_regular(text_[at_]); ++at_) {
    const bool is_coded = text_[at_] == '#' && at_ + 2 < text_.size() &&
                          hexadecimal_digit(text_[at_ + 1]) >= 0 &&
                          hexadecimal_digit(text_[at_ + 2]) >= 0;
    if (!is_coded) {
      token.text += text_[at_];
      continue;
    }
    token.text += static_cast<char>(16 * hexadecimal_digit(text_[at_ + 1]) +
                                    hexadecimal_digit(text_[at_ + 2]));
    at_ += 2;
  }
  return token;
}

Token Lexer::word() {
  Token token;
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_regular(text_[at_])) ++at_;
  if (at_ == begin) ++at_;  // A lone `)`, `>`, `{` or `}`.
  token.text = text_.substr(begin, at_ - begin);
  token.kind = Token::Kind::word;
  read_number(token.text, token);
  return token;
}

void Lexer::skip_inline_image() {
  at_ = std::min(at_ + 1, text_.size());
  for (std::size_t at = at_; (at = text_.find("EI", at)) != std::string_view::npos; ++at) {
    const bool begins = at > 0 && is_blank(text_[at - 1]);
    const bool ends = at + 2 >= text_.size() || is_blank(text_[at + 2]);
    if (!begins || !ends) continue;
    const std::string_view behind = text_.substr(std::min(at + 2, text_.size()), 12);
    const auto is_plain = [](char c) { return is_blank(c) || (' ' <= c && c <= '~'); };
    if (!std::all_of(behind.begin(), behind.end(), is_plain)) continue;
    at_ = at + 2;
    return;
  }
  at_ = text_.size();
}

}  // namespace copil::conformity
