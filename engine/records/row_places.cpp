#include "records/row_places.hpp"

#include <algorithm>
#include <cassert>
#include <map>

#include "records/reading/found_files.hpp"

namespace copil::records {

namespace {

/// Bytes walked at a time, and those read beyond them for the last record to end in.
constexpr std::size_t kWalked = std::size_t{1} << 20;
constexpr std::size_t kBehindWalked = 4096;

/// A row asked for: its number in its part of the file, its rank among those asked for.
struct WantedRow {
  std::uint64_t row = 0;
  std::size_t rank = 0;
};

Diagnostics changed_error(const std::string& path) {
  Diagnostic error =
      plain_error("le fichier n'est plus celui qui a été lu : les lignes ne se retrouvent pas",
                  {"relisez les données, puis redemandez les lignes"});
  error.place = {path};
  return {error};
}

/// The lines of the rows of that table that were not kept, in order.
std::vector<std::uint64_t> rejected_lines(const exports::Rejects& rejects,
                                          const exports::Table& table) {
  std::vector<std::uint64_t> lines;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const exports::Reject reject = rejects[i];
    const bool is_here = reject.file == table.layout.file && reject.source_name() == table.name;
    if (is_here) lines.push_back(reject.line);
  }
  return lines;
}

/// Walks the records of a table, each with its line, until told to stop.
class LineWalk {
 public:
  explicit LineWalk(const exports::Table& table)
      : table_(table), start_(table.first_row), line_(table.first_line) {}

  /// The lines of the next stretch of records; nothing at the end, or where the file fails.
  const std::vector<std::uint64_t>* next() {
    if (start_ >= table_.content.end()) return nullptr;
    std::size_t beyond = kBehindWalked;
    while (!walk(beyond)) beyond *= 8;
    return has_failed_ ? nullptr : &lines_;
  }

 private:
  /// False when the text `beyond` the stretch was not enough to end its last record.
  bool walk(std::size_t beyond) {
    const exports::Content& content = table_.content;
    const std::size_t end = std::min(start_ + kWalked, content.end());
    const std::size_t text_end = std::min(end + beyond, content.end());
    lines_.clear();
    has_failed_ = !content.read(start_, text_end, text_);
    if (has_failed_) return true;
    const std::string_view own = content.first_bytes(text_, end - start_);
    exports::Rows rows{
        text_,
        table_.format,
        {0, own.size()},
        text_end == content.end() ? exports::TextEnd::of_file : exports::TextEnd::cut};
    while (rows.next()) lines_.push_back(line_ + rows.line());
    if (rows.has_run_out()) return false;
    const std::string_view walked = std::string_view{text_}.substr(0, rows.next_start());
    const std::size_t next = std::min(start_ + content.bytes_of(walked), content.end());
    line_ += rows.next_line();
    start_ = std::max(next, start_ + 1);
    return true;
  }

  const exports::Table& table_;
  std::size_t start_;
  std::uint64_t line_;
  std::string text_;
  std::vector<std::uint64_t> lines_;
  bool has_failed_ = false;
};

/// Finds the rows wanted of one table, in their order. False when the table has fewer rows.
bool find_in(const exports::Table& table, const exports::Rejects& rejects,
             std::span<const WantedRow> wanted, std::vector<KeptPlace>& places) {
  const auto rejected = rejected_lines(rejects, table);
  auto next_rejected = rejected.begin();
  auto next_wanted = wanted.begin();
  std::uint64_t row = 0;
  LineWalk walk{table};
  while (const auto* lines = walk.next()) {
    for (const std::uint64_t line : *lines) {
      const std::uint64_t shown = table.places ? table.place_of(line, 0).line : line;
      if (next_rejected != rejected.end() && *next_rejected == shown) {
        ++next_rejected;
        continue;
      }
      for (; next_wanted != wanted.end() && next_wanted->row == row; ++next_wanted) {
        const auto place = table.place_of(line, 0);
        // A cell is told of a fault; the row as a whole is the row of the sheet.
        const bool is_cell = place.spot.starts_with("cellule ");
        places[next_wanted->rank] = {table.name, place.line, is_cell ? "" : place.spot};
      }
      if (next_wanted == wanted.end()) return true;
      ++row;
    }
  }
  return false;
}

/// The rows of each file that are wanted, in their order.
std::map<FileId, std::vector<WantedRow>> by_file(std::span<const RowId> rows) {
  std::map<FileId, std::vector<WantedRow>> wanted;
  for (std::size_t rank = 0; rank < rows.size(); ++rank) {
    assert(rows[rank].file != FileId::territoires);
    wanted[rows[rank].file].push_back({rows[rank].row, rank});
  }
  for (auto& [file, own] : wanted) {
    std::sort(own.begin(), own.end(),
              [](const WantedRow& a, const WantedRow& b) { return a.row < b.row; });
  }
  return wanted;
}

Checked<FoundFiles> found_again(const std::string& folder, const Correspondances& correspondances) {
  if (!warehouse::is_address(folder)) return find_files(folder, correspondances);
  const auto database = warehouse::Database::open(folder);
  if (!database) return database.error();
  return find_tables(*database, correspondances);
}

/// Finds the rows wanted of one file of the format, part by part.
Diagnostics find_in_parts(const FoundFiles& found, FileId file, const Reading& reading,
                          const Correspondances& correspondances,
                          const std::vector<WantedRow>& wanted, std::vector<KeptPlace>& places) {
  const auto& offers = found.offers(file);
  const auto& inputs = reading.records.inputs[static_cast<std::size_t>(file)];
  if (offers.size() != inputs.size()) return changed_error(found.path(file));
  std::uint64_t first = 0;  // of the part, in the file's table
  auto next = wanted.begin();
  for (std::size_t i = 0; i < offers.size(); ++i) {
    std::vector<WantedRow> own;
    for (; next != wanted.end() && next->row < first + inputs[i].count.kept; ++next) {
      own.push_back({next->row - first, next->rank});
    }
    first += inputs[i].count.kept;
    if (own.empty()) continue;
    const auto table = open_offer(offers[i], static_cast<std::size_t>(file), correspondances);
    if (!table) return table.error();
    const bool is_same = table->content.byte_count() == inputs[i].count.bytes;
    if (!is_same || !find_in(*table, reading.rejects, own, places)) {
      return changed_error(table->path);
    }
  }
  return next == wanted.end() ? Diagnostics{} : changed_error(found.path(file));
}

}  // namespace

std::string place_text(const KeptPlace& place) {
  return place.source + ", " +
         (place.spot.empty() ? "ligne " + std::to_string(place.line) : place.spot);
}

Checked<std::vector<KeptPlace>> places_of_rows(const Reading& reading, std::span<const RowId> rows,
                                               const ReadOptions& options) {
  std::vector<KeptPlace> places(rows.size());
  if (rows.empty()) return places;
  const std::string& folder = reading.records.folder;
  const auto correspondances =
      load_correspondances(warehouse::is_address(folder) ? std::string{} : folder,
                           options.correspondances, options.dated_names);
  if (!correspondances) return correspondances.error();
  const auto found = found_again(folder, *correspondances);
  if (!found) return found.error();
  for (const auto& [file, wanted] : by_file(rows)) {
    const Diagnostics faults =
        find_in_parts(*found, file, reading, *correspondances, wanted, places);
    if (!faults.empty()) return faults;
  }
  return places;
}

}  // namespace copil::records
