#include "example/making/toponyms.hpp"

#include <iterator>
#include <numeric>

namespace copil::example {

namespace {

// Each begins with a consonant: « de » needs no elision.
constexpr const char* kStems[] = {
    "Balan", "Belma",  "Bresso", "Brouze", "Calvan", "Cardo", "Chalvi", "Chante",
    "Corbe", "Coula",  "Darvo",  "Dolme",  "Fauve",  "Flori", "Fressa", "Galve",
    "Girau", "Graulo", "Jarvi",  "Lambro", "Lanvau", "Loque", "Malvo",  "Marsa",
    "Merle", "Mornai", "Navei",  "Nolvai", "Palme",  "Perse", "Ponta",  "Ravi",
    "Roche", "Sarla",  "Sauve",  "Tarvi",  "Thouro", "Valdo", "Varen",  "Vesou"};
constexpr const char* kEndings[] = {"court",  "mont", "ville", "nay",   "gny",   "zac",   "lles",
                                    "bourg",  "val",  "ges",   "reuil", "ssan",  "thun",  "vres",
                                    "champs", "lieu", "roux",  "tenay", "fosse", "pierre"};
constexpr const char* kTails[] = {"",
                                  "-sur-Orvaine",
                                  "-la-Vallée",
                                  "-en-Plaine",
                                  "-les-Forges",
                                  "-le-Château",
                                  "-Saint-Elven",
                                  "-sous-Bois"};

/// A step that visits every rank once before it comes back.
std::size_t step_through(std::size_t count, std::uint64_t seed) {
  std::size_t step = 3001 + static_cast<std::size_t>(seed % 997) * 2;
  while (std::gcd(step, count) != 1) ++step;
  return step;
}

}  // namespace

std::string toponym(std::size_t rank, std::uint64_t seed) {
  constexpr std::size_t kPlain = std::size(kStems) * std::size(kEndings);
  const std::size_t plain = rank % kPlain * step_through(kPlain, seed) % kPlain;
  return std::string{kStems[plain % std::size(kStems)]} + kEndings[plain / std::size(kStems)] +
         kTails[rank / kPlain % std::size(kTails)];
}

}  // namespace copil::example
