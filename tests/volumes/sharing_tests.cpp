#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

#include "support/branches.hpp"
#include "support/random.hpp"
#include "support/records_builder.hpp"
#include "volumes/sharing.hpp"

using namespace copil;
using namespace copil::volumes;
using copil::test_support::Random;

namespace {

std::vector<Sharer> sharers(const std::vector<std::int64_t>& weights) {
  std::vector<Sharer> result;
  char code = 'A';
  for (const std::int64_t weight : weights)
    result.push_back({std::string(1, code++), {weight, 1}, 0, {}});
  return result;
}

using Shares = std::vector<std::int64_t>;

Shares shared(std::int64_t total, const std::vector<Sharer>& list, Method method) {
  const auto shares = repartir(total, list, method);
  REQUIRE(shares);
  return *shares;
}

}  // namespace

TEST_CASE("the Alabama vectors") {
  const auto states = sharers({21878, 9713, 4167, 3252, 1065});
  CHECK(shared(42, states, Method::plus_fort_reste) == Shares{23, 10, 4, 4, 1});
  CHECK(shared(43, states, Method::plus_fort_reste) == Shares{24, 10, 4, 4, 1});
  CHECK(shared(44, states, Method::plus_fort_reste) == Shares{24, 11, 5, 3, 1});
  CHECK(shared(45, states, Method::plus_fort_reste) == Shares{24, 11, 5, 4, 1});
  CHECK(shared(42, states, Method::sainte_lague) == Shares{24, 10, 4, 3, 1});
  CHECK(shared(43, states, Method::sainte_lague) == Shares{24, 10, 4, 4, 1});
  CHECK(shared(44, states, Method::sainte_lague) == Shares{24, 10, 5, 4, 1});
  CHECK(shared(45, states, Method::sainte_lague) == Shares{24, 11, 5, 4, 1});
  CHECK(shared(10, sharers({6, 6, 2}), Method::plus_fort_reste) == Shares{4, 4, 2});
  CHECK(shared(11, sharers({6, 6, 2}), Method::plus_fort_reste) == Shares{5, 5, 1});
  CHECK(shared(10, sharers({6, 6, 2}), Method::sainte_lague) == Shares{5, 4, 1});
}

TEST_CASE("floors and ceilings hold and the sum stays exact") {
  auto list = sharers({50, 30, 20});
  list[2].plancher = 40;
  CHECK(shared(100, list, Method::plus_fort_reste) == Shares{38, 22, 40});
  list[0].plafond = 30;
  CHECK(shared(100, list, Method::plus_fort_reste) == Shares{30, 30, 40});
  CHECK(shared(100, list, Method::sainte_lague) == Shares{30, 30, 40});
}

TEST_CASE("a floor and a ceiling that pull in opposite ways") {
  auto list = sharers({90, 9, 1});
  list[0].plafond = 50;
  list[2].plancher = 2;
  CHECK(shared(100, list, Method::plus_fort_reste) == Shares{50, 45, 5});
}

TEST_CASE("what cannot be shared is said") {
  const auto complaint = [](std::int64_t total, const std::vector<Sharer>& list) {
    const auto shares = repartir(total, list);
    REQUIRE_FALSE(shares);
    return formatted(shares.error());
  };
  auto list = sharers({1, 1});
  list[0].plancher = 8;
  list[1].plancher = 7;
  CHECK(complaint(10, list) ==
        "erreur : répartition impossible : les planchers totalisent 15, plus que les 10 à "
        "répartir\n");
  list = sharers({1, 1});
  list[0].plafond = 3;
  list[1].plafond = 4;
  CHECK(complaint(10, list) ==
        "erreur : répartition impossible : les plafonds totalisent 7, moins que les 10 à "
        "répartir\n");
  list[0].plancher = 5;
  CHECK(complaint(10, list) == "erreur : « A » : le plancher, 5, dépasse le plafond, 3\n");
  CHECK(complaint(10, {}) == "erreur : personne entre qui répartir\n");
  CHECK(complaint(-1, sharers({1})) == "erreur : le total à répartir est négatif : -1\n");
  CHECK(complaint(10, sharers({0, 0})) ==
        "erreur : répartition impossible : ceux qui peuvent encore recevoir ont un poids nul\n"
        "   aide : donnez-leur un poids, ou relevez les plafonds des autres\n");
  CHECK(complaint(10, sharers({-1, 2})) == "erreur : « A » : poids négatif\n");
}

