#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "conformity/access_faults.hpp"
#include "conformity/advice_faults.hpp"
#include "conformity/archive_faults.hpp"

// Each rule of the checker, and a fault that makes it speak.

using namespace copil;
using namespace spoiling;

namespace {

std::vector<Fault> faults() {
  std::vector<Fault> all;
  for (const auto* some : {&archive_faults(), &colour_faults(), &font_faults(), &content_faults(),
                           &annotation_faults(), &structure_faults(), &advice_faults()}) {
    all.insert(all.end(), some->begin(), some->end());
  }
  return all;
}

/// The rule's result; null when the file is not held to it.
const conformity::RuleResult* result_of(const conformity::Report& report,
                                        const std::string& requirement) {
  for (const conformity::RuleResult& result : report.results) {
    if (result.rule.requirement == requirement) return &result;
  }
  return nullptr;
}

void expect_fault(const std::string& bytes, const std::string& requirement) {
  CAPTURE(requirement);
  const auto report = conformity::check(bytes, "essai.pdf");
  REQUIRE(report);
  const conformity::RuleResult* result = result_of(*report, requirement);
  REQUIRE(result != nullptr);
  CHECK_FALSE(result->is_met());
  CHECK_FALSE(result->failures.empty());
  CHECK(std::string(result->rule.remedy) != "");
  CHECK((result->rule.is_advice() ? report->advice_count() : report->failed_count()) > 0);
}

}  // namespace

TEST_CASE("each fault is seen by its rule") {
  const std::string good = good_file();
  const auto report = conformity::check(good, "essai.pdf");
  INFO(conformity::report_text(*report));
  REQUIRE(report->is_met());
  REQUIRE(report->advice_count() == 0);
  for (const Fault& fault : faults()) expect_fault(spoilt(good, fault.spoil), fault.requirement);
}

TEST_CASE("each fault of the file as written is seen by its rule") {
  const std::string good = good_file();
  for (const WrittenFault& fault : written_faults()) {
    expect_fault(fault.spoil(good), fault.requirement);
  }
}

TEST_CASE("every rule has a fault that makes it speak") {
  std::set<std::string> seen;
  for (const Fault& fault : faults()) seen.insert(fault.requirement);
  for (const WrittenFault& fault : written_faults()) seen.insert(fault.requirement);
  for (const char* part : {"1", "2", "3"}) {
    const std::string bytes = spoilt(good_file(), [&](QPDF& file) { declare(file, part, "A"); });
    const auto report = conformity::check(bytes, "essai.pdf");
    for (const conformity::RuleResult& result : report->results) {
      CAPTURE(part, result.rule.requirement);
      CHECK(seen.contains(result.rule.requirement));
    }
  }
}
