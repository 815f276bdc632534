#include "base/signs.hpp"

#include <cstddef>

#include "base/utf8.hpp"

namespace copil {

namespace {

/// C1 controls, and the embeddings, overrides and isolates of direction.
bool is_command(std::string_view sequence) {
  const bool is_c1 = sequence.size() == 2 && sequence[0] == '\xC2' && sequence[1] <= '\x9F';
  return is_c1 || (sequence >= "\u202A" && sequence <= "\u202E" && sequence.size() == 3) ||
         (sequence >= "\u2066" && sequence <= "\u2069" && sequence.size() == 3);
}

std::string cleaned(std::string_view text, std::string_view kept) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const char c = text.front();
    std::size_t length = 1;
    if (static_cast<unsigned char>(c) < 0x80) {
      const bool is_control = c < ' ' || c == '\x7F';
      clean += is_control && kept.find(c) == std::string_view::npos ? ' ' : c;
    } else if ((length = sequence_length(text)) == 0) {
      clean += "\uFFFD";
      length = 1;
    } else if (is_command(text.substr(0, length))) {
      clean += ' ';
    } else {
      clean += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return clean;
}

}  // namespace

std::string printable(std::string_view text) {
  return cleaned(text, {});
}

std::string printable_lines(std::string_view text) {
  return cleaned(text, "\n\t");
}

}  // namespace copil