TEST_CASE("nothing to share, null weights beside others, decimal weights") {
  CHECK(shared(0, sharers({3, 2}), Method::plus_fort_reste) == Shares{0, 0});
  CHECK(shared(0, sharers({0, 0}), Method::plus_fort_reste) == Shares{0, 0});
  CHECK(shared(5, sharers({0, 2}), Method::plus_fort_reste) == Shares{0, 5});
  CHECK(shared(5, sharers({0, 2}), Method::sainte_lague) == Shares{0, 5});
  const std::vector<Sharer> decimal{
      {"A", {5, 10}, 0, {}}, {"B", {25, 100}, 0, {}}, {"C", {1, 4}, 0, {}}};
  CHECK(shared(7, decimal, Method::plus_fort_reste) == Shares{3, 2, 2});
}

TEST_CASE("ties go to the greater weight, then to the first code") {
  CHECK(shared(1, sharers({1, 1}), Method::plus_fort_reste) == Shares{1, 0});
  auto list = sharers({1, 1});
  std::swap(list[0].code, list[1].code);
  CHECK(shared(1, list, Method::plus_fort_reste) == Shares{0, 1});
  CHECK(shared(1, list, Method::sainte_lague) == Shares{0, 1});
}

TEST_CASE("annexe 4 shares out exactly and stays within one of the quota") {
  const auto regions = sharers({3028, 6554, 2540, 13000, 4111, 1, 99});
  for (std::int64_t total = 149'990; total < 150'010; ++total) {
    const Shares shares = shared(total, regions, Method::plus_fort_reste);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      sum += shares[i];
      const std::int64_t scaled = shares[i] * 29333 - regions[i].poids.num * total;
      CHECK(std::abs(scaled) < 29333);
    }
    CHECK(sum == total);
  }
}

namespace {

/// Every way to share `total` within the bounds.
void all_sharings(std::int64_t total, const std::vector<Sharer>& list, Shares& begun,
                  std::vector<Shares>& found) {
  const std::size_t i = begun.size();
  if (i == list.size()) {
    if (total == 0) found.push_back(begun);
    return;
  }
  for (std::int64_t x = list[i].plancher; x <= std::min(total, list[i].plafond.value_or(total));
       ++x) {
    begun.push_back(x);
    all_sharings(total - x, list, begun, found);
    begun.pop_back();
  }
}

/// Sainte-Laguë's sharing is the one with the least Σ share² / weight; compared without division.
std::int64_t badness(const Shares& shares, const std::vector<Sharer>& list) {
  std::int64_t product = 1;
  for (const Sharer& one : list) product *= one.poids.num;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    sum += shares[i] * shares[i] * (product / list[i].poids.num);
  }
  return sum;
}

}  // namespace

TEST_CASE("Sainte-Laguë with bounds is the best of all sharings, tried one by one") {
  Random random{7};
  const auto below = [&random](std::size_t count) {
    return static_cast<std::int64_t>(random.below(count));
  };
  test_support::Branches branches;
  for (int round = 0; round < 200; ++round) {
    auto list = sharers({1 + below(30), 1 + below(30), 1 + below(30), 1 + below(30)});
    for (Sharer& one : list) {
      one.plancher = below(3);
      if (below(2) == 0) one.plafond = one.plancher + below(6);
    }
    const std::int64_t total = below(16);
    Shares begun;
    std::vector<Shares> possible;
    all_sharings(total, list, begun, possible);
    const auto shares = repartir(total, list, Method::sainte_lague);
    const auto by_remainder = repartir(total, list);
    const bool can_be = branches.met("partage possible", !possible.empty());
    CHECK(shares.has_value() == can_be);
    CHECK(by_remainder.has_value() == can_be);
    if (!can_be) continue;
    CHECK(std::count(possible.begin(), possible.end(), *shares) == 1);
    CHECK(std::count(possible.begin(), possible.end(), *by_remainder) == 1);
    for (const Shares& other : possible) CHECK(badness(*shares, list) <= badness(other, list));
    for (std::size_t i = 0; i < list.size(); ++i) {
      branches.met("servi à son plafond", (*shares)[i] == list[i].plafond);
      branches.met("servi à son plancher", (*shares)[i] == list[i].plancher);
    }
  }
  branches.require_all_met();
}

