#include "spreadsheets/xlsx/strings.hpp"

#include <charconv>
#include <utility>

#include "base/utf8.hpp"

namespace copil::spreadsheets {

namespace {

constexpr std::size_t kMostText = std::size_t{128} << 20;

/// The character that `_xHHHH_` at the start of `text` stands for; 0: none that may be taken.
unsigned escaped(std::string_view text) {
  constexpr std::size_t kSize = 7;
  if (text.size() < kSize || text[1] != 'x' || text[kSize - 1] != '_') return 0;
  unsigned point = 0;
  const auto read = std::from_chars(text.data() + 2, text.data() + kSize - 1, point, 16);
  const bool is_half = point >= 0xD800 && point < 0xE000;
  return read.ptr == text.data() + kSize - 1 && !is_half ? point : 0;
}

}  // namespace

std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned point = text[i] == '_' ? escaped(text.substr(i)) : 0;
    if (point == 0) {
      plain += text[i];
      continue;
    }
    append_utf8(plain, point);
    i += 6;
  }
  return plain;
}

void StringText::start(std::string_view local) {
  if (local == "rPh") is_phonetic_ = true;
  if (local == "t") is_in_text_ = !is_phonetic_;
}

void StringText::end(std::string_view local) {
  if (local == "rPh") is_phonetic_ = false;
  if (local == "t") is_in_text_ = false;
}

void StringText::text(std::string_view piece) {
  if (is_in_text_ && is_sound()) text_ += piece;
}

std::string StringText::take() {
  std::string text = std::exchange(text_, {});
  return text.find("_x") == std::string::npos ? text : without_escapes(text);
}

void StringsHandler::start(std::string_view name, const Attributes&) {
  string_.start(local_name(name));
}

void StringsHandler::end(std::string_view name) {
  const std::string_view local = local_name(name);
  string_.end(local);
  if (local != "si") return;
  if (!string_.is_sound()) return stop("un texte y dépasse 32 767 caractères");
  texts_ += string_.take();
  if (texts_.size() > kMostText) return stop("ses textes dépassent 128 Mo");
  ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
}

void StringsHandler::text(std::string_view piece) {
  string_.text(piece);
}

std::string_view StringsHandler::operator[](std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view{texts_}.substr(begin, ends_[index] - begin);
}

}  // namespace copil::spreadsheets
