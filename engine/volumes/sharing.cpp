#include "volumes/sharing.hpp"

#include <algorithm>
#include <numeric>
#include <queue>

#include "volumes/objectifs.hpp"

namespace copil::volumes {

namespace {

/// Weights brought to one denominator: only their numerators matter.
using Weights = std::vector<Wide>;

/// Beyond this a product of weight and total might not fit: no count of youths comes near.
constexpr Wide kMaxWeightSum = Wide{1} << 62;
constexpr std::int64_t kMaxTotal = 1'000'000'000'000;

struct Problem {
  std::int64_t total = 0;
  const std::vector<Sharer>& sharers;
  Weights weights;

  std::size_t size() const { return sharers.size(); }
  std::int64_t ceiling(std::size_t i) const { return sharers[i].plafond.value_or(total); }
  std::int64_t floor(std::size_t i) const { return sharers[i].plancher; }
  /// Ties go to the greater weight, then to the first code.
  bool comes_before(std::size_t a, std::size_t b) const {
    if (weights[a] != weights[b]) return weights[a] > weights[b];
    return sharers[a].code < sharers[b].code;
  }
};

std::optional<Weights> common_weights(const std::vector<Sharer>& sharers) {
  Wide denominator = 1;
  for (const Sharer& sharer : sharers) {
    const Ratio poids = reduced(sharer.poids);
    denominator =
        denominator / std::gcd(static_cast<std::int64_t>(denominator), poids.den) * poids.den;
    if (denominator >= kMaxWeightSum) return std::nullopt;
  }
  Weights weights;
  Wide sum = 0;
  for (const Sharer& sharer : sharers) {
    const Ratio poids = reduced(sharer.poids);
    if (Wide{poids.num} > kMaxWeightSum / (denominator / poids.den)) return std::nullopt;
    weights.push_back(poids.num * (denominator / poids.den));
    sum += weights.back();
    if (sum >= kMaxWeightSum) return std::nullopt;
  }
  return weights;
}

void complain(Diagnostics& complaints, std::string message) {
  complaints.push_back(plain_error(std::move(message)));
}

void check_sharers(const Problem& problem, Diagnostics& complaints) {
  for (const Sharer& sharer : problem.sharers) {
    if (sharer.poids.num < 0) complain(complaints, "« " + sharer.code + " » : poids négatif");
    if (sharer.plancher < 0) complain(complaints, "« " + sharer.code + " » : plancher négatif");
    if (sharer.plafond && *sharer.plafond < sharer.plancher) {
      complain(complaints, "« " + sharer.code + " » : le plancher, " +
                               std::to_string(sharer.plancher) + ", dépasse le plafond, " +
                               std::to_string(*sharer.plafond));
    }
  }
}

/// Bounds that leave no room for the total.
void check_bounds(const Problem& problem, Diagnostics& complaints) {
  Wide floors = 0;
  Wide ceilings = 0;
  for (std::size_t i = 0; i < problem.size(); ++i) {
    floors += problem.floor(i);
    ceilings += problem.ceiling(i);
  }
  const std::string total = std::to_string(problem.total);
  if (floors > problem.total) {
    complain(complaints, "répartition impossible : les planchers totalisent " +
                             std::to_string(static_cast<std::int64_t>(floors)) + ", plus que les " +
                             total + " à répartir");
  }
  if (ceilings < problem.total) {
    complain(complaints, "répartition impossible : les plafonds totalisent " +
                             std::to_string(static_cast<std::int64_t>(ceilings)) +
                             ", moins que les " + total + " à répartir");
  }
}

Diagnostics null_weights() {
  return {plain_error("répartition impossible : ceux qui peuvent encore recevoir ont un poids nul",
                      {"donnez-leur un poids, ou relevez les plafonds des autres"})};
}

/// Who is still to be served by weight, and what is left for them.
struct Open {
  std::vector<std::size_t> members;
  std::int64_t rest = 0;
  Wide weight = 0;
};

Open open_members(const Problem& problem, const std::vector<std::optional<std::int64_t>>& fixed) {
  Open open;
  open.rest = problem.total;
  for (std::size_t i = 0; i < problem.size(); ++i) {
    if (fixed[i]) {
      open.rest -= *fixed[i];
    } else {
      open.members.push_back(i);
      open.weight += problem.weights[i];
    }
  }
  return open;
}

/// Fixes at their bound those whose exact quota oversteps it, on the side that oversteps more (the
/// other side may yet come back within its bounds). False when nobody oversteps.
bool fix_overstepping(const Problem& problem, const Open& open,
                      std::vector<std::optional<std::int64_t>>& fixed) {
  Wide below = 0;
  Wide above = 0;
  const auto quota = [&](std::size_t i) { return problem.weights[i] * open.rest; };
  for (const std::size_t i : open.members) {
    below += std::max(Wide{0}, problem.floor(i) * open.weight - quota(i));
    above += std::max(Wide{0}, quota(i) - problem.ceiling(i) * open.weight);
  }
  if (below == 0 && above == 0) return false;
  for (const std::size_t i : open.members) {
    if (below >= above && quota(i) < problem.floor(i) * open.weight) fixed[i] = problem.floor(i);
    if (above >= below && quota(i) > problem.ceiling(i) * open.weight)
      fixed[i] = problem.ceiling(i);
  }
  return true;
}

/// No bound needs to be beyond what can be shared.
std::int64_t whole_part(Wide count) {
  return static_cast<std::int64_t>(std::min<Wide>(count, kMaxTotal + 1));
}

/// Whole parts first, then one more to the largest remainders.
void serve_by_remainder(const Problem& problem, const Open& open,
                        std::vector<std::optional<std::int64_t>>& fixed) {
  std::vector<Wide> remainder(problem.size(), 0);
  std::int64_t left = open.rest;
  for (const std::size_t i : open.members) {
    const Wide quota = problem.weights[i] * open.rest;
    fixed[i] = static_cast<std::int64_t>(quota / open.weight);
    remainder[i] = quota % open.weight;
    left -= *fixed[i];
  }
  std::vector<std::size_t> order = open.members;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return remainder[a] != remainder[b] ? remainder[a] > remainder[b] : problem.comes_before(a, b);
  });
  for (std::size_t i = 0; left > 0; ++i, --left) ++*fixed[order[i]];
}

