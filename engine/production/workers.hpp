#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Child processes that share tasks out among themselves: font and spreadsheet libraries share no
/// state between processes, and a crash loses one task.
namespace copil::production {

/// A task that was done, and what it gave back.
struct Finished {
  std::size_t task = 0;
  std::string result;
};

/// Whether a single job too works in a process of its own, so that a crash loses only its task.
enum class Isolation { when_several_jobs, always };

struct CrewOptions {
  int jobs = 1;
  Isolation isolation = Isolation::when_several_jobs;
  /// Asked now and then; once it says yes, tasks under way are finished and no other is begun.
  std::function<bool()> should_stop;
  /// Called here with the tasks finished since the last call, in no fixed order. While it works,
  /// the processes go on.
  std::function<void(std::vector<Finished>)> on_finished;
};

/// Does tasks 0 … `count` − 1 in `jobs` child processes, in that order as far as possible. Returns
/// the tasks lost with a process that died (another took its place), in order. No other thread may
/// be running. Where the system grants no process, everything is done in this one.
std::vector<std::size_t> run_crew(std::size_t count, const CrewOptions& options,
                                  const std::function<std::string(std::size_t)>& task);

/// The same for few results: what each task gave back, in order; nothing for a lost task.
std::vector<std::optional<std::string>> run_in_workers(
    std::size_t count, int jobs, const std::function<std::string(std::size_t)>& task);

}  // namespace copil::production
