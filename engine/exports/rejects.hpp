#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace copil::exports {

/// A row that was not kept, and why.
struct Reject {
  std::string_view file;              ///< `services.csv`
  std::uint64_t line = 0;             ///< where the record starts; the file's first line is 1
  std::string_view column;            ///< as the format names it; `colonne 9` beyond the header
  std::string_view value;             ///< the cell, unquoted and trimmed
  std::string_view reason;            ///< French, the same text for the same kind of fault
  std::string_view row;               ///< the record as read, without its line end (UTF-8)
  std::string_view mission_locale{};  ///< its code, where the row tells or leads to it
  std::string_view jeune{};           ///< the pseudonym that the row bears
  std::string_view source{};  ///< what holds the row (`services.xlsx, feuille « T2 »`); empty: file
  std::string_view spot{};    ///< `cellule C14`; empty: the line tells

  /// The name of what holds the row.
  std::string_view source_name() const { return source.empty() ? file : source; }
};

/// Where the row stands, for messages: `services.csv, ligne 14`; within its file, whose name is
/// only told where another bears the row: `ligne 14`, `services_R82.csv, ligne 14`.
std::string place_text(const Reject& reject);
std::string place_within(const Reject& reject);

/// Every rejected row of a run, in the order added. Frugal: a folder may be rejected by the
/// million.
class Rejects {
 public:
  void add(const Reject& reject);
  /// Adds the rows rejected elsewhere, after its own.
  void add(const Rejects& others);
  std::size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }
  /// What they consist of, for whoever writes or reads them whole.
  template <class A>
  void archive(A& parts) {
    parts(entries_, text_, words_);
    if constexpr (A::is_reading) number_words();
  }
  /// The views live until the next `add`.
  Reject operator[](std::size_t index) const;

 private:
  struct Entry {
    std::uint64_t line;
    std::uint64_t offset;  ///< of the value in `text_`, then the row, the youth, the spot
    std::uint32_t value_size;
    std::uint32_t row_size;
    std::uint32_t jeune_size;
    std::uint32_t spot_size;
    std::uint32_t source, file, column, reason, mission_locale;  ///< indices in `words_`
  };
  std::uint32_t word(std::string_view text);
  void number_words();

  std::vector<Entry> entries_;
  std::string text_;
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::uint32_t> word_numbers_;
};

/// The text of `rejets.csv`: UTF-8 with the mark that Excel wants, `;`, LF, header
/// `fichier;ligne;colonne;valeur;motif;enregistrement;mission_locale;jeune`, one line a rejected
/// row.
std::string rejects_csv(const Rejects& rejects);

}  // namespace copil::exports
