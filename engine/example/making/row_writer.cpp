#include "example/making/row_writer.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/signs.hpp"

namespace copil::example {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kObservations = "observations";
constexpr int kFaultyPerMille = 10;
constexpr int kPerMilleObserved = 100;
constexpr int kRowsToABlankLine = 500;
constexpr int kRowsToAHeader = 2000;

void append_upper(std::string& out, std::string_view text) {
  for (char c : text) out += capital_letter(c);
}

std::string header_of(records::FileId file, const Dialect& dialect) {
  std::string line;
  for (const auto& column : columns_of(file)) {
    if (!line.empty()) line += dialect.separator;
    if (dialect.is_upper_case)
      append_upper(line, column.name);
    else
      line += column.name;
  }
  if (dialect.has_observations) (line += dialect.separator) += kObservations;
  line.append(static_cast<std::size_t>(dialect.surplus_separators), dialect.separator);
  return line.append(dialect.line_end);
}

/// The Windows-1252 byte of a code point that the room's texts use.
char windows_1252_byte(unsigned code_point) {
  switch (code_point) {
    case 0x20AC:
      return '\x80';
    case 0x0152:
      return '\x8C';
    case 0x2019:
      return '\x92';
    case 0x2013:
      return '\x96';
    case 0x0153:
      return '\x9C';
    default:
      return code_point < 0x100 ? static_cast<char>(code_point) : '?';
  }
}

/// The code point that starts at `i` of a text of at most three bytes a point; `i` goes to its last
/// byte.
unsigned point_at(std::string_view text, std::size_t& i) {
  const auto byte = [&](std::size_t k) {
    return static_cast<unsigned>(static_cast<unsigned char>(text[k]));
  };
  const std::size_t first = i;
  if (byte(first) < 0x80) return byte(first);
  if (byte(first) < 0xE0) {
    i += 1;
    return (byte(first) & 0x1FU) << 6 | (byte(first + 1) & 0x3FU);
  }
  i += 2;
  return (byte(first) & 0x0FU) << 12 | (byte(first + 1) & 0x3FU) << 6 | (byte(first + 2) & 0x3FU);
}

std::string encoded(std::string text, const Dialect& dialect) {
  if (dialect.encoding == Encoding::utf8) return text;
  std::string bytes;
  bytes.reserve(2 * text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned point = point_at(text, i);
    if (dialect.encoding == Encoding::windows_1252) {
      bytes += windows_1252_byte(point);
    } else {
      bytes += static_cast<char>(point & 0xFFU);
      bytes += static_cast<char>(point >> 8);
    }
  }
  return bytes;
}

}  // namespace

std::string opening_of(records::FileId file, const Dialect& dialect) {
  std::string text{dialect.has_mark ? kMark : std::string_view{}};
  for (const auto title : dialect.titles) text.append(title).append(dialect.line_end);
  text += header_of(file, dialect);
  return encoded(std::move(text), dialect);
}

std::string closing_of(const Dialect& dialect) {
  return encoded(dialect.is_cut_short ? "\"J0000" : "", dialect);
}

RowWriter::RowWriter(records::FileId file, Style style, Order order, Chance chance,
                     std::uint64_t assured)
    : file_(file),
      dialect_(dialect_of(file, style)),
      has_long_pseudonyms_(order == Order::mixed),
      chance_(chance),
      assured_(assured) {
  if (dialect_.is_noisy) faults_ = faults_of(file);
}

RowWriter& RowWriter::begin_cell() {
  if (cells_ > 0) out_ += dialect_.separator;
  starts_[cells_++] = out_.size();
  return *this;
}

void RowWriter::put_digits(std::uint32_t number, int width) {
  char digits[10];
  for (int i = width; i-- > 0; number /= 10) digits[i] = static_cast<char>('0' + number % 10);
  out_.append(digits, static_cast<std::size_t>(width));
}

void RowWriter::put_hexadecimal(std::uint64_t number, int width) {
  for (int shift = 4 * (width - 1); shift >= 0; shift -= 4) {
    out_ += "0123456789abcdef"[number >> shift & 0xFU];
  }
}

void RowWriter::put_quoted(std::string_view text) {
  const char special[] = {dialect_.separator, '"', '\n', '\r'};
  if (text.find_first_of({special, sizeof special}) == std::string_view::npos) {
    out_ += text;
    return;
  }
  out_ += '"';
  for (char c : text) out_.append(c == '"' ? 2 : 1, c);
  out_ += '"';
}

RowWriter& RowWriter::code(std::string_view code) {
  begin_cell();
  out_ += code;
  if (dialect_.is_noisy && !code.empty() && chance_.per_mille(20)) out_ += ' ';
  return *this;
}

