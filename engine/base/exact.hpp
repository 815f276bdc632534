#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace copil {

__extension__ using Wide = __int128;

/// Quotient rounded to the nearest whole number, halves away from zero. `den` > 0.
/// The result must fit 64 bits (asserted).
std::int64_t divide_half_away(Wide num, Wide den);

/// An exact fraction, `den` > 0; not reduced. Compared by value, without overflow.
struct Ratio {
  std::int64_t num = 0;
  std::int64_t den = 1;
};
std::strong_ordering operator<=>(Ratio a, Ratio b);
bool operator==(Ratio a, Ratio b);

/// The fraction in lowest terms; `den` stays positive.
Ratio reduced(Ratio ratio);

/// Exact sum, difference, product and quotient in lowest terms; nothing when the result does not
/// fit 64 bits, or when dividing by zero.
std::optional<Ratio> add(Ratio a, Ratio b);
std::optional<Ratio> subtract(Ratio a, Ratio b);
std::optional<Ratio> multiply(Ratio a, Ratio b);
std::optional<Ratio> divide(Ratio a, Ratio b);

/// The fraction with `decimals` digits after a decimal point, rounded once, halves away from zero:
/// 1/3 with 6 gives `0.333333`; 2 with 0 gives `2`. Never `-0`.
std::string decimal_text(Ratio ratio, int decimals);

/// Reads a plain decimal number, `1234`, `-0.5` or `1234,5`, exactly (at most 18 digits in all).
/// No blanks, no exponent. Nothing for any other text.
std::optional<Ratio> parse_decimal(std::string_view text);

/// Nearest double, for writers that have no exact numbers (spreadsheets, coordinates).
double to_double(Ratio ratio);

/// A whole number of euro cents. Money is never anything else.
struct Cents {
  std::int64_t count = 0;

  constexpr auto operator<=>(const Cents&) const = default;
  constexpr Cents operator+(Cents other) const { return {count + other.count}; }
  constexpr Cents operator-(Cents other) const { return {count - other.count}; }
  constexpr Cents operator-() const { return {-count}; }
  constexpr Cents& operator+=(Cents other) {
    count += other.count;
    return *this;
  }
};

/// `amount` × `ratio`, rounded once to the cent, half away from zero (annexe 6, article 9).
Cents multiply(Cents amount, Ratio ratio);

/// `84410.00`: decimal point, two decimals, no grouping.
std::string decimal_text(Cents amount);

/// Reads `230`, `233,33` or `233.3` euros; nothing when there are more than two decimals.
std::optional<Cents> parse_euros(std::string_view text);

}  // namespace copil
