#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>

namespace copil::figures {

/// Calls `work(i)` for every i below `count`, each once, on at most `jobs` threads.
void in_parallel(std::size_t count, int jobs, const std::function<void(std::size_t)>& work);

/// Runs each task once, likewise: none may write what another one reads.
void in_parallel(std::initializer_list<std::function<void()>> tasks, int jobs);

}  // namespace copil::figures
