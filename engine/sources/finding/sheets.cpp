#include "sources/finding/sheets.hpp"

#include <string>
#include <utility>
#include <vector>

#include "base/folded.hpp"
#include "diagnostics/warning.hpp"

namespace copil::sources {

namespace {

/// The sheets of one workbook, and what each is taken for.
class SheetsTaken {
 public:
  SheetsTaken(const Item& item, const spreadsheets::Workbook& book,
              std::span<const std::string_view> stems, FoundFiles& found)
      : item_(item), book_(book), stems_(stems), found_(found), is_taken_(book.sheets().size()) {}

  bool take_claimed();
  void take_own(const NamedFile& own);
  void take_others();
  void tell_unread();

 private:
  std::optional<std::size_t> own_sheet(const NamedFile& own) const;
  std::optional<NamedFile> named(std::size_t sheet) const {
    return file_named(trimmed(book_.sheets()[sheet].name), stems_);
  }
  std::vector<std::size_t> shown() const;
  Diagnostic none_named(const NamedFile& own) const;
  void take(std::size_t sheet, const NamedFile& as);

  const Item& item_;
  const spreadsheets::Workbook& book_;
  std::span<const std::string_view> stems_;
  FoundFiles& found_;
  std::vector<bool> is_taken_;
};

std::vector<std::size_t> SheetsTaken::shown() const {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < book_.sheets().size(); ++i) {
    if (book_.sheets()[i].is_visible) shown.push_back(i);
  }
  return shown;
}

void SheetsTaken::take(std::size_t sheet, const NamedFile& as) {
  is_taken_[sheet] = true;
  const std::string within = ", feuille « " + book_.sheets()[sheet].name + " »";
  found_.offers[as.file].push_back(
      {item_.name + within, item_.input, as.part,
       [book = book_, sheet, name = item_.name] { return book.read(sheet, name); }});
}

/// The sheet that bears the file's name, or that of the whole workbook; else the only one shown,
/// unless its name is that of another file.
std::optional<std::size_t> SheetsTaken::own_sheet(const NamedFile& own) const {
  for (std::size_t i = 0; i < book_.sheets().size(); ++i) {
    const auto as = named(i);
    if (as && as->file == own.file && (as->part.empty() || as->part == own.part)) return i;
  }
  const auto candidates = shown();
  if (candidates.size() != 1 || named(candidates[0])) return std::nullopt;
  return candidates[0];
}

Diagnostic SheetsTaken::none_named(const NamedFile& own) const {
  std::string names;
  for (const std::size_t sheet : shown()) {
    names += (names.empty() ? "« " : ", « ") + book_.sheets()[sheet].name + " »";
  }
  const std::string wanted = "« " + std::string{stems_[own.file]} + " »";
  Diagnostic error =
      plain_error(names.empty() ? "le classeur n'a aucune feuille visible"
                                : "aucune feuille ne s'appelle " + wanted + " ; il y a " + names,
                  {"nommez " + wanted + " la feuille à lire, ou n'en gardez qu'une visible"});
  error.place = {item_.path};
  return error;
}

void SheetsTaken::take_own(const NamedFile& own) {
  const auto sheet = own_sheet(own);
  if (sheet) return take(*sheet, own);
  const Diagnostic error = none_named(own);
  found_.offers[own.file].push_back(
      {item_.name, item_.input, own.part,
       [error]() -> Checked<exports::Source> { return Diagnostics{error}; }});
}

/// The sheets that are another system's; true when there are some.
bool SheetsTaken::take_claimed() {
  bool has_some = false;
  for (std::size_t i = 0; found_.claims && i < book_.sheets().size(); ++i) {
    const std::string& sheet = book_.sheets()[i].name;
    for (const std::size_t file : found_.claims(Holder::file, item_.base, sheet)) {
      take(i, {file, folded(item_.name + " " + sheet)});
      Offer& offer = found_.offers[file].back();
      offer.is_foreign = true;
      offer.base = item_.base;
      offer.sheet = sheet;
      has_some = true;
    }
  }
  return has_some;
}

void SheetsTaken::take_others() {
  for (std::size_t i = 0; i < book_.sheets().size(); ++i) {
    const auto as = named(i);
    if (as && !is_taken_[i]) take(i, *as);
  }
}

void SheetsTaken::tell_unread() {
  std::string names;
  std::size_t count = 0;
  for (const std::size_t sheet : shown()) {
    if (is_taken_[sheet]) continue;
    ++count;
    names += (names.empty() ? "« " : ", « ") + book_.sheets()[sheet].name + " »";
  }
  if (count == 0) return;
  found_.warnings.push_back(plain_warning(
      (count == 1 ? "feuille inconnue, ignorée : " : "feuilles inconnues, ignorées : ") + names, {},
      {item_.path}));
}

}  // namespace

void take_sheets(const Item& item, const spreadsheets::Workbook& book,
                 const std::optional<NamedFile>& named, std::span<const std::string_view> stems,
                 FoundFiles& found) {
  SheetsTaken taken{item, book, stems, found};
  const bool has_claimed = taken.take_claimed();
  bool is_ours = named.has_value() || has_claimed;
  for (const auto& sheet : book.sheets()) {
    is_ours = is_ours || file_named(trimmed(sheet.name), stems).has_value();
  }
  if (!is_ours) {
    found.others.push_back(item.name);
    return;
  }
  if (named && !has_claimed) taken.take_own(*named);
  taken.take_others();
  taken.tell_unread();
}

}  // namespace copil::sources
