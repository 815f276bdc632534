#include <catch2/catch.hpp>

#include "volumes/sharing.hpp"

using namespace copil;
using namespace copil::volumes;

namespace {

std::vector<Sharer> sharers(const std::vector<std::int64_t>& weights) {
  std::vector<Sharer> result;
  char code = 'A';
  for (const std::int64_t weight : weights) result.push_back({std::string(1, code++), {weight, 1}, 0, {}});
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
