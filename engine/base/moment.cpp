#include "base/moment.hpp"

#include "base/text.hpp"

namespace copil {

namespace {

constexpr std::int64_t kSecondsADay = 86'400;

}  // namespace

Day day_of(std::int64_t moment) {
  return Day{static_cast<std::int32_t>(moment / kSecondsADay)};
}

std::string iso_moment(std::int64_t moment) {
  const std::int64_t second = moment % kSecondsADay;
  return iso_text(day_of(moment)) + "T" + zero_padded(second / 3600, 2) + ":" +
         zero_padded(second / 60 % 60, 2) + ":" + zero_padded(second % 60, 2) + "Z";
}

}  // namespace copil
