#include "wording/articles.hpp"

#include <algorithm>
#include <array>

#include "base/folded.hpp"
#include "wording/text.hpp"

namespace copil::wording {

namespace {

/// Nouns that open the names of structures and references to texts, as `folded` gives them.
constexpr std::array<std::string_view, 12> kFeminine{
    "agence", "antenne", "association", "cite",       "direction",  "federation",
    "maison", "mission", "paio",        "permanence", "plateforme", "region"};
constexpr std::array<std::string_view, 14> kMasculine{
    "article", "bassin", "bureau",     "carrefour", "centre", "comite", "departement",
    "espace",  "gip",    "groupement", "point",     "pole",   "reseau", "site"};

template <std::size_t size>
bool has_noun(const std::array<std::string_view, size>& nouns, std::string_view noun) {
  return std::find(nouns.begin(), nouns.end(), noun) != nouns.end();
}

/// `de Lyon` or `d’Annecy`: what `with_de` puts before tells whether the name is elided.
bool is_elided(std::string_view name) {
  return with_de(name).starts_with("d’");
}

std::string before_bare_name(std::string_view name, Preposition preposition) {
  if (preposition == Preposition::de) return with_de(name);
  return (preposition == Preposition::a ? "à " : "") + std::string{name};
}

std::string_view before_article(Preposition preposition) {
  if (preposition == Preposition::none) return "";
  return preposition == Preposition::de ? "de " : "à ";
}

std::string_view masculine_article(Preposition preposition) {
  if (preposition == Preposition::none) return "le ";
  return preposition == Preposition::de ? "du " : "au ";
}

}  // namespace

std::string with_article(std::string_view name, Preposition preposition) {
  const std::string words = folded(name);
  const std::string_view noun = std::string_view{words}.substr(0, words.find(' '));
  const bool is_feminine = has_noun(kFeminine, noun);
  if (!is_feminine && !has_noun(kMasculine, noun)) return before_bare_name(name, preposition);
  const std::string opening{before_article(preposition)};
  if (is_elided(name)) return opening + "l’" + std::string{name};
  if (is_feminine) return opening + "la " + std::string{name};
  return std::string{masculine_article(preposition)} + std::string{name};
}

}  // namespace copil::wording
