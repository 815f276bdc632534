#include "copil/terminal/clock.hpp"

#include <chrono>

#include "base/day.hpp"

namespace copil::program {

namespace {

std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

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
         two_digits(second / 3600) + ":" + two_digits(second / 60 % 60) + ":" +
         two_digits(second % 60) + "Z";
}

}  // namespace copil::program
