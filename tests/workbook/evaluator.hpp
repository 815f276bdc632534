#pragma once

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "workbook/xlsx_reader.hpp"

/// A spreadsheet's arithmetic for the few functions that our formulas use, as the manuals describe
/// it: texts are skipped by SUM and COUNT, and an error in an operation.
namespace copil::xlsx {

struct Error {};
using Result = std::variant<double, std::string, Error>;

class Evaluator {
 public:
  /// `book` is needed where formulas name other sheets.
  explicit Evaluator(const Sheet& sheet, const Workbook* book = nullptr)
      : sheet_(sheet), book_(book) {}

  /// What the cell shows when everything is computed again.
  Result cell(const std::string& address) const {
    const Cell& cell = sheet_.at(address);
    if (!cell.formula.empty()) return formula(cell.formula);
    if (cell.kind == Cell::Kind::number) return number_of(cell.number);
    if (cell.kind == Cell::Kind::text) return cell.text;
    return 0.0;
  }

  Result formula(const std::string& text) const {
    Reader reader{*this, text, 0};
    const Result result = reader.sum();
    if (reader.at != text.size()) throw std::runtime_error("unread: " + text.substr(reader.at));
    return result;
  }

  static double number_of(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
      throw std::runtime_error("not a number: " + text);
    }
    return value;
  }

 private:
  using Cells = std::vector<std::string>;

  struct Reader {
    const Evaluator& evaluator;
    const std::string& text;
    std::size_t at;

    char peek() const { return at < text.size() ? text[at] : '\0'; }
    bool take(char wanted) {
      if (peek() != wanted) return false;
      ++at;
      return true;
    }

    Result sum() {
      Result left = product();
      while (peek() == '+' || peek() == '-') {
        const char sign = text[at++];
        left = combined(sign, left, product());
      }
      if (take('<')) {
        const Result right = sum();
        const bool both = left.index() == 0 && right.index() == 0;
        return both && std::get<double>(left) < std::get<double>(right) ? 1.0 : 0.0;
      }
      return left;
    }

    Result product() {
      Result left = factor();
      while (peek() == '*' || peek() == '/') {
        const char sign = text[at++];
        left = combined(sign, left, factor());
      }
      return left;
    }

    static Result combined(char sign, const Result& left, const Result& right) {
      if (left.index() != 0 || right.index() != 0) return Error{};
      const double a = std::get<double>(left);
      const double b = std::get<double>(right);
      if (sign == '+') return a + b;
      if (sign == '-') return a - b;
      if (sign == '*') return a * b;
      if (b == 0) return Error{};
      return a / b;
    }

    Result factor() {
      if (take('(')) {
        const Result inner = sum();
        take(')');
        return inner;
      }
      if (take('"')) {
        const std::size_t end = text.find('"', at);
        const std::string word = text.substr(at, end - at);
        at = end + 1;
        return word;
      }
      if (peek() >= '0' && peek() <= '9') {
        const std::size_t start = at;
        while (peek() >= '0' && peek() <= '9') ++at;
        return number_of(text.substr(start, at - start));
      }
      if (take('\'')) return elsewhere();
      return named();
    }

    /// `'Feuille'!$F$9`, the first apostrophe taken.
    Result elsewhere() {
      std::string sheet;
      while (!take('\'') || peek() == '\'') sheet += text.at(at++);
      take('!');
      take('$');
      std::string address = word();
      take('$');
      address += word();
      return Evaluator(evaluator.book_->sheet(sheet), evaluator.book_).cell(address);
    }

    Result named() {
      const std::string name = word();
      if (!take('(')) return evaluator.cell(name);
      if (name == "SUM" || name == "COUNT") return aggregate(name);
      if (name == "ROWS") return static_cast<double>(range(true).size());
      if (name != "IF" && name != "IFERROR") throw std::runtime_error("unknown function " + name);
      std::vector<Result> arguments{sum()};
      while (take(',')) arguments.push_back(sum());
      take(')');
      if (name == "IFERROR") return arguments[0].index() == 2 ? arguments[1] : arguments[0];
      return std::get<double>(arguments[0]) != 0 ? arguments[1] : arguments[2];
    }

    std::string word() {
      const std::size_t start = at;
      while ((peek() >= 'A' && peek() <= 'Z') || (peek() >= '0' && peek() <= '9')) ++at;
      return text.substr(start, at - start);
    }

    Cells range(bool ends_call) {
      const std::string first = word();
      const std::string last = take(':') ? word() : first;
      if (ends_call) take(')');
      const std::size_t digit = first.find_first_of("0123456789");
      Cells cells;
      for (int row = std::atoi(first.c_str() + digit); row <= std::atoi(last.c_str() + digit);
           ++row) {
        cells.push_back(first.substr(0, digit) + std::to_string(row));
      }
      return cells;
    }

    Result aggregate(const std::string& name) {
      double total = 0;
      double count = 0;
      do {
        for (const auto& address : range(false)) {
          const bool is_blank = evaluator.sheet_.at(address).kind == Cell::Kind::blank;
          const Result value = evaluator.cell(address);
          if (value.index() != 0 || is_blank) continue;
          total += std::get<double>(value);
          ++count;
        }
      } while (take(','));
      take(')');
      return name == "SUM" ? total : count;
    }
  };

  const Sheet& sheet_;
  const Workbook* book_;
};

}  // namespace copil::xlsx
