#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "campaign/run.hpp"

namespace copil::campaign {

/// Inside the room: tells the stages of a run and how long each took.
class Stages {
 public:
  Stages(const RunSettings& settings, std::vector<StageDuration>& durations)
      : settings_(settings), durations_(durations) {}

  /// Ends the stage before, if any, and begins another.
  void begin(std::string_view name) {
    end();
    if (settings_.on_stage) settings_.on_stage(name);
    name_ = name;
    start_ = now();
  }
  void end() {
    if (!name_.empty() && settings_.clock) durations_.push_back({name_, now() - start_});
    name_.clear();
  }

 private:
  std::int64_t now() const { return settings_.clock ? settings_.clock() : 0; }

  const RunSettings& settings_;
  std::vector<StageDuration>& durations_;
  std::string name_;
  std::int64_t start_ = 0;
};

}  // namespace copil::campaign
