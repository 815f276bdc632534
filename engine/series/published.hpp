#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.hpp"
#include "base/value.hpp"
#include "records/records.hpp"

/// Figures that others publish (`series.csv`): the half-year dashboard of the network, the
/// indicators and the staff of a contract of objectives. What a source prints is kept as printed,
/// recomputed beside, and compared.
namespace copil::series {

/// What is read: the rows of one territory, for one period. The rows outlive it.
struct Scope {
  const records::Series& rows;
  records::TerritoireId territoire;
  Period periode;
};

/// A published number with its unit as `series.csv` writes it: percentages are kept as rates, with
/// the decimals that they were printed with.
Value published(Ratio value, std::string_view unit);

/// The row of the territory of that code, period (as the file writes it) and nature, or nothing.
std::optional<std::size_t> row_of(const Scope& scope, std::string_view code,
                                  std::string_view period, records::NatureSerie nature);

/// The first row of the territory of that code, of any period and nature, or nothing.
std::optional<std::size_t> any_row(const Scope& scope, std::string_view code);

/// The published value of a row; n.d. without a row or a value.
Value published_at(const Scope& scope, std::optional<std::size_t> row);

/// True unless both are known and differ once written with the printed decimals.
bool agree(const Value& printed, const Value& computed);

/// The codes of the series that have a figure for the period, in file order, each once; those of a
/// contract of objectives left out: they have a document of their own. With a group, its own only.
std::vector<std::string> codes(const Scope& scope,
                               const std::optional<std::string>& group = std::nullopt);

/// The groups of these series, in file order, each once.
std::vector<std::string> groups(const Scope& scope);

/// The text of a column of the first row of that series; empty without one.
std::string text_of(const Scope& scope, std::string_view code,
                    const std::vector<std::string>& column);

/// The published value of that series for a period; n.d. when there is none.
Value value_of(const Scope& scope, std::string_view code, Period period,
               records::NatureSerie nature);

/// The change from the same period of the year before, computed from the realised values.
Value recomputed_evolution(const Scope& scope, std::string_view code);

/// The change that the source prints: a row `imprime` in percent beside realised ones.
Value printed_evolution(const Scope& scope, std::string_view code);

}  // namespace copil::series
