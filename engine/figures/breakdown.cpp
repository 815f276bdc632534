#include "figures/breakdown.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <set>

#include "figures/counting/content.hpp"
#include "figures/counting/parallel.hpp"
#include "notation/words.hpp"

namespace copil::figures {

namespace {

constexpr notation::Word<Trait> kTraits[]{{"sexe", Trait::sexe},
                                          {"zone", Trait::zone},
                                          {"niveau", Trait::niveau},
                                          {"handicap", Trait::handicap},
                                          {"age", Trait::age}};
constexpr std::array<std::string_view, 7> kNiveaux{"", "I", "II", "III", "IV", "V", "VI"};
constexpr std::string_view kUnknown = "n.d.";

/// An age group: from `from` years on.
struct AgeGroup {
  int from;
  std::string_view libelle;
};
constexpr std::array<AgeGroup, 5> kAges{
    {{0, "0-15"}, {16, "16-17"}, {18, "18-21"}, {22, "22-25"}, {26, "26+"}}};

std::string_view age_on(Day naissance, Day day) {
  if (naissance == Day::unknown) return {};
  std::string_view found = kAges.front().libelle;
  for (const AgeGroup& group : kAges) {
    if (add_years(naissance, group.from) <= day) found = group.libelle;
  }
  return found;
}

/// The trait of one youth, in the words of jeunes.csv; empty when not known.
class Reader {
 public:
  Reader(const Known& known, Trait trait, Day day) : known_(known), trait_(trait), day_(day) {}

  std::string_view of(records::JeuneId jeune) const {
    const auto& jeunes = known_.records->jeunes;
    if (!jeunes.is_listed[jeune]) return {};
    switch (trait_) {
      case Trait::sexe:
        return sexe(jeunes.sexe[jeune]);
      case Trait::zone:
        return jeunes.zone[jeune];
      case Trait::niveau:
        return kNiveaux[jeunes.niveau[jeune]];
      case Trait::handicap:
        return jeunes.handicap[jeune] ? "oui" : "non";
      case Trait::age:
        return age_on(known_.naissance[known_.rang_of[jeune]], day_);
    }
    return {};
  }

 private:
  static std::string_view sexe(records::Sexe sexe) {
    if (sexe == records::Sexe::inconnu) return {};
    return sexe == records::Sexe::femme ? "F" : "H";
  }

