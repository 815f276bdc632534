#include "pdf/content.hpp"

#include <charconv>

namespace copil::pdf {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

bool is_regular(char c) {
  return !is_blank(c) && !is_delimiter(c);
}

/// Numbers begin with a digit, a sign or a point; `true`, `false` and `null` are operands too.
bool is_operator(std::string_view word) {
  const char first = word.front();
  const bool is_number =
      ('0' <= first && first <= '9') || first == '+' || first == '-' || first == '.';
  return !is_number && word != "true" && word != "false" && word != "null";
}

int hexadecimal_digit(char c) {
  if ('0' <= c && c <= '9') return c - '0';
  if ('a' <= c && c <= 'f') return c - 'a' + 10;
  return 'A' <= c && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Reads `<0A4…>` from behind its first sign; a digit that is missing at the end is 0.
void read_hexadecimal(std::string_view text, std::size_t& at, std::string& bytes) {
  int high = -1;
  for (; at < text.size() && text[at] != '>'; ++at) {
    const int digit = hexadecimal_digit(text[at]);
    if (digit < 0) continue;
    if (high >= 0) bytes += static_cast<char>(16 * high + digit);
    high = high >= 0 ? -1 : digit;
  }
  if (high >= 0) bytes += static_cast<char>(16 * high);
}

/// What stands behind a backslash, at `at`: up to three octal digits, or one sign.
char escaped(std::string_view text, std::size_t& at) {
  constexpr std::string_view kSigns = "nrtbf";
  constexpr std::string_view kMeant = "\n\r\t\b\f";
  int code = 0;
  std::size_t end = at;
  for (; end < text.size() && end < at + 3 && '0' <= text[end] && text[end] <= '7'; ++end) {
    code = 8 * code + text[end] - '0';
  }
  if (end > at) {
    at = end - 1;
    return static_cast<char>(code);
  }
  const std::size_t sign = kSigns.find(text[at]);
  return sign == std::string_view::npos ? text[at] : kMeant[sign];
}

/// Reads `(…)` from behind its first sign.
void read_string(std::string_view text, std::size_t& at, std::string& bytes) {
  for (int depth = 1; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return;
    if (text[at] != '\\') {
      bytes += text[at];
    } else if (++at < text.size()) {
      bytes += escaped(text, at);
    }
  }
}

}  // namespace

bool ContentReader::next(Operation& operation) {
  skip_blanks();
  const std::size_t begin = at_;
  while (at_ < content_.size()) {
    if (!is_regular(content_[at_])) {
      skip_operand();
      skip_blanks();
      continue;
    }
    const std::size_t word = at_;
    while (at_ < content_.size() && is_regular(content_[at_])) ++at_;
    const std::string_view op = content_.substr(word, at_ - word);
    if (is_operator(op)) {
      if (op == "ID") skip_inline_image();
      operation = {content_.substr(begin, at_ - begin), op};
      return true;
    }
    skip_blanks();
  }
  operation = {content_.substr(begin), {}};
  return begin < content_.size();
}

void ContentReader::skip_blanks() {
  while (at_ < content_.size() && is_blank(content_[at_])) ++at_;
}

/// Skips a string, a name, a comment or one bracket.
void ContentReader::skip_operand() {
  const char first = content_[at_++];
  if (first == '(') return skip_string();
  if (first == '<' && at_ < content_.size() && content_[at_] != '<') return skip_hexadecimal();
  if (first == '/') {
    while (at_ < content_.size() && is_regular(content_[at_])) ++at_;
  } else if (first == '%') {
    while (at_ < content_.size() && content_[at_] != '\n' && content_[at_] != '\r') ++at_;
  }
}

void ContentReader::skip_string() {
  for (int depth = 1; at_ < content_.size() && depth > 0; ++at_) {
    if (content_[at_] == '\\')
      ++at_;
    else if (content_[at_] == '(')
      ++depth;
    else if (content_[at_] == ')')
      --depth;
  }
  if (at_ > content_.size()) at_ = content_.size();
}

void ContentReader::skip_hexadecimal() {
  while (at_ < content_.size() && content_[at_] != '>') ++at_;
  if (at_ < content_.size()) ++at_;
}

void ContentReader::skip_inline_image() {
  const std::size_t end = content_.find("EI", at_);
  at_ = end == std::string_view::npos ? content_.size() : end + 2;
}

std::string shown_bytes(const Operation& operation) {
  std::string bytes;
  for (std::size_t at = 0; at < operation.text.size(); ++at) {
    if (operation.text[at] == '(')
      read_string(operation.text, ++at, bytes);
    else if (operation.text[at] == '<')
      read_hexadecimal(operation.text, ++at, bytes);
  }
  return bytes;
}

int marked_content_id(const Operation& operation) {
  constexpr std::string_view kKey = "/MCID";
  std::size_t at = operation.text.find(kKey);
  if (at == std::string_view::npos) return -1;
  at += kKey.size();
  while (at < operation.text.size() && is_blank(operation.text[at])) ++at;
  int id = -1;
  std::from_chars(operation.text.data() + at, operation.text.data() + operation.text.size(), id);
  return id;
}

}  // namespace copil::pdf
