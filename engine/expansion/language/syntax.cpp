#include "expansion/language/syntax.hpp"

#include <algorithm>
#include <array>

#include "expansion/language/tokens.hpp"
#include "expansion/program/limits.hpp"

namespace copil::expansion {

namespace {

using SyntaxKind = Syntax::Kind;

/// Recursive descent, from the operator that binds least to the one that binds most. The first
/// error stops the expression: what follows would only be guesses.
class Parser {
 public:
  Parser(std::string_view text, const Anchor& anchor, Diagnostics& problems)
      : text_(text),
        anchor_(anchor),
        problems_(problems),
        before_(problems.size()),
        tokens_(tokens_of(text, anchor, problems)) {}

  std::optional<Syntax> run() {
    if (failed()) return std::nullopt;
    if (token().kind == Token::Kind::end) {
      fail(token(), "une expression est attendue ici");
      return std::nullopt;
    }
    Syntax tree = conditional();
    if (!failed() && token().kind != Token::Kind::end) trailing();
    if (failed()) return std::nullopt;
    return tree;
  }

 private:
  bool failed() const { return problems_.size() > before_; }
  const Token& token() const { return tokens_[at_]; }
  void advance() {
    if (at_ + 1 < tokens_.size()) ++at_;
  }
  bool accept_sign(std::string_view sign) {
    if (!token().is_sign(sign)) return false;
    advance();
    return true;
  }
  bool accept_word(std::string_view french, std::string_view english) {
    if (!token().is_word(french) && !token().is_word(english)) return false;
    advance();
    return true;
  }

  void fail(const Token& where, std::string message, std::vector<std::string> hints = {}) {
    if (failed()) return;
    problems_.push_back(anchor_.error(text_, where.offset, std::max<std::size_t>(1, where.length),
                                      std::move(message), std::move(hints)));
    at_ = tokens_.size() - 1;
  }

  static std::string shown(const Token& token) {
    return token.kind == Token::Kind::end ? "la fin" : "« " + token.text + " »";
  }

  static std::string found(const Token& token) {
    return shown(token) + (token.kind == Token::Kind::end ? " a été trouvée" : " a été trouvé");
  }

  void trailing() {
    if (token().is_sign("=")) {
      return fail(token(), "« = » n'est pas une comparaison", {"écrivez « == »"});
    }
    fail(token(), shown(token()) + " n'est pas attendu ici",
         {"entre deux valeurs il faut un opérateur : + - * / == != < <= > >= et ou dans"});
  }

  static std::size_t end_of(const Token& token) { return token.offset + token.length; }

  static Syntax node(SyntaxKind kind, const Token& where, std::vector<Syntax> children = {}) {
    Syntax result{kind,         where.text,   {},           {},
                  where.offset, where.length, where.offset, end_of(where)};
    if (!children.empty()) {
      result.begin = std::min(result.begin, children.front().begin);
      result.end = std::max(result.end, children.back().end);
    }
    result.children = std::move(children);
    return result;
  }

  /// From the start of the first to the end of the last.
  static Syntax joined(SyntaxKind kind, std::string word, std::vector<Syntax> children) {
    const std::size_t begin = children.front().begin;
    const std::size_t end = children.back().end;
    return {kind, std::move(word), {}, std::move(children), begin, end - begin, begin, end};
  }

  Syntax conditional() {
    Syntax value = either();
    if (!accept_word("si", "if")) return value;
    Syntax condition = either();
    if (!accept_word("sinon", "else")) {
      fail(token(), "« sinon » est attendu, " + found(token()),
           {"la forme est : valeur si condition sinon autre valeur"});
      return value;
    }
    Syntax other = conditional();
    return joined(SyntaxKind::conditional, "si",
                  {std::move(value), std::move(condition), std::move(other)});
  }

  Syntax either() {
    Syntax left = both();
    while (accept_word("ou", "or"))
      left = joined(SyntaxKind::binary, "ou", {std::move(left), both()});
    return left;
  }

  Syntax both() {
    Syntax left = negation();
    while (accept_word("et", "and")) {
      left = joined(SyntaxKind::binary, "et", {std::move(left), negation()});
    }
    return left;
  }

