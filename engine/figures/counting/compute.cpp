#include <algorithm>
#include <sstream>

#include "figures/counting/content.hpp"
#include "figures/kept.hpp"

namespace copil::figures {

namespace {

/// The months to compute go to the end of the last period and, within its year, to the arrêté: so
/// that what the year's dated figures know is all there.
Day last_day_of(const Question& question) {
  const Day december = last_day(year_of(question.last));
  return std::max(last_day(question.last), std::min(question.arrete, december));
}

/// All that the cells depend on, the records and the program apart.
std::string recipe_of(const Figures::Content& content, const Question& question) {
  // The names of all members stand here: one more does not compile until it is told apart too.
  const auto& [arrete, first_year, last] = question;
  const auto& [civis, durees] = content.regles;
  const auto& [decompte, jour] = civis;
  const auto& [age_de_sortie, age_tardif, tardive, suspension, age_minimal] = durees;
  std::ostringstream text;
  text << "cellules 1 " << iso_text(arrete) << ' ' << first_year << ' ' << iso_text(last_day(last))
       << ' ' << static_cast<int>(decompte) << ' ' << static_cast<int>(jour);
  for (const int duree : {age_de_sortie, age_tardif, tardive, suspension, age_minimal}) {
    text << ' ' << duree;
  }
  for (const Card& card : content.catalogue->cards) {
    text << '\n'
         << static_cast<int>(card.kind) << ' ' << static_cast<int>(card.parmi) << ' '
         << static_cast<int>(card.quand) << ' ' << int{card.enjeu};
    for (const auto& condition : card.conditions) text << ' ' << condition;
  }
  return text.str();
}

}  // namespace

const Timelines& Figures::Content::timelines() const {
  std::call_once(is_laid_out_, [this] {
    lay_out();
    timelines_.facts.services = {};
  });
  return timelines_;
}

void Figures::Content::lay_out() const {
  timelines_.known = judged_at(*records, regles, arrete, jobs);
  timelines_.facts = facts_of(timelines_.known, calendar.window(), jobs);
}

void Figures::Content::count_all() {
  std::call_once(is_laid_out_, [this] {
    lay_out();
    cells = Cells{records->territoires.size()};
    sweep(timelines_.known, timelines_.facts, *catalogue, calendar, jobs, cells);
    timelines_.facts.services = {};
  });
}

Checked<Figures> compute(const records::Records& records, const Catalogue& catalogue,
                         const Parameters& parameters, const Question& question, int jobs) {
  return compute(records, catalogue, parameters, question, jobs, {});
}

Checked<Figures> compute(const records::Records& records, const Catalogue& catalogue,
                         const Parameters& parameters, const Question& question, int jobs,
                         const records::Shelf& shelf) {
  const auto regles = rules_on(parameters, question.arrete);
  if (!regles) return regles.error();
  auto content = std::make_unique<Figures::Content>();
  content->records = &records;
  content->jobs = std::max(1, jobs);
  content->catalogue = &catalogue;
  content->parameters = &parameters;
  content->arrete = question.arrete;
  content->regles = *regles;
  content->calendar = Calendar{question.first_year, last_day_of(question)};
  for (std::size_t card = 0; card < catalogue.cards.size(); ++card) {
    content->memos.push_back(std::make_unique<Memo>());
  }
  const std::string recipe = recipe_of(*content, question);
  if (auto kept = shelf.taken(recipe)) {
    content->cells = Cells{std::move(*kept)};
  } else {
    content->count_all();
    shelf.keep(recipe, content->cells.blocks());
  }
  return Figures{std::move(content)};
}

void lay_out_timelines(const Figures& figures) {
  figures.content().known();
}

}  // namespace copil::figures
