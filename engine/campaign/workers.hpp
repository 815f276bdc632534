#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace copil::campaign {

/// Does tasks 0 … `count` − 1 in `jobs` child processes (font and spreadsheet libraries share no
/// state between processes) and returns what each gave back, in the order of the tasks; nothing for
/// a task whose process died. With one job or one task, everything is done in this process.
/// No other thread may be running. `on_done` is called here after each task, in no fixed order.
std::vector<std::optional<std::string>> run_in_workers(
    std::size_t count, int jobs, const std::function<std::string(std::size_t)>& task,
    const std::function<void(std::size_t)>& on_done = {});

}  // namespace copil::campaign
