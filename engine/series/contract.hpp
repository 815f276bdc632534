#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "series/published.hpp"

/// The indicators of a contract of objectives (TBG, IO): what was realised, recomputed from its
/// numerator and denominator, held against the targets.
namespace copil::series {

/// True for the code of an indicator of a contract: TBG, IO, or AXE for a target that its text sets
/// on an axis without giving it a code.
bool is_indicator(std::string_view code);

/// The codes of the territory's indicators, in file order, each once.
std::vector<std::string> indicator_codes(const Scope& scope);

/// The latest year (`2007`) or half-year (`2008-S1`) with a realised indicator, not after the
/// period's year; empty when there is none.
std::string latest_year(const Scope& scope);
std::string latest_half_year(const Scope& scope);

/// The indicator's realised row of that period (as the file writes it), or nothing.
std::optional<std::size_t> realised_row(const Scope& scope, std::string_view code,
                                        std::string_view period);

/// Numerator over denominator, as the row's unit writes it; n.d. without both.
Value recomputed_at(const Scope& scope, std::optional<std::size_t> row);

/// The reckoning of that row as people write it: `1 234 / 5 678`; empty without both numbers.
std::string calculation_at(const Scope& scope, std::optional<std::size_t> row);

/// The years without a break around the period's that have targets, three at most; the period's
/// own when none has.
std::vector<int> contract_years(const Scope& scope);

/// The target of a year: that of the contract's table, else that written in its text; n.d. when
/// neither has one.
Value target_of(const Scope& scope, std::string_view code, int year);

/// The unit in which the indicator's targets are written, changes apart; empty without a target.
std::string target_unit(const Scope& scope, std::string_view code);

/// True when the contract's table and its text set different targets for that year.
bool is_target_disputed(const Scope& scope, std::string_view code, int year);

/// True when the contract's table prints no target for that year and its text fixes one.
bool is_target_of_text(const Scope& scope, std::string_view code, int year);

/// True for a « Dont … » line, which details the one above it.
bool is_detail(std::string_view libelle);

/// True for a number of youths that is not whole.
bool is_broken_count(const Value& value);

/// What a careful reader objects to in the indicator's printed cells; empty when nothing.
std::string objection(const Scope& scope, std::string_view code);

}  // namespace copil::series
