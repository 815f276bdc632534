#include "expansion/blocks/formula_call.hpp"

#include <algorithm>
#include <utility>

#include "expansion/language/syntax.hpp"

namespace copil::expansion {

namespace {

using document::Formula;
using notation::Node;

Formula::Kind formula_kind(std::string_view word) {
  if (word == "evolution") return Formula::Kind::evolution;
  if (word == "rapport") return Formula::Kind::ratio;
  return word == "difference" ? Formula::Kind::difference : Formula::Kind::row_sum;
}

class FormulaReader {
 public:
  FormulaReader(const BlockFields& fields, const Node& node, std::string text,
                const FormulaOperands& operands)
      : context_(fields.context()),
        anchor_(anchor_of(node, fields.file())),
        text_(std::move(text)),
        operands_(operands) {}

  std::optional<FormulaCall> read(const std::vector<std::string>& allowed) {
    const auto syntax = parse_expression(text_, anchor_, context_.problems);
    if (!syntax) return std::nullopt;
    const auto known = std::find(allowed.begin(), allowed.end(), syntax->word);
    if (syntax->kind != Syntax::Kind::call || known == allowed.end()) {
      context_.problems.push_back(anchor_.error(text_,
                                                "une formule de " + operands_.noun +
                                                    "s est attendue, comme « " + allowed.back() +
                                                    "(a, b) »",
                                                did_you_mean(syntax->word, allowed)));
      return std::nullopt;
    }
    return with_arguments(*syntax);
  }

 private:
  std::optional<FormulaCall> with_arguments(const Syntax& call) {
    FormulaCall formula{formula_kind(call.word), {}};
    const std::size_t before = context_.problems.size();
    for (const auto& argument : call.children) add(argument, formula);
    if (context_.problems.size() > before) return std::nullopt;
    const bool is_sum = formula.kind == Formula::Kind::row_sum;
    if (is_sum ? formula.ranks.empty() : formula.ranks.size() != 2) {
      complain(call, is_sum ? "« somme » prend une " + operands_.noun + " ou plus"
                            : "« " + call.word + " » prend deux " + operands_.noun + "s");
      return std::nullopt;
    }
    return formula;
  }

  void add(const Syntax& argument, FormulaCall& formula) {
    const auto& ids = operands_.ids;
    const auto found = std::find(ids.begin(), ids.end(), argument.word);
    if (argument.kind != Syntax::Kind::name || found == ids.end()) {
      return complain(argument, operands_.noun + " inconnue « " + argument.word + " »",
                      did_you_mean(argument.word, ids));
    }
    const auto rank = static_cast<std::size_t>(found - ids.begin());
    if (const auto reason = operands_.why_not(rank, formula.kind); !reason.empty()) {
      return complain(argument, reason);
    }
    formula.ranks.push_back(rank);
  }

  void complain(const Syntax& where, std::string message, std::vector<std::string> hints = {}) {
    context_.problems.push_back(
        anchor_.error(text_, where.offset, where.length, std::move(message), std::move(hints)));
  }

  CompileContext& context_;
  Anchor anchor_;
  std::string text_;
  const FormulaOperands& operands_;
};

}  // namespace

std::optional<FormulaCall> read_formula_call(const BlockFields& fields, const Node& node,
                                             const std::vector<std::string>& allowed,
                                             const FormulaOperands& operands) {
  auto text = fields.scalar(node);
  if (!text) return std::nullopt;
  return FormulaReader{fields, node, std::move(*text), operands}.read(allowed);
}

}  // namespace copil::expansion
