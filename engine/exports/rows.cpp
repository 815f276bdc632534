#include "exports/rows.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/folded.hpp"
#include "exports/quoting.hpp"

namespace copil::exports {

namespace {

constexpr std::size_t kRowBlock = 64;
constexpr std::string_view kOpenQuote = "guillemet ouvert et mal refermé";
constexpr std::string_view kSurplus =
    "cellule en trop, au-delà de la dernière colonne de l'en-tête";

/// Bit i: byte i of the 64 is one of the three.
std::uint64_t marks_in(const char* block, char separator, char line_end) {
  std::uint64_t marks = 0;
#ifdef __SSE2__
  const __m128i separators = _mm_set1_epi8(separator);
  const __m128i line_ends = _mm_set1_epi8(line_end);
  const __m128i quotes = _mm_set1_epi8('"');
  for (std::size_t i = 0; i < kRowBlock; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
    const __m128i cell_ends =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, separators), _mm_cmpeq_epi8(bytes, line_ends));
    const __m128i found = _mm_or_si128(cell_ends, _mm_cmpeq_epi8(bytes, quotes));
    marks |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found))) << i;
  }
#else
  for (std::size_t i = 0; i < kRowBlock; ++i) {
    const bool is_mark = block[i] == separator || block[i] == line_end || block[i] == '"';
    marks |= static_cast<std::uint64_t>(is_mark) << i;
  }
#endif
  return marks;
}

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
  while (next_start_ < end_) {
    read_record();
    if (has_run_out_) return false;
    if (!is_to_skip()) return true;
  }
  return false;
}

void Rows::read_record() {
  const std::size_t start = next_start_;
  line_ = next_line_;
  column_count_ = 0;
  fault_.reset();
  std::size_t cell_start = start;
  std::string_view quoted;
  bool is_quoted = false;
  while (true) {
    const std::size_t mark = next_mark();
    if (run_out_at(mark)) return;
    if (mark < text_.size() && text_[mark] == '"') {
      if (mark != cell_start) continue;
      is_quoted = read_quoted(mark, quoted);
      if (has_run_out_) return;
      if (is_quoted) continue;
      record_ = text_.substr(start, next_start_ - start);
      break;
    }
    set_cell(is_quoted ? quoted : text_.substr(cell_start, mark - cell_start));
    is_quoted = false;
    cell_start = mark + 1;
    if (mark < text_.size() && text_[mark] == format_.separator) continue;
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

/// True, and noted, when the text was cut at or before `position`: who knows what comes there.
bool Rows::run_out_at(std::size_t position) {
  if (text_end_ == TextEnd::cut && position >= text_.size()) has_run_out_ = true;
  return has_run_out_;
}

/// Reads on to the closing quote. False, and the record given up at the end of this very line, when
/// there is none or something else than the cell's end follows it.
bool Rows::read_quoted(std::size_t open_quote, std::string_view& value) {
  const std::uint64_t line = next_line_;
  bool has_doubled = false;
  while (true) {
    const std::size_t mark = next_mark();
    if (mark - open_quote > kLongestQuoted) break;
    // What follows a closing quote is looked at too: `""`, or a line end of two bytes.
    if (run_out_at(mark + 2)) return false;
    if (mark >= text_.size()) break;
    if (text_[mark] == format_.line_end) ++next_line_;
    if (text_[mark] != '"') continue;
    if (mark + 1 < text_.size() && text_[mark + 1] == '"') {
      has_doubled = true;
      next_mark();
      continue;
    }
    if (!ends_cell(mark + 1)) break;
    value = text_.substr(open_quote + 1, mark - open_quote - 1);
    if (has_doubled) {
      append_unquoted(unquoted_.emplace_back(), value);
      value = unquoted_.back();
    }
    return true;
  }
  give_up_quote(open_quote, line);
  return false;
}

bool Rows::ends_cell(std::size_t position) const {
  if (position >= text_.size()) return true;
  if (text_[position] == '\r' && format_.line_end == '\n') {
    return position + 1 == text_.size() || text_[position + 1] == '\n';
  }
  return text_[position] == format_.separator || text_[position] == format_.line_end;
}

void Rows::give_up_quote(std::size_t open_quote, std::uint64_t line) {
  const std::size_t end = std::min(text_.find(format_.line_end, open_quote), text_.size());
  if (run_out_at(end)) return;
  const std::string_view rest = text_.substr(open_quote, end - open_quote);
  if (!fault_) fault_ = RowFault{column_count_, trimmed_cell(rest), kOpenQuote};
  next_start_ = std::min(end + 1, text_.size());
  next_line_ = line + 1;
  if (next_start_ < text_.size()) load(next_start_);
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

bool Rows::is_to_skip() {
  if (fault_) return false;
  if (!format_.header.empty() && record_ == format_.header) {
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
  if (position + kRowBlock <= text_.size()) {
    marks_ = marks_in(text_.data() + position, format_.separator, format_.line_end);
    return;
  }
  std::array<char, kRowBlock> last{};
  std::memcpy(last.data(), text_.data() + position, text_.size() - position);
  marks_ = marks_in(last.data(), format_.separator, format_.line_end);
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
