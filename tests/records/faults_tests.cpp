#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>

#include "exports/slow_csv.hpp"
#include "folder.hpp"
#include "records/read.hpp"
#include "records/reading/columns.hpp"
#include "records/reading/files.hpp"
#include "support/export_faults.hpp"
#include "support/faults.hpp"
#include "support/odd_faults.hpp"
#include "support/temporary_folder.hpp"
#include "support/workbook_faults.hpp"

// Whatever is done to a file: either everything is read as before, or somebody is told.

using namespace copil;
using namespace copil::records;
using test_support::Cells;
using test_support::ExportFaults;
using test_support::Faults;
using test_support::Mutant;
using test_support::OddFaults;
using test_support::WorkbookForm;

namespace {

void put(std::string& text, std::string_view value) {
  text += value;
  text += '\x1F';
}
template <class T>
requires std::is_arithmetic_v<T> || std::is_enum_v<T>
void put(std::string& text, T value) {
  put(text, std::string_view{std::to_string(static_cast<long long>(value))});
}
void put(std::string& text, Day day) {
  put(text, day.number);
}
void put(std::string& text, Cents cents) {
  put(text, cents.count);
}
void put(std::string& text, Ratio ratio) {
  put(text, ratio.num);
  put(text, ratio.den);
}
template <class T>
void put(std::string& text, const std::optional<T>& value) {
  put(text, value.has_value());
  if (value) put(text, *value);
}

template <class C>
void put_column(std::string& text, const C& column) {
  for (std::size_t i = 0; i < column.size(); ++i) {
    if constexpr (std::is_same_v<C, std::vector<bool>>) {
      put(text, static_cast<int>(column[i]));
    } else {
      put(text, column[i]);
    }
  }
  text += '\n';
}

/// All that was read, as one text.
std::string dump(Records& r) {
  std::string text;
  put_column(text, r.territoires.code);
  put_column(text, r.territoires.type);
  put_column(text, r.territoires.libelle);
  put_column(text, r.territoires.parent);
  put_column(text, r.jeunes.code);
  put_column(text, r.jeunes.is_listed);
  put_column(text, r.cotraitances.code);
  const auto put_table = [&](auto& table) {
    for_each_column(table, [&](const auto& column) { put_column(text, column); });
  };
  put_table(r.objectifs);
  put_table(r.jeunes);
  put_table(r.cotraitances);
  put_table(r.inscriptions);
  put_table(r.alertes);
  put_table(r.civis);
  put_table(r.accompagnements);
  put_table(r.services);
  // The codes of actions join nothing: `A1.0` is as good as `A1` while each is one action.
  Actions actions = r.actions;
  std::fill(actions.code.begin(), actions.code.end(), "");
  put_table(actions);
  put_table(r.conventions);
  put_table(r.versements);
  put_table(r.evaluations_mrs);
  put_table(r.prescriptions_pops);
  put_table(r.series);
  // Codes of decisions and of agents join nothing either, no more than those of meetings that keep
  // their decisions.
  Decisions decisions = r.decisions;
  std::fill(decisions.code.begin(), decisions.code.end(), "");
  Reunions reunions = r.reunions;
  std::fill(reunions.code.begin(), reunions.code.end(), "");
  Agents agents = r.agents;
  std::fill(agents.agent.begin(), agents.agent.end(), "");
  put_table(reunions);
  put_table(r.membres);
  put_table(decisions);
  put_table(r.plan_actions);
  put_table(agents);
  put_table(r.transmissions);
  return text;
}

/// The files without the rows that are rejected in them as they are.
std::map<std::string, std::string> without_rejects(std::map<std::string, std::string> files) {
  const Folder folder;
  for (const auto& [name, bytes] : files) folder.write(name, bytes);
  const auto reading = read_folder(folder.path(), {});
  REQUIRE(reading);
  for (std::size_t i = reading->rejects.size(); i-- > 0;) {
    const auto reject = reading->rejects[i];
    std::string& bytes = files.at(std::string{reject.file});
    std::size_t begin = 0;
    for (std::uint64_t line = 1; line < reject.line; ++line) begin = bytes.find('\n', begin) + 1;
    bytes.erase(begin, bytes.find('\n', begin) + 1 - begin);
  }
  return files;
}

/// The CSV files of the demo that are files of the format.
std::map<std::string, std::string> demo_files() {
  std::map<std::string, std::string> files;
  for (std::size_t i = 0; i < kFileCount; ++i) {
    const std::string name{file_name(static_cast<FileId>(i))};
    const std::string bytes = copil::testing::bytes_of(COPIL_SOURCE_DIR "/fixtures/demo/" + name);
    if (!bytes.empty()) files[name] = bytes;
  }
  return files;
}

FileId id_of(const std::string& name) {
  std::size_t i = 0;
  while (file_name(static_cast<FileId>(i)) != name) ++i;
  return static_cast<FileId>(i);
}

/// Records below the header as the slow reader counts them.
std::uint64_t records_counted_slowly(const std::string& path, FileId file) {
  const auto table = exports::open_table(path, layout_of(file));
  REQUIRE(table);
  const auto& format = table->format;
  std::uint64_t count = 0;
  for (const auto& record :
       slow_csv::Reader{table->all_rows(), format.separator, format.line_ends, format.slots.size()}
           .all()) {
    const bool has_mark = record.text.rfind("\xEF\xBB\xBF", 0) == 0;
    count += record.text.substr(has_mark ? 3 : 0) == format.header ? 0 : 1;
  }
  return count;
}

/// Somebody is told of that file, whatever form it has.
bool is_told(const Reading& reading, const Mutant& mutant) {
  const std::string stem = mutant.file.substr(0, mutant.file.find('.'));
  for (const auto& warning : reading.warnings) {
    const std::string text = formatted(warning);
    if (text.find(stem) != std::string::npos ||
        (!mutant.new_name.empty() && text.find(mutant.new_name) != std::string::npos)) {
      return true;
    }
  }
  for (std::size_t i = 0; i < reading.rejects.size(); ++i) {
    const std::string file{reading.rejects[i].file};
    if (file.substr(0, file.find('.')) == stem || file == mutant.new_name) return true;
  }
  return false;
}

/// The file's records, the whole of its parts, as the slow reader counts them.
std::uint64_t parts_counted_slowly(const Folder& folder, const Mutant& mutant, FileId file) {
  std::uint64_t count = records_counted_slowly(folder.path() + "/" + mutant.new_name, file);
  const auto inputs = input_files(folder.path());
  for (const auto& [name, bytes] : mutant.beside) {
    const bool is_read = std::find(inputs.begin(), inputs.end(), name) != inputs.end();
    count += is_read ? records_counted_slowly(folder.path() + "/" + name, file) : 0;
  }
  return count;
}

/// In text, or in the form given, of which nobody else counts the records.
template <class Generator>
void check_mutants(std::size_t count, std::uint64_t seed,
                   const std::optional<WorkbookForm>& form = std::nullopt) {
  const auto clean = without_rejects(demo_files());
  REQUIRE(clean.size() == kFileCount);
  const Folder folder;
  for (const auto& [name, bytes] : clean) folder.write(name, bytes);
  auto reference = read_folder(folder.path(), {});
  REQUIRE(reference);
  REQUIRE(reference->rejects.empty());
  const std::string expected = dump(reference->records);
  Generator faults{clean, seed};
  std::map<std::string, std::map<std::string, int>> outcomes;
  std::string silent;
  for (std::size_t i = 0; i < count; ++i) {
    const Mutant mutant = form ? form->dressed(faults.next()) : faults.next();
    folder.remove(mutant.file);
    if (!mutant.new_name.empty()) folder.write(mutant.new_name, mutant.bytes);
    for (const auto& [name, bytes] : mutant.beside) folder.write(name, bytes);
    const FileId file = id_of(mutant.file);
    auto reading = read_folder(folder.path(), {});
    std::string outcome = "refusé";
    if (reading) {
      const FileCount& read = reading->records.count(file);
      CAPTURE(i, mutant.kind, mutant.file);
      CHECK(read.read == read.kept + read.rejected);
      if (read.is_present && !form) {
        CHECK(read.read == parts_counted_slowly(folder, mutant, file));
      }
      const bool is_equal = dump(reading->records) == expected;
      const bool lacks = read.columns != reference->records.count(file).columns;
      outcome = is_equal ? "égal" : is_told(*reading, mutant) ? "dit" : lacks ? "n.d." : "tu";
    }
    ++outcomes[mutant.kind][outcome];
    if (outcome == "tu") silent += std::to_string(i) + " " + mutant.kind + " " + mutant.file + "\n";
    if (!mutant.new_name.empty()) folder.remove(mutant.new_name);
    for (const auto& [name, bytes] : mutant.beside) folder.remove(name);
    folder.write(mutant.file, clean.at(mutant.file));
  }
  CHECK(silent == "");
  for (const auto& [kind, shares] : outcomes) {
    std::cout << kind << " :";
    for (const auto& [outcome, share] : shares) std::cout << " " << outcome << " " << share;
    std::cout << "\n";
  }
}

}  // namespace

