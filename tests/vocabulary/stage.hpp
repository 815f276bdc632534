#pragma once

#include <memory>
#include <string>
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

/// The answer to `a.b.c` from that record on.
inline expansion::Term answer_at(const expansion::Schema& schema, const expansion::Record& from,
                                 const std::string& path) {
  const auto dot = path.find('.');
  const auto* type = schema.find(from.type());
  for (std::size_t i = 0; i < type->fields.size(); ++i) {
    if (type->fields[i].name != path.substr(0, dot)) continue;
    const expansion::Term term = from.get(i);
    if (dot == std::string::npos) return term;
    return answer_at(schema, *std::get<const expansion::Record*>(term), path.substr(dot + 1));
  }
  FAIL("no field " << path << " in " << from.type());
  return {};
}

}  // namespace copil::testing
