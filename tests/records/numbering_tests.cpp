#include "records/columns/numbering.hpp"
#include "support/random.hpp"

#include <catch2/catch.hpp>
#include <unordered_map>

using copil::records::Numbering;

TEST_CASE("texts are numbered in the order of their first appearance") {
  Numbering numbering;
  CHECK(numbering.find("a") == Numbering::kUnknown);
  CHECK(numbering.add("a").number == 0);
  CHECK(numbering.add("").number == 1);
  CHECK(numbering.add("a").number == 0);
  CHECK(!numbering.add("").is_new);
  CHECK(numbering.find("") == 1);
  CHECK(numbering.find("A") == Numbering::kUnknown);
  CHECK(numbering.text(1).empty());
  CHECK(numbering.take_texts() == copil::records::Texts{"a", ""});
  CHECK(numbering.size() == 0);
}

TEST_CASE("the table agrees with the standard one, while growing") {
  Numbering numbering;
  std::unordered_map<std::string, std::uint32_t> expected;
  copil::test_support::Random random{7};
  for (int i = 0; i < 50000; ++i) {
    std::string text = std::to_string(random.below(1 << 16));
    if (i % 3 == 0) text = "pseudonyme-assez-long-" + text;
    const auto [place, is_new] =
        expected.try_emplace(text, static_cast<std::uint32_t>(expected.size()));
    const auto added = numbering.add(text);
    REQUIRE(added.number == place->second);
    REQUIRE(added.is_new == is_new);
  }
  REQUIRE(numbering.size() == expected.size());
  for (const auto& [text, number] : expected) REQUIRE(numbering.find(text) == number);
  const auto texts = numbering.take_texts();
  for (const auto& [text, number] : expected) REQUIRE(texts[number] == text);
}

TEST_CASE("texts of every length are told apart") {
  Numbering numbering;
  std::uint32_t expected = 0;
  for (std::size_t length = 0; length < 40; ++length) {
    CHECK(numbering.add(std::string(length, 'a')).number == expected++);
    CHECK(numbering.add(std::string(length, '\0')).is_new == (length > 0));
    expected += length > 0 ? 1 : 0;
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, 'a');
      text[at] = 'b';
      CHECK(numbering.find(text) == Numbering::kUnknown);
      CHECK(numbering.add(text).number == expected++);
    }
  }
}

TEST_CASE("reserved room changes nothing but speed") {
  Numbering numbering;
  numbering.add("x");
  numbering.reserve(1000);
  CHECK(numbering.find("x") == 0);
  CHECK(numbering.add("y").number == 1);
}
