#include "committees/staff.hpp"

#include <algorithm>
#include <tuple>

namespace copil::committees {

namespace {

constexpr int kMonthsBeforeEnd = 3;

/// The first term of the same agent that begins after the arrêté.
std::optional<std::size_t> term_to_come(const records::Agents& agents, std::size_t row,
                                        Day arrete) {
  std::optional<std::size_t> found;
  for (std::size_t other = 0; other < agents.size(); ++other) {
    const bool is_to_come = agents.agent[other] == agents.agent[row] &&
                            agents.debut[other].is_real() && agents.debut[other] > arrete;
    if (is_to_come && (!found || agents.debut[other] < agents.debut[*found])) found = other;
  }
  return found;
}

}  // namespace

Day term_end(Day debut) {
  constexpr int kYears = 3;
  return add_years(debut, kYears);
}

bool is_renewal(const records::Agents& agents, std::size_t row) {
  for (std::size_t other = 0; other < agents.size(); ++other) {
    if (agents.agent[other] == agents.agent[row] && agents.debut[other] < agents.debut[row]) {
      return true;
    }
  }
  return false;
}

std::vector<Posting> postings(const records::Records& records, TerritoireId territoire,
                              Day arrete) {
  const auto& agents = records.agents;
  std::vector<Posting> found;
  for (std::size_t row = 0; row < agents.size(); ++row) {
    const bool is_known = agents.debut[row] <= arrete;
    if (!is_known || !records.territoires.is_at_or_below(agents.mission_locale[row], territoire)) {
      continue;
    }
    Posting posting{row, term_end(agents.debut[row]), is_renewal(agents, row)};
    posting.is_current = agents.fin[row] > arrete;
    const bool is_time =
        posting.is_current && posting.term - 1 <= add_months(arrete, kMonthsBeforeEnd);
    if (is_time) posting.next = term_to_come(agents, row, arrete);
    const bool is_unsettled = is_time && !posting.next;
    posting.is_beyond_term = is_unsettled && posting.term <= arrete;
    posting.is_ending = is_unsettled && !posting.is_beyond_term;
    found.push_back(posting);
  }
  const auto key = [&](const Posting& posting) {
    return std::tie(records.territoires.code[agents.mission_locale[posting.row]],
                    agents.agent[posting.row], agents.debut[posting.row]);
  };
  std::sort(found.begin(), found.end(),
            [&](const Posting& a, const Posting& b) { return key(a) < key(b); });
  return found;
}

Ratio full_time_equivalents(const records::Agents& agents, const std::vector<Posting>& postings) {
  Ratio sum;
  for (const Posting& posting : postings) {
    if (!posting.is_current) continue;
    if (const auto more = add(sum, agents.etp[posting.row])) sum = *more;
  }
  return sum;
}

}  // namespace copil::committees
