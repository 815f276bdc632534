#include "expansion/language/tokens.hpp"

#include <array>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "base/utf8.hpp"

namespace copil::expansion {

namespace {

/// Letters of names: ASCII letters, `_`, and any byte of a longer UTF-8 sequence that is not a
/// typographic mark.
bool is_letter(char c) {
  return is_plain_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0xC3;
}

bool continues_word(char c) {
  return is_letter(c) || is_digit(c) || is_trailing_byte(c);
}

class Lexer {
 public:
  Lexer(std::string_view expression, const Anchor& anchor, Diagnostics& problems)
      : text_(expression), anchor_(anchor), problems_(problems) {}

  std::vector<Token> run() {
    while (skip_blanks(), at_ < text_.size()) next();
    push(Token::Kind::end, text_.size(), 0, "");
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' ||
                                  text_.substr(at_, 2) == "\u00A0")) {
      at_ += text_[at_] == '\xC2' ? 2 : 1;
    }
  }

  void next() {
    const char c = peek();
    if (is_digit(c)) return number();
    if (c == '"' || c == '\'') return quoted(c);
    if (is_typographic()) return typographic();
    if (is_letter(c)) return word();
    sign();
  }

  void push(Token::Kind kind, std::size_t offset, std::size_t length, std::string_view content) {
    Token token{kind, std::string{content}, {}, offset, length};
    if (kind == Token::Kind::word) token.folded_word = folded(content);
    tokens_.push_back(std::move(token));
  }

  void number() {
    const std::size_t start = at_;
    while (is_digit(peek())) ++at_;
    if ((peek() == ',' || peek() == '.') && is_digit(peek(1))) {
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    push(Token::Kind::number, start, at_ - start, text_.substr(start, at_ - start));
  }

  void quoted(char quote) {
    const std::size_t start = at_++;
    const std::size_t end = text_.find(quote, at_);
    if (end == std::string_view::npos) {
      problems_.push_back(anchor_.error(text_, start, text_.size() - start,
                                        "ce texte n'est pas fermé",
                                        {"ajoutez le guillemet final"}));
      at_ = text_.size();
      return push(Token::Kind::text, start, at_ - start, text_.substr(start + 1));
    }
    at_ = end + 1;
    push(Token::Kind::text, start, at_ - start, text_.substr(start + 1, end - start - 1));
  }

  void word() {
    const std::size_t start = at_;
    while (at_ < text_.size() && continues_word(peek())) ++at_;
    push(Token::Kind::word, start, at_ - start, text_.substr(start, at_ - start));
  }

  /// Marks that word processors put in place of plain ones.
  bool is_typographic() const {
    const std::string_view rest = text_.substr(at_);
    return rest.starts_with("«") || rest.starts_with("»") || rest.starts_with("\u201C") ||
           rest.starts_with("\u201D") || rest.starts_with("\u2019") || rest.starts_with("\u2212") ||
           rest.starts_with("\u00D7");
  }

  void typographic() {
    const std::size_t length = static_cast<unsigned char>(peek()) >= 0xE0 ? 3 : 2;
    unexpected(length,
               {"dans une expression, les guillemets sont droits (\"…\"), le moins est « - » "
                "et la multiplication « * »"});
  }

  void sign() {
    static constexpr std::array<std::string_view, 18> kSigns{"==", "!=", "<=", ">=", "<", ">",
                                                             "=",  "+",  "-",  "*",  "/", "(",
                                                             ")",  "[",  "]",  ",",  ".", "|"};
    for (const auto known : kSigns) {
      if (!text_.substr(at_).starts_with(known)) continue;
      push(Token::Kind::sign, at_, known.size(), known);
      at_ += known.size();
      return;
    }
    unexpected(1, {});
  }

  void unexpected(std::size_t length, std::vector<std::string> hints) {
    while (at_ + length < text_.size() && is_trailing_byte(text_[at_ + length])) ++length;
    problems_.push_back(anchor_.error(
        text_, at_, length,
        "« " + std::string{text_.substr(at_, length)} + " » n'a pas de sens dans une expression",
        std::move(hints)));
    at_ += length;
  }

  std::string_view text_;
  const Anchor& anchor_;
  Diagnostics& problems_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view expression, const Anchor& anchor,
                             Diagnostics& problems) {
  return Lexer{expression, anchor, problems}.run();
}

}  // namespace copil::expansion
