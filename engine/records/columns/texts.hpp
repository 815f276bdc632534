#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/columns/packed.hpp"
#include "records/columns/prefetch.hpp"

namespace copil::records {

/// Walks a column of texts by row.
template <class Column>
class TextIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = std::string_view;
  using difference_type = std::ptrdiff_t;
  using pointer = const std::string_view*;
  using reference = std::string_view;

  TextIterator(const Column& column, std::size_t row) : column_(&column), row_(row) {}
  std::string_view operator*() const { return (*column_)[row_]; }
  TextIterator& operator++() {
    ++row_;
    return *this;
  }
  TextIterator operator++(int) { return {*column_, row_++}; }
  bool operator==(const TextIterator& other) const { return row_ == other.row_; }
  TextIterator operator+(std::ptrdiff_t rows) const {
    return {*column_, row_ + static_cast<std::size_t>(rows)};
  }
  std::ptrdiff_t operator-(const TextIterator& other) const {
    return static_cast<std::ptrdiff_t>(row_) - static_cast<std::ptrdiff_t>(other.row_);
  }

 private:
  const Column* column_;
  std::size_t row_;
};

/// Texts, each mostly its own. A short one stands in a cell of 12, 16, 24 or 40 bytes, as most of
/// the column need; the longer ones stand behind each other in a block.
class Texts {
 public:
  using value_type = std::string_view;

  Texts() = default;
  Texts(std::initializer_list<std::string_view> texts);

  void push_back(std::string_view text);
  /// The text of that row; lives until the column changes.
  std::string_view operator[](std::size_t row) const {
    const char* const cell = cell_of(row);
    const auto length = static_cast<unsigned char>(cell[cell_bytes() - 1]);
    return length == kLongMark ? long_text(cell) : std::string_view{cell, length};
  }
  std::size_t size() const { return cells_.size() / words_; }
  bool empty() const { return cells_.empty(); }
  void reserve(std::size_t rows);
  /// The first row that holds exactly this text.
  std::optional<std::size_t> find(std::string_view text) const;
  TextIterator<Texts> begin() const { return {*this, 0}; }
  TextIterator<Texts> end() const { return {*this, size()}; }
  bool operator==(const Texts& other) const;
  /// Bytes of memory that the rows take.
  std::size_t byte_count() const { return cells_.size() * sizeof(Word) + long_texts_.size(); }

  /// What it consists of, for whoever writes or reads it whole.
  template <class A>
  void archive(A& parts) {
    parts(cells_, words_, long_texts_);
  }

  /// True when the row holds that text.
  bool holds(std::size_t row, std::string_view text) const {
    const char* const cell = cell_of(row);
    const auto length = static_cast<unsigned char>(cell[cell_bytes() - 1]);
    if (length == kLongMark) return long_text(cell) == text;
    return length == text.size() && are_same(cell, text.data(), length);
  }
  /// Asks the processor to have the row at hand a while later.
  void prefetch(std::size_t row) const {
    records::prefetch(cell_of(row));
    records::prefetch(cell_of(row) + cell_bytes() - 1);
  }

 private:
  /// A cell is a short text, zeros and in its last byte its length; or where a long text stands.
  using Word = std::uint32_t;
  static constexpr unsigned char kLongMark = 0xFF;

  std::size_t cell_bytes() const { return words_ * sizeof(Word); }
  std::size_t longest_short() const { return cell_bytes() - 1; }
  const char* cell_of(std::size_t row) const {
    return reinterpret_cast<const char*>(cells_.data() + row * words_);
  }
  std::string_view long_text(const char* cell) const;
  void put_long(char* cell, std::string_view text);
  bool is_to_widen(std::size_t length);
  void widen(std::size_t length);

  std::vector<Word> cells_;
  std::size_t words_ = 3;  ///< of a cell
  std::size_t rows_wanted_ = 0;
  std::size_t would_fit_ = 0;  ///< long texts that a wider cell would hold
  std::string long_texts_;
};

}  // namespace copil::records
