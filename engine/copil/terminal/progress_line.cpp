#include "copil/terminal/progress_line.hpp"

#include <ostream>
#include <utility>

#include "wording/numbers.hpp"

namespace copil::program {

namespace {

constexpr std::int64_t kBetweenLines = 100'000;

/// Rows a second, rounded to thousands: more digits would only flicker.
std::string rows_a_second(std::uint64_t rows, std::int64_t elapsed_us) {
  if (elapsed_us <= 0) return {};
  const std::uint64_t a_second = rows * 1000 / static_cast<std::uint64_t>(elapsed_us / 1000 + 1);
  const std::uint64_t rounded = a_second < 10'000 ? a_second : a_second / 1000 * 1000;
  return ", " + wording::counted(rounded) + " par seconde";
}

}  // namespace

ProgressLine::ProgressLine(Terminal& terminal, bool is_quiet, Clock clock)
    : terminal_(terminal),
      clock_(std::move(clock)),
      is_shown_(terminal.is_interactive && !is_quiet),
      start_us_(clock_()) {}

std::function<void(const records::Progress&)> ProgressLine::of_reading() {
  if (!is_shown_) return {};
  return [this](const records::Progress& progress) { show_reading(progress); };
}

void ProgressLine::show_reading(const records::Progress& progress) {
  if (files_ == 0 || progress.file != file_) ++files_;
  file_ = progress.file;
  const std::uint64_t percent =
      progress.total_bytes == 0 ? 100 : progress.bytes * 100 / progress.total_bytes;
  show("lecture de " + std::string{records::file_name(file_)} + " (" +
           (files_ == 1 ? "1er" : std::to_string(files_) + "e") + " fichier)",
       progress.rows, ", " + std::to_string(percent) + "\u00A0%");
}

void ProgressLine::show(const std::string& what, std::uint64_t rows, const std::string& rest) {
  const std::int64_t now_us = clock_();
  if (!is_shown_ || (is_line_open_ && now_us - shown_us_ < kBetweenLines)) return;
  shown_us_ = now_us;
  is_line_open_ = true;
  terminal_.err << "\r" << what << "\u00A0: " << wording::counted(rows) << " lignes"
                << rows_a_second(rows, now_us - start_us_) << rest << "\033[K" << std::flush;
}

void ProgressLine::clear() {
  if (std::exchange(is_line_open_, false)) terminal_.err << "\r\033[K" << std::flush;
}

}  // namespace copil::program
