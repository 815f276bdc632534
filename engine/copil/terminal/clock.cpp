#include "copil/terminal/clock.hpp"

#include <chrono>

#include "base/moment.hpp"

namespace copil::program {

std::int64_t steady_microseconds() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

std::int64_t seconds_since_1970() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

std::string utc_text() {
  return iso_moment(seconds_since_1970());
}

}  // namespace copil::program
