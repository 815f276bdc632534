#include "series/contract.hpp"

#include <algorithm>
#include <set>

#include "wording/numbers.hpp"

namespace copil::series {

namespace {

using records::NatureSerie;

constexpr std::size_t kContractYears = 3;  // 2009 to 2011

/// The latest period, of those written like `2007` (or `2008-S1`), with a realised indicator and
/// not after the document's year.
std::string latest_period(const Scope& scope, std::size_t length) {
  const auto& series = scope.rows;
  const std::string bound = std::to_string(scope.periode.year);
  std::string latest;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::string period{series.periode[i]};
    if (series.territoire[i] == scope.territoire && is_indicator(series.serie[i]) &&
        series.nature[i] == NatureSerie::realise && period.size() == length &&
        period.substr(0, 4) <= bound && period > latest) {
      latest = period;
    }
  }
  return latest;
}

/// The target of a year: that of the contract's table, else that written in its text.
std::optional<std::size_t> target_row(const Scope& scope, std::string_view code, int year) {
  const std::string period = std::to_string(year);
  const auto in_table = row_of(scope, code, period, NatureSerie::objectif);
  return in_table ? in_table : row_of(scope, code, period, NatureSerie::imprime);
}

}  // namespace

bool is_indicator(std::string_view code) {
  return code.starts_with("TBG") || code.starts_with("IO") || code.starts_with("AXE");
}

std::vector<std::string> indicator_codes(const Scope& scope) {
  const auto& rows = scope.rows;
  std::set<std::string> seen;
  std::vector<std::string> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows.territoire[i] != scope.territoire || !is_indicator(rows.serie[i])) continue;
    if (seen.insert(rows.serie[i]).second) found.push_back(rows.serie[i]);
  }
  return found;
}

std::string latest_year(const Scope& scope) {
  return latest_period(scope, std::string_view{"2007"}.size());
}

std::string latest_half_year(const Scope& scope) {
  return latest_period(scope, std::string_view{"2008-S1"}.size());
}

std::optional<std::size_t> realised_row(const Scope& scope, std::string_view code,
                                        std::string_view period) {
  return row_of(scope, code, period, NatureSerie::realise);
}

Value recomputed_at(const Scope& scope, std::optional<std::size_t> row) {
  const auto& series = scope.rows;
  if (!row || !series.numerateur[*row] || !series.denominateur[*row]) {
    return Value::not_defined(Unit::none);
  }
  const auto quotient = divide(*series.numerateur[*row], *series.denominateur[*row]);
  if (!quotient) return Value::not_defined(Unit::none);
  const Value printed = published_at(scope, row);
  const bool is_rate = series.unite[*row] == "%";
  return Value::decimal(*quotient, is_rate ? Unit::taux : Unit::none,
                        printed.is_defined() ? std::max(1, printed.decimals) : 1);
}

std::string calculation_at(const Scope& scope, std::optional<std::size_t> row) {
  const auto& series = scope.rows;
  if (!row || !series.numerateur[*row] || !series.denominateur[*row]) return {};
  const auto written = [](Ratio number) {
    return wording::number_text(Value::decimal(number, Unit::none, number.den == 1 ? 0 : 2));
  };
  return written(reduced(*series.numerateur[*row])) + "\u00A0/\u00A0" +
         written(reduced(*series.denominateur[*row]));
}

std::vector<int> contract_years(const Scope& scope) {
  const auto& series = scope.rows;
  std::set<int> years;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const auto period = parse_period(series.periode[i]);
    if (series.territoire[i] == scope.territoire && is_indicator(series.serie[i]) && period &&
        period->kind == Period::Kind::year &&
        (series.nature[i] == NatureSerie::objectif || series.nature[i] == NatureSerie::imprime)) {
      years.insert(period->year);
    }
  }
  const int own = scope.periode.year;
  int first = own;
  while (years.contains(own) && years.contains(first - 1)) --first;
  std::vector<int> run{first};
  while (run.size() < kContractYears && years.contains(run.back() + 1)) {
    run.push_back(run.back() + 1);
  }
  return run;
}

Value target_of(const Scope& scope, std::string_view code, int year) {
  return published_at(scope, target_row(scope, code, year));
}

std::string target_unit(const Scope& scope, std::string_view code) {
  for (const int year : contract_years(scope)) {
    const auto row = target_row(scope, code, year);
    if (!row || parse_unit(scope.rows.unite[*row]) == Unit::evolution) continue;
    return scope.rows.unite[*row];
  }
  return {};
}

bool is_target_disputed(const Scope& scope, std::string_view code, int year) {
  const std::string period = std::to_string(year);
  const auto in_table = row_of(scope, code, period, NatureSerie::objectif);
  const auto in_text = row_of(scope, code, period, NatureSerie::imprime);
  return in_table && in_text && published_at(scope, in_table) != published_at(scope, in_text);
}

bool is_target_of_text(const Scope& scope, std::string_view code, int year) {
  const std::string period = std::to_string(year);
  return !row_of(scope, code, period, NatureSerie::objectif) &&
         row_of(scope, code, period, NatureSerie::imprime).has_value();
}

bool is_detail(std::string_view libelle) {
  return libelle.starts_with("Dont ") || libelle.starts_with("dont ");
}

bool is_broken_count(const Value& value) {
  return value.is_defined() && value.unit == Unit::jeunes && reduced(value.number).den != 1;
}

std::string objection(const Scope& scope, std::string_view code) {
  const std::string year = std::to_string(scope.periode.year);
  const auto realised = realised_row(scope, code, latest_year(scope));
  const auto target = row_of(scope, code, year, NatureSerie::objectif);
  const auto& series = scope.rows;
  const Value value = published_at(scope, realised);
  if (!agree(value, recomputed_at(scope, realised))) {
    return "le calcul ne donne pas la valeur imprimée";
  }
  if (is_broken_count(value)) {
    return "un effectif est un nombre entier";
  }
  const bool is_change = target && parse_unit(series.unite[*target]) == Unit::evolution;
  if (realised && target && !is_change && series.unite[*realised] != series.unite[*target]) {
    return "l'objectif n'a pas l'unité de la réalisation";
  }
  if (is_target_disputed(scope, code, scope.periode.year)) {
    return "le texte du contrat fixe un autre objectif";
  }
  return {};
}

}  // namespace copil::series
