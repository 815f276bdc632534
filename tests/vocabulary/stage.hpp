#pragma once

#include <memory>
#include <utility>

#include <catch2/catch.hpp>

#include "vocabulary/names.hpp"

namespace copil::testing {

/// A folder, read and computed, ready to be named.
struct Stage {
  std::unique_ptr<vocabulary::Dossier> dossier;
  vocabulary::Facts facts;
  expansion::Schema schema;
};

inline Stage opened_folder(const std::string& folder, const char* period, Day arrete) {
  const vocabulary::Resources resources{COPIL_SOURCE_DIR};
  auto dossier =
      vocabulary::Dossier::open(resources, {folder, arrete, *parse_period(period), {}, {}, 1, {}});
  INFO((dossier ? "" : formatted(dossier.error())));
  REQUIRE(dossier);
  auto facts = vocabulary::gather_facts(**dossier, *parse_period(period));
  REQUIRE(facts);
  auto schema = vocabulary::make_schema((*dossier)->catalogue());
  return {std::move(*dossier), std::move(*facts), std::move(schema)};
}

/// The same of a folder that is shipped.
inline Stage opened_stage(const std::string& fixture, const char* period, Day arrete) {
  const vocabulary::Resources resources{COPIL_SOURCE_DIR};
  return opened_folder(resources.fixtures() + "/" + fixture, period, arrete);
}

}  // namespace copil::testing
