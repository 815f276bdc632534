#pragma once

#include <catch2/catch.hpp>

#include <optional>
#include <string>

#include "figures/catalogue.hpp"
#include "figures/figures.hpp"
#include "figures/parameters.hpp"

/// The project's own cards and parameters, read once, and figures of small folders.
namespace copil::test_support {

inline const figures::Catalogue& catalogue() {
  static const figures::Catalogue kCatalogue = [] {
    auto loaded = figures::load_catalogue(COPIL_SOURCE_DIR "/reports/chiffres");
    if (!loaded) FAIL(formatted(loaded.error()));
    return std::move(*loaded);
  }();
  return kCatalogue;
}

inline const figures::Parameters& parameters() {
  static const figures::Parameters kParameters = [] {
    auto loaded = figures::load_parameters(COPIL_SOURCE_DIR "/reports/parametres");
    if (!loaded) FAIL(formatted(loaded.error()));
    return std::move(*loaded);
  }();
  return kParameters;
}

/// The figures of one year, at an arrêté, on one thread.
inline figures::Figures figures_of(const records::Records& records, int annee, Day arrete,
                                   const figures::Parameters& rules = parameters()) {
  auto computed = figures::compute(records, catalogue(), rules,
                                   {arrete, annee, {Period::Kind::year, annee, 1}});
  if (!computed) FAIL(formatted(computed.error()));
  return std::move(*computed);
}

inline Day day(std::string_view text) {
  return parse_day(text).value();
}
inline Period period(std::string_view text) {
  return parse_period(text).value();
}

inline std::string six_decimals(const std::optional<Ratio>& ratio) {
  return ratio ? decimal_text(*ratio, 6) : "";
}

}  // namespace copil::test_support
