#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exports/source.hpp"

namespace copil::warehouse {

/// The primary keys of the rows of a table, as their places. Frugal: a few bytes a row beside the
/// key's own.
class PrimaryKeys final : public exports::Places {
 public:
  /// `columns`: the names of the key's columns; none: rows have but their number.
  explicit PrimaryKeys(std::vector<std::string> columns) : columns_(std::move(columns)) {}

  /// The next row, which starts on that line of the text; `key`: the values of its key.
  void add(std::uint64_t line, const std::vector<std::string_view>& key);

  exports::RowPlace of(std::uint64_t line, std::size_t column) const override;

 private:
  std::uint64_t row_on(std::uint64_t line) const;

  std::vector<std::string> columns_;
  std::string keys_;                      ///< values, each ended by a NUL
  std::vector<std::uint64_t> stretches_;  ///< where in `keys_` every 64th row starts
  std::uint64_t rows_ = 0;
  /// Rows after which lines and rows no longer go together: cells of several lines. The line and
  /// the row (from 0).
  std::vector<std::pair<std::uint64_t, std::uint64_t>> shifts_;
};

}  // namespace copil::warehouse
