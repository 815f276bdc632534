#include "example/making/parts.hpp"

#include <algorithm>
#include <array>

namespace copil::example {

namespace {

constexpr std::int64_t kJeunesToASlice = 4096;
constexpr std::uint64_t kNoiseStream = 1ULL << 48;
/// Of a hundred beginnings, those that come before the end of each month.
constexpr std::array<int, 12> kSeasons{8, 15, 23, 31, 38, 46, 52, 55, 67, 80, 92, 100};

}  // namespace

/// Each file begins with one of the first two parts: small folders have a faulty row in each.
Part::Part(const Plan& plan, std::size_t rank) {
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    writers_.emplace_back(static_cast<records::FileId>(i), plan.style, plan.order,
                          Chance{plan.seed, kNoiseStream + rank * records::kFileCount + i},
                          std::uint64_t{rank < 2 ? 1U : 0U});
  }
}

std::vector<Slice> slices_of(const Plan& plan, const Network& network) {
  std::vector<Slice> slices;
  std::int64_t told = 0;
  const auto services_before = [&](std::int64_t jeunes) {
    return divide_half_away(static_cast<Wide>(plan.services) * jeunes, plan.jeunes);
  };
  for (std::size_t i = 0; i < network.missions.size(); ++i) {
    for (std::int64_t left = network.missions[i].jeunes; left > 0;) {
      const std::int64_t count = std::min(left, kJeunesToASlice);
      slices.push_back({i, static_cast<std::uint32_t>(told),
                        static_cast<std::uint32_t>(told + count),
                        services_before(told + count) - services_before(told)});
      told += count;
      left -= count;
    }
  }
  return slices;
}

Day seasonal_day(Chance& chance, int annee) {
  const auto* const month = std::upper_bound(kSeasons.begin(), kSeasons.end(), chance.below(100));
  const Day first = *make_day(annee, static_cast<int>(month - kSeasons.begin()) + 1, 1);
  const Day day = first + chance.below(28);
  // 1 January 1970 was a Thursday: 2 is a Saturday, 3 a Sunday.
  const int weekday = (day.number % 7 + 7) % 7;
  return weekday == 2 || weekday == 3 ? day + 2 : day;
}

}  // namespace copil::example