TEST_CASE("nobody goes beyond its bounds, fractional quotas included") {
  Random random{11};
  const auto below = [&random](std::size_t count) {
    return static_cast<std::int64_t>(random.below(count));
  };
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::int64_t> weights;
    for (std::int64_t i = 1 + below(6); i > 0; --i) weights.push_back(below(9));
    auto list = sharers(weights);
    std::int64_t floors = 0;
    for (Sharer& one : list) {
      one.plancher = below(4);
      floors += one.plancher;
      if (below(2) == 0) one.plafond = one.plancher + below(5);
    }
    const std::int64_t total = floors + below(20);
    for (const Method method : {Method::plus_fort_reste, Method::sainte_lague}) {
      const auto shares = repartir(total, list, method);
      if (!shares) continue;
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < list.size(); ++i) {
        CHECK((*shares)[i] >= list[i].plancher);
        CHECK((*shares)[i] <= list[i].plafond.value_or(total));
        sum += (*shares)[i];
      }
      CHECK(sum == total);
    }
  }
}

TEST_CASE("the ceiling of a part is rounded down") {
  CHECK(ceiling_of(367, {11, 10}) == 403);
  CHECK(ceiling_of(370, {11, 10}) == 407);
  CHECK(ceiling_of(1, {5, 2}) == 2);
  CHECK(floor_of(1, {5, 2}) == 3);
}

TEST_CASE("served are the territories just below, or those of a level, never sites or platforms") {
  test_support::RecordsBuilder builder;
  builder.file("territoires.csv",
               "code;type;parent\nF;national;\nR1;region;F\nD1;departement;R1\n"
               "D2;departement;R1\nM3;mission_locale;D2\nM1;mission_locale;D1\n"
               "M2;mission_locale;R1\nS1;site_pole_emploi;M1\nV1;plateforme_vocation;R1\n");
  const auto tree = builder.build().territoires;
  const auto served = [&](const char* code, std::optional<records::TypeTerritoire> level) {
    std::string codes;
    for (const auto id : served_below(tree, *tree.find(code), level)) codes += tree.code[id] + " ";
    return codes;
  };
  CHECK(served("R1", std::nullopt) == "D1 D2 M2 ");
  CHECK(served("R1", records::TypeTerritoire::mission_locale) == "M1 M2 M3 ");
  CHECK(served("F", records::TypeTerritoire::departement) == "D1 D2 ");
  CHECK(served("M1", std::nullopt).empty());
  CHECK(served("M1", records::TypeTerritoire::mission_locale).empty());
}

TEST_CASE("the floor of a part is rounded up") {
  CHECK(floor_of(367, {9, 10}) == 331);
  CHECK(floor_of(370, {9, 10}) == 333);
  CHECK(floor_of(0, {9, 10}) == 0);
}

TEST_CASE("a whole too great, weights too great, equal weights") {
  const auto complaint = [](std::int64_t total, const std::vector<Sharer>& list) {
    const auto shares = repartir(total, list);
    REQUIRE_FALSE(shares);
    return formatted(shares.error());
  };
  CHECK(shared(1'000'000'000'000, sharers({1}), Method::plus_fort_reste) ==
        Shares{1'000'000'000'000});
  CHECK(complaint(1'000'000'000'001, sharers({1})) ==
        "erreur : le total à répartir est trop grand\n");
  constexpr std::int64_t kHalf = std::int64_t{1} << 61;
  CHECK(shared(3, sharers({kHalf, kHalf - 1}), Method::plus_fort_reste) == Shares{2, 1});
  CHECK(complaint(3, sharers({kHalf, kHalf})) ==
        "erreur : les poids sont trop grands ou trop précis\n");
  std::vector<Sharer> fine{{"A", {1, (std::int64_t{1} << 61) + 1}, 0, {}}, {"B", {1, 2}, 0, {}}};
  CHECK(complaint(3, fine) == "erreur : les poids sont trop grands ou trop précis\n");
  auto capped = sharers({1, 1});
  capped[0].plafond = 4;
  capped[1].plafond = 6;
  CHECK(shared(10, capped, Method::plus_fort_reste) == Shares{4, 6});
  CHECK(shared(10, capped, Method::sainte_lague) == Shares{4, 6});
  auto floored = sharers({1, 1});
  floored[0].plancher = 4;
  floored[1].plancher = 6;
  CHECK(shared(10, floored, Method::plus_fort_reste) == Shares{4, 6});
  CHECK(complaint(9, floored).find("les planchers totalisent 10, plus que les 9") !=
        std::string::npos);
  // All ceilings equal the quota: nobody oversteps.
  CHECK(shared(3, sharers({1, 1, 1}), Method::plus_fort_reste) == Shares{1, 1, 1});
  auto null_at_floor = sharers({0, 0});
  null_at_floor[0].plancher = 2;
  null_at_floor[1].plancher = 3;
  CHECK(shared(5, null_at_floor, Method::plus_fort_reste) == Shares{2, 3});
}