TEST_CASE("no fault of a file is passed over in silence") {
  check_mutants<Faults>(250, 16);
}

TEST_CASE("no fault of a value is passed over in silence") {
  check_mutants<OddFaults>(250, 1604);
}

TEST_CASE("no fault of a program that exports is passed over in silence") {
  check_mutants<ExportFaults>(120, 2204);
}

TEST_CASE("no fault of a value is passed over in silence in a workbook") {
  check_mutants<OddFaults>(60, 1604, WorkbookForm{false, Cells::texts});
  check_mutants<OddFaults>(60, 1605, WorkbookForm{false, Cells::typed});
  check_mutants<OddFaults>(60, 1606, WorkbookForm{true, Cells::texts});
  check_mutants<OddFaults>(60, 1607, WorkbookForm{true, Cells::typed});
}

TEST_CASE("no fault of ten thousand is passed over in silence", "[lent]") {
  check_mutants<Faults>(10'000, 2010);
}

TEST_CASE("no fault of a value of five thousand is passed over in silence", "[lent]") {
  check_mutants<OddFaults>(5'000, 1904);
}

TEST_CASE("no fault of three thousand of programs that export is passed over in silence",
          "[lent]") {
  check_mutants<ExportFaults>(3'000, 1907);
}

TEST_CASE("no fault of a value of a thousand is passed over in silence in a workbook", "[lent]") {
  check_mutants<OddFaults>(1'000, 1900, WorkbookForm{false, Cells::texts});
  check_mutants<OddFaults>(1'000, 1901, WorkbookForm{false, Cells::typed});
  check_mutants<OddFaults>(1'000, 1902, WorkbookForm{true, Cells::texts});
  check_mutants<OddFaults>(1'000, 1903, WorkbookForm{true, Cells::typed});
}
