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
const conformity::RuleResult* result_of(const conformity::FileCheck& report,
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

TEST_CASE("both descriptions of a file tell one instant, in whatever zone they tell it") {
  const auto is_same = [](const std::string& date) {
    const std::string bytes = spoilt(good_file(), [&](QPDF& file) {
      declare(file, "1", "A");
      change_metadata(file, "<xmp:CreateDate>2010-12-31T00:00:00Z", "<xmp:CreateDate>" + date);
    });
    const auto report = conformity::check(bytes, "essai.pdf");
    return result_of(*report, "le dictionnaire d’information et XMP disent la même chose")
        ->is_met();
  };
  for (const char* same :
       {"2010-12-31T00:00:00Z", "2010-12-31T01:00:00+01:00", "2010-12-30T23:30:00-00:30",
        "2010-12-31T05:45:00+05:45", "2010-12-31T00:00:00", "2010-12-31", "2010"}) {
    CAPTURE(same);
    CHECK(is_same(same));
  }
  for (const char* other :
       {"2011-12-31T00:00:00Z", "2010-11-31T00:00:00Z", "2010-12-30T00:00:00Z",
        "2010-12-31T01:00:00Z", "2010-12-31T00:01:00Z", "2010-12-31T00:00:00+01:00",
        "2010-12-31T01:00:00-01:00", "2010-12-31T05:44:00+05:45", "2010-12-30", "2009"}) {
    CAPTURE(other);
    CHECK_FALSE(is_same(other));
  }
}

TEST_CASE("colours are told by their kind, grey asks for any profile, the others for their own") {
  const auto told = [](const std::string& content, bool has_profile) {
    const std::string bytes = spoilt(good_file(), [&](QPDF& file) {
      append_artifact(file, content + " 0 0 9 9 re f");
      if (!has_profile) file.getRoot().removeKey("/OutputIntents");
    });
    const auto report = conformity::check(bytes, "essai.pdf");
    std::set<std::string> details;
    for (const auto& each : result_of(*report, "les couleurs ont un profil")->failures) {
      details.insert(each.detail);
    }
    return details;
  };
  using Details = std::set<std::string>;
  CHECK(told("1 0 0 rg 0.5 g", true) == Details{});
  CHECK(told("0 0 0 1 k", true) == Details{"couleur CMJN sans profil"});
  CHECK(told("0.5 g", false) == Details{"couleur RVB sans profil", "couleur grise sans profil"});
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
