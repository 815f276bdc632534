#include "figures/explain.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <sstream>

#include "figures/counting/rows.hpp"

namespace copil::figures {

namespace {

using records::TypeTerritoire;

void count_conditions(const Figures& figures, const Card& card, TerritoireId territoire,
                      Period period, Explanation& explanation) {
  Judge judge{figures.content().known(), card};
  for (std::size_t i = 0; i < judge.count(); ++i) {
    const Condition& condition = judge.condition(i);
    explanation.conditions.push_back({std::string{condition.nom}, std::string{condition.libelle},
                                      std::string{condition.article}, 0, 0});
  }
  Rows{figures, card, territoire, period}.each([&](const Row& row) {
    ++explanation.lignes;
    const std::size_t met = judge.conditions_met(row);
    for (std::size_t i = 0; i < met; ++i) ++explanation.conditions[i].retenues;
    if (met < judge.count())
      ++explanation.conditions[met].ecartees;
    else
      ++explanation.lignes_retenues;
  });
}

/// The parameters that the card's conditions depend on, each once.
std::vector<ParameterUse> parameters_of(const Figures& figures, const Card& card) {
  std::set<std::string> names;
  for (const auto& nom : card.conditions) {
    std::istringstream words{std::string{find_condition(nom)->parametres}};
    for (std::string word; words >> word;) names.insert(word);
  }
  std::vector<ParameterUse> uses;
  for (const Parameter& parameter : figures.parameters().all()) {
    if (names.count(parameter.nom) == 0) continue;
    const DatedValue* value = figures.parameters().find(parameter.nom, figures.arrete());
    uses.push_back({parameter.nom, parameter.libelle,
                    parameter.imposee.value_or(value == nullptr ? "" : value->texte),
                    value == nullptr ? "" : value->reference.article,
                    parameter.imposee.has_value()});
  }
  return uses;
}

void explain_parts(const Figures& figures, TerritoireId territoire, Period period,
                   Explanation& explanation) {
  const auto& tree = figures.records().territoires;
  for (const auto part : tree.of_type_in(territoire, TypeTerritoire::mission_locale)) {
    if (part == territoire) continue;
    const Value value = figures.value(explanation.card, part, period);
    explanation.somme_des_parts += value.is_defined() ? value.number.num : 0;
    explanation.parts.push_back({part, value});
  }
}

void explain_terms(const Figures& figures, const Card& card, TerritoireId territoire, Period period,
                   Explanation& explanation) {
  std::vector<Term> terms = card.formule;
  if (card.kind == Kind::rapport) terms = {{1, card.numerateur}, {1, card.denominateur}};
  for (const Term& term : terms) {
    explanation.termes.push_back(
        {term.code, term.sign, figures.value(term.code, territoire, period)});
  }
}

void explain_excluded(const Figures& figures, TerritoireId territoire, Period period,
                      Explanation& explanation) {
  const auto& content = figures.content();
  const Card& card = figures.catalogue().cards[explanation.card];
  const MonthRange months = months_for(card, content.calendar, period, Reach::period);
  const Roaring raw = content.raw_members(explanation.card, territoire, months);
  explanation.ecartes_par_sauf =
      raw.cardinality() - static_cast<std::uint64_t>(explanation.value.number.num);
}

std::vector<std::string> actions_of(const Figures& figures, std::size_t position,
                                    TerritoireId territoire, Period period) {
  const auto& content = figures.content();
  const Card& card = figures.catalogue().cards[position];
  if (card.parmi != Source::actions) return {};
  const MonthRange months = months_for(card, content.calendar, period, Reach::period);
  std::vector<std::string> codes;
  for (const YouthNumber row : content.members(position, territoire, months)) {
    codes.push_back(figures.records().actions.code[row]);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace

Explanation explain(const Figures& figures, std::string_view code, TerritoireId territoire,
                    Period period) {
  const auto position = figures.catalogue().find(code);
  assert(position && figures.covers(period));
  const Card& card = figures.catalogue().cards[*position];
  Explanation explanation;
  explanation.card = *position;
  explanation.value = figures.value(*position, territoire, period);
  explanation.cumul = figures.value(*position, territoire, period, Reach::cumul);
  explain_parts(figures, territoire, period, explanation);
  if (card.kind != Kind::compte) {
    explain_terms(figures, card, territoire, period, explanation);
    return explanation;
  }
  count_conditions(figures, card, territoire, period, explanation);
  explain_excluded(figures, territoire, period, explanation);
  explanation.parametres = parameters_of(figures, card);
  explanation.membres = figures.members(code, territoire, period);
  explanation.actions = actions_of(figures, *position, territoire, period);
  return explanation;
}

}  // namespace copil::figures
