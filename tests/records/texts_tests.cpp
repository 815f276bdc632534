#include "records/columns/texts.hpp"

#include <catch2/catch.hpp>

#include "records/columns/repeated_texts.hpp"

using namespace copil::records;

namespace {

/// Texts of every length around the limit of a cell, bytes above 127 and NULs among them.
std::vector<std::string> all_lengths() {
  std::vector<std::string> texts;
  for (std::size_t length = 0; length < 300; length += length < 20 ? 1 : 47) {
    texts.emplace_back(length, 'a');
    texts.emplace_back(length, '\xE9');
    texts.emplace_back(length, '\0');
  }
  return texts;
}

}  // namespace

TEST_CASE("a column of texts gives back every text") {
  const auto expected = all_lengths();
  Texts texts;
  texts.reserve(4);
  for (const auto& text : expected) texts.push_back(text);
  REQUIRE(texts.size() == expected.size());
  CHECK(std::vector<std::string>(texts.begin(), texts.end()) == expected);
  const Texts copy = texts;
  CHECK(copy == texts);
  CHECK(texts.find(std::string(11, 'a')) == std::size_t{33});
  CHECK(texts.find(std::string(18, '\0')) == std::size_t{56});
  CHECK(!texts.find("b"));
  CHECK(!(texts == Texts{"a"}));
}

TEST_CASE("texts cost the cell that most of them need, long ones as many bytes more as they have") {
  CHECK(Texts{"J0000001", "12345678901"}.byte_count() == 2 * 12);
  CHECK(Texts{"123456789012"}.byte_count() == 16);
  CHECK(Texts{std::string(20, 'a'), std::string(23, 'b')}.byte_count() == 2 * 24);
  CHECK(Texts{std::string(36, 'a')}.byte_count() == 40);
  CHECK(Texts{std::string(40, 'a')}.byte_count() == 12 + 40);
}

TEST_CASE("one long text among short ones makes no cell wider, one in four does") {
  Texts texts;
  for (int i = 0; i < 100; ++i) texts.push_back("J0000001");
  for (int i = 0; i < 20; ++i) texts.push_back(std::string(20, 'a'));
  CHECK(texts.byte_count() == 120 * 12 + 20 * 20);
  for (int i = 0; i < 20; ++i) texts.push_back(std::string(20, 'b'));
  CHECK(texts.byte_count() == 140 * 24);
  CHECK(texts[99] == "J0000001");
  CHECK(texts[100] == std::string(20, 'a'));
  CHECK(texts[139] == std::string(20, 'b'));
}

TEST_CASE("texts held are told from others of any length") {
  const auto all = all_lengths();
  for (const std::size_t first : {std::size_t{1}, std::size_t{13}, std::size_t{22}}) {
    Texts texts{std::string(first, 'x')};
    for (const auto& text : all) texts.push_back(text);
    for (std::size_t row = 0; row < all.size(); ++row) {
      for (const auto& text : all) CHECK(texts.holds(row + 1, text) == (all[row] == text));
      if (all[row].empty()) continue;
      std::string other = all[row];
      other.back() = 'z';
      CHECK_FALSE(texts.holds(row + 1, other));
    }
  }
}

TEST_CASE("repeated texts cost a byte a row, four when there are more than 256") {
  for (const std::size_t distinct : {1U, 2U, 255U, 256U, 257U, 3000U}) {
    RepeatedTexts texts;
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < 5000; ++i) expected.push_back("m" + std::to_string(i % distinct));
    for (const auto& text : expected) texts.push_back(text);
    CAPTURE(distinct);
    CHECK(std::vector<std::string>(texts.begin(), texts.end()) == expected);
    CHECK(texts.byte_count() == 5000 * (distinct > 256 ? 4 : 1) + 12 * distinct);
  }
}

TEST_CASE("repeated texts are added, dropped and resized like any column") {
  RepeatedTexts one, other;
  for (const char* text : {"emploi", "", "emploi", "abandon"}) one.push_back(text);
  for (const char* text : {"abandon", "décès", "emploi"}) other.push_back(text);
  one.append(other);
  one.drop({0, 3, 5});
  one.resize(5);
  CHECK(std::vector<std::string>(one.begin(), one.end()) ==
        std::vector<std::string>{"", "emploi", "abandon", "emploi", ""});
  RepeatedTexts many;
  for (int i = 0; i < 300; ++i) many.push_back(std::to_string(i));
  one.append(many);
  CHECK(one[4].empty());
  CHECK(one[3] == "emploi");
  CHECK(one[304] == "299");
  one.clear();
  CHECK(one.empty());
}
