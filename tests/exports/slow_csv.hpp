#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/folded.hpp"

/// A slow, obvious reading of CSV, to check the fast one against: one byte at a time, all copied.
namespace copil::slow_csv {

struct Record {
  std::uint64_t line = 0;  ///< lines before it
  std::vector<std::string> cells;
  std::string text;
  bool has_bad_quote = false;
  bool operator==(const Record&) const = default;
};

class Reader {
 public:
  Reader(std::string_view text, char separator, char line_end)
      : text_(text), separator_(separator), line_end_(line_end) {}

  std::vector<Record> all() {
    std::vector<Record> records;
    while (at_ < text_.size()) {
      Record record = one();
      if (record.has_bad_quote || !is_blank(record.text)) records.push_back(record);
    }
    return records;
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }

  Record one() {
    const std::size_t start = at_;
    Record record;
    record.line = line_;
    while (true) {
      std::string cell;
      const bool is_quoted = !at_end() && text_[at_] == '"';
      const std::size_t cell_start = at_;
      const std::uint64_t cell_line = line_;
      if (is_quoted && !quoted(cell)) {
        at_ = cell_start;
        line_ = cell_line;
        while (!at_end() && text_[at_] != line_end_) ++at_;
        record.has_bad_quote = true;
        return closed(record, start);
      }
      if (!is_quoted) {
        while (!at_end() && text_[at_] != separator_ && text_[at_] != line_end_)
          cell += text_[at_++];
      }
      record.cells.emplace_back(trimmed(cell));
      if (at_end() || text_[at_] == line_end_) return closed(record, start);
      ++at_;
    }
  }

  Record closed(Record record, std::size_t start) {
    record.text = std::string{text_.substr(start, at_ - start)};
    while (!record.text.empty() && (record.text.back() == '\r' || record.text.back() == '\n')) {
      record.text.pop_back();
    }
    if (!at_end()) ++at_;
    ++line_;
    return record;
  }

  /// Leaves `at_` on the separator, line end or text end after the closing quote.
  bool quoted(std::string& cell) {
    ++at_;
    while (!at_end()) {
      if (text_[at_] == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += '"';
        at_ += 2;
      } else if (text_[at_] == '"') {
        ++at_;
        const bool is_crlf = line_end_ == '\n' && !at_end() && text_[at_] == '\r' &&
                             (at_ + 1 == text_.size() || text_[at_ + 1] == '\n');
        if (is_crlf) ++at_;
        return at_end() || text_[at_] == separator_ || text_[at_] == line_end_;
      } else {
        if (text_[at_] == line_end_) ++line_;
        cell += text_[at_++];
      }
    }
    return false;
  }

  bool is_blank(const std::string& record) const {
    return record.find_first_not_of(std::string{" \"\t\r\n\v\f"} + separator_) == std::string::npos;
  }

  std::string_view text_;
  char separator_;
  char line_end_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 0;
};

}  // namespace copil::slow_csv