  Syntax negation() {
    const Token start = token();
    if (!is_negation(start)) return comparison();
    if (++depth_ > kMaxNesting) fail(start, "cette expression est trop imbriquée");
    advance();
    Syntax operand = negation();
    --depth_;
    return node(SyntaxKind::negation, start, {std::move(operand)});
  }

  static bool is_negation(const Token& token) {
    return token.is_word("pas") || token.is_word("non") || token.is_word("not");
  }

  Syntax comparison() {
    Syntax left = sum();
    if (accept_word("est", "is")) return definedness(std::move(left));
    if (accept_word("dans", "in"))
      return joined(SyntaxKind::binary, "dans", {std::move(left), sum()});
    for (const std::string_view sign : {"==", "!=", "<=", ">=", "<", ">"}) {
      if (!accept_sign(sign)) continue;
      return joined(SyntaxKind::binary, std::string{sign}, {std::move(left), sum()});
    }
    return left;
  }

  Syntax definedness(Syntax operand) {
    const bool is_negated = is_negation(token());
    if (is_negated) advance();
    const Token last = token();
    if (!last.is_word("defini") && !last.is_word("definie") && !last.is_word("defined")) {
      fail(last, "« defini » est attendu après « est », " + found(last),
           {"pour comparer deux valeurs, écrivez « == »"});
      return operand;
    }
    advance();
    const std::size_t begin = operand.begin;
    const std::size_t end = end_of(last);
    Syntax test{
        SyntaxKind::is_defined, "defini", {}, {std::move(operand)}, begin, end - begin, begin, end};
    if (!is_negated) return test;
    return {SyntaxKind::negation, "pas", {}, {std::move(test)}, begin, end - begin, begin, end};
  }

  Syntax sum() {
    Syntax left = product();
    while (token().is_sign("+") || token().is_sign("-")) {
      const std::string sign = token().text;
      advance();
      left = joined(SyntaxKind::binary, sign, {std::move(left), product()});
    }
    return left;
  }

  Syntax product() {
    Syntax left = signed_value();
    while (token().is_sign("*") || token().is_sign("/")) {
      const std::string sign = token().text;
      advance();
      left = joined(SyntaxKind::binary, sign, {std::move(left), signed_value()});
    }
    return left;
  }

  Syntax signed_value() {
    const Token start = token();
    if (!accept_sign("-")) return postfix();
    if (++depth_ > kMaxNesting) fail(start, "cette expression est trop imbriquée");
    Syntax operand = signed_value();
    --depth_;
    return node(SyntaxKind::minus, start, {std::move(operand)});
  }

  Syntax postfix() {
    Syntax value = primary();
    int links = 0;
    while (token().is_sign(".") || token().is_sign("|")) {
      if (++links > kMaxNesting) fail(token(), "cette expression est trop longue");
      if (accept_sign("."))
        value = member(std::move(value));
      else if (accept_sign("|"))
        value = filter(std::move(value));
    }
    return value;
  }

  Syntax member(Syntax value) {
    const Token name = token();
    if (name.kind != Token::Kind::word) {
      fail(name, "un nom est attendu après le point, " + found(name));
      return value;
    }
    advance();
    return node(SyntaxKind::member, name, {std::move(value)});
  }

  Syntax filter(Syntax value) {
    const Token name = token();
    if (name.kind != Token::Kind::word) {
      fail(name, "un nom de filtre est attendu après « | », " + found(name));
      return value;
    }
    advance();
    Syntax result = node(SyntaxKind::filter, name, {std::move(value)});
    if (accept_sign("(")) arguments(result, ")");
    return result;
  }

  /// The items up to the closing sign, appended to the node's children.
  void arguments(Syntax& owner, std::string_view closing) {
    if (++depth_ > kMaxNesting) fail(token(), "cette expression est trop imbriquée");
    if (!token().is_sign(closing)) {
      do owner.children.push_back(conditional());
      while (accept_sign(","));
    }
    owner.end = end_of(token());
    if (!accept_sign(closing)) {
      fail(token(), "« " + std::string{closing} + " » est attendu, " + found(token()));
    }
    --depth_;
  }

