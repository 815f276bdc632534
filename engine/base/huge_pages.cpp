#include "base/huge_pages.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace copil {

void want_huge_pages(const void* block, std::size_t bytes) {
  constexpr std::uintptr_t kPage = std::uintptr_t{1} << 21;
  const auto start = reinterpret_cast<std::uintptr_t>(block);
  const std::uintptr_t begin = (start + kPage - 1) / kPage * kPage;
  const std::uintptr_t end = (start + bytes) / kPage * kPage;
  if (begin < end) {
    char* const page = const_cast<char*>(static_cast<const char*>(block)) + (begin - start);
    ::madvise(page, end - begin, MADV_HUGEPAGE);
  }
}

}  // namespace copil
