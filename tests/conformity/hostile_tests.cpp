#include <catch2/catch.hpp>

#include "conformity/check.hpp"
#include "pdf/pdf.hpp"
#include "support/hostile_documents.hpp"

using namespace copil;

TEST_CASE("documents that no one should write meet every rule") {
  for (const hostile::Case& hostile : hostile::documents()) {
    const auto bytes = pdf::write(pages::build::typesetter().lay_out(hostile.document));
    REQUIRE(bytes);
    const auto report = conformity::check(*bytes, hostile.name);
    REQUIRE(report);
    INFO(hostile.name << "\n" << conformity::report_text(*report));
    CHECK(report->is_met());
  }
}
