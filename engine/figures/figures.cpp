#include "figures/figures.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <functional>
#include <span>
#include <unordered_map>

#include "figures/counting/content.hpp"
#include "figures/counting/parallel.hpp"
#include "figures/tallying/tally.hpp"

namespace copil::figures {

namespace {

using records::TypeTerritoire;

constexpr std::array<TypeTerritoire, 4> kLevels{TypeTerritoire::mission_locale,
                                                TypeTerritoire::departement, TypeTerritoire::region,
                                                TypeTerritoire::national};

bool meets_all(const Card& card, const JudgedRow& situation) {
  return std::all_of(card.conditions.begin(), card.conditions.end(),
                     [&](const std::string& nom) { return find_condition(nom)->holds(situation); });
}

/// The first day of each youth that a dated figure of co-traitances counts within `jours`.
std::vector<Day> first_days(const Figures::Content& content, const Card& card,
                            TerritoireId territoire, Interval jours) {
  assert(card.kind == Kind::compte && card.parmi == Source::cotraitances && card.sauf.empty());
  const Known& known = content.known();
  const auto& tree = known.records->territoires;
  std::unordered_map<YouthNumber, Day> first;
  for (TerritoireId place = 0; place < tree.size(); ++place) {
    if (!tree.is_at_or_below(place, territoire)) continue;
    for (const Fact& fact : content.facts().cotraitances.of(place)) {
      const Day day = dated(known, card.parmi, card.quand, fact.row);
      if (!jours.contains(day) || !meets_all(card, {known, fact.rang, place, fact.row, day}))
        continue;
      const auto [entry, is_new] = first.try_emplace(fact.rang, day);
      if (!is_new) entry->second = std::min(entry->second, day);
    }
  }
  std::vector<Day> days;
  days.reserve(first.size());
  for (const auto& [rang, day] : first) days.push_back(day);
  std::sort(days.begin(), days.end());  // no trace of the map's own order
  return days;
}

/// What a union is made of: months of single places, and unions made already.
struct Parts {
  std::vector<std::span<const YouthNumber>> months;
  std::vector<const Roaring*> unions;
};

Roaring bitmap_of(std::span<const YouthNumber> ranks) {
  return Roaring{ranks.size(), ranks.data()};
}

/// The members of one card below territories: unions are kept for those that have others below
/// them, and made anew, from a few small months, for the many that have none.
class Below {
 public:
  Below(const Figures::Content& content, std::size_t card, std::map<Memo::Key, Roaring>& unions)
      : cells_(content.cells), card_(card), tree_(content.records->territoires), unions_(unions) {}

  Roaring members(const Memo::Key& key) {
    return is_childless(key.territoire) ? united(parts_of(key)) : kept(key);
  }
  std::uint64_t count(const Memo::Key& key) {
    if (!is_childless(key.territoire)) return kept(key).cardinality();
    const Parts parts = parts_of(key);
    return parts.months.size() == 1 ? parts.months.front().size() : united(parts).cardinality();
  }

 private:
  bool is_childless(TerritoireId territoire) const { return tree_.children[territoire].empty(); }

  const Roaring& kept(const Memo::Key& key) {
    if (const auto found = unions_.find(key); found != unions_.end()) return found->second;
    return unions_.emplace(key, united(parts_of(key))).first->second;
  }

  /// A territory's own months, and what is below it.
  Parts parts_of(const Memo::Key& key) {
    Parts parts;
    add_own(parts, key);
    for (const TerritoireId child : tree_.children[key.territoire]) {
      if (is_childless(child)) {
        add_own(parts, {child, key.months});
      } else if (const Roaring& below = kept({child, key.months}); !below.isEmpty()) {
        parts.unions.push_back(&below);
      }
    }
    return parts;
  }

  void add_own(Parts& parts, const Memo::Key& key) const {
    for (int month = key.months.first; month <= key.months.last; ++month) {
      const auto members = cells_.of(card_, key.territoire, month);
      if (!members.empty()) parts.months.push_back(members);
    }
  }

  static Roaring united(const Parts& parts) {
    Roaring all;
    for (const auto month : parts.months) all |= bitmap_of(month);
    for (const Roaring* below : parts.unions) all |= *below;
    all.shrinkToFit();
    return all;
  }

