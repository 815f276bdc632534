#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/folded.hpp"
#include "exports/rows.hpp"

/// A slow, obvious reading of CSV, to check the fast one against: one byte at a time, all copied.
namespace copil::slow_csv {

struct Record {
  std::uint64_t line = 0;  ///< lines before it
  std::vector<std::string> cells;
  std::string text;
  bool has_bad_quote = false;
  bool operator==(const Record&) const = default;
};

/// `columns`: those of the header, which tell a line inside quotes from a record. With `any`, a CR
/// alone ends a line too.
class Reader {
 public:
  Reader(std::string_view text, char separator, exports::LineEnds line_ends, std::size_t columns)
      : text_(text), separator_(separator), line_ends_(line_ends), columns_(columns) {}

  std::vector<Record> all() {
    std::vector<Record> records;
    while (at_ < text_.size()) {
      Record record = one();
      if (record.has_bad_quote || has_surplus_ || !is_blank(record.text)) {
        records.push_back(record);
      }
    }
    return records;
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }

  /// Bytes of the line end at a place, 0 when there is none.
  std::size_t line_end(std::size_t at) const {
    if (at >= text_.size()) return 0;
    if (text_[at] == '\n') return 1;
    if (text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n') return 2;
    return text_[at] == '\r' && line_ends_ == exports::LineEnds::any ? 1 : 0;
  }

  Record one() {
    const Saved start{at_, line_};
    Record record = one_with(kNobody);
    const bool has_too_many =
        record.cells.size() > columns_ &&
        std::any_of(record.cells.begin() + static_cast<long>(columns_), record.cells.end(),
                    [](const auto& cell) { return !cell.empty(); });
    has_surplus_ = has_too_many;
    const bool are_records = record.cells.size() > long_cell_ && long_cell_ != kNobody &&
                             first_separators_ > 0 && last_separators_ > 0 &&
                             is_record(long_cell_ + first_separators_) &&
                             is_record(last_separators_ + record.cells.size() - long_cell_ - 1);
    if (has_too_many) record.has_bad_quote = false;
    if (record.has_bad_quote || long_cell_ == kNobody || !(has_too_many || are_records)) {
      return record;
    }
    // The lines of the first cell of several lines are taken for records.
    at_ = start.at;
    line_ = start.line;
    return one_with(long_cell_);
  }

  /// Gives up at the quote of the cell `given_up`.
  Record one_with(std::size_t given_up) {
    const std::size_t start = at_;
    Record record;
    record.line = line_;
    long_cell_ = kNobody;
    while (true) {
      std::string cell;
      const bool is_quoted = !at_end() && text_[at_] == '"';
      const std::size_t cell_start = at_;
      const std::uint64_t cell_line = line_;
      if (is_quoted && (record.cells.size() == given_up || !quoted(cell))) {
        at_ = cell_start;
        line_ = cell_line;
        while (!at_end() && line_end(at_) == 0) ++at_;
        record.has_bad_quote = true;
        return closed(record, start);
      }
      if (is_quoted && line_ != cell_line && long_cell_ == kNobody) {
        long_cell_ = record.cells.size();
        first_separators_ = first_;
        last_separators_ = last_;
      }
      if (!is_quoted) {
        while (!at_end() && text_[at_] != separator_ && line_end(at_) == 0) cell += text_[at_++];
      }
      record.cells.emplace_back(trimmed(cell));
      if (at_end() || line_end(at_) > 0) return closed(record, start);
      ++at_;
    }
  }

  Record closed(Record record, std::size_t start) {
    record.text = std::string{text_.substr(start, at_ - start)};
    while (!record.text.empty() && (record.text.back() == '\r' || record.text.back() == '\n')) {
      record.text.pop_back();
    }
    at_ += line_end(at_);
    ++line_;
    return record;
  }

  /// Leaves `at_` on the separator, line end or text end after the closing quote.
  bool quoted(std::string& cell) {
    const std::uint64_t first_line = line_;
    std::size_t separators = 0;
    ++at_;
    while (!at_end()) {
      if (text_[at_] == '"' && line_ != first_line && is_record(separators)) return false;
      if (text_[at_] == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += '"';
        at_ += 2;
      } else if (text_[at_] == '"') {
        last_ = separators;
        ++at_;
        if (text_.substr(at_) == "\r") ++at_;
        return at_end() || text_[at_] == separator_ || line_end(at_) > 0;
      } else if (const std::size_t size = line_end(at_)) {
        if (is_record(separators)) return false;
        if (line_ == first_line) first_ = separators;
        ++line_;
        separators = 0;
        cell += text_.substr(at_, size);
        at_ += size;
      } else {
        if (text_[at_] == separator_) ++separators;
        cell += text_[at_++];
      }
    }
    return false;
  }

  bool is_record(std::size_t separators) const {
    return columns_ > 1 && separators > 0 && separators + 1 >= columns_;
  }

  bool is_blank(const std::string& record) const {
    return record.find_first_not_of(std::string{" \"\t\r\n\v\f"} + separator_) == std::string::npos;
  }

  struct Saved {
    std::size_t at;
    std::uint64_t line;
  };
  static constexpr std::size_t kNobody = std::string_view::npos;

  std::string_view text_;
  char separator_;
  exports::LineEnds line_ends_;
  std::size_t columns_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 0;
  bool has_surplus_ = false;  ///< the record read last has something beyond the columns
  std::size_t long_cell_ = kNobody;
  std::size_t first_separators_ = 0, last_separators_ = 0;  ///< of the long cell
  std::size_t first_ = 0, last_ = 0;                        ///< of the cell read last
};

}  // namespace copil::slow_csv
