#include "sheets/numbers.hpp"

#include <cassert>
#include <cmath>

#include "wording/numbers.hpp"

namespace copil::sheets {

namespace {

using document::CellMark;

/// Points are shown multiplied by a hundred too, but with a word instead of the sign.
bool takes_percent_sign(Unit unit) {
  return unit == Unit::taux || unit == Unit::evolution;
}

bool is_signed(const document::Number& number) {
  const Unit unit = number.value.unit;
  return unit == Unit::evolution || unit == Unit::points ||
         number.style == NumberStyle::signed_plain;
}

std::string digits(const Value& value) {
  std::string whole = takes_percent_sign(value.unit) ? "0" : "#,##0";
  if (value.decimals <= 0) return whole;
  return whole + "." + std::string(static_cast<std::size_t>(value.decimals), '0');
}

/// A stretch shown as it is.
std::string literal(const std::string& text) {
  return "\"" + text + "\"";
}

/// What follows the digits: the sign of the unit, after a no-break space.
std::string suffix(const document::Number& number) {
  const Unit unit = number.value.unit;
  if (takes_percent_sign(unit)) return literal("\u00A0") + "%";
  if (unit == Unit::euros) return literal("\u00A0") + "[$€-40C]";
  if (unit == Unit::points) return literal("\u00A0pt");
  return {};
}

/// `[<2]0" jeune";0" jeunes"`: French takes the singular below two, and below zero too.
std::string with_unit_word(const document::Number& number, const std::string& core) {
  const std::string one = wording::unit_word(number.value.unit, Ratio{1, 1});
  const std::string many = wording::unit_word(number.value.unit, Ratio{2, 1});
  if (many.empty()) return core;
  if (one == many) return core + literal("\u00A0" + many);
  return "[<2]" + core + literal("\u00A0" + one) + ";" + core + literal("\u00A0" + many);
}

}  // namespace

double cell_number(const Value& value) {
  assert(value.is_defined());
  const Ratio number = value.number;
  const int scale = cell_scale(value.unit);
  double result = to_double(number);
  if (scale != 1) {
    const auto scaled = multiply(number, Ratio{scale, 1});
    result = scaled ? to_double(*scaled) : result * scale;
  }
  assert(std::isfinite(result));
  return result == 0 ? 0.0 : result;
}

int cell_scale(Unit unit) {
  return unit == Unit::points ? 100 : 1;
}

std::string unknown_text(const Value& value) {
  return value.state == Value::State::secret ? "s" : "n.d.";
}

std::string number_format(const document::Number& number, CellMark mark) {
  const std::string sign = mark == CellMark::none ? "" : literal(mark_sign(mark) + "\u00A0");
  const std::string core = digits(number.value) + suffix(number);
  if (is_signed(number)) return sign + "+" + core + ";" + sign + "-" + core + ";" + sign + core;
  if (number.style == NumberStyle::with_unit && suffix(number).empty() && sign.empty()) {
    return with_unit_word(number, core);
  }
  return sign + core;
}

std::string mark_sign(CellMark mark) {
  switch (mark) {
    case CellMark::none:
      return {};
    case CellMark::good:
      return "●";
    case CellMark::warning:
      return "△";
    case CellMark::bad:
      return "■";
    case CellMark::anomaly:
      return "◇";
  }
  return {};
}

namespace {

/// Digits before the decimal point.
int whole_digits(double number) {
  int digits = 1;
  for (double bound = 10; number >= bound; bound *= 10) ++digits;
  return digits;
}

}  // namespace

double number_width(const document::Number& number) {
  const Value& value = number.value;
  if (!value.is_defined()) return 4;
  const double shown = std::abs(to_double(value.number)) *
                       (takes_percent_sign(value.unit) || value.unit == Unit::points ? 100 : 1);
  const int whole = whole_digits(shown);
  const int blanks = (whole - 1) / 3;
  double width = whole + blanks * 0.5 + (value.decimals > 0 ? value.decimals + 0.5 : 0);
  if (value.number.num < 0 || is_signed(number)) width += 1;
  if (takes_percent_sign(value.unit)) width += 2;
  if (value.unit == Unit::euros || value.unit == Unit::points) width += 2;
  if (number.style == NumberStyle::with_unit) width += 11;
  return width;
}

}  // namespace copil::sheets
