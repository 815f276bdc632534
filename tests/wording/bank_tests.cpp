// IBAN, BIC and RIB: what is refused, how it is written, how it is hidden.
#include "support/branches.hpp"
#include "support/random.hpp"
#include "wording/bank.hpp"

#include <array>
#include <cstdint>

#include <catch2/catch.hpp>

#include "wording/typography.hpp"

using namespace copil::wording;

namespace {

/// Sound numbers of the standards' own examples; no real account.
constexpr std::array<const char*, 4> kIbans{"FR1420041010050500013M02606",
                                            "FR7630006000011234567890189", "DE89370400440532013000",
                                            "BE68539007547034"};
constexpr std::array<const char*, 2> kRibs{"20041010050500013M02606", "30006000011234567890189"};

/// A slow second reading of the RIB key: the whole number, digit by digit, as the banks print it.
int slow_key(const std::string& rib) {
  const auto value = [](const std::string& part) {
    std::int64_t number = 0;
    for (const char c : part) {
      const std::string_view letters = "AJ BKSCLTDMUENVFOWGPXHQYIRZ";
      const auto rank = letters.find(c);
      int digit = c - '0';
      if (c >= 'A') digit = rank < 2 ? 1 : 2 + static_cast<int>(rank - 3) / 3;
      number = number * 10 + digit;
    }
    return number;
  };
  const auto rest = (89 * value(rib.substr(0, 5)) + 15 * value(rib.substr(5, 5)) +
                     3 * value(rib.substr(10, 11))) %
                    97;
  return static_cast<int>(97 - rest);
}

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

/// Every text that differs from this one by a digit for a digit, a letter for a letter, or by two
/// neighbours exchanged. (A letter for a digit shifts the whole number: one such slip in 97
/// passes.)
template <class Action>
void for_each_slip(const std::string& text, Action action) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_letter = text[i] >= 'A';
    for (const char c : std::string_view{is_letter ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "0123456789"}) {
      std::string slip = text;
      slip[i] = c;
      if (slip != text) action(slip);
    }
    if (i + 1 < text.size() && text[i] != text[i + 1]) {
      std::string slip = text;
      std::swap(slip[i], slip[i + 1]);
      action(slip);
    }
  }
}

}  // namespace

TEST_CASE("sound bank details are accepted, however they are typed") {
  for (const char* iban : kIbans) {
    CAPTURE(iban);
    CHECK(iban_fault(iban) == std::nullopt);
    CHECK(iban_fault(account_text(iban)) == std::nullopt);
  }
  CHECK(iban_fault("IBAN fr14-2004\u00A01010\u202F0505 0001 3m02 606") == std::nullopt);
  for (const char* rib : kRibs) CHECK(rib_fault(rib) == std::nullopt);
  CHECK(rib_fault("20041 01005 0500013M026 06") == std::nullopt);
  for (const char* bic : {"BDFEFRPP", "BDFEFRPPCCT", "psstfrpppar"}) {
    CHECK(bic_fault(bic) == std::nullopt);
  }
}

TEST_CASE("faults of bank details say what is wrong") {
  CHECK(iban_fault("") ==
        "un IBAN commence par deux lettres et deux chiffres et compte de 15 à 34 signes");
  CHECK(iban_fault("FR142004101005050001302606").value() ==
        "un IBAN français compte 27 signes, celui-ci en a 26");
  CHECK(iban_fault("FR14200410100505000130260X").has_value());
  CHECK(iban_fault("FR14X0041010050500013M02606").value() ==
        "un IBAN français contient un RIB : dix chiffres, onze signes, deux chiffres");
  CHECK(iban_fault("FR7630006000011234567890188").value() ==
        "les deux chiffres de contrôle de cet IBAN ne correspondent pas au compte");
  CHECK(iban_fault("FR2230006000011234567890288").value() ==
        "la clé RIB contenue dans cet IBAN ne correspond pas au compte");
  CHECK(rib_fault("20041 01005 0500013M026 07").value() ==
        "la clé de ce RIB ne correspond pas au compte");
  CHECK(rib_fault("20041 01005 0500013M026").has_value());
  CHECK(bic_fault("BDFEFRP").value() == "un BIC compte 8 ou 11 signes, lettres ou chiffres");
  CHECK(bic_fault("BDFE1RPP").value() ==
        "un BIC commence par quatre lettres pour la banque et deux pour le pays");
}

