#include <algorithm>
#include <atomic>
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

}  // namespace

void in_parallel(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i; (i = next++) < count;) work(i);
  };
  std::vector<std::thread> others;
  for (int job = 1; job < jobs; ++job) others.emplace_back(run);
  run();
  for (std::thread& other : others) other.join();
}

Checked<Figures> compute(const records::Records& records, const Catalogue& catalogue,
                         const Parameters& parameters, const Question& question, int jobs) {
  const auto regles = rules_on(parameters, question.arrete);
  if (!regles) return regles.error();
  auto content = std::make_unique<Figures::Content>();
  content->jobs = jobs;
  content->catalogue = &catalogue;
  content->parameters = &parameters;
  content->known = known_at(records, *regles, question.arrete);
  content->calendar = Calendar{question.first_year, question.last};
  content->facts = facts_of(content->known);
  content->facts.window = content->calendar.window();
  content->facts.services = services_in(content->known, content->facts.window);
  content->cells.assign(catalogue.cards.size(),
                        std::vector<std::vector<Roaring>>(records.territoires.size()));
  for (std::size_t card = 0; card < catalogue.cards.size(); ++card) {
    content->memos.push_back(std::make_unique<Memo>());
  }
  BitmapSink sink{*content};
  sweep(content->known, content->facts, catalogue, content->calendar, jobs, sink);
  content->facts.services = {};
  return Figures{std::move(content)};
}

}  // namespace copil::figures
