#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "figures/parameters.hpp"

/// The rules that reckonings used, in sentences that documents and manifests print.
namespace copil::vocabulary {

/// What becomes of a youth already in CIVIS, with the very day on which that is judged.
struct CivisTexts {
  std::string affectations;  ///< DE0
  std::string entrees;       ///< the volume and the subsidy
};
CivisTexts civis_texts(const figures::Parameters& parameters, Day day);

/// "10 % (retenu par défaut)": a rate and where it comes from, ours by default as long as the
/// parameters say so, else the text that fixes it; nothing without a value.
std::optional<std::string> rate_said(const figures::Parameters& parameters, std::string_view name,
                                     Day day);
/// "230,00 € par jeune, retenu par défaut…": the unit price and where it comes from.
std::optional<std::string> price_said(const figures::Parameters& parameters, Day day);

/// The rule parameters that hold on `day`, one French sentence each.
std::vector<std::string> rule_sentences(const figures::Parameters& parameters, Day day);
/// Those that bear on what was asked for: figures' codes, `volumes`, `subventions`. The price is
/// that of `price_day`, the first of the year whose conventions are told.
std::vector<std::string> rule_sentences(const figures::Parameters& parameters, Day day,
                                        Day price_day, const std::set<std::string>& wanted);

}  // namespace copil::vocabulary