TEST_CASE("a limit that is a fraction is rounded inwards: up below, down above") {
  CHECK(volumes::floor_of(10, {9, 10}) == 9);
  CHECK(volumes::floor_of(11, {9, 10}) == 10);
  CHECK(volumes::floor_of(101, {95, 100}) == 96);
  CHECK(volumes::ceiling_of(10, {11, 10}) == 11);
  CHECK(volumes::ceiling_of(11, {11, 10}) == 12);
  CHECK(volumes::ceiling_of(19, {11, 10}) == 20);
  CHECK(volumes::floor_of(0, {1, 2}) == 0);
  CHECK(volumes::ceiling_of(1, {1, 2}) == 0);
  CHECK(volumes::floor_of(1, {1, 1'000'000}) == 1);
}

TEST_CASE("those served below a territory, by code; sites and platforms never are") {
  test_support::RecordsBuilder builder;
  builder.file("territoires.csv",
               "code;type;parent\nF;national;\nR2;region;F\nR1;region;F\nD1;departement;R1\n"
               "M2;mission_locale;D1\nM1;mission_locale;D1\nM3;mission_locale;R1\n"
               "S1;site_pole_emploi;M1\nV1;plateforme_vocation;R1\n");
  const auto records = builder.build();
  const auto& tree = records.territoires;
  const auto served = [&](const char* from, std::optional<records::TypeTerritoire> niveau) {
    std::string codes;
    for (const auto id : served_below(tree, *tree.find(from), niveau)) codes += tree.code[id] + " ";
    return codes;
  };
  using enum records::TypeTerritoire;
  CHECK(served("F", {}) == "R1 R2 ");
  CHECK(served("R1", {}) == "D1 M3 ");
  CHECK(served("D1", {}) == "M1 M2 ");
  CHECK(served("M1", {}) == "");
  CHECK(served("R1", mission_locale) == "M1 M2 M3 ");
  CHECK(served("F", mission_locale) == "M1 M2 M3 ");
  CHECK(served("F", region) == "R1 R2 ");
  CHECK(served("R1", region) == "");
  CHECK(served("M1", mission_locale) == "");
}

TEST_CASE("all that is wrong with those who share is said at once") {
  auto list = sharers({-1, 2});
  list[0].plancher = -1;
  list[1].plancher = 2;
  list[1].plafond = 1;
  const auto shares = repartir(-3, list);
  REQUIRE_FALSE(shares);
  CHECK(formatted(shares.error()) ==
        "erreur : le total à répartir est négatif : -3\nerreur : « A » : poids négatif\n"
        "erreur : « A » : plancher négatif\n"
        "erreur : « B » : le plancher, 2, dépasse le plafond, 1\n");
  list = sharers({0, 1});
  list[0].plancher = 0;
  list[1].plancher = 1;
  list[1].plafond = 1;
  CHECK(shared(1, list, Method::plus_fort_reste) == Shares{0, 1});
}

TEST_CASE("a limit beyond what can be shared is none") {
  constexpr std::int64_t kBeyond = 1'000'000'000'001;
  CHECK(volumes::ceiling_of(std::int64_t{1} << 62, {3, 1}) == kBeyond);
  CHECK(volumes::floor_of(std::int64_t{1} << 62, {3, 1}) == kBeyond);
  CHECK(volumes::ceiling_of(kBeyond - 1, {1, 1}) == kBeyond - 1);
}
