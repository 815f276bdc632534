#include "copil/terminal/clean_buffer.hpp"

#include <algorithm>
#include <string_view>

#include "base/signs.hpp"

namespace copil::program {

namespace {

constexpr std::string_view kErase = "\033[K";

/// Cleans the text but for CR and the erasing of a line's end.
std::string rewriting_text(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const std::size_t mark = std::min({text.find('\r'), text.find(kErase), text.size()});
    clean += printable_lines(text.substr(0, mark));
    text.remove_prefix(mark);
    if (text.empty()) break;
    const std::size_t length = text.front() == '\r' ? 1 : kErase.size();
    clean += text.substr(0, length);
    text.remove_prefix(length);
  }
  return clean;
}

}  // namespace

CleanBuffer::CleanBuffer(std::streambuf& target, Rewriting rewriting)
    : target_(target), rewriting_(rewriting) {}

CleanBuffer::~CleanBuffer() {
  hand_on();
}

CleanBuffer::int_type CleanBuffer::overflow(int_type character) {
  if (traits_type::eq_int_type(character, traits_type::eof()))
    return traits_type::not_eof(character);
  pending_ += traits_type::to_char_type(character);
  const bool is_handed_on = pending_.back() != '\n' || hand_on();
  return is_handed_on ? character : traits_type::eof();
}

std::streamsize CleanBuffer::xsputn(const char* text, std::streamsize size) {
  pending_.append(text, static_cast<std::size_t>(size));
  const bool has_line = pending_.find('\n') != std::string::npos;
  return !has_line || hand_on() ? size : 0;
}

int CleanBuffer::sync() {
  return hand_on() && target_.pubsync() == 0 ? 0 : -1;
}

bool CleanBuffer::hand_on() {
  const std::string clean =
      rewriting_ == Rewriting::yes ? rewriting_text(pending_) : printable_lines(pending_);
  pending_.clear();
  const auto size = static_cast<std::streamsize>(clean.size());
  return target_.sputn(clean.data(), size) == size;
}

}  // namespace copil::program
