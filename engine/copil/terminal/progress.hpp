#pragma once

#include <string>
#include <string_view>

#include "copil/terminal/clock.hpp"
#include "copil/terminal/journal.hpp"
#include "copil/terminal/terminal.hpp"
#include "diagnostics/diagnostic.hpp"
#include "production/production.hpp"

namespace copil::program {

/// Who hears how far a long command has come.
enum class Audience {
  nobody,    ///< `-q`
  log,       ///< no terminal: a whole line every ten seconds
  terminal,  ///< one line, rewritten ten times a second at most
};

/// `412 / 1 602 documents, 55/s, reste 22 s, 1 échec`. `elapsed` is in microseconds; rate and time
/// left are told once a second has passed.
std::string advance_text(const production::Advance& advance, std::int64_t elapsed);

/// Tells how far a long command has come, on the error stream and in the journal.
class Progress {
 public:
  /// The journal hears everything, whatever the audience; null for none.
  Progress(Terminal& terminal, Clock clock, Audience audience, Journal* journal = nullptr)
      : terminal_(terminal), clock_(std::move(clock)), audience_(audience), journal_(journal) {}

  /// A stage begins: "lecture".
  void stage(std::string_view name);
  /// Documents were made.
  void documents(const production::Advance& advance);
  /// A message in lines of its own, ended by a line feed.
  void say(const std::string& text);
  /// The line being rewritten goes.
  void clear();

 private:
  Terminal& terminal_;
  Clock clock_;
  Audience audience_;
  Journal* journal_;
  std::int64_t stage_start_ = 0;
  std::int64_t last_told_ = 0;
  std::int64_t last_logged_ = 0;
};

/// The audience of a command.
Audience audience_of(const Terminal& terminal, bool is_quiet);

}  // namespace copil::program
