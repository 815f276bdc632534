#pragma once

#include <catch2/catch.hpp>

#include <string>

#include "subsidies/subsidies.hpp"
#include "support/records_builder.hpp"
#include "support/reports.hpp"

/// One mission locale, one convention, so many entries on 1 March 2010: its account.
namespace copil::test_support {

/// `count` youths who entered at M1 on 1 March 2010.
inline std::string entries(int count) {
  std::string lines = "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n";
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    lines += "C" + n + ";J" + n + ";M1;2010-02-01;2010-03-01\n";
  }
  return lines;
}

inline constexpr const char* kObjectif =
    "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;367\n";
inline constexpr const char* kConvention =
    "convention;type;territoire;annee;date_signature;date_compte_rendu\n"
    "CV1;locale;M1;2010;2010-01-15;2011-02-01\n";

inline subsidies::SubsidyRow settled(RecordsBuilder& builder, const char* arrete) {
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day(arrete));
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  REQUIRE(rows->size() == 1);
  return rows->front();
}

/// A folder with one convention given by its cells after `annee`, and `extra` files.
inline subsidies::SubsidyRow settled_with(const std::string& cells, const char* arrete,
                                          int count = 330, const std::string& payments = {},
                                          const std::string& objectifs = kObjectif) {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", objectifs);
  builder.file("conventions.csv",
               "convention;type;territoire;annee;date_signature;montant;date_compte_rendu;"
               "date_resiliation\nCV1;locale;M1;2010;" +
                   cells + "\n");
  if (!payments.empty()) {
    builder.file("versements.csv", "convention;rang;date;montant\n" + payments);
  }
  builder.file("cotraitances.csv", entries(count));
  return settled(builder, arrete);
}

}  // namespace copil::test_support
