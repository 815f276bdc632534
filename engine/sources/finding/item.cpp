#include "sources/finding/item.hpp"

#include <filesystem>
#include <memory>
#include <utility>

#include "base/folded.hpp"
#include "diagnostics/warning.hpp"
#include "sources/finding/sheets.hpp"
#include "sources/names/file_names.hpp"
#include "spreadsheets/archive.hpp"
#include "spreadsheets/refusals.hpp"

namespace copil::sources {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostUnpacked = std::uint64_t{4} << 30;

Diagnostic unreadable(const Item& item, const std::string& what, const std::string& why) {
  Diagnostic error = plain_error(what + " illisible : " + why);
  error.place = {item.path};
  return error;
}

/// A file that is named as one of ours and that nobody reads is an offer all the same: whoever
/// needs it learns why. Another one is told.
void take_refused(const Item& item, const std::optional<NamedFile>& named, Diagnostic refusal,
                  FoundFiles& found) {
  if (named) {
    found.offers[named->file].push_back(
        {item.name, item.input, named->part,
         [refusal]() -> Checked<exports::Source> { return Diagnostics{refusal}; }});
    return;
  }
  found.warnings.push_back(as_warning(std::move(refusal)));
}

void take_text(const Item& item, const NamedFile& named, FoundFiles& found) {
  found.offers[named.file].push_back(
      {item.name, item.input, named.part, [item]() -> Checked<exports::Source> {
         auto file = item.open();
         if (!file) return Diagnostics{unreadable(item, "fichier", file.error())};
         return exports::open_text(std::move(*file), item.path, item.name);
       }});
  found.offers[named.file].back().bytes = item.bytes;
}

/// The file of text as another system's, for each of ours that claims it.
void take_claimed(const Item& item, const std::vector<std::size_t>& claimed, FoundFiles& found) {
  for (const std::size_t file : claimed) {
    take_text(item, {file, folded(item.name)}, found);
    Offer& offer = found.offers[file].back();
    offer.is_foreign = true;
    offer.base = item.base;
  }
}

void take_workbook(const Item& item, spreadsheets::WorkbookForm form,
                   const std::optional<NamedFile>& named, std::span<const std::string_view> stems,
                   FoundFiles& found) {
  auto file = item.open();
  if (!file) {
    return take_refused(item, named, unreadable(item, "classeur", file.error()), found);
  }
  auto book = spreadsheets::Workbook::open(
      std::make_shared<const exports::InputFile>(std::move(*file)), form, item.path);
  if (!book) return take_refused(item, named, book.error().front(), found);
  take_sheets(item, *book, named, stems, found);
}

void take_archive(const Item& item, std::span<const std::string_view> stems, FoundFiles& found) {
  const auto items = items_within(item);
  if (!items) return take_refused(item, {}, unreadable(item, "archive", items.error()), found);
  for (const Item& within : *items) {
    const Form form = form_of(within.base).form;
    // Archives within archives are not looked into.
    if (form == Form::zip || form == Form::other) {
      found.others.push_back(within.name);
    } else {
      take_item(within, stems, found);
    }
  }
}

}  // namespace

Item item_on_disk(const std::string& folder, const std::string& name) {
  const std::string path = (fs::path{folder} / name).string();
  std::error_code error;
  const std::uint64_t bytes = fs::file_size(path, error);
  return {name,
          name,
          name,
          path,
          [path] { return exports::InputFile::open_packed(path); },
          error ? 0 : bytes};
}

Result<std::vector<Item>, std::string> items_within(const Item& archive) {
  auto file = archive.open();
  if (!file) return file.error();
  auto opened =
      spreadsheets::Archive::open(std::make_shared<const exports::InputFile>(std::move(*file)));
  if (!opened) return opened.error();
  const auto shared = std::make_shared<const spreadsheets::Archive>(std::move(*opened));
  std::vector<Item> items;
  for (const auto& entry : shared->entries()) {
    const std::string base = entry.name.substr(entry.name.rfind('/') + 1);
    const bool is_of_mac = entry.name.rfind("__MACOSX/", 0) == 0;
    if (is_of_mac || is_passed_over(base)) continue;
    const auto open = [shared, &entry] {
      return spreadsheets::unpacked(*shared, entry, kMostUnpacked);
    };
    items.push_back({base, archive.name + ", " + entry.name, archive.input,
                     archive.path + ", " + entry.name, open});
  }
  return items;
}

void take_item(const Item& item, std::span<const std::string_view> stems, FoundFiles& found) {
  const NameAndForm parts = form_of(item.base);
  const auto named = file_named(parts.stem, stems);
  switch (parts.form) {
    case Form::text:
      if (found.claims) {
        const auto claimed = found.claims(Holder::file, item.base, {});
        if (!claimed.empty()) return take_claimed(item, claimed, found);
      }
      if (named) return take_text(item, *named, found);
      break;
    case Form::xlsx:
      return take_workbook(item, spreadsheets::WorkbookForm::xlsx, named, stems, found);
    case Form::ods:
      return take_workbook(item, spreadsheets::WorkbookForm::ods, named, stems, found);
    case Form::zip:
      return take_archive(item, stems, found);
    case Form::refused:
      return take_refused(item, named, spreadsheets::refused_form(item.path, parts.extension),
                          found);
    case Form::other:
      break;
  }
  found.others.push_back(item.name);
}

}  // namespace copil::sources