  Syntax primary() {
    const Token start = token();
    switch (start.kind) {
      case Token::Kind::number:
        return number();
      case Token::Kind::text:
        advance();
        return node(SyntaxKind::text, start);
      case Token::Kind::word:
        return word();
      case Token::Kind::sign:
        return bracketed();
      case Token::Kind::end:
        break;
    }
    fail(start, "une valeur est attendue, la fin a été trouvée");
    return node(SyntaxKind::text, start);
  }

  Syntax number() {
    const Token start = token();
    advance();
    Syntax result = node(SyntaxKind::number, start);
    const auto number = parse_decimal(start.text);
    if (!number) fail(start, "ce nombre a plus de 18 chiffres");
    result.number = number.value_or(Ratio{});
    return result;
  }

  Syntax word() {
    const Token start = token();
    advance();
    for (const auto* truth : {"vrai", "true", "oui"}) {
      if (start.is_word(truth)) return boolean(start, "vrai");
    }
    for (const auto* falsehood : {"faux", "false"}) {
      if (start.is_word(falsehood)) return boolean(start, "faux");
    }
    if (!accept_sign("(")) return node(SyntaxKind::name, start);
    Syntax call = node(SyntaxKind::call, start);
    arguments(call, ")");
    return call;
  }

  static Syntax boolean(const Token& where, std::string word) {
    Syntax result = node(SyntaxKind::boolean, where);
    result.word = std::move(word);
    return result;
  }

  Syntax bracketed() {
    const Token start = token();
    if (accept_sign("[")) {
      Syntax list = node(SyntaxKind::list, start);
      arguments(list, "]");
      return list;
    }
    if (!accept_sign("(")) {
      fail(start, "une valeur est attendue, " + found(start));
      return node(SyntaxKind::text, start);
    }
    if (++depth_ > kMaxNesting) fail(start, "cette expression est trop imbriquée");
    Syntax inner = conditional();
    inner.begin = start.offset;
    inner.end = end_of(token());
    if (!accept_sign(")")) fail(token(), "« ) » est attendu, " + found(token()));
    --depth_;
    return inner;
  }

  std::string_view text_;
  const Anchor& anchor_;
  Diagnostics& problems_;
  std::size_t before_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

std::optional<Syntax> parse_expression(std::string_view expression, const Anchor& anchor,
                                       Diagnostics& problems) {
  return Parser{expression, anchor, problems}.run();
}

namespace {

/// Words of the language, and names that every template has.
bool is_reserved(std::string_view word) {
  static constexpr std::array<std::string_view, 29> kWords{
      "boucle", "champ", "option", "si",    "sinon",  "if",      "else",    "et",   "and",    "ou",
      "or",     "non",   "pas",    "not",   "dans",   "in",      "est",     "is",   "for",    "oui",
      "vrai",   "faux",  "true",   "false", "defini", "definie", "defined", "elif", "include"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

std::optional<Iteration> parse_iteration(std::string_view text, const Anchor& anchor,
                                         Diagnostics& problems) {
  const std::size_t before = problems.size();
  const auto tokens = tokens_of(text, anchor, problems);
  if (problems.size() > before) return std::nullopt;
  if (tokens.size() > 3 && tokens[0].kind == Token::Kind::word &&
      (tokens[1].is_word("dans") || tokens[1].is_word("in"))) {
    if (is_reserved(tokens[0].folded_word)) {
      problems.push_back(anchor.error(text, tokens[0].offset, tokens[0].length,
                                      "« " + tokens[0].text + " » a déjà un sens",
                                      {"donnez un autre nom à l'élément de la liste"}));
    }
    const std::size_t offset = tokens[2].offset;
    return Iteration{tokens[0].text, std::string{text.substr(offset)}, offset};
  }
  problems.push_back(anchor.error(text, "la forme « nom dans liste » est attendue",
                                  {"par exemple : ml dans territoire.missions_locales"}));
  return std::nullopt;
}

}  // namespace copil::expansion
