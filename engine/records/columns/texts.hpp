#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/columns/packed.hpp"

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

/// Texts, each mostly its own. One of 11 bytes or fewer stands in a cell of 12; the longer ones
/// stand behind each other in a block.
class Texts {
 public:
  using value_type = std::string_view;

  Texts() = default;
  Texts(std::initializer_list<std::string_view> texts);

  void push_back(std::string_view text) { cells_.push_back(made_cell(text)); }
  /// The text of that row; lives until the column changes.
  std::string_view operator[](std::size_t row) const;
  std::size_t size() const { return cells_.size(); }
  bool empty() const { return cells_.empty(); }
  void reserve(std::size_t rows);
  /// The first row that holds exactly this text.
  std::optional<std::size_t> find(std::string_view text) const;
  TextIterator<Texts> begin() const { return {*this, 0}; }
  TextIterator<Texts> end() const { return {*this, size()}; }
  bool operator==(const Texts& other) const;
  /// Bytes of memory that the rows take.
  std::size_t byte_count() const { return cells_.size() * sizeof(Cell) + long_texts_.size(); }

  static constexpr std::size_t kShort = 11;
  /// A short text, zeros, its length; or where a long one stands.
  using Cell = std::array<std::uint32_t, 3>;
  /// The cell of a short text.
  static Cell short_cell(std::string_view text) {
    const auto length = static_cast<std::uint32_t>(text.size());
    const std::uint64_t head = packed(text.data(), length);
    return {static_cast<std::uint32_t>(head), static_cast<std::uint32_t>(head >> 32),
            length << 24 | (length <= 8 ? 0 : packed_from_8(text.data(), length))};
  }
  /// True when the row holds the short text of this cell.
  bool holds(std::size_t row, const Cell& cell) const {
    const Cell& own = cells_[row];
    return own[0] == cell[0] && own[1] == cell[1] && own[2] == cell[2];
  }
  /// Asks the processor to have the row at hand a while later.
  void prefetch(std::size_t row) const { __builtin_prefetch(&cells_[row]); }

 private:
  Cell made_cell(std::string_view text);

  std::vector<Cell> cells_;
  std::string long_texts_;
};

}  // namespace copil::records
