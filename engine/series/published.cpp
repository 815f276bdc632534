#include "series/published.hpp"

#include <algorithm>
#include <set>

#include "series/contract.hpp"
#include "series/staff.hpp"

namespace copil::series {

namespace {

using records::NatureSerie;

int decimals_of(Ratio value) {
  int decimals = 0;
  for (auto den = reduced(value).den; den > 1 && decimals < 6; ++decimals) {
    den = den % 10 == 0 ? den / 10 : den % 5 == 0 ? den / 5 : den / 2;
  }
  return decimals;
}

/// The figures of the territory and period, in file order; objectives and averages only go with
/// them.
std::vector<std::size_t> figure_rows(const Scope& scope) {
  const auto& rows = scope.rows;
  const std::string wanted = period_code(scope.periode);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool is_figure =
        rows.nature[i] == NatureSerie::realise || rows.nature[i] == NatureSerie::imprime;
    const bool is_of_contract = is_indicator(rows.serie[i]) || is_staff(rows.serie[i]);
    if (is_figure && !is_of_contract && rows.territoire[i] == scope.territoire &&
        rows.periode[i] == wanted) {
      found.push_back(i);
    }
  }
  return found;
}

}  // namespace

Value published(Ratio value, std::string_view unit) {
  const int decimals = decimals_of(value);
  if (unit == "%" || unit == "points") {
    const Ratio share = *divide(value, Ratio{100, 1});
    return Value::decimal(share, unit == "%" ? Unit::taux : Unit::points, std::max(1, decimals));
  }
  // A target written as a change, « +15 % », is 15 in the file.
  if (parse_unit(unit) == Unit::evolution) {
    return Value::decimal(*divide(value, Ratio{100, 1}), Unit::evolution, decimals);
  }
  const Unit known = parse_unit(unit).value_or(Unit::none);
  return Value::decimal(value, known, known == Unit::euros ? 2 : decimals);
}

std::optional<std::size_t> row_of(const Scope& scope, std::string_view code,
                                  std::string_view period, NatureSerie nature) {
  const auto& rows = scope.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows.territoire[i] == scope.territoire && rows.serie[i] == code &&
        rows.periode[i] == period && rows.nature[i] == nature) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> any_row(const Scope& scope, std::string_view code) {
  const auto& rows = scope.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows.territoire[i] == scope.territoire && rows.serie[i] == code) return i;
  }
  return std::nullopt;
}

Value published_at(const Scope& scope, std::optional<std::size_t> row) {
  if (!row || !scope.rows.valeur[*row]) return Value::not_defined(Unit::none);
  return published(*scope.rows.valeur[*row], scope.rows.unite[*row]);
}

bool agree(const Value& printed, const Value& computed) {
  if (!printed.is_defined() || !computed.is_defined()) return true;
  const int decimals = printed.decimals + (is_percentage(printed.unit) ? 2 : 0);
  return decimal_text(printed.number, decimals) == decimal_text(computed.number, decimals);
}

std::vector<std::string> codes(const Scope& scope, const std::optional<std::string>& group) {
  std::set<std::string> seen;
  std::vector<std::string> found;
  for (const auto row : figure_rows(scope)) {
    if (group && scope.rows.groupe[row] != *group) continue;
    if (seen.insert(scope.rows.serie[row]).second) found.push_back(scope.rows.serie[row]);
  }
  return found;
}

std::vector<std::string> groups(const Scope& scope) {
  std::set<std::string> seen;
  std::vector<std::string> found;
  for (const auto row : figure_rows(scope)) {
    if (seen.insert(scope.rows.groupe[row]).second) found.push_back(scope.rows.groupe[row]);
  }
  return found;
}

std::string text_of(const Scope& scope, std::string_view code,
                    const std::vector<std::string>& column) {
  for (const auto row : figure_rows(scope)) {
    if (scope.rows.serie[row] == code) return column[row];
  }
  return {};
}

Value value_of(const Scope& scope, std::string_view code, Period period, NatureSerie nature) {
  return published_at(scope, row_of(scope, code, period_code(period), nature));
}

Value recomputed_evolution(const Scope& scope, std::string_view code) {
  const Period before = year_before(scope.periode);
  return evolution(value_of(scope, code, before, NatureSerie::realise),
                   value_of(scope, code, scope.periode, NatureSerie::realise));
}

Value printed_evolution(const Scope& scope, std::string_view code) {
  Value printed = value_of(scope, code, scope.periode, NatureSerie::imprime);
  if (!printed.is_defined() || printed.unit != Unit::taux) {
    return Value::not_defined(Unit::evolution);
  }
  printed.unit = Unit::evolution;
  return printed;
}

}  // namespace copil::series
