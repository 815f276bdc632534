#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "example/example.hpp"
#include "records/read.hpp"
#include "support/temporary_folder.hpp"

/// What the tests of fictitious folders share.
namespace copil::testing {

inline records::Reading read_whole(const std::string& folder,
                                   std::vector<records::FileId> needed = {}) {
  records::ReadOptions options;
  options.needed = std::move(needed);
  auto reading = records::read_folder(folder, options);
  INFO((reading ? "" : formatted(reading.error())));
  REQUIRE(reading);
  return std::move(*reading);
}

inline const records::Records& accord() {
  using enum records::FileId;
  static const records::Reading kAccord =
      read_whole(COPIL_SOURCE_DIR "/fixtures/accord-cadre-2010", {territoires, objectifs});
  return kAccord.records;
}

inline example::Plan plan_of(int missions, int jeunes,
                             example::Style style = example::Style::clean) {
  example::Plan plan;
  plan.missions_locales = missions;
  plan.jeunes = jeunes;
  plan.services = 5LL * jeunes;
  plan.style = style;
  plan.bareme = {Cents{230'00}, Ratio{2, 5}, Ratio{2, 5}, *make_day(2010, 1, 20),
                 *make_day(2010, 7, 10)};
  return plan;
}

inline example::Tally write(const std::string& folder, const example::Plan& plan, int jobs = 1) {
  example::Working working;
  working.jobs = jobs;
  const auto tally = example::write_folder(folder, plan, accord(), working);
  INFO((tally ? "" : formatted(tally.error())));
  REQUIRE(tally);
  return *tally;
}

/// A folder written once and read back, for many checks.
struct Sample {
  explicit Sample(const example::Plan& plan)
      : tally(write(folder.file("d"), plan)), reading(read_whole(folder.file("d"))) {}

  TemporaryFolder folder;
  example::Tally tally;
  records::Reading reading;
  const records::Records& records() const { return reading.records; }
};

}  // namespace copil::testing
