#include <catch2/catch.hpp>

#include "fuzz/records_entry.hpp"
#include "support/spoilt.hpp"
#include "support/temporary_folder.hpp"

using copil::test_support::Random;

// What the fuzzer feeds the reader, without the fuzzer: seeds of every file and dialect, each
// spoilt many times. The entry stops the program when a row is lost or a place lies outside its
// file.

namespace {

/// Files by number, small chunks, then the bytes.
std::string input(copil::records::FileId file, unsigned char chunk, const std::string& bytes) {
  return std::string{static_cast<char>(file), static_cast<char>(chunk)} + bytes;
}

std::vector<std::string> seeds() {
  using enum copil::records::FileId;
  using namespace std::string_literals;
  return {
      input(services, 7, "jeune;mission_locale;date;enjeu\nJ1;M1;2010-04-01;E1\nJ2;M1;x;E2\n"),
      input(services, 40, "\xEF\xBB\xBFsep=,\nTitre\njeune,mission_locale,date,enjeu\nJ1,M1,,E1\n"),
      input(cotraitances, 3,
            "cotraitance;jeune;mission_locale;date_affectation;motif_fin\r\n"
            "C1;J1;M1;01/04/2010;\"a\n;\"\"b\"\r\nC1;J1;M1;01/04/2010;\"\r\n"),
      input(territoires, 9,
            "code;type;libelle;parent\nF;national;F;\nA;region;\xE9;F\nA;region;x;A\n"),
      input(series, 100,
            "serie\tterritoire\tperiode\tnature\tvaleur\nS\tFR\t2010\trealise\t1 234,5\n"
            "S\tFR\t2010\trealise\ts\n"),
      input(conventions, 12,
            "convention;type;territoire;annee;montant\nV0;locale;M1;2010;-1,001\n"),
      input(alertes, 5, "cotraitance;date_signalement\rC0;2010-04-01\rC9;2010-04-01"),
      input(jeunes, 2, "\xFF\xFEj\0e\0u\0n\0e\0\n\0J\0001\0\n\0J\0"s),
      input(jeunes, 1, "\xFE\xFF\0j\0e\0u\0n\0e\0\r\0\n\xD8\x3D\xDE\x00\0\n\0x"s),
      input(objectifs, 20, "annee;territoire;date_effet;objectif\n2010;R1;2010-01-26;1 500\n"),
  };
}

const std::string kSpoiling[] = {
    "\"", "\n", "\r", ";", "\"\"", "\xC3", std::string(1, '\0'), "E1", "2010-02-30", "\xFF\xFE"};

/// Reads each seed, then as often as told with bytes spoilt.
void read_spoilt(int rounds, std::uint64_t chance) {
  const copil::testing::TemporaryFolder folder;
  Random random{chance};
  for (const std::string& seed : seeds()) {
    copil::fuzz::read_bytes(folder.path(), seed);
    for (int round = 0; round < rounds; ++round) {
      const std::string bytes = copil::test_support::spoilt(seed, kSpoiling, 2, random);
      CAPTURE(bytes);
      copil::fuzz::read_bytes(folder.path(), bytes);
    }
  }
}

}  // namespace

TEST_CASE("the fuzzer's entry holds on its seeds and on spoilt ones") {
  read_spoilt(15, 411);
}

TEST_CASE("the fuzzer's entry holds on many spoilt seeds", "[lent]") {
  read_spoilt(400, 2010);
}
