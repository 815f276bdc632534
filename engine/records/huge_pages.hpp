#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>

namespace copil::records {

/// An allocator that asks for big memory pages for big blocks: random looks at tens of megabytes
/// then cost one miss instead of two (the page's address, then the page).
template <class T>
struct HugePages {
  using value_type = T;
  static constexpr std::size_t kPage = std::size_t{1} << 21;
  static constexpr std::align_val_t kAlignment{kPage};

  HugePages() = default;
  template <class U>
  HugePages(const HugePages<U>&) {}
  bool operator==(const HugePages&) const { return true; }

  static bool is_big(std::size_t count) { return count * sizeof(T) >= 2 * kPage; }

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (!is_big(count)) return static_cast<T*>(::operator new(bytes));
    void* const block = ::operator new(bytes, kAlignment);
    ::madvise(block, bytes, MADV_HUGEPAGE);  // a wish: nothing depends on its being granted
    return static_cast<T*>(block);
  }
  void deallocate(T* block, std::size_t count) {
    if (is_big(count)) return ::operator delete(block, kAlignment);
    ::operator delete(block);
  }
};

}  // namespace copil::records
