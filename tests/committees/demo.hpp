#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "committees/calendar.hpp"
#include "records/read.hpp"
#include "support/reports.hpp"

/// The demo folder, read and reckoned at an arrêté of 2011.
namespace copil::committees {

inline records::Records read_demo() {
  auto reading = records::read_folder(std::string(COPIL_SOURCE_DIR) + "/fixtures/demo", {});
  REQUIRE(reading);
  return std::move(reading->records);
}

inline Day on(const char* text) {
  return *parse_day(text);
}

inline TerritoireId place(const records::Records& records, const char* code) {
  return *records.territoires.find(code);
}

struct Demo {
  explicit Demo(const char* day, int year = 2010) : arrete(on(day)), annee(year) {
    const auto figures = test_support::figures_of(records, annee, arrete);
    const auto computed = subsidies::compute_subsidies(figures, annee);
    REQUIRE(computed);
    rows = *computed;
  }

  std::vector<Deadline> calendar(const char* code) const {
    return calendar_of({records, rows, annee, arrete}, place(records, code));
  }
  /// "2010-03-31 notification-objectif faite 2010-03-26 precision", one line a deadline.
  std::string text(const char* code) const {
    std::string all;
    for (const auto& one : calendar(code)) {
      all += iso_text(one.date) + " " + records.territoires.code[one.territoire] + " " +
             std::string{one.duty->code} + " " + std::string{etat_name(one.etat)};
      if (one.faite_le.is_real()) all += " " + iso_text(one.faite_le);
      if (!one.precision.empty()) all += " (" + one.precision + ")";
      all += "\n";
    }
    return all;
  }

  records::Records records = read_demo();
  Day arrete;
  int annee;
  std::vector<subsidies::SubsidyRow> rows;
};

}  // namespace copil::committees
