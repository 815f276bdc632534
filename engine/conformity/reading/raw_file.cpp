#include "conformity/reading/raw_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "base/signs.hpp"
#include "conformity/reading/lexer.hpp"

namespace copil::conformity {

namespace {

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

/// Steps over one line end; false when there is none.
bool skip_line_end(std::string_view bytes, std::size_t& at) {
  if (at < bytes.size() && bytes[at] == '\r') {
    ++at;
    if (at < bytes.size() && bytes[at] == '\n') ++at;
    return true;
  }
  if (at < bytes.size() && bytes[at] == '\n') {
    ++at;
    return true;
  }
  return false;
}

std::size_t number_at(std::string_view bytes, std::size_t at) {
  std::size_t number = 0;
  const std::string_view digits = bytes.substr(std::min(at, bytes.size()), 20);
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

void skip_digits(std::string_view bytes, std::size_t& at) {
  while (at < bytes.size() && is_digit(bytes[at])) ++at;
}

/// Counts the items of arrays, one in the other, token by token.
class ArraySizes {
 public:
  /// The size of the innermost array, or dictionary, so far.
  std::size_t add(const Token& token) {
    using Kind = Token::Kind;
    if (token.is(Kind::close_array) || token.is(Kind::close_dictionary)) {
      if (!sizes_.empty()) sizes_.pop_back();
      return 0;
    }
    if (sizes_.empty()) sizes_.push_back(0);
    // A reference is three words.
    token.is_word("R") && sizes_.back() >= 2 ? sizes_.back() -= 1 : ++sizes_.back();
    const std::size_t size = sizes_.back();
    const bool opens = token.is(Kind::open_array) || token.is(Kind::open_dictionary);
    if (opens) sizes_.push_back(0);
    return size;
  }

 private:
  std::vector<std::size_t> sizes_;
};

/// The first hexadecimal or literal string behind `/ID [`, as written.
std::string id_behind(std::string_view bytes, std::size_t at) {
  const std::size_t key = bytes.find("/ID", at);
  if (key == std::string_view::npos) return {};
  Lexer lexer(bytes, key + 3);
  if (!lexer.next().is(Token::Kind::open_array)) return {};
  return lexer.next().text;
}

}  // namespace

RawFile::RawFile(std::string_view bytes, QPDF& file) {
  read_header(bytes);
  read_end(bytes);
  read_tables(bytes);
  read_objects(bytes, file);
}

void RawFile::read_header(std::string_view bytes) {
  begins_with_header = bytes.starts_with("%PDF-");
  const std::size_t at = bytes.substr(0, 1024).find("%PDF-");
  if (at == std::string_view::npos) return;
  std::size_t end = at + 5;
  while (end < bytes.size() && !is_line_end(bytes[end])) ++end;
  version = bytes.substr(at + 5, std::min<std::size_t>(end - at - 5, 20));
  skip_line_end(bytes, end);
  const std::string_view line = bytes.substr(end, 5);
  has_binary_comment = line.size() == 5 && line[0] == '%' &&
                       std::all_of(line.begin() + 1, line.end(),
                                   [](char c) { return static_cast<unsigned char>(c) > 127; });
}

void RawFile::read_end(std::string_view bytes) {
  constexpr std::string_view kEnd = "%%EOF";
  std::size_t at = bytes.rfind(kEnd);
  if (at != std::string_view::npos) {
    at += kEnd.size();
    skip_line_end(bytes, at);
    bytes_behind_end = bytes.size() - at;
  }
  const std::string_view start = bytes.substr(0, 2048);
  is_linearized = start.find("/Linearized") != std::string_view::npos;
  if (!is_linearized) return;
  const std::size_t last = bytes.rfind("trailer");
  const std::size_t first = bytes.find("trailer");
  if (first == std::string_view::npos || last == first) return;
  const std::string first_id = id_behind(bytes, first);
  const std::string last_id = id_behind(bytes, last);
  ids_agree = first_id.empty() || last_id.empty() || first_id == last_id;
}

void RawFile::read_tables(std::string_view bytes) {
  const std::size_t start = bytes.rfind("startxref");
  if (start == std::string_view::npos) return;
  std::size_t at = start + 9;
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  std::set<std::size_t> seen;
  for (at = number_at(bytes, at); at < bytes.size() && seen.insert(at).second;) {
    if (bytes.substr(at, 4) != "xref") {
      has_cross_reference_stream = true;
      return;
    }
    read_table(bytes, at);
    const std::size_t trailer = bytes.find("trailer", at);
    if (trailer == std::string_view::npos) return;
    const std::size_t end = std::min(bytes.find("startxref", trailer), bytes.size());
    const std::string_view text = bytes.substr(trailer, end - trailer);
    if (text.find("/XRefStm") != std::string_view::npos) has_cross_reference_stream = true;
    std::size_t prev = text.find("/Prev");
    if (prev == std::string_view::npos) return;
    prev += 5;
    while (prev < text.size() && is_blank(text[prev])) ++prev;
    at = number_at(text, prev);
  }
}

/// `xref`, a line end, then headers of two numbers, one space between them, each on its line.
void RawFile::read_table(std::string_view bytes, std::size_t at) {
  at += 4;
  are_table_lines_right &= skip_line_end(bytes, at);
  const std::size_t first = at;
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  are_table_lines_right &= at == first;
  while (at < bytes.size() && is_digit(bytes[at])) {
    skip_digits(bytes, at);
    const std::size_t space = at;
    while (at < bytes.size() && is_blank(bytes[at]) && !is_line_end(bytes[at])) ++at;
    is_table_spaced &= at == space + 1 && bytes[space] == ' ';
    const std::size_t count = number_at(bytes, at);
    skip_digits(bytes, at);
    while (at < bytes.size() && bytes[at] == ' ') ++at;
    are_table_lines_right &= skip_line_end(bytes, at);
    if (count > bytes.size() / 20) return;
    at += 20 * count;
  }
}

void RawFile::read_objects(std::string_view bytes, QPDF& file) {
  std::map<std::size_t, std::string> places;
  for (const auto& [object, entry] : file.getXRefTable()) {
    ++object_count;
    if (entry.getType() != 1 || entry.getOffset() <= 0) continue;
    const auto offset = static_cast<std::size_t>(entry.getOffset());
    if (offset < bytes.size()) places[offset] = "objet " + std::to_string(object.getObj());
  }
  for (auto place = places.begin(); place != places.end(); ++place) {
    const auto next = std::next(place);
    const std::size_t end = next == places.end() ? bytes.size() : next->first;
    read_object(bytes, place->first, end, file, place->second);
  }
}

void RawFile::read_object(std::string_view bytes, std::size_t at, std::size_t end, QPDF& file,
                          const std::string& label) {
  if (!is_digit(bytes[at])) return;
  bool is_spaced = at == 0 || is_line_end(bytes[at - 1]);
  skip_digits(bytes, at);
  for (int part = 0; part < 2; ++part) {
    is_spaced &= at + 1 < end && is_blank(bytes[at]) && !is_blank(bytes[at + 1]);
    while (at < end && is_blank(bytes[at])) ++at;
    if (part == 0) skip_digits(bytes, at);
  }
  if (bytes.substr(at, 3) != "obj") return;
  at += 3;
  is_spaced &= at < end && is_line_end(bytes[at]);
  Lexer lexer(bytes.substr(0, end), at);
  long long length = -1;
  Token before;
  ArraySizes sizes;
  bool is_odd = false;
  bool has_signs = false;
  for (Token token = lexer.next(); !token.is(Token::Kind::end); token = lexer.next()) {
    if (token.is_word("stream")) {
      check_stream(bytes, lexer.at(), length, label);
      break;
    }
    if (token.is_word("endobj")) {
      is_spaced &= token.begin > 0 && is_line_end(bytes[token.begin - 1]);
      is_spaced &= token.end >= bytes.size() || is_line_end(bytes[token.end]);
      break;
    }
    is_odd |= token.has_odd_digits;
    has_signs |= token.has_other_signs;
    if (token.is(Token::Kind::string)) longest_string = std::max(longest_string, token.text.size());
    if (token.is(Token::Kind::name) && token.text.size() > 127) long_names.push_back(label);
    if (token.is(Token::Kind::number)) {
      const double size = std::abs(token.value);
      if (token.is_integer ? size > 2147483648.0 : size > 3.403e38) large_numbers.push_back(label);
      if (!token.is_integer && size > 32767) large_reals.push_back(label);
      if (!token.is_integer && size > 0 && size < 1.175e-38) small_reals.push_back(label);
    }
    longest_array = std::max(longest_array, sizes.add(token));
    if (before.is(Token::Kind::name) && before.text == "Length" && token.is_integer) {
      length = static_cast<long long>(token.value);
      Lexer ahead(bytes.substr(0, end), lexer.at());
      const Token generation = ahead.next();
      if (generation.is_integer && ahead.next().is_word("R")) {
        length = integer(
            file.getObjectByID(static_cast<int>(length), static_cast<int>(generation.value)), -1);
      }
    }
    before = std::move(token);
  }
  if (!is_spaced) spacing.push_back(label);
  if (is_odd) odd_digits.push_back(label);
  if (has_signs) other_signs.push_back(label);
}

void RawFile::check_stream(std::string_view bytes, std::size_t at, long long length,
                           const std::string& label) {
  const bool begins_well = bytes.substr(at, 1) == "\n" || bytes.substr(at, 2) == "\r\n";
  if (!begins_well) line_ends.push_back(label);
  skip_line_end(bytes, at);
  constexpr std::string_view kEnd = "endstream";
  const bool is_inside = length >= 0 && at + static_cast<std::size_t>(length) <= bytes.size();
  if (!is_inside) return lengths.push_back(label);
  std::size_t end = at + static_cast<std::size_t>(length);
  const bool ends_well = skip_line_end(bytes, end);
  if (bytes.substr(end, kEnd.size()) != kEnd) return lengths.push_back(label);
  if (!ends_well && begins_well) line_ends.push_back(label);
}

}  // namespace copil::conformity
