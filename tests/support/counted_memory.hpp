#pragma once

#include <cstdint>
#include <cstdlib>
#include <new>

/// Replaces the operators `new` and `delete` of the program so that each asking is counted: to be
/// included by one source of a program, since a program has these operators once.
namespace copil::testing {

/// How often this thread has asked for memory since it began.
inline thread_local std::uint64_t times_memory_was_asked = 0;

}  // namespace copil::testing

// Not inlined among joined tests: the compiler would see memory of malloc given to `delete`.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++copil::testing::times_memory_was_asked;
  void* memory = std::malloc(size == 0 ? 1 : size);  // NOLINT
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
// What sorting asks for in passing goes the same way back.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++copil::testing::times_memory_was_asked;
  return std::malloc(size == 0 ? 1 : size);  // NOLINT
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  std::free(memory);  // NOLINT
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);  // NOLINT
}
