#include "exports/rows.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/folded.hpp"
#include "exports/dialect/encoding.hpp"
#include "exports/dialect/marks.hpp"
#include "exports/quoting.hpp"

// Over 400 lines: both walks over a block, wide and byte by byte, share the state of a record.
namespace copil::exports {

namespace {

constexpr std::string_view kOpenQuote = "guillemet ouvert et mal refermé";
constexpr std::string_view kSwallowing =
    "guillemet ouvert qui avalerait les lignes suivantes : refermez-le";
constexpr std::string_view kSurplus =
    "cellule en trop, au-delà de la dernière colonne de l'en-tête";
constexpr std::string_view kWholeRow =
    "la ligne entière est entre guillemets : exportez le fichier avec des guillemets par cellule";
constexpr std::string_view kOtherSeparator =
    "la ligne a un autre séparateur que l'en-tête : exportez le fichier avec un seul séparateur";
constexpr std::string_view kCutRecord =
    "fichier coupé : son dernier enregistrement est incomplet et sans fin de ligne";
constexpr std::string_view kNotUtf8 =
    "octet qui n'est pas de l'UTF-8, alors que le reste du fichier en est";

bool is_plain(char c) {
  return c > ' ' && c < 0x7F;
}

/// `trimmed`, but at once when both ends are plain ASCII.
std::string_view trimmed_cell(std::string_view raw) {
  if (raw.empty() || (is_plain(raw.front()) && is_plain(raw.back()))) return raw;
  return trimmed(raw);
}

}  // namespace

Rows::Rows(std::string_view text, const RowFormat& format, Chunk chunk, TextEnd text_end)
    : text_(text),
      format_(format),
      end_(std::min(chunk.end, text.size())),
      text_end_(text_end),
      cells_(format.slot_count),
      next_start_(chunk.begin) {
  if (next_start_ < end_) load(next_start_);
}

bool Rows::next() {
  const bool has_record = next_record();
  if (has_record && format_.translation) translate();
  return has_record;
}

bool Rows::next_record() {
  while (next_start_ < end_) {
    if (read_plain_record()) {
      if (is_to_skip()) continue;
      short_rows_.add_whole(record_.back() == format_.separator);
      if (format_.has_bad_bytes) judge_bytes();
      return true;
    }
    read_record();
    if (has_run_out_) return false;
    if (is_to_skip()) continue;
    judge_shape();
    return !has_run_out_;
  }
  return false;
}

/// Nearly every record: as many cells as the header, none with a quote, a line end behind them.
/// False when it is any other, and nothing has moved.
bool Rows::read_plain_record() {
  const std::size_t block = block_;
  const std::uint64_t marks = marks_;
  const std::size_t columns = format_.slots.size();
  const char* const text = text_.data();
  std::size_t cell_start = next_start_;
  std::size_t end = cell_start;
  for (std::size_t column = 0; column < columns; ++column) {
    const bool is_last = column + 1 == columns;
    const std::size_t mark = next_mark();
    if (mark >= text_.size() || text[mark] != (is_last ? '\n' : format_.separator)) {
      block_ = block;
      marks_ = marks;
      return false;
    }
    end = mark;
    while (is_last && end > cell_start && text[end - 1] == '\r') --end;
    const int slot = format_.slots[column];
    if (slot >= 0) {
      cells_[static_cast<std::size_t>(slot)] = trimmed_cell({text + cell_start, end - cell_start});
    }
    cell_start = mark + 1;
  }
  record_ = {text + next_start_, end - next_start_};
  next_start_ = cell_start;
  line_ = next_line_++;
  column_count_ = columns;
  fault_.reset();
  long_quote_.reset();
  has_stray_quote_ = false;
  has_line_end_ = true;
  return true;
}

void Rows::read_record() {
  const std::size_t start = next_start_;
  line_ = next_line_;
  column_count_ = 0;
  fault_.reset();
  long_quote_.reset();
  has_stray_quote_ = false;
  std::size_t cell_start = start;
  std::string_view quoted;
  bool is_quoted = false;
  while (true) {
    const std::size_t mark = next_mark();
    if (run_out_at(mark)) return;
    if (mark < text_.size() && text_[mark] == '"') {
      if (mark != cell_start) {
        has_stray_quote_ = true;
        continue;
      }
      is_quoted = read_quoted(mark, quoted);
      if (has_run_out_) return;
      if (is_quoted) continue;
      record_ = text_.substr(start, next_start_ - start);
      break;
    }
    if (mark < text_.size() && text_[mark] == '\r') {
      if (run_out_at(mark + 1)) return;
      if (mark + 1 < text_.size() && text_[mark + 1] == '\n') continue;
    }
    set_cell(is_quoted ? quoted : text_.substr(cell_start, mark - cell_start));
    is_quoted = false;
    cell_start = mark + 1;
    if (mark < text_.size() && text_[mark] == format_.separator) continue;
    has_line_end_ = mark < text_.size();
    next_start_ = std::min(mark + 1, text_.size());
    ++next_line_;
    record_ = text_.substr(start, mark - start);
    break;
  }
  while (!record_.empty() && (record_.back() == '\n' || record_.back() == '\r')) {
    record_.remove_suffix(1);
  }
  for (std::size_t i = column_count_; i < format_.slots.size(); ++i) {
    if (format_.slots[i] >= 0) cells_[static_cast<std::size_t>(format_.slots[i])] = {};
  }
}

/// What only the whole record shows.
void Rows::judge_shape() {
  const std::size_t columns = format_.slots.size();
  if (long_quote_ && (fault_ ? fault_->reason == kSurplus : stands_for_records())) {
    return give_up_long_quote();
  }
  if (!fault_ && format_.has_bad_bytes) judge_bytes();
  if (column_count_ >= columns) short_rows_.add_whole(record_.back() == format_.separator);
  if (fault_ || column_count_ >= columns) return;
  short_rows_.add_short(line_);
  const std::string_view only = column_count_ == 1 ? fault_of_only_cell() : std::string_view{};
  if (!only.empty()) {
    fault_ = RowFault{0, trimmed(record_), only};
  } else if (!has_line_end_ && text_end_ == TextEnd::of_file) {
    const std::size_t last = record_.rfind(format_.separator);
    const std::string_view cell = record_.substr(last == std::string_view::npos ? 0 : last + 1);
    fault_ = RowFault{column_count_ - 1, trimmed(cell), kCutRecord};
  }
}

/// Blames the cell of the first byte that is not UTF-8.
void Rows::judge_bytes() {
  const std::size_t invalid = inspect(record_).first_invalid;
  if (invalid == kNowhere) return;
  std::size_t column = 0;
  std::size_t begin = 0;
  bool is_inside = false;
  for (std::size_t i = 0; i < invalid; ++i) {
    if (record_[i] == '"') is_inside = !is_inside;
    if (is_inside || record_[i] != format_.separator) continue;
    ++column;
    begin = i + 1;
  }
  const std::size_t end = std::min(record_.find(format_.separator, invalid), record_.size());
  fault_ = RowFault{column, trimmed(record_.substr(begin, end - begin)), kNotUtf8};
}

/// The record has one cell: as many separators as the header inside its quotes, or another
/// separator as often, tell why.
std::string_view Rows::fault_of_only_cell() const {
  const auto wanted = static_cast<std::ptrdiff_t>(format_.slots.size()) - 1;
  const auto has = [&](char separator) {
    return std::count(record_.begin(), record_.end(), separator) >= wanted;
  };
  if (record_.substr(0, 1) == "\"" && has(format_.separator)) return kWholeRow;
  for (const char other : {';', ',', '\t', '|'}) {
    if (other != format_.separator && has(other)) return kOtherSeparator;
  }
  return {};
}

/// True, and noted, when the text was cut at or before `position`: who knows what comes there.
bool Rows::run_out_at(std::size_t position) {
  if (text_end_ == TextEnd::cut && position >= text_.size()) has_run_out_ = true;
  return has_run_out_;
}

/// Reads on to the closing quote. False, and the record given up at the end of this very line, when
/// there is none, something else than the cell's end follows it, or whole records stand between.
bool Rows::read_quoted(std::size_t open_quote, std::string_view& value) {
  const std::uint64_t line = next_line_;
  bool has_doubled = false;
  std::size_t separators = 0;  // since the line end before
  std::size_t first_separators = 0;
  std::string_view reason = kOpenQuote;
  while (true) {
    const std::size_t mark = next_mark();
    if (mark - open_quote > kLongestQuoted) break;
    // What follows a closing quote is looked at too: `""`, or a line end of two bytes.
    if (run_out_at(mark + 2)) return false;
    if (mark >= text_.size()) break;
    if (text_[mark] == format_.separator) ++separators;
    const bool is_line_end =
        text_[mark] == '\n' || (text_[mark] == '\r' && text_.substr(mark, 2) != "\r\n");
    const bool is_quote = text_[mark] == '"';
    const bool is_first_line = next_line_ == line;
    if ((is_line_end || (is_quote && !is_first_line)) && is_full_line(separators)) {
      reason = kSwallowing;
      break;
    }
    if (is_line_end) {
      if (is_first_line) first_separators = separators;
      ++next_line_;
      separators = 0;
    }
    if (!is_quote) continue;
    if (mark + 1 < text_.size() && text_[mark + 1] == '"') {
      has_doubled = true;
      next_mark();
      continue;
    }
    if (!ends_cell(mark + 1)) break;
    value = text_.substr(open_quote + 1, mark - open_quote - 1);
    if (!is_first_line && !long_quote_) {
      long_quote_ = LongQuote{open_quote, column_count_, line, first_separators, separators};
    }
    if (has_doubled) {
      append_unquoted(unquoted_.emplace_back(), value);
      value = unquoted_.back();
    }
    return true;
  }
  give_up_quote(open_quote, line, reason);
  return false;
}

/// As many separators as the header: a line inside a quoted cell is very likely a record.
bool Rows::is_full_line(std::size_t separators) const {
  const std::size_t columns = format_.slots.size();
  return columns > 1 && separators > 0 && separators + 1 >= columns;
}

/// Both the line where a quoted cell opens and the one where it closes have as many separators as
/// the header: two stray quotes in two records.
bool Rows::stands_for_records() const {
  const LongQuote& quote = *long_quote_;
  const std::size_t cells_behind = column_count_ - quote.column - 1;
  return quote.first_separators > 0 && is_full_line(quote.column + quote.first_separators) &&
         quote.last_separators > 0 && is_full_line(quote.last_separators + cells_behind);
}

bool Rows::ends_cell(std::size_t position) const {
  if (position >= text_.size()) return true;
  const char next = text_[position];
  if (next == '\r' && format_.line_ends == LineEnds::lf) {
    return position + 1 == text_.size() || text_[position + 1] == '\n';
  }
  return next == format_.separator || next == '\n' || next == '\r';
}

void Rows::give_up_quote(std::size_t open_quote, std::uint64_t line, std::string_view reason) {
  const std::size_t end = line_end_from(open_quote);
  if (run_out_at(end + 1)) return;
  const std::string_view rest = text_.substr(open_quote, end - open_quote);
  if (!fault_) fault_ = RowFault{column_count_, trimmed(rest), reason};
  next_start_ = behind_line_end(end);
  next_line_ = line + 1;
  has_line_end_ = end < text_.size();
  if (next_start_ < text_.size()) load(next_start_);
}

/// A quoted cell of several lines in a record that has too many cells: the lines are records.
void Rows::give_up_long_quote() {
  const LongQuote quote = *long_quote_;
  const std::size_t start = static_cast<std::size_t>(record_.data() - text_.data());
  fault_.reset();
  column_count_ = quote.column;
  for (std::size_t i = column_count_; i < format_.slots.size(); ++i) {
    if (format_.slots[i] >= 0) cells_[static_cast<std::size_t>(format_.slots[i])] = {};
  }
  give_up_quote(quote.open_quote, quote.line, kSwallowing);
  record_ = text_.substr(start, line_end_from(quote.open_quote) - start);
}

/// The first line end from a position on, or the text's end.
std::size_t Rows::line_end_from(std::size_t position) const {
  const std::size_t found = format_.line_ends == LineEnds::any
                                ? text_.find_first_of("\r\n", position)
                                : text_.find('\n', position);
  const std::size_t end = std::min(found, text_.size());
  const bool is_crlf =
      end < text_.size() && end > position && text_[end] == '\n' && text_[end - 1] == '\r';
  return is_crlf ? end - 1 : end;
}

std::size_t Rows::behind_line_end(std::size_t line_end) const {
  const bool is_crlf = text_.substr(line_end, 2) == "\r\n";
  return std::min(line_end + (is_crlf ? 2 : 1), text_.size());
}

void Rows::set_cell(std::string_view raw) {
  const std::size_t column = column_count_++;
  if (column < format_.slots.size()) {
    const int slot = format_.slots[column];
    if (slot >= 0) cells_[static_cast<std::size_t>(slot)] = trimmed_cell(raw);
    return;
  }
  const std::string_view value = trimmed_cell(raw);
  if (!value.empty() && !fault_) fault_ = RowFault{column, value, kSurplus};
}

void Rows::translate() {
  const auto fault = format_.translation->translate(cells_, unquoted_);
  if (fault && !fault_) fault_ = fault;
}

bool Rows::is_to_skip() {
  if (fault_) return false;
  // Most records begin with a letter or a digit of a cell, and are not as long as the header.
  const bool is_plain_start = !record_.empty() && is_plain(record_.front()) &&
                              record_.front() != '"' && record_.front() != format_.separator;
  if (is_plain_start && record_.size() != format_.header.size()) return false;
  constexpr std::string_view kByteOrderMark = "\uFEFF";  // between files put one behind the other
  const std::string_view plain = record_.substr(0, kByteOrderMark.size()) == kByteOrderMark
                                     ? record_.substr(kByteOrderMark.size())
                                     : record_;
  if (!format_.header.empty() && plain == format_.header) {
    ++header_copies_;
    return true;
  }
  return std::all_of(record_.begin(), record_.end(), [&](char c) {
    return c == format_.separator || c == ' ' || c == '"' || (c >= '\t' && c <= '\r');
  });
}

std::size_t Rows::next_mark() {
  while (marks_ == 0) {
    if (block_ + kRowBlock >= text_.size()) return text_.size();
    load(block_ + kRowBlock);
  }
  const std::size_t mark = block_ + static_cast<std::size_t>(std::countr_zero(marks_));
  marks_ &= marks_ - 1;
  return mark;
}

void Rows::load(std::size_t position) {
  block_ = position;
  const char line_end = format_.line_ends == LineEnds::any ? '\r' : '\n';
  if (position + kRowBlock <= text_.size()) {
    marks_ = marks_in(text_.data() + position, format_.separator, line_end);
    return;
  }
  std::array<char, kRowBlock> last{};
  std::memcpy(last.data(), text_.data() + position, text_.size() - position);
  marks_ = marks_in(last.data(), format_.separator, line_end);
}

std::vector<Chunk> chunks_of(Chunk whole, std::size_t bytes,
                             const std::function<std::size_t(std::size_t)>& after_line_end) {
  std::vector<Chunk> chunks;
  for (std::size_t begin = whole.begin; begin < whole.end;) {
    const std::size_t target = begin + std::max<std::size_t>(bytes, 1) - 1;
    const std::size_t end = target < whole.end ? after_line_end(target) : whole.end;
    chunks.push_back({begin, end});
    begin = end;
  }
  return chunks;
}

}  // namespace copil::exports
