#include "copil/handing/act_listing.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace copil::program {

namespace {

using acts::Nature;

struct NatureWords {
  Nature nature;
  const char* exact;
  const char* people;
};
constexpr std::array<NatureWords, 6> kNatures{{{Nature::inserted, "ajout", "ajouté"},
                                               {Nature::removed, "suppression", "supprimé"},
                                               {Nature::changed, "modification", "modifié"},
                                               {Nature::moved, "deplacement", "déplacé"},
                                               {Nature::figure, "chiffre", "chiffre changé"},
                                               {Nature::date, "date", "date changée"}}};

constexpr std::size_t kWidestArticle = 32;
constexpr std::size_t kWidestText = 48;

Cell nature_cell(Nature nature) {
  const auto known = std::find_if(kNatures.begin(), kNatures.end(),
                                  [&](const NatureWords& words) { return words.nature == nature; });
  return {known->exact, known->people};
}

/// On one line, cut to what a terminal shows.
Cell shortened(const std::string& text, std::size_t widest) {
  std::string shown = text.empty() ? "–" : text;
  for (auto at = shown.find('\n'); at != std::string::npos; at = shown.find('\n', at)) {
    shown.replace(at, 1, " / ");
  }
  if (character_count(shown) > widest) {
    shown.resize(bytes_of_characters(shown, widest - 1));
    shown += "…";
  }
  return {text, shown};
}

}  // namespace

Listing listing_of(const acts::Comparison& comparison) {
  Listing listing{{{"article"},
                   {"nature"},
                   {"champ", CellKind::text, "champ ou chiffre"},
                   {"endroit", CellKind::text, {}, Reader::machine},
                   {"avant"},
                   {"apres", CellKind::text, "après"}},
                  {}};
  for (const auto& filled : comparison.filled) {
    listing.rows.push_back({shortened(filled.article, kWidestArticle),
                            {"reponse", "réponse"},
                            {filled.name},
                            shortened({}, kWidestText),
                            shortened(filled.before, kWidestText),
                            shortened(filled.after, kWidestText)});
  }
  for (const auto& change : comparison.changes) {
    listing.rows.push_back(
        {shortened(change.article, kWidestArticle), nature_cell(change.nature),
         shortened(change.figure, kWidestArticle), shortened(change.where, kWidestText),
         shortened(change.before, kWidestText), shortened(change.after, kWidestText)});
  }
  return listing;
}

}  // namespace copil::program
