#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "copil/terminal/clock.hpp"
#include "copil/terminal/terminal.hpp"
#include "records/read.hpp"

namespace copil::program {

/// One line of the terminal that says how far a long work has come: written over itself, gone at
/// the end. Nothing at all when messages do not go to a person, or where quiet is asked for.
class ProgressLine {
 public:
  ProgressLine(Terminal& terminal, bool is_quiet, Clock clock = steady_microseconds);
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool is_shown() const { return is_shown_; }
  /// "lecture de services.csv (9e fichier) : 3 400 000 lignes, 4 100 000 par seconde, 57 %": for
  /// `ReadOptions::on_progress`. Empty when nothing is shown.
  std::function<void(const records::Progress&)> of_reading();
  /// "`what` : 3 400 000 lignes, 4 100 000 par seconde", then `rest`; a few times a second at most.
  void show(const std::string& what, std::uint64_t rows, const std::string& rest = {});
  void clear();

 private:
  void show_reading(const records::Progress& progress);

  Terminal& terminal_;
  const Clock clock_;
  const bool is_shown_;
  std::int64_t start_us_ = 0;
  std::int64_t shown_us_ = 0;
  bool is_line_open_ = false;
  int files_ = 0;
  records::FileId file_ = records::FileId::territoires;
};

}  // namespace copil::program
