#include "copil/making/entry_workbook.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "copil/options/steps.hpp"
#include "files/files.hpp"
#include "records/choices.hpp"
#include "records/dictionary.hpp"
#include "workbook/entry_form.hpp"

namespace copil::program {

namespace {

using Kind = workbook::EntryColumn::Kind;

/// The same bytes on any day.
constexpr Day kFormDay{14'610};  // 1 January 2010

/// What looks like a number in codes stays as typed: only what is reckoned with is a number.
Kind kind_of(const exports::Column& column) {
  if (column.holds == exports::Holds::day) return Kind::day;
  return column.holds == exports::Holds::number ? Kind::number : Kind::text;
}

}  // namespace

std::vector<workbook::EntrySheet> entry_sheets() {
  std::vector<workbook::EntrySheet> sheets;
  for (const auto* file : records::all_descriptions()) {
    workbook::EntrySheet sheet;
    sheet.name = file->layout.file.substr(0, file->layout.file.find('.'));
    for (const auto& column : file->layout.columns) {
      const bool is_mandatory = column.need == exports::Need::mandatory;
      sheet.columns.push_back(
          {std::string{column.name},
           std::string{column.text} + (is_mandatory ? " (colonne obligatoire)" : ""),
           kind_of(column), records::choices_of(column), is_mandatory});
    }
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

int deliver_entry_workbook(const std::string& file, const Situation& situation) {
  std::string path = situation.temporary_folder + "/copil-XXXXXX";
  const int made = ::mkstemp(path.data());
  if (made >= 0) ::close(made);
  workbook::Options options;
  options.created = kFormDay;
  options.temporary_folder = situation.temporary_folder;
  const Diagnostics faults = workbook::write_entry_form(entry_sheets(), path, options);
  const auto bytes = files::read_file(path);
  ::unlink(path.c_str());
  if (!faults.empty()) return report(situation.terminal, faults, kStopped);
  if (!bytes) return report(situation.terminal, bytes.error(), kStopped);
  return deliver(*bytes, file, situation.terminal);
}

}  // namespace copil::program
