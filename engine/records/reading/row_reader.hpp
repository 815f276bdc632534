#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exports/column_words.hpp"
#include "exports/fields.hpp"
#include "exports/plain_cells.hpp"
#include "exports/rows.hpp"
#include "exports/table.hpp"
#include "records/columns/numbering.hpp"
#include "records/records.hpp"

/// Inside the room: one row of a file as typed cells. `columns` are indices of the file's layout.
namespace copil::records {

/// What is said of an interval whose end comes first.
inline constexpr std::string_view kEndsBefore = "fin antérieure au début";

/// The first fault of a row: that of its leftmost faulty column, but for one that leaves nothing to
/// be said of the other cells.
struct Blame {
  std::size_t position = 0;  ///< of the column in the header
  std::string_view value;
  std::string_view reason;
  bool is_of_all = false;  ///< as in `exports::RowFault`

  /// True when a fault of the column at `other` would be named instead.
  bool yields_to(std::size_t other) const { return !is_of_all && other < position; }
};

/// A key that only the rows before can judge (unique, or known elsewhere).
struct LateKey {
  std::size_t column;
  std::string_view text;   ///< what is compared
  std::string_view value;  ///< the column's cell
  /// For rows that refer to another and may come only once: the whole of what makes them alike, and
  /// the column blamed for a second one. Empty: nothing.
  std::string_view whole;
  std::string_view whole_value;  ///< the blamed column's cell
  std::size_t whole_column = 0;
};

/// Times of day, which are dropped, and how many of them are 22 or 23 hours sharp: midnight of the
/// next day in France, as an export in universal time writes it.
struct TimesOfDay {
  std::uint64_t all = 0;
  std::uint64_t eves = 0;
  void add(const TimesOfDay& more) {
    all += more.all;
    eves += more.eves;
  }
};

/// Reads the cells of the current row of `rows`. A bad cell is blamed and gives a harmless value.
class RowReader {
 public:
  RowReader(const exports::Table& table, exports::Rows& rows, const Territoires& territoires,
            const Numbering& codes);

  /// Forgets the row before.
  void start();
  bool is_faulty() const { return blame_.has_value(); }
  const std::optional<Blame>& blame() const { return blame_; }

  /// The cell, blamed when it is empty in a mandatory column, or a spreadsheet's error.
  std::string_view text(std::size_t column) {
    const std::string_view cell = rows_.cell(column);
    if (cell.empty() || cell.front() == '#') judge_odd_text(column, cell);
    return cell;
  }
  /// The cell, empty or not.
  std::string_view cell(std::size_t column) const { return rows_.cell(column); }
  std::string_view identifier(std::size_t column) {
    const std::string_view cell = rows_.cell(column);
    const bool is_plain =
        exports::is_plain_identifier(cell) && !may_hide_ && !rows_.has_stray_quote();
    return is_plain ? cell : judged_identifier(column);
  }
  Day day(std::size_t column, Day empty = Day::unknown) {
    const auto plain = exports::plain_day(rows_.cell(column));
    return plain ? *plain : judged_day(column, empty);
  }
  bool boolean(std::size_t column);
  std::int16_t year(std::size_t column);
  std::int64_t objectif(std::size_t column);
  std::optional<Cents> amount(std::size_t column);
  exports::PublishedFigure figure(std::size_t column);
  /// What the cell's word means; `otherwise` for an empty cell or a bad word.
  template <class Meaning, std::size_t count>
  Meaning meaning(std::size_t column, const exports::ColumnWords<Meaning, count>& words,
                  Meaning otherwise) {
    const auto found = word(column, {words.words, words.fault});
    return found ? words.meanings[*found] : otherwise;
  }
  std::uint8_t numbered_code(std::size_t column, const exports::NumberedCodes& codes);
  /// A known territory, of that type if one is given; kNone for an empty cell.
  TerritoireId territoire(std::size_t column, std::optional<TypeTerritoire> type = {});

  /// A known territory that has a steering committee (article 9): the nation, a region or a mission
  /// locale; kNone for an empty cell.
  TerritoireId committee(std::size_t column);

  /// Blames the cell.
  void blame(std::size_t column, std::string_view reason);
  /// Blames `column` when both days are known and it comes before the other.
  void check_not_before(std::size_t column, Day day, Day other, std::string_view reason);

  void set_late_key(std::size_t column, std::string_view text) {
    late_key_ = {column, text, rows_.cell(column), {}, {}, 0};
  }
  /// A late key that is no cell: the text is kept for as long as the chunk's cells are.
  void set_composed_late_key(std::size_t column, std::string text);
  /// What makes the row like another, beside the late key: kept as long.
  void set_whole_key(std::size_t column, std::string text);
  const std::optional<LateKey>& late_key() const { return late_key_; }
  /// Times of day behind the days of the rows so far.
  const TimesOfDay& times() const { return times_; }
  std::deque<std::string> take_composed() { return std::move(composed_); }

 private:
  /// The word's index; nothing for an empty cell or a bad word.
  std::optional<std::uint8_t> word(std::size_t column, const exports::Words& words);
  std::string_view judged_identifier(std::size_t column);
  Day judged_day(std::size_t column, Day empty);
  void note_time(std::string_view cell);
  void judge_odd_text(std::size_t column, std::string_view cell);
  template <class T>
  T taken(std::size_t column, const exports::Field<T>& field);
  TerritoireId id_of(std::string_view code);
  /// A code met before, of at most eight bytes.
  struct MetCode {
    std::uint64_t bytes = 0;
    std::uint32_t size = 0;  ///< none yet
    TerritoireId id = kNone;
  };

  const exports::Table& table_;
  const exports::Rows& rows_;
  const Territoires& territoires_;
  const Numbering& codes_;
  const bool may_hide_;             ///< some cell may hold a character that no reader sees
  std::vector<MetCode> met_codes_;  ///< by some bits of their bytes
  std::optional<Blame> blame_;
  std::optional<LateKey> late_key_;
  TimesOfDay times_;
  std::deque<std::string> composed_;
};

}  // namespace copil::records