TEST_CASE("no slip of one sign or two neighbours gives another sound account") {
  for (const std::string iban : kIbans) {
    for_each_slip(iban, [](const std::string& slip) {
      INFO(slip);
      REQUIRE(iban_fault(slip).has_value());
    });
  }
}

TEST_CASE("no slip in the digits of a RIB gives another sound one") {
  for_each_slip(kRibs[1], [](const std::string& slip) {
    INFO(slip);
    REQUIRE(rib_fault(slip).has_value());
  });
}

TEST_CASE("the RIB key agrees with a slow second reckoning") {
  copil::test_support::Random random{2010};
  copil::test_support::Branches branches;
  for (int round = 0; round < 500; ++round) {
    std::string rib;
    for (int i = 0; i < 10; ++i) rib += static_cast<char>('0' + random.below(10));
    for (int i = 0; i < 11; ++i) rib += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[random.below(36)];
    const int key = slow_key(rib);
    branches.corner("clé de 97", key == 97);
    branches.corner("clé de 1", key == 1);
    branches.met("clé d'un chiffre", key < 10);
    CAPTURE(rib, key);
    CHECK(rib_fault(rib + two_digits(key)) == std::nullopt);
    CHECK(rib_fault(rib + two_digits(key % 97 + 1)).has_value());
  }
  branches.require_all_met();
}

TEST_CASE("BIC and RIB are held against the IBAN") {
  CHECK(is_bic_of_iban("BDFEFRPP", kIbans[0]));
  CHECK(is_bic_of_iban("BDFEREPP", kIbans[0]));
  CHECK_FALSE(is_bic_of_iban("DEUTDEFF", kIbans[0]));
  CHECK_FALSE(is_bic_of_iban("BDFEREPP", kIbans[2]));
  CHECK(is_rib_of_iban(kRibs[0], kIbans[0]));
  CHECK_FALSE(is_rib_of_iban(kRibs[1], kIbans[0]));
}

TEST_CASE("accounts are written in groups, or hidden but for four signs") {
  CHECK(account_text(kIbans[0]) == "FR14 2004 1010 0505 0001 3M02 606");
  CHECK(account_text("20041010050500013M02606") == "20041 01005 0500013M026 06");
  CHECK(account_text("à venir") == "à venir");
  CHECK(masked_account("FR14 2004 1010 0505 0001 3M02 606") == "•••• 2606");
  CHECK(masked_account("606") == "•••• ••••");
}

TEST_CASE("messages never show an account whole") {
  CHECK(without_accounts("iban: FR14 2004 1010 0505 0001 3M02 606 # test") ==
        "iban: •••• •••• •••• •••• •••• •••2 606 # test");
  CHECK(without_accounts("ibann: \"FR1420041010050500013M02606\"") ==
        "ibann: \"•••••••••••••••••••••••2606\"");
  CHECK(without_accounts("rib: 20041-01005-0500013M026-06") == "rib: •••••-•••••-•••••••••26-06");
  const std::string plain = "date_signature: 2010-04-15, montant: 84410,00, articles 5.3-1 et 9";
  CHECK(without_accounts(plain) == plain);
}

TEST_CASE("the bank and the country of a BIC are letters") {
  const auto fault = bic_fault("BN1PFRPP");
  REQUIRE(fault);
  CHECK(*fault == "un BIC commence par quatre lettres pour la banque et deux pour le pays");
  CHECK(bic_fault("BNPAF1PP") == fault);
  CHECK_FALSE(bic_fault("BNPAFRP1"));
}

TEST_CASE("an account that opens a text is hidden too") {
  const std::string hidden = without_accounts("FR1420041010050500013M02606");
  CHECK(hidden.find("FR14") == std::string::npos);
  CHECK(hidden.ends_with("606"));
}

TEST_CASE("a letter whose last byte is that of a digit is no digit") {
  CHECK(iban_fault("FR\u01311 2004 1010 0505 0001 3M02 606").has_value());
  CHECK(typography("T\u0131 2010") == "T\u0131 2010");
  CHECK(typography("T1 2010") == "T1\u00A02010");
}
