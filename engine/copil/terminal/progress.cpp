#include "copil/terminal/progress.hpp"

#include <ostream>

#include "base/text.hpp"
#include "files/files.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kTerminalPause = kSecond / 10;
constexpr std::int64_t kLogPause = 10 * kSecond;

/// Slow rates want a decimal.
std::string documents_a_second(Ratio rate) {
  const bool is_slow = rate.num < 10 * rate.den;
  return wording::number_text(Value::decimal(rate, Unit::none, is_slow ? 1 : 0));
}

/// `45 s`, `3 min 05 s`.
std::string duration_text(std::int64_t seconds) {
  if (seconds < 60) return std::to_string(seconds) + " s";
  const std::int64_t rest = seconds % 60;
  return std::to_string(seconds / 60) + " min " + zero_padded(rest, 2) + " s";
}

}  // namespace

std::string advance_text(const production::Advance& advance, std::int64_t elapsed) {
  std::string text =
      wording::counted(advance.done) + " / " + wording::counted(advance.total) + " documents";
  const auto done = static_cast<std::int64_t>(advance.done);
  const auto left = static_cast<std::int64_t>(advance.total) - done;
  if (elapsed >= kSecond && done > 0) {
    text += ", " + documents_a_second(Ratio{done * kSecond, elapsed}) + "/s";
    if (left > 0)
      text += ", reste " + duration_text((left * elapsed / done + kSecond - 1) / kSecond);
  }
  if (advance.failed > 0) {
    text += ", " + wording::counted(advance.failed, "échec", "échecs");
  }
  return text;
}

Audience audience_of(const Terminal& terminal, bool is_quiet) {
  if (is_quiet) return Audience::nobody;
  return terminal.is_interactive ? Audience::terminal : Audience::log;
}

void Progress::stage(std::string_view name) {
  stage_start_ = clock_();
  last_told_ = 0;
  last_logged_ = stage_start_;
  if (journal_ != nullptr) journal_->tell(std::string{name});
  if (audience_ == Audience::terminal) terminal_.err << "\r" << name << "…\033[K" << std::flush;
}

void Progress::documents(const production::Advance& advance) {
  const std::int64_t now = clock_();
  const std::string text = advance_text(advance, now - stage_start_);
  const bool is_last = advance.done == advance.total;
  if (is_last || now - last_logged_ >= kLogPause) {
    last_logged_ = now;
    if (journal_ != nullptr) journal_->tell(text);
    if (audience_ == Audience::log) terminal_.err << text << "\n" << std::flush;
  }
  if (audience_ == Audience::terminal && (is_last || now - last_told_ >= kTerminalPause)) {
    last_told_ = now;
    terminal_.err << "\r" << text << "\033[K" << std::flush;
  }
}

void Progress::say(const std::string& text) {
  clear();
  if (audience_ != Audience::nobody) {
    terminal_.err << text << std::flush;
  } else if (journal_ != nullptr) {
    journal_->note(text);
  }
}

void Progress::clear() {
  if (audience_ == Audience::terminal) terminal_.err << "\r\033[K" << std::flush;
}

}  // namespace copil::program
