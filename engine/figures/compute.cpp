#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include "figures/content.hpp"
#include "figures/sweep.hpp"

namespace copil::figures {

namespace {

/// Turns what the sweep finds at a place into bitmaps.
class BitmapSink : public CellSink {
 public:
  explicit BitmapSink(Figures::Content& content) : content_(content) {}

  void take(TerritoireId place, std::vector<MonthMembers>& members) override {
    for (std::size_t card = 0; card < members.size(); ++card) {
      if (is_empty(members[card])) continue;
      auto& months = content_.cells[card][place];
      months.reserve(members[card].size());
      for (const auto& ranks : members[card]) months.emplace_back(ranks.size(), ranks.data());
    }
  }

 private:
  static bool is_empty(const MonthMembers& months) {
    return std::all_of(months.begin(), months.end(), [](const auto& m) { return m.empty(); });
  }

  Figures::Content& content_;
};

/// Territories so ordered that children come before their parent.
std::vector<TerritoireId> children_first(const records::Territoires& tree) {
  std::vector<int> depth(tree.size(), 0);
  for (TerritoireId t = 0; t < tree.size(); ++t) {
    for (auto above = tree.parent[t]; above != records::kNone; above = tree.parent[above]) {
      ++depth[t];
    }
  }
  std::vector<TerritoireId> order(tree.size());
  std::iota(order.begin(), order.end(), TerritoireId{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](TerritoireId a, TerritoireId b) { return depth[a] > depth[b]; });
  return order;
}

Roaring united(const std::vector<const Roaring*>& bitmaps) {
  if (bitmaps.empty()) return {};
  if (bitmaps.size() == 1) return *bitmaps.front();
  std::vector<const Roaring*> inputs = bitmaps;
  return Roaring::fastunion(inputs.size(), inputs.data());
}

/// Adds to a territory what counts in its children, month by month.
void gather_children(std::vector<std::vector<Roaring>>& cells, const records::Territoires& tree,
                     TerritoireId territoire, int month_count) {
  std::vector<const std::vector<Roaring>*> parts;
  if (!cells[territoire].empty()) parts.push_back(&cells[territoire]);
  for (const TerritoireId child : tree.children[territoire]) {
    if (!cells[child].empty()) parts.push_back(&cells[child]);
  }
  if (parts.empty() || (parts.size() == 1 && parts.front() == &cells[territoire])) return;
  std::vector<Roaring> months;
  std::vector<const Roaring*> bitmaps;
  for (int month = 0; month < month_count; ++month) {
    bitmaps.clear();
    for (const auto* part : parts) bitmaps.push_back(&(*part)[static_cast<std::size_t>(month)]);
    months.push_back(united(bitmaps));
  }
  cells[territoire] = std::move(months);
}

/// Calls `work(i)` for every i below `count`, on `jobs` threads.
template <class Work>
void in_parallel(std::size_t count, int jobs, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i; (i = next++) < count;) work(i);
  };
  std::vector<std::thread> others;
  for (int job = 1; job < jobs; ++job) others.emplace_back(run);
  run();
  for (std::thread& other : others) other.join();
}

void gather_territories(Figures::Content& content, int jobs) {
  const auto& tree = content.known.records->territoires;
  const auto order = children_first(tree);
  in_parallel(content.cells.size(), jobs, [&](std::size_t card) {
    for (const TerritoireId territoire : order) {
      gather_children(content.cells[card], tree, territoire, content.calendar.month_count());
    }
  });
}

}  // namespace

Checked<Figures> compute(const records::Records& records, const Catalogue& catalogue,
                         const Parameters& parameters, const Question& question, int jobs) {
  const auto regles = rules_on(parameters, question.arrete);
  if (!regles) return regles.error();
  auto content = std::make_unique<Figures::Content>();
  content->catalogue = &catalogue;
  content->parameters = &parameters;
  content->known = known_at(records, *regles, question.arrete);
  content->calendar = Calendar{question.first_year, question.last};
  content->facts = facts_of(content->known);
  content->facts.window = content->calendar.window();
  content->facts.services = services_in(content->known, content->facts.window);
  content->cells.assign(catalogue.cards.size(),
                        std::vector<std::vector<Roaring>>(records.territoires.size()));
  BitmapSink sink{*content};
  sweep(content->known, content->facts, catalogue, content->calendar, jobs, sink);
  content->facts.services = {};
  gather_territories(*content, jobs);
  return Figures{std::move(content)};
}

}  // namespace copil::figures
