#include "records/columns/numbering.hpp"
#include "support/random.hpp"

#include <cstdio>
#include <string>
#include <unordered_map>
#include <vector>

#include <catch2/catch.hpp>

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

TEST_CASE("many looked up together are as found one by one") {
  Numbering numbering;
  copil::test_support::Random random{11};
  std::vector<std::string> asked;
  for (int i = 0; i < 30000; ++i) {
    asked.push_back("p" + std::to_string(random.below(40000)));
    if (i % 2 == 0) numbering.add("p" + std::to_string(random.below(40000)));
  }
  const auto look_up = [&](const Numbering& table, std::size_t count) {
    const std::vector<std::string_view> texts{asked.begin(),
                                              asked.begin() + static_cast<long>(count)};
    std::vector<std::uint64_t> hashes;
    for (const auto text : texts) hashes.push_back(Numbering::hash(text));
    std::vector<std::uint32_t> numbers(count, 7);
    table.find_all(texts, hashes, numbers);
    std::size_t others = 0;
    for (std::size_t i = 0; i < count; ++i) others += numbers[i] == table.find(texts[i]) ? 0 : 1;
    return others;
  };
  for (const std::size_t count : {0, 1, 63, 64, 65, 128, 30000}) {
    CAPTURE(count);
    CHECK(look_up(numbering, count) == 0);
    CHECK(look_up(Numbering{}, count) == 0);
  }
}

TEST_CASE("memory is asked for ahead: GCC keeps the statements that say so") {
  // A function that only asks has no effect in GCC's eyes; its calls were gone without a word.
  const std::string code =
      "objdump -d --no-show-raw-insn " COPIL_BUILD_DIR "/libcopil_records.a | grep -c prefetch";
  std::FILE* const told = ::popen(code.c_str(), "r");
  REQUIRE(told != nullptr);
  int count = 0;
  CHECK(std::fscanf(told, "%d", &count) == 1);
  ::pclose(told);
  // Of a text's cell two ends, of a slot its tag and its number, for the first block and the next.
  CHECK(count >= 6);
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
