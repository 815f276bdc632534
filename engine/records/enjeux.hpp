#pragma once

#include <cstdint>

#include "records/records.hpp"

namespace copil::records {

/// Annexe 10: the enjeux E11 to E23 are those of the actions towards employers, E24 to E29 those of
/// the actions with partners.
constexpr bool is_of_perimetre(std::uint8_t enjeu, Perimetre perimetre) {
  if (perimetre == Perimetre::employeurs) return enjeu >= 11 && enjeu <= 23;
  return enjeu >= 24 && enjeu <= 29;
}

}  // namespace copil::records
