#pragma once

#include <cstddef>

namespace copil::records {

/// Asks for big memory pages for a big block not yet written to: filling it then costs a few
/// hundred page faults less, and random looks at it one miss instead of two. A wish: nothing
/// depends on it.
void want_huge_pages(const void* block, std::size_t bytes);

}  // namespace copil::records
