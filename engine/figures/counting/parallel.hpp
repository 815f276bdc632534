#pragma once

#include <cstddef>
#include <functional>

namespace copil::figures {

/// Calls `work(i)` for every i below `count`, each once, on at most `jobs` threads.
void in_parallel(std::size_t count, int jobs, const std::function<void(std::size_t)>& work);

}  // namespace copil::figures
