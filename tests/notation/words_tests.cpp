#include <catch2/catch.hpp>

#include "notation/words.hpp"

using namespace copil;

namespace {

enum class Fruit { pomme, poire, noix };

/// In another order than the enum's.
constexpr notation::Word<Fruit> kFruits[]{
    {"noix", Fruit::noix}, {"pomme séchée", Fruit::pomme}, {"poire", Fruit::poire}};

notation::Node fruit_written(const std::string& text) {
  const auto root = notation::parse("fruit: " + text + "\n", {"carte.yaml", 0});
  REQUIRE(root);
  return *root->find("fruit");
}

std::string fruit_complaint(const std::string& text) {
  const auto fruit = notation::read_word(fruit_written(text), "fruit", kFruits);
  REQUIRE_FALSE(fruit);
  return formatted(fruit.error());
}

}  // namespace

TEST_CASE("a word means what stands beside it, wherever it stands in its list") {
  for (const auto& [word, meaning] : kFruits) {
    CAPTURE(word);
    const auto fruit = notation::read_word(fruit_written(std::string{word}), "fruit", kFruits);
    REQUIRE(fruit);
    CHECK(*fruit == meaning);
    CHECK(notation::word_for(meaning, kFruits) == word);
  }
  CHECK(*notation::read_word(fruit_written("Pomme  sechee"), "fruit", kFruits) == Fruit::pomme);
}

TEST_CASE("a text that is no word of its list is told with the nearest one") {
  CHECK(fruit_complaint("poires") ==
        "carte.yaml:1:8: erreur : « poires » n'est pas possible pour « fruit »\n"
        "     1 | fruit: poires\n"
        "       |        ^^^^^^\n"
        "   aide : vouliez-vous dire « poire » ?\n");
  CHECK(fruit_complaint("[poire]") ==
        "carte.yaml:1:8: erreur : un texte est attendu ; trouvé : une liste\n"
        "     1 | fruit: [poire]\n"
        "       |        ^\n");
}
