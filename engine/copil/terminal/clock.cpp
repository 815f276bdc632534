#include "copil/terminal/clock.hpp"

#include <chrono>

#include "base/day.hpp"
#include "base/text.hpp"

namespace copil::program {

namespace {}  // namespace

std::int64_t steady_microseconds() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

std::int64_t seconds_since_1970() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

std::string utc_text() {
  const std::int64_t seconds = seconds_since_1970();
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t second = seconds % kDay;
  return iso_text(Day{static_cast<std::int32_t>(seconds / kDay)}) + "T" +
         zero_padded(second / 3600, 2) + ":" + zero_padded(second / 60 % 60, 2) + ":" +
         zero_padded(second % 60, 2) + "Z";
}

}  // namespace copil::program
