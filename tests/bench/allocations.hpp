#pragma once

#include <cstdint>

namespace copil::bench {

/// How often this thread has asked for memory since it began. The benchmarks replace the operator
/// `new` to count; the program itself does not.
std::uint64_t allocation_count();

}  // namespace copil::bench
