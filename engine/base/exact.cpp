#include "base/exact.hpp"

#include <cassert>
#include <limits>

#include "base/signs.hpp"

namespace copil {

namespace {

Wide gcd(Wide a, Wide b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

bool fits(Wide number) {
  return number >= std::numeric_limits<std::int64_t>::min() &&
         number <= std::numeric_limits<std::int64_t>::max();
}

std::optional<Ratio> narrowed(Wide num, Wide den) {
  if (den == 0) return std::nullopt;
  if (den < 0) {
    num = -num;
    den = -den;
  }
  const Wide divisor = gcd(num, den);
  num /= divisor;
  den /= divisor;
  if (!fits(num) || !fits(den)) return std::nullopt;
  return Ratio{static_cast<std::int64_t>(num), static_cast<std::int64_t>(den)};
}

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

Wide rounded(Wide num, Wide den) {
  assert(den > 0);
  const Wide magnitude = num < 0 ? -num : num;
  Wide quotient = magnitude / den;
  if (magnitude % den >= den - magnitude % den) ++quotient;
  return num < 0 ? -quotient : quotient;
}

std::string digits(Wide number) {
  if (number == 0) return "0";
  std::string text;
  for (; number > 0; number /= 10) {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(number % 10)));
  }
  return text;
}

}  // namespace

std::int64_t divide_half_away(Wide num, Wide den) {
  const Wide quotient = rounded(num, den);
  assert(fits(quotient));
  return static_cast<std::int64_t>(quotient);
}

std::strong_ordering operator<=>(Ratio a, Ratio b) {
  return Wide{a.num} * b.den <=> Wide{b.num} * a.den;
}

bool operator==(Ratio a, Ratio b) {
  return (a <=> b) == 0;
}

Ratio reduced(Ratio ratio) {
  return *narrowed(ratio.num, ratio.den);
}

std::optional<Ratio> add(Ratio a, Ratio b) {
  // Most sums are of whole numbers: nothing to bring to a common denominator.
  if (a.den == 1 && b.den == 1) {
    const Wide sum = Wide{a.num} + b.num;
    return fits(sum) ? std::optional{Ratio{static_cast<std::int64_t>(sum), 1}} : std::nullopt;
  }
  a = reduced(a);
  b = reduced(b);
  // Two products of 126 bits at most: the sum stays within 127.
  return narrowed(Wide{a.num} * b.den + Wide{b.num} * a.den, Wide{a.den} * b.den);
}

std::optional<Ratio> subtract(Ratio a, Ratio b) {
  return add(a, Ratio{-b.num, b.den});
}

std::optional<Ratio> multiply(Ratio a, Ratio b) {
  return narrowed(Wide{a.num} * b.num, Wide{a.den} * b.den);
}

std::optional<Ratio> divide(Ratio a, Ratio b) {
  return narrowed(Wide{a.num} * b.den, Wide{a.den} * b.num);
}

std::string decimal_text(Ratio ratio, int decimals) {
  const Wide power = power_of_ten(decimals);
  Wide scaled = rounded(Wide{ratio.num} * power, ratio.den);
  const bool negative = scaled < 0;
  if (negative) scaled = -scaled;
  std::string text = digits(scaled / power);
  if (decimals > 0) {
    const std::string fraction = digits(scaled % power);
    text += '.';
    text.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');
    text += fraction;
  }
  return negative ? "-" + text : text;
}

std::optional<Ratio> parse_decimal(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  std::int64_t num = 0;
  std::int64_t den = 1;
  int digit_count = 0;
  bool has_separator = false;
  bool has_digit_last = false;
  for (char c : text) {
    if ((c == '.' || c == ',') && !has_separator && digit_count > 0) {
      has_separator = true;
      has_digit_last = false;
      continue;
    }
    if (!is_digit(c) || ++digit_count > 18) return std::nullopt;
    num = num * 10 + (c - '0');
    if (has_separator) den *= 10;
    has_digit_last = true;
  }
  if (!has_digit_last) return std::nullopt;
  return Ratio{negative ? -num : num, den};
}

double to_double(Ratio ratio) {
  return static_cast<double>(ratio.num) / static_cast<double>(ratio.den);
}

Cents multiply(Cents amount, Ratio ratio) {
  return {divide_half_away(Wide{amount.count} * ratio.num, ratio.den)};
}

std::string decimal_text(Cents amount) {
  return decimal_text(Ratio{amount.count, 100}, 2);
}

std::optional<Cents> parse_euros(std::string_view text) {
  const auto euros = parse_decimal(text);
  if (!euros || Wide{euros->num} * 100 % euros->den != 0) return std::nullopt;
  const Wide cents = Wide{euros->num} * 100 / euros->den;
  if (!fits(cents)) return std::nullopt;
  return Cents{static_cast<std::int64_t>(cents)};
}

}  // namespace copil