  const Cells& cells_;
  const std::size_t card_;
  const records::Territoires& tree_;
  std::map<Memo::Key, Roaring>& unions_;
};

/// The value of a card, from how many the comptes behind it count.
Value evaluated(const Catalogue& catalogue, std::size_t position,
                const std::function<std::uint64_t(std::size_t)>& count) {
  const Card& card = catalogue.cards[position];
  const auto other = [&](const std::string& code) {
    return evaluated(catalogue, *catalogue.find(code), count);
  };
  if (card.kind == Kind::compte) {
    return Value::count(static_cast<std::int64_t>(count(position)), card.unit);
  }
  if (card.kind == Kind::rapport) {
    const Value over = other(card.numerateur);
    const Value under = other(card.denominateur);
    if (!over.is_defined() || !under.is_defined()) return Value::not_defined(card.unit);
    return Value::rate(over.number.num, under.number.num, card.unit);
  }
  std::int64_t sum = 0;
  for (const Term& term : card.formule) sum += term.sign * other(term.code).number.num;
  return Value::count(sum, card.unit);
}

/// The members of a compte, those of its `sauf` left out.
template <class MembersOf>
Roaring left_of(const Catalogue& catalogue, std::size_t position, const MembersOf& members_of) {
  Roaring members = members_of(position);
  for (const auto& code : catalogue.cards[position].sauf) {
    members -= members_of(*catalogue.find(code));
  }
  return members;
}

/// What a compte counts in a territory: in a period, and in its year to date.
struct Counts {
  std::uint64_t in_period = 0;
  std::uint64_t to_date = 0;
};

/// The counts of a compte with a `sauf` in many territories. Its unions serve one territory after
/// another and are dropped with them: those of all cards together weigh more than the facts.
std::vector<Counts> counts_of_left(const Figures::Content& content, std::size_t position,
                                   const std::vector<TerritoireId>& territoires, MonthRange own,
                                   MonthRange year) {
  std::map<std::size_t, std::map<Memo::Key, Roaring>> unions;  // by card
  const auto count = [&](const Memo::Key& key) {
    return left_of(*content.catalogue, position,
                   [&](std::size_t compte) {
                     return Below{content, compte, unions[compte]}.members(key);
                   })
        .cardinality();
  };
  std::vector<Counts> counts;
  counts.reserve(territoires.size());
  for (const TerritoireId territoire : territoires) {
    counts.push_back({count({territoire, own}), count({territoire, year})});
  }
  return counts;
}

/// The counts of a compte in many territories: no set of its members is made unless some are left
/// out of it.
std::vector<Counts> counts_of(const Figures::Content& content, std::size_t position,
                              const std::vector<TerritoireId>& territoires, Period period,
                              Tally& tally) {
  const Card& card = content.catalogue->cards[position];
  const MonthRange own = months_for(card, content.calendar, period, Reach::period);
  const MonthRange year = months_for(card, content.calendar, period, Reach::cumul);
  if (!card.sauf.empty()) return counts_of_left(content, position, territoires, own, year);
  const auto in_period = tally.distinct(position, own);
  const auto to_date = own == year ? in_period : tally.distinct(position, year);
  std::vector<Counts> counts;
  counts.reserve(territoires.size());
  for (const TerritoireId territoire : territoires) {
    counts.push_back({in_period[territoire], to_date[territoire]});
  }
  return counts;
}

}  // namespace

Figures::Figures(std::unique_ptr<Content> content) : content_(std::move(content)) {}
Figures::Figures(Figures&&) noexcept = default;
Figures& Figures::operator=(Figures&&) noexcept = default;
Figures::~Figures() = default;

Day Figures::arrete() const {
  return content_->arrete;
}
const Catalogue& Figures::catalogue() const {
  return *content_->catalogue;
}
const records::Records& Figures::records() const {
  return *content_->records;
}
const Parameters& Figures::parameters() const {
  return *content_->parameters;
}
bool Figures::covers(Period period) const {
  return content_->calendar.covers(period);
}

Value Figures::value(std::string_view code, TerritoireId territoire, Period period,
                     Reach reach) const {
  const auto card = catalogue().find(code);
  assert(card);
  return value(*card, territoire, period, reach);
}

Value Figures::value(std::size_t position, TerritoireId territoire, Period period,
                     Reach reach) const {
  return evaluated(catalogue(), position, [&](std::size_t compte) {
    return content_->count(
        compte, territoire,
        months_for(catalogue().cards[compte], content_->calendar, period, reach));
  });
}

std::vector<JeuneId> Figures::members(std::string_view code, TerritoireId territoire, Period period,
                                      Reach reach) const {
  const auto position = catalogue().find(code);
  assert(position);
  const Card& card = catalogue().cards[*position];
  if (card.kind != Kind::compte || card.parmi == Source::actions) return {};
  const MonthRange months = months_for(card, content_->calendar, period, reach);
  std::vector<JeuneId> jeunes;
  for (const YouthNumber rang : content_->members(*position, territoire, months)) {
    jeunes.push_back(content_->known().jeune_of[rang]);
  }
  const auto& codes = records().jeunes.code;
  std::sort(jeunes.begin(), jeunes.end(),
            [&](JeuneId a, JeuneId b) { return codes[a] < codes[b]; });
  return jeunes;
}

std::uint64_t Figures::count_until(std::string_view code, TerritoireId territoire,
                                   Day until) const {
  const auto card = catalogue().find(code);
  assert(card);
  const Day january = *make_day(calendar(until).year, 1, 1);
  return first_days(*content_, catalogue().cards[*card], territoire, {january, until + 1}).size();
}

std::vector<Day> Figures::arrivals(std::string_view code, TerritoireId territoire,
                                   int annee) const {
  const auto card = catalogue().find(code);
  assert(card);
  return first_days(*content_, catalogue().cards[*card], territoire,
                    days_of({Period::Kind::year, annee, 1}));
}

std::vector<FigureRow> Figures::table(const std::vector<TerritoireId>& territoires,
                                      Period period) const {
  const std::size_t known = catalogue().cards.size();
  std::vector<std::size_t> cards;
  std::vector<bool> is_behind(known);
  for (std::size_t card = 0; card < known; ++card) {
    if (catalogue().cards[card].listing != Listing::tableau) continue;
    cards.push_back(card);
    evaluated(catalogue(), card, [&](std::size_t compte) {
      is_behind[compte] = true;
      return std::uint64_t{0};
    });
  }
  std::vector<std::vector<Counts>> counts(known);
  const std::size_t members = std::max(records().jeunes.size(), records().actions.size());
  std::atomic<std::size_t> next{0};
  in_parallel(static_cast<std::size_t>(content_->jobs), content_->jobs, [&](std::size_t) {
    Tally tally{content_->cells, records().territoires, territoires, members};
    for (std::size_t card; (card = next++) < known;) {
      if (is_behind[card]) counts[card] = counts_of(*content_, card, territoires, period, tally);
    }
  });
  std::vector<FigureRow> rows;
  rows.reserve(cards.size() * territoires.size());
  for (const std::size_t card : cards) {
    for (std::size_t k = 0; k < territoires.size(); ++k) {
      const auto in_period = [&](std::size_t compte) { return counts[compte][k].in_period; };
      const auto to_date = [&](std::size_t compte) { return counts[compte][k].to_date; };
      rows.push_back({card, territoires[k], evaluated(catalogue(), card, in_period),
                      evaluated(catalogue(), card, to_date)});
    }
  }
  return rows;
}

Roaring Figures::Content::members(std::size_t card, TerritoireId territoire,
                                  MonthRange months) const {
  return left_of(*catalogue, card,
                 [&](std::size_t compte) { return raw_members(compte, territoire, months); });
}

Roaring Figures::Content::raw_members(std::size_t card, TerritoireId territoire,
                                      MonthRange months) const {
  const std::lock_guard lock{memos[card]->mutex};
  return Below{*this, card, memos[card]->unions}.members({territoire, months});
}

std::uint64_t Figures::Content::count(std::size_t card, TerritoireId territoire,
                                      MonthRange months) const {
  if (!catalogue->cards[card].sauf.empty()) return members(card, territoire, months).cardinality();
  const std::lock_guard lock{memos[card]->mutex};
  return Below{*this, card, memos[card]->unions}.count({territoire, months});
}

bool is_dated(const Card& card) {
  return card.quand != Moment::dernier_jour && card.quand != Moment::un_jour;
}

MonthRange months_for(const Card& card, const Calendar& calendar, Period period, Reach reach) {
  assert(calendar.covers(period) || is_dated(card));
  const int computed = calendar.month_count() - 1;
  const int first = calendar.first_month_of(period);
  const int last = std::min(first + month_count(period) - 1, computed);
  if (card.quand == Moment::dernier_jour) return {last, last};
  return {reach == Reach::cumul ? calendar.january_of(period) : first, last};
}

std::optional<std::vector<TerritoireId>> territories_of_level(const records::Territoires& tree,
                                                              std::string_view niveau) {
  std::vector<TerritoireId> found;
  bool is_level = niveau == "tous";
  for (const TypeTerritoire type : kLevels) {
    if (niveau != "tous" && niveau != records::type_name(type)) continue;
    is_level = true;
    for (TerritoireId t = 0; t < tree.size(); ++t) {
      if (tree.type[t] == type) found.push_back(t);
    }
  }
  if (!is_level) return std::nullopt;
  tree.sort_by_code(found);
  return found;
}

}  // namespace copil::figures
