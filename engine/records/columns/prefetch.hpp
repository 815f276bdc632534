#pragma once

namespace copil::records {

/// Asks the processor to have the place at hand a while later. GCC takes a function that does
/// nothing else for one without effect, and drops the calls of it: the empty statement is an
/// effect.
inline void prefetch(const void* place) {
  __builtin_prefetch(place);
  asm volatile("");
}

}  // namespace copil::records
