#include <catch2/catch.hpp>
#include <string>

#include "folder.hpp"
#include "records/read.hpp"
#include "support/counted_memory.hpp"
#include "support/random.hpp"

// How often a row asks for memory. It would show if cells, pseudonyms or codes were again made
// texts of, one by one.

using namespace copil;
using namespace copil::records;

namespace {

constexpr std::size_t kFewRows = 10'000;

/// Twenty signs, as random as pseudonyms are.
std::string pseudonym_of(std::size_t youth) {
  test_support::Random random{youth};
  std::string code;
  while (code.size() < 20) code += "0123456789abcdef"[random.below(16)];
  return code;
}

/// A register and services of its youths, and of a few whom nobody knows: all codes are looked at.
std::size_t asked_for_rows(std::size_t rows) {
  Folder folder;
  std::string register_text = "jeune;date_naissance\n";
  std::string services = "jeune;mission_locale;date;enjeu\n";
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string code = pseudonym_of(row);
    if (row % 1000 != 0) register_text += code + ";1990-01-01\n";
    services += code + (row % 3 == 0 ? ";M1" : ";M2") + ";2010-03-04;E1\n";
  }
  folder.write("jeunes.csv", register_text);
  folder.write("services.csv", services);
  const std::size_t before = testing::times_memory_was_asked;
  const Reading reading = read(folder);
  REQUIRE(reading.records.services.size() == rows);
  return testing::times_memory_was_asked - before;
}

}  // namespace

TEST_CASE("a row more asks for no memory of its own") {
  asked_for_rows(kFewRows);
  const std::size_t few = asked_for_rows(kFewRows);
  const std::size_t many = asked_for_rows(4 * kFewRows);
  CAPTURE(few, many);
  CHECK(many - few < 3 * kFewRows / 20);
}
