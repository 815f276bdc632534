#pragma once

#include <string>
#include <string_view>

/// The words of PDF's notation, wherever it stands: content streams, CMaps, objects as written.
namespace copil::conformity {

struct Token {
  enum class Kind {
    end,
    number,
    name,    ///< `text` without its slash, `#xx` undone
    string,  ///< `text` is its bytes
    word,    ///< an operator or a keyword
    open_array,
    close_array,
    open_dictionary,
    close_dictionary,
  };

  Kind kind = Kind::end;
  std::string text;
  double value = 0;
  bool is_integer = false;
  bool is_hexadecimal = false;   ///< a string between `<` and `>`
  bool has_odd_digits = false;   ///< of these, one whose last digit is missing
  bool has_other_signs = false;  ///< of these, one with signs that are no digits
  std::size_t begin = 0;         ///< in the text
  std::size_t end = 0;

  bool is(Kind wanted) const { return kind == wanted; }
  bool is_word(std::string_view word) const { return kind == Kind::word && text == word; }
};

class Lexer {
 public:
  /// `text` must outlive the lexer.
  explicit Lexer(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  /// The next word; of kind `end` when there is none. Never fails: what is no PDF is a word.
  Token next();

  std::size_t at() const { return at_; }

  /// Steps over the bytes of an image in the content, up to and with its `EI`.
  void skip_inline_image();

 private:
  void skip_blanks();
  Token hexadecimal();
  Token string();
  Token name();
  Token word();
  void read_escape(std::string& bytes);

  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_blank(char c);
bool is_delimiter(char c);
int hexadecimal_digit(char c);  ///< −1 for none

}  // namespace copil::conformity
