#include "exports/dialect/content.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace copil::exports {

namespace {

/// Bytes looked at together: they stay in the processor's cache.
constexpr std::size_t kBlock = std::size_t{1} << 18;
constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kCutShort = "il a été raccourci pendant la lecture";

bool starts_with(std::string_view bytes, std::string_view mark) {
  return bytes.substr(0, mark.size()) == mark;
}

/// LF, CRLF and CR alone; `before` is the byte before them, and becomes the last of them.
int line_ends(std::string_view bytes, char& before) {
  int count = 0;
  for (const char byte : bytes) {
    if (byte == '\r' || (byte == '\n' && before != '\r')) ++count;
    before = byte;
  }
  return count;
}

Diagnostic unreadable(const std::string& path, std::string_view why) {
  Diagnostic error = plain_error("fichier illisible : " + std::string{why});
  error.place = {path};
  return error;
}

Diagnostic nul_byte(const std::string& path, int line) {
  Diagnostic error =
      plain_error("le fichier contient un octet nul : ce n'est pas un texte, ou il a été abîmé",
                  {"exportez de nouveau le fichier en CSV"});
  error.place = {path, line};
  return error;
}

/// The bytes without a UTF-8 sequence or a line end that goes on behind them.
std::size_t whole_sequences(std::string_view bytes) {
  if (!bytes.empty() && bytes.back() == '\r') return bytes.size() - 1;
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte < 0x80) break;
    if (byte >= 0xC0) return bytes.size() - back;
  }
  return bytes.size();
}

/// `inspect` on a file's blocks, one after the other.
class Inspector {
 public:
  /// Looks at `bytes`, which start at `place`, up to the last whole sequence (all of them at the
  /// file's end); returns how many that is.
  std::size_t look(std::string_view bytes, std::size_t place, bool is_last) {
    const std::size_t size = is_last ? bytes.size() : whole_sequences(bytes);
    const Inspection found = inspect(bytes.substr(0, size));
    const auto note = [place](std::size_t& first, std::size_t here) {
      if (first == kNowhere && here != kNowhere) first = place + here;
    };
    note(all_.first_invalid, found.first_invalid);
    note(all_.first_multibyte, found.first_multibyte);
    note(all_.first_nul, found.first_nul);
    note(all_.first_lone_cr, found.first_lone_cr);
    note(all_.first_lost, found.first_lost);
    all_.multibyte_count += found.multibyte_count;
    all_.invalid_count += found.invalid_count;
    all_.has_invisible = all_.has_invisible || found.has_invisible;
    for (std::size_t i = 0; i < found.invalid_bytes.size(); ++i) {
      all_.invalid_bytes[i] += found.invalid_bytes[i];
    }
    return size;
  }
  const Inspection& all() const { return all_; }

 private:
  Inspection all_;
};

}  // namespace

Checked<Content> Content::open(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) return Diagnostics{unreadable(path, file.error())};
  return of(std::move(*file), path);
}

Checked<Content> Content::of(InputFile file, const std::string& path) {
  Content content;
  content.file_ = std::move(file);
  if (const auto trouble = content.settle(path)) return Diagnostics{*trouble};
  return content;
}

/// Finds the encoding, and what no text may hold.
std::optional<Diagnostic> Content::settle(const std::string& path) {
  Inspector inspector;
  std::string block;
  for (std::size_t place = 0; place < end();) {
    const std::size_t last = std::min(place + kBlock, end());
    if (!file_.read(place, last, block)) return unreadable(path, kCutShort);
    if (place == 0 && settle_mark(block)) return settle_utf16(path);
    // The mark is no letter that tells of an encoding.
    if (place < begin_) block.erase(0, begin_ - place);
    place = std::max(place, begin_);
    place += inspector.look(block, place, last == end());
  }
  return settle_as(inspector.all(), path);
}

/// Well-formed sequences hardly ever come about by chance: where most of what is not ASCII is such,
/// the file is UTF-8 with rows that were spoilt.
std::optional<Diagnostic> Content::settle_as(const Inspection& found, const std::string& path) {
  if (found.first_nul != kNowhere) return nul_byte(path, line_at(found.first_nul));
  has_lone_cr_ = found.first_lone_cr != kNowhere;
  has_invisible_ = found.has_invisible;
  if (found.first_lost != kNowhere) lost_letter_line_ = line_at(found.first_lost);
  if (found.first_invalid == kNowhere) return std::nullopt;
  const bool is_spoilt_utf8 = found.multibyte_count >= found.invalid_count;
  has_bad_bytes_ = is_spoilt_utf8;
  if (is_spoilt_utf8) return std::nullopt;
  encoding_ = Encoding::windows_1252;
  has_invisible_ = true;  // 0xAD is one there
  old_encoding_ = old_encoding_of(found);
  if (found.first_multibyte != kNowhere) mixed_encodings_line_ = line_at(found.first_invalid);
  return std::nullopt;
}

