#include "figures/figures.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <unordered_map>

#include "figures/counting/content.hpp"
#include "figures/counting/parallel.hpp"

namespace copil::figures {

namespace {

using records::TypeTerritoire;

constexpr std::array<TypeTerritoire, 4> kLevels{TypeTerritoire::mission_locale,
                                                TypeTerritoire::departement, TypeTerritoire::region,
                                                TypeTerritoire::national};

bool meets_all(const Card& card, const Situation& situation) {
  return std::all_of(card.conditions.begin(), card.conditions.end(),
                     [&](const std::string& nom) { return find_condition(nom)->holds(situation); });
}

/// The first day of each youth that a dated figure of co-traitances counts within `jours`.
std::vector<Day> first_days(const Figures::Content& content, const Card& card,
                            TerritoireId territoire, Interval jours) {
  assert(card.kind == Kind::compte && card.parmi == Source::cotraitances && card.sauf.empty());
  const Known& known = content.known;
  const auto& tree = known.records->territoires;
  std::unordered_map<Rang, Day> first;
  for (TerritoireId place = 0; place < tree.size(); ++place) {
    if (!tree.is_at_or_below(place, territoire)) continue;
    for (const Fact& fact : content.facts.cotraitances.of(place)) {
      const Day day = dated(known, card.parmi, card.quand, fact.row);
      if (!jours.contains(day) || !meets_all(card, {known, fact.rang, place, fact.row, day}))
        continue;
      const auto [entry, is_new] = first.try_emplace(fact.rang, day);
      if (!is_new) entry->second = std::min(entry->second, day);
    }
  }
  std::vector<Day> days;
  for (const auto& [rang, day] : first) days.push_back(day);
  std::sort(days.begin(), days.end());  // no trace of the map's own order
  return days;
}

using Unions = std::map<Memo::Key, Roaring>;

/// The union of a territory's own months and of its children's unions.
const Roaring& united_below(const std::vector<std::vector<Roaring>>& cells,
                            const records::Territoires& tree, Unions& unions,
                            const Memo::Key& key) {
  if (const auto found = unions.find(key); found != unions.end()) return found->second;
  std::vector<const Roaring*> parts;
  const auto& own = cells[key.territoire];
  for (int month = key.months.first; month <= key.months.last && !own.empty(); ++month) {
    parts.push_back(&own[static_cast<std::size_t>(month)]);
  }
  for (const TerritoireId child : tree.children[key.territoire]) {
    const Roaring& below = united_below(cells, tree, unions, {child, key.months});
    if (!below.isEmpty()) parts.push_back(&below);
  }
  Roaring united;
  for (const Roaring* part : parts) united |= *part;
  united.shrinkToFit();
  return unions.emplace(key, std::move(united)).first->second;
}

}  // namespace

Figures::Figures(std::unique_ptr<Content> content) : content_(std::move(content)) {}
Figures::Figures(Figures&&) noexcept = default;
Figures& Figures::operator=(Figures&&) noexcept = default;
Figures::~Figures() = default;

Day Figures::arrete() const {
  return content_->known.arrete;
}
const Catalogue& Figures::catalogue() const {
  return *content_->catalogue;
}
const records::Records& Figures::records() const {
  return *content_->known.records;
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
  const Card& card = catalogue().cards[position];
  if (card.kind == Kind::compte) {
    const MonthRange months = months_for(card, content_->calendar, period, reach);
    const std::uint64_t counted =
        card.sauf.empty() ? content_->raw_members(position, territoire, months).cardinality()
                          : content_->members(position, territoire, months).cardinality();
    return Value::count(static_cast<std::int64_t>(counted), card.unit);
  }
  if (card.kind == Kind::rapport) {
    const Value over = value(card.numerateur, territoire, period, reach);
    const Value under = value(card.denominateur, territoire, period, reach);
    if (!over.is_defined() || !under.is_defined()) return Value::not_defined(card.unit);
    return Value::rate(over.number.num, under.number.num, card.unit);
  }
  std::int64_t sum = 0;
  for (const Term& term : card.formule) {
    sum += term.sign * value(term.code, territoire, period, reach).number.num;
  }
  return Value::count(sum, card.unit);
}

std::vector<JeuneId> Figures::members(std::string_view code, TerritoireId territoire, Period period,
                                      Reach reach) const {
  const auto position = catalogue().find(code);
  assert(position);
  const Card& card = catalogue().cards[*position];
  if (card.kind != Kind::compte || card.parmi == Source::actions) return {};
  const MonthRange months = months_for(card, content_->calendar, period, reach);
  std::vector<JeuneId> jeunes;
  for (const Rang rang : content_->members(*position, territoire, months)) {
    jeunes.push_back(content_->known.jeune_of[rang]);
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
  std::vector<std::size_t> cards;
  for (std::size_t card = 0; card < catalogue().cards.size(); ++card) {
    if (catalogue().cards[card].listing == Listing::tableau) cards.push_back(card);
  }
  std::vector<FigureRow> rows(cards.size() * territoires.size());
  in_parallel(cards.size(), content_->jobs, [&](std::size_t i) {
    for (std::size_t k = 0; k < territoires.size(); ++k) {
      rows[i * territoires.size() + k] = {cards[i], territoires[k],
                                          value(cards[i], territoires[k], period),
                                          value(cards[i], territoires[k], period, Reach::cumul)};
    }
  });
  return rows;
}

Roaring Figures::Content::members(std::size_t card, TerritoireId territoire,
                                  MonthRange months) const {
  Roaring counted = raw_members(card, territoire, months);
  for (const auto& code : catalogue->cards[card].sauf) {
    counted -= raw_members(*catalogue->find(code), territoire, months);
  }
  return counted;
}

const Roaring& Figures::Content::raw_members(std::size_t card, TerritoireId territoire,
                                             MonthRange months) const {
  const std::lock_guard lock{memos[card]->mutex};
  return united_below(cells[card], known.records->territoires, memos[card]->unions,
                      {territoire, months});
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