  const Known& known_;
  Trait trait_;
  Day day_;
};

/// Every modality, the unknown one last.
std::vector<std::string> modalities_of(const Reader& reader, Trait trait, std::size_t jeunes) {
  std::set<std::string, std::less<>> found;
  if (trait == Trait::handicap) found = {"non", "oui"};
  if (trait == Trait::age) {
    for (const AgeGroup& group : kAges) found.emplace(group.libelle);
  }
  for (records::JeuneId jeune = 0; jeune < jeunes; ++jeune) {
    const std::string_view text = reader.of(jeune);
    if (found.find(text) == found.end()) found.emplace(text);
  }
  found.erase("");
  found.erase(std::string{kUnknown});
  std::vector<std::string> all{found.begin(), found.end()};
  all.emplace_back(kUnknown);
  return all;
}

/// The ranks of the youths of each modality.
std::vector<Roaring> youths_by(const std::vector<std::string>& modalites, const Reader& reader,
                               const Known& known) {
  std::vector<std::vector<YouthNumber>> ranks(modalites.size());
  const auto last = modalites.end() - 1;
  for (YouthNumber rang = 0; rang < known.jeune_of.size(); ++rang) {
    const auto found = std::lower_bound(modalites.begin(), last, reader.of(known.jeune_of[rang]));
    const bool is_known = found != last && *found == reader.of(known.jeune_of[rang]);
    ranks[static_cast<std::size_t>((is_known ? found : last) - modalites.begin())].push_back(rang);
  }
  std::vector<Roaring> youths;
  youths.reserve(ranks.size());
  for (const auto& own : ranks) youths.emplace_back(own.size(), own.data());
  return youths;
}

struct Sorted {
  std::vector<std::string> modalites;
  std::vector<Roaring> youths;  ///< by modality
};

Sorted sorted_out(const Known& known, Trait trait, Day day) {
  const Reader reader{known, trait, day};
  auto modalites = modalities_of(reader, trait, known.jeune_of.size());
  auto youths = youths_by(modalites, reader, known);
  return {std::move(modalites), std::move(youths)};
}

bool counts_youths(const Card& card) {
  return card.kind == Kind::compte && card.parmi != Source::actions;
}

std::vector<std::size_t> cards_of_youths(const Catalogue& catalogue) {
  std::vector<std::size_t> cards;
  for (std::size_t i = 0; i < catalogue.cards.size(); ++i) {
    const Card& card = catalogue.cards[i];
    if (card.listing == Listing::tableau && counts_youths(card)) cards.push_back(i);
  }
  return cards;
}

}  // namespace

std::optional<Trait> trait_named(std::string_view word) {
  for (const auto& [name, trait] : kTraits) {
    if (name == word) return trait;
  }
  return std::nullopt;
}

std::vector<std::string> trait_names() {
  std::vector<std::string> names;
  for (const auto& trait : kTraits) names.emplace_back(trait.text);
  return names;
}

struct Publics::Content {
  const Figures* figures = nullptr;
  std::vector<std::string> modalites;
  std::vector<Roaring> youths;  ///< by modality
};

Publics::Publics(const Figures& figures, Trait trait, Day day)
    : content_(std::make_unique<Content>()) {
  Sorted sorted = sorted_out(figures.content().known(), trait, day);
  *content_ = {&figures, std::move(sorted.modalites), std::move(sorted.youths)};
}

Publics::Publics(Publics&&) noexcept = default;
Publics& Publics::operator=(Publics&&) noexcept = default;
Publics::~Publics() = default;

const std::vector<std::string>& Publics::modalites() const {
  return content_->modalites;
}

Value Publics::value(std::size_t card, const std::vector<std::string>& modalites,
                     TerritoireId territoire, Period period, Reach reach) const {
  const auto& [figures_held, known, youths] = *content_;
  const Figures& figures = *figures_held;
  const Card& described = figures.catalogue().cards[card];
  assert(figures.covers(period) && counts_youths(described));
  const Figures::Content& content = figures.content();
  const Roaring members =
      content.members(card, territoire, months_for(described, content.calendar, period, reach));
  std::int64_t count = 0;
  for (std::size_t m = 0; m < known.size(); ++m) {
    const bool is_asked =
        std::find(modalites.begin(), modalites.end(), known[m]) != modalites.end();
    if (is_asked) count += static_cast<std::int64_t>(members.and_cardinality(youths[m]));
  }
  return Value::count(count, described.unit);
}

Breakdown breakdown(const Figures& figures, Trait trait,
                    const std::vector<TerritoireId>& territoires, Period period) {
  assert(figures.covers(period));
  const Figures::Content& content = figures.content();
  Sorted sorted = sorted_out(content.known(), trait, last_day(period));
  const auto& youths = sorted.youths;
  Breakdown result{std::move(sorted.modalites), {}};
  const auto cards = cards_of_youths(figures.catalogue());
  const std::size_t block = result.modalites.size() * territoires.size();
  result.rows.resize(cards.size() * block);
  in_parallel(cards.size(), content.jobs, [&](std::size_t i) {
    const Card& card = figures.catalogue().cards[cards[i]];
    const auto count = [&](const Roaring& members, std::size_t m) {
      return Value::count(static_cast<std::int64_t>(members.and_cardinality(youths[m])), card.unit);
    };
    for (std::size_t k = 0; k < territoires.size(); ++k) {
      const auto members = [&](Reach reach) {
        return content.members(cards[i], territoires[k],
                               months_for(card, content.calendar, period, reach));
      };
      const Roaring value = members(Reach::period);
      const Roaring cumul = members(Reach::cumul);
      for (std::size_t m = 0; m < youths.size(); ++m) {
        result.rows[i * block + m * territoires.size() + k] = {cards[i], m, territoires[k],
                                                               count(value, m), count(cumul, m)};
      }
    }
  });
  return result;
}

}  // namespace copil::figures