RowWriter& RowWriter::youth(std::uint32_t number) {
  begin_cell();
  if (has_long_pseudonyms_) {
    const std::uint64_t head = Chance::mixed(number);  // of one youth alone
    put_hexadecimal(head, 16);
    put_hexadecimal(Chance::mixed(head), 4);
    return *this;
  }
  out_ += 'J';
  put_digits(number, 8);
  return *this;
}

RowWriter& RowWriter::cotraitance(std::uint32_t youth, int rank) {
  begin_cell();
  out_ += "CT";
  put_digits(youth, 8);
  out_ += '-';
  put_digits(static_cast<std::uint32_t>(rank), 1);
  return *this;
}

RowWriter& RowWriter::day(Day day) {
  begin_cell();
  if (!day.is_real()) return *this;
  const CalendarDay fields = calendar(day);
  const auto year = static_cast<std::uint32_t>(fields.year);
  const auto month = static_cast<std::uint32_t>(fields.month);
  const auto day_of_month = static_cast<std::uint32_t>(fields.day);
  const char mark = dialect_.has_french_days ? '/' : '-';
  put_digits(dialect_.has_french_days ? day_of_month : year, dialect_.has_french_days ? 2 : 4);
  out_ += mark;
  put_digits(month, 2);
  out_ += mark;
  put_digits(dialect_.has_french_days ? year : day_of_month, dialect_.has_french_days ? 4 : 2);
  if (dialect_.has_midnights) out_ += " 00:00:00";
  return *this;
}

RowWriter& RowWriter::word(std::string_view word) {
  begin_cell();
  if (dialect_.is_upper_case)
    append_upper(out_, word);
  else
    out_ += word;
  return *this;
}

RowWriter& RowWriter::enjeu(int number) {
  begin_cell();
  out_ += 'E';
  if (number > 9) out_ += static_cast<char>('0' + number / 10);
  out_ += static_cast<char>('0' + number % 10);
  return *this;
}

RowWriter& RowWriter::flag(bool value) {
  begin_cell();
  out_ += value ? dialect_.yes : dialect_.no;
  return *this;
}

RowWriter& RowWriter::number(std::int64_t number) {
  begin_cell();
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number);
  out_.append(digits, end.ptr);
  return *this;
}

RowWriter& RowWriter::amount(Cents amount) {
  std::string text = decimal_text(amount);
  std::replace(text.begin(), text.end(), '.', dialect_.decimal_mark);
  begin_cell();
  put_quoted(text);
  return *this;
}

RowWriter& RowWriter::text(std::string_view text) {
  begin_cell();
  put_quoted(text);
  return *this;
}

void RowWriter::end_row() {
  assert(cells_ == columns_of(file_).size());
  if (dialect_.has_observations) {
    begin_cell();
    if (chance_.per_mille(kPerMilleObserved)) put_quoted("vu en comité ;\nà revoir, « sauf avis »");
  }
  end_line();
  ++rows_;
  if (dialect_.is_noisy) add_noise();
  row_start_ = out_.size();
  cells_ = 0;
}

void RowWriter::end_line() {
  out_.append(static_cast<std::size_t>(dialect_.surplus_separators), dialect_.separator);
  out_ += dialect_.line_end;
}

void RowWriter::add_noise() {
  if (faulty_ < assured_ || chance_.per_mille(kFaultyPerMille))
    add_faulty_copy(chance_.one_of(faults_));
  if (chance_.below(kRowsToABlankLine) == 0) out_ += dialect_.line_end;
  if (chance_.below(kRowsToAHeader) == 0) out_ += header_of(file_, dialect_);
}

/// The row just written once more, spoilt; with a key of its own, lest it be a duplicate too.
void RowWriter::add_faulty_copy(const Fault& fault) {
  const std::size_t columns = columns_of(file_).size();
  const bool has_key = columns_of(file_).front().kind == Kind::key;
  const std::string row = out_.substr(row_start_);
  starts_[cells_] = row_start_ + row.size() - dialect_.line_end.size() -
                    static_cast<std::size_t>(dialect_.surplus_separators) + 1;
  for (std::size_t i = 0; i < columns; ++i) {
    if (i > 0) out_ += dialect_.separator;
    const std::size_t start = starts_[i] - row_start_;
    const std::size_t end = starts_[i + 1] - row_start_ - 1;
    if (fault.what == Fault::What::cell && fault.column == i) {
      put_quoted(fault.text);
      continue;
    }
    out_ += row.substr(start, end - start);
    if (i == 0 && has_key && fault.what != Fault::What::duplicate) out_ += "bis";
  }
  if (dialect_.has_observations) out_ += dialect_.separator;
  if (fault.what == Fault::What::surplus_cell) {
    out_.append(static_cast<std::size_t>(dialect_.surplus_separators) + 1, dialect_.separator);
    out_ += fault.text;
  }
  end_line();
  ++rows_;
  ++faulty_;
}

std::string RowWriter::take() {
  return encoded(std::move(out_), dialect_);
}

}  // namespace copil::example