/// Passes over a byte order mark; true when it says UTF-16, or every other byte does.
bool Content::settle_mark(std::string_view bytes) {
  if (starts_with(bytes, kMark)) begin_ = kMark.size();
  if (starts_with(bytes, "\xFF\xFE")) encoding_ = Encoding::utf16_little;
  if (starts_with(bytes, "\xFE\xFF")) encoding_ = Encoding::utf16_big;
  if (encoding_ != Encoding::utf8) {
    begin_ = 2;
    return true;
  }
  const auto unmarked = unmarked_utf16(bytes);
  if (unmarked) encoding_ = *unmarked;
  return unmarked.has_value();
}

std::optional<Diagnostic> Content::settle_utf16(const std::string& path) {
  std::string text;
  int line = 1;
  char before = ' ';
  for (std::size_t place = begin_; place < end(); place += kBlock) {
    if (!read(place, std::min(place + kBlock, end()), text)) return unreadable(path, kCutShort);
    const std::size_t nul = std::min(text.find('\0'), text.size());
    const bool is_cr_before = before == '\r' && !text.empty() && text.front() != '\n';
    line += line_ends(std::string_view{text}.substr(0, nul), before);
    if (nul < text.size()) return nul_byte(path, line);
    const std::string_view whole = std::string_view{text}.substr(
        0, place + kBlock < end() ? whole_sequences(text) : text.size());
    const Inspection found = inspect(whole);
    has_lone_cr_ = has_lone_cr_ || is_cr_before || found.first_lone_cr != kNowhere;
    has_invisible_ = has_invisible_ || found.has_invisible;
  }
  return std::nullopt;
}

/// The line of a place in a file whose line ends are single bytes.
int Content::line_at(std::size_t place) const {
  std::string bytes;
  int line = 1;
  char before = ' ';
  for (std::size_t begin = 0; begin < place; begin += kBlock) {
    file_.read(begin, std::min(begin + kBlock, place), bytes);
    line += line_ends(bytes, before);
  }
  return line;
}

bool Content::read(std::size_t begin, std::size_t end, std::string& text) const {
  if (encoding_ == Encoding::utf8) return file_.read(begin, end, text);
  std::string bytes;
  const bool is_whole = file_.read(begin, end, bytes);
  text =
      encoding_ == Encoding::windows_1252 ? from_windows_1252(bytes) : from_utf16(bytes, encoding_);
  return is_whole;
}

std::size_t Content::bytes_of(std::string_view text) const {
  if (encoding_ == Encoding::utf8) return text.size();
  const auto count_if = [text](auto holds) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [&](char c) { return holds(static_cast<unsigned char>(c)); }));
  };
  const std::size_t points = count_if([](unsigned char c) { return c < 0x80 || c >= 0xC0; });
  if (encoding_ == Encoding::windows_1252) return points;
  return 2 * (points + count_if([](unsigned char c) { return c >= 0xF0; }));
}

std::string_view Content::first_bytes(std::string_view text, std::size_t bytes) const {
  if (encoding_ == Encoding::utf8) return text.substr(0, bytes);
  std::size_t size = 0;
  for (std::size_t taken = 0; taken < bytes && size < text.size();) {
    const std::size_t begin = size++;
    while (size < text.size() && is_trailing_byte(text[size])) ++size;
    taken += bytes_of(text.substr(begin, size - begin));
  }
  return text.substr(0, size);
}

std::size_t Content::after_line_end(std::size_t place) const {
  constexpr std::size_t kShortBlock = 512;  // most lines end within
  const bool is_utf16 = encoding_ == Encoding::utf16_little || encoding_ == Encoding::utf16_big;
  std::string text;
  if (is_utf16) place -= (place - begin_) % 2;
  while (place < end()) {
    const std::size_t last = std::min(place + kShortBlock, end());
    read(place, last, text);
    const std::size_t found = has_lone_cr_ ? text.find_first_of("\r\n") : text.find('\n');
    if (found == kNowhere) {
      place = last;
      continue;
    }
    const auto place_behind = [&](std::size_t size) {
      return std::min(end(), place + bytes_of(std::string_view{text}.substr(0, size)));
    };
    if (text[found] == '\n' || last == end()) {
      const bool is_crlf =
          text[found] == '\r' && found + 1 < text.size() && text[found + 1] == '\n';
      return place_behind(found + (is_crlf ? 2 : 1));
    }
    if (found + 1 < text.size()) return place_behind(found + (text[found + 1] == '\n' ? 2 : 1));
    place = place_behind(found);  // what follows the CR is in the next block
  }
  return end();
}

bool Content::ends_with_line_end() const {
  std::string text;
  const std::size_t size = std::min<std::size_t>(2, end() - begin_);
  read(end() - size, end(), text);
  return !text.empty() && (text.back() == '\n' || text.back() == '\r');
}

}  // namespace copil::exports
