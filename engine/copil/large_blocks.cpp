// Where the program's memory comes from: large blocks lie in big memory pages. A national folder is
// some fifty columns of megabytes, and a third of the time went into faults of small pages.
#include <cstdlib>
#include <new>

#include "base/huge_pages.hpp"

#if !defined(__SANITIZE_ADDRESS__)

namespace {

constexpr std::size_t kLarge = std::size_t{1} << 20;
constexpr std::size_t kBigPage = std::size_t{2} << 20;

void* large_block(std::size_t bytes) {
  void* block = nullptr;
  if (::posix_memalign(&block, kBigPage, bytes) != 0) return nullptr;
  copil::want_huge_pages(block, bytes);
  return block;
}

}  // namespace

/// As the standard says; the standard's own `delete` frees what comes from here.
void* operator new(std::size_t bytes) {
  for (;;) {
    void* const block = bytes < kLarge ? std::malloc(bytes == 0 ? 1 : bytes) : large_block(bytes);
    if (block != nullptr) return block;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc{};
    handler();
  }
}

#endif
