#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "records/columns/numbering.hpp"
#include "records/columns/texts.hpp"

namespace copil::records {

/// Texts of which most are repeated (motives, zones): each is kept once, a row takes one byte as
/// long as there are 256 of them at most, else four.
class RepeatedTexts {
 public:
  using value_type = std::string_view;

  void push_back(std::string_view text);
  void emplace_back(std::string_view text = {}) { push_back(text); }
  /// The text of that row; lives until the column changes.
  std::string_view operator[](std::size_t row) const { return texts_.text(number_at(row)); }
  std::size_t size() const { return is_wide_ ? wide_.size() : narrow_.size(); }
  bool empty() const { return size() == 0; }
  void clear() { *this = {}; }
  void reserve(std::size_t rows);
  /// New rows are empty texts.
  void resize(std::size_t rows);
  /// Adds the rows of another column.
  void append(const RepeatedTexts& other);
  /// Takes these rows (ascending) out.
  void drop(const std::vector<std::uint32_t>& rows);
  TextIterator<RepeatedTexts> begin() const { return {*this, 0}; }
  TextIterator<RepeatedTexts> end() const { return {*this, size()}; }
  bool operator==(const RepeatedTexts& other) const;
  /// What it consists of, for whoever writes or reads it whole.
  template <class A>
  void archive(A& parts) {
    parts(texts_, last_, narrow_, wide_, is_wide_);
  }
  /// Once it was read whole.
  void index() { texts_.index(); }
  std::size_t byte_count() const { return narrow_.size() + 4 * wide_.size() + texts_.text_bytes(); }

 private:
  std::uint32_t number_at(std::size_t row) const { return is_wide_ ? wide_[row] : narrow_[row]; }
  void push_number(std::uint32_t number);

  Numbering texts_;
  std::uint32_t last_ = Numbering::kUnknown;  ///< number of the text added last
  std::vector<std::uint8_t> narrow_;
  std::vector<std::uint32_t> wide_;
  bool is_wide_ = false;
};

}  // namespace copil::records
