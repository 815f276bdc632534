#pragma once

#include <cstddef>
#include <functional>

namespace copil::records {

/// Runs `work(i)` for each i below `count` on `jobs` threads, several at once and at most a few
/// ahead of `finish(i)`, which runs once `work(i)` is done: in order, one at a time, on any of the
/// threads. Neither may throw.
void in_order(int jobs, std::size_t count, const std::function<void(std::size_t)>& work,
              const std::function<void(std::size_t)>& finish) noexcept;

/// Runs `work(i)` for each i below `count` on `jobs` threads, begun in that order.
void in_any_order(int jobs, std::size_t count,
                  const std::function<void(std::size_t)>& work) noexcept;

}  // namespace copil::records
