#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/exact.hpp"
#include "example/making/chance.hpp"
#include "example/making/formats.hpp"

/// Inside the room: rows as text, in the dialect of their file.
namespace copil::example {

/// The byte order mark, titles and header of a file, encoded.
std::string opening_of(records::FileId file, const Dialect& dialect);
/// What follows the last row, encoded: a row that breaks off inside quotes, or nothing.
std::string closing_of(const Dialect& dialect);

/// A stretch of rows of one file. Cells are given one by one, then `end_row`; a noisy dialect adds
/// faulty copies, blank lines and copies of the header in between.
class RowWriter {
 public:
  /// In a noisy dialect, at least `assured` rows are faulty, chance permitting or not.
  RowWriter(records::FileId file, Style style, Order order, Chance chance, std::uint64_t assured);

  RowWriter& code(std::string_view code);
  /// The pseudonym `J00000042`; of 20 hexadecimal signs in a mixed folder.
  RowWriter& youth(std::uint32_t number);
  /// The code `CT0000042-1` of a youth's co-traitance.
  RowWriter& cotraitance(std::uint32_t youth, int rank);
  /// Empty for `unknown` and `open`.
  RowWriter& day(Day day);
  RowWriter& word(std::string_view word);
  RowWriter& enjeu(int number);
  RowWriter& flag(bool value);
  RowWriter& number(std::int64_t number);
  RowWriter& amount(Cents amount);
  RowWriter& text(std::string_view text);
  RowWriter& empty() { return begin_cell(); }
  void end_row();

  /// The rows so far, encoded.
  std::string take();
  std::uint64_t rows() const { return rows_; }
  std::uint64_t faulty() const { return faulty_; }

 private:
  RowWriter& begin_cell();
  void put_digits(std::uint32_t number, int width);
  void put_hexadecimal(std::uint64_t number, int width);
  void put_quoted(std::string_view text);
  void end_line();
  void add_noise();
  void add_faulty_copy(const Fault& fault);

  records::FileId file_;
  Dialect dialect_;
  const bool has_long_pseudonyms_;
  Chance chance_;
  std::vector<Fault> faults_;
  std::uint64_t assured_;
  std::string out_;
  std::array<std::size_t, 16> starts_{};  ///< of the current row's cells
  std::size_t cells_ = 0;
  std::size_t row_start_ = 0;
  std::uint64_t rows_ = 0;
  std::uint64_t faulty_ = 0;
};

}  // namespace copil::example
