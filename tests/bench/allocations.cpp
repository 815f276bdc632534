#include "allocations.hpp"

#include "support/counted_memory.hpp"

namespace copil::bench {

std::uint64_t allocation_count() {
  return testing::times_memory_was_asked;
}

}  // namespace copil::bench