Checked<std::vector<std::int64_t>> by_largest_remainder(const Problem& problem) {
  std::vector<std::optional<std::int64_t>> fixed(problem.size());
  Open open = open_members(problem, fixed);
  while (!open.members.empty() && open.weight > 0 && fix_overstepping(problem, open, fixed)) {
    open = open_members(problem, fixed);
  }
  if (open.weight == 0) {
    for (const std::size_t i : open.members) {
      fixed[i] = problem.floor(i);
      open.rest -= problem.floor(i);
    }
    if (open.rest != 0) return null_weights();
  } else {
    serve_by_remainder(problem, open, fixed);
  }
  std::vector<std::int64_t> shares;
  shares.reserve(fixed.size());
  for (const auto& share : fixed) shares.push_back(*share);
  return shares;
}

/// Gives one at a time, from the floors, to the greatest weight / (2 × share + 1).
Checked<std::vector<std::int64_t>> by_sainte_lague(const Problem& problem) {
  std::vector<std::int64_t> shares;
  std::int64_t left = problem.total;
  for (std::size_t i = 0; i < problem.size(); ++i) {
    shares.push_back(problem.floor(i));
    left -= problem.floor(i);
  }
  const auto comes_after = [&](std::size_t a, std::size_t b) {
    const Wide left_side = problem.weights[a] * (2 * Wide{shares[b]} + 1);
    const Wide right_side = problem.weights[b] * (2 * Wide{shares[a]} + 1);
    return left_side != right_side ? left_side < right_side : problem.comes_before(b, a);
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(comes_after)> queue{
      comes_after};
  for (std::size_t i = 0; i < problem.size(); ++i) {
    if (problem.weights[i] > 0 && shares[i] < problem.ceiling(i)) queue.push(i);
  }
  for (; left > 0 && !queue.empty(); --left) {
    const std::size_t best = queue.top();
    queue.pop();
    if (++shares[best] < problem.ceiling(best)) queue.push(best);
  }
  if (left > 0) return null_weights();
  return shares;
}

}  // namespace

Checked<std::vector<std::int64_t>> repartir(std::int64_t total, const std::vector<Sharer>& sharers,
                                            Method method) {
  Diagnostics complaints;
  Problem problem{total, sharers, {}};
  if (total < 0) complain(complaints, "le total à répartir est négatif : " + std::to_string(total));
  if (total > kMaxTotal) complain(complaints, "le total à répartir est trop grand");
  if (sharers.empty()) complain(complaints, "personne entre qui répartir");
  check_sharers(problem, complaints);
  if (!complaints.empty()) return complaints;
  check_bounds(problem, complaints);
  if (!complaints.empty()) return complaints;
  auto weights = common_weights(sharers);
  if (!weights) return Diagnostics{plain_error("les poids sont trop grands ou trop précis")};
  problem.weights = std::move(*weights);
  return method == Method::sainte_lague ? by_sainte_lague(problem) : by_largest_remainder(problem);
}

std::int64_t floor_of(std::int64_t precedent, Ratio part) {
  const Wide scaled = Wide{precedent} * part.num;
  return whole_part((scaled + part.den - 1) / part.den);
}

std::int64_t ceiling_of(std::int64_t precedent, Ratio part) {
  return whole_part(Wide{precedent} * part.num / part.den);
}

std::vector<records::TerritoireId> served_below(const records::Territoires& tree,
                                                records::TerritoireId territoire,
                                                std::optional<records::TypeTerritoire> niveau) {
  std::vector<records::TerritoireId> served;
  for (const auto id : tree.below(territoire)) {
    const bool is_served = niveau ? tree.type[id] == *niveau
                                  : tree.parent[id] == territoire && has_objectives(tree.type[id]);
    if (id != territoire && is_served) served.push_back(id);
  }
  tree.sort_by_code(served);
  return served;
}

}  // namespace copil::volumes
