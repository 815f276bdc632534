#pragma once

#include <cstdint>
#include <functional>
#include <string>

/// The program's only look at the time. Nothing that it writes into documents depends on it: it
/// serves progress lines, durations and the log of a run.
namespace copil::program {

/// Microseconds since some fixed moment, the same for all processes of a run; never goes back.
using Clock = std::function<std::int64_t()>;

/// The system's steady clock.
std::int64_t steady_microseconds();

/// Seconds since 1970 in universal time, for the console's sessions.
std::int64_t seconds_since_1970();

/// The date and time of day in universal time, `2010-07-01T06:00:00Z`, for a log's lines.
std::string utc_text();

}  // namespace copil::program
