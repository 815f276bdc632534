#include "copil/terminal/journal.hpp"

#include <cerrno>
#include <sstream>
#include <utility>

#include "copil/terminal/clock.hpp"
#include "files/files.hpp"

namespace copil::program {

namespace {

/// What a terminal shows for a moment, from the carriage return to the end of the line it clears.
std::string without_progress(const std::string& text) {
  constexpr std::string_view kCleared = "\033[K";
  std::string kept;
  std::size_t place = 0;
  while (place < text.size()) {
    const std::size_t begin = std::min(text.find('\r', place), text.size());
    kept += text.substr(place, begin - place);
    const std::size_t end = text.find(kCleared, begin);
    place = end == std::string::npos ? text.size() : end + kCleared.size();
  }
  return kept;
}

}  // namespace

Diagnostics Journal::open(const std::string& file, std::string heading) {
  heading_ = std::move(heading);
  errno = 0;
  file_.open(file, std::ios::app | std::ios::binary);
  if (file_) return {};
  return {
      plain_error("impossible d'écrire le journal « " + file + " » : " + files::reason_text(errno),
                  {"choisissez un autre fichier avec --journal"})};
}

void Journal::tell(const std::string& line) {
  if (is_open()) write(line, "en cours");
}

bool Journal::close(int status) {
  if (!is_open()) return true;
  std::istringstream lines{without_progress(said_)};
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) write(line, "code " + std::to_string(status));
  }
  write("fin", "code " + std::to_string(status));
  file_.close();
  return !file_.fail();
}

Journal::int_type Journal::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  said_ += traits_type::to_char_type(c);
  return screen_->sputc(traits_type::to_char_type(c));
}

std::streamsize Journal::xsputn(const char* text, std::streamsize size) {
  said_.append(text, static_cast<std::size_t>(size));
  return screen_->sputn(text, size);
}

int Journal::sync() {
  return screen_->pubsync();
}

void Journal::write(const std::string& line, const std::string& state) {
  file_ << utc_text() << " " << heading_ << " [" << state << "] " << line << "\n" << std::flush;
}

}  // namespace copil::program
