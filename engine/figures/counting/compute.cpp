#include <algorithm>

#include "figures/counting/content.hpp"
#include "figures/counting/sweep.hpp"

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
      for (const auto& ranks : members[card]) {
        months.emplace_back(ranks.size(), ranks.data()).shrinkToFit();
      }
    }
  }

 private:
  static bool is_empty(const MonthMembers& months) {
    return std::all_of(months.begin(), months.end(), [](const auto& m) { return m.empty(); });
  }

  Figures::Content& content_;
};

/// The months to compute go to the end of the last period and, within its year, to the arrêté: so
/// that what the year's dated figures know is all there.
Day last_day_of(const Question& question) {
  const Day december = last_day(year_of(question.last));
  return std::max(last_day(question.last), std::min(question.arrete, december));
}

}  // namespace

Checked<Figures> compute(const records::Records& records, const Catalogue& catalogue,
                         const Parameters& parameters, const Question& question, int jobs) {
  const auto regles = rules_on(parameters, question.arrete);
  if (!regles) return regles.error();
  auto content = std::make_unique<Figures::Content>();
  content->jobs = std::max(1, jobs);
  content->catalogue = &catalogue;
  content->parameters = &parameters;
  content->known = judged_at(records, *regles, question.arrete, content->jobs);
  content->calendar = Calendar{question.first_year, last_day_of(question)};
  content->facts = facts_of(content->known, content->calendar.window(), content->jobs);
  content->cells.assign(catalogue.cards.size(),
                        std::vector<std::vector<Roaring>>(records.territoires.size()));
  for (std::size_t card = 0; card < catalogue.cards.size(); ++card) {
    content->memos.push_back(std::make_unique<Memo>());
  }
  BitmapSink sink{*content};
  sweep(content->known, content->facts, catalogue, content->calendar, content->jobs, sink);
  content->facts.services = {};
  return Figures{std::move(content)};
}

}  // namespace copil::figures
