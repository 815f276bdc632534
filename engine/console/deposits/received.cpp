#include "console/deposits/received.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <set>
#include <string_view>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "base/utf8.hpp"
#include "exports/input_file.hpp"
#include "exports/source.hpp"
#include "spreadsheets/archive.hpp"

namespace copil::console {

namespace {

constexpr std::size_t kSafeNameMax = 120;

bool is_kept(char32_t point) {
  const bool is_plain = is_digit(point) || is_plain_letter(point);
  const bool is_accented = point >= 0xC0 && point <= 0x24F && point != 0xD7 && point != 0xF7;
  constexpr std::u32string_view kMarks = U"._-() ";
  return is_plain || is_accented || kMarks.find(point) != kMarks.npos;
}

/// Accents that stand behind their letter, as some systems write them.
bool is_combining(char32_t point) {
  return point >= 0x300 && point <= 0x36F;
}

std::string kept_characters(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const Character character = first_character(text);
    if (character.is_well_formed && is_kept(character.point)) {
      kept += text.substr(0, character.length);
    } else if (!is_combining(character.point)) {
      kept += '-';
    }
    text.remove_prefix(character.length);
  }
  return kept;
}

/// The names that Windows keeps for its devices, whatever follows the first point.
bool is_device(const std::string& name) {
  static const std::set<std::string> kDevices{"con",  "prn",  "aux",  "nul",  "com1", "com2",
                                              "com3", "com4", "lpt1", "lpt2", "lpt3", "lpt4"};
  return kDevices.contains(folded(name.substr(0, name.find('.'))));
}

/// The ending of a name with its point, folded; `.csv.gz` is one.
std::string ending_of(const std::string& name) {
  const std::string all = folded(name);
  const bool is_packed = all.ends_with(".gz");
  const std::string bare = is_packed ? all.substr(0, all.size() - 3) : all;
  const auto point = bare.rfind('.');
  return (point == std::string::npos ? "" : bare.substr(point)) + (is_packed ? ".gz" : "");
}

/// The name with that ending instead of its own, when its own is one of a form.
std::string with_ending(const std::string& name, const std::string& ending) {
  constexpr std::array<std::string_view, 9> kEndings{
      ".csv.gz", ".txt.gz", ".tsv.gz", ".csv", ".txt", ".tsv", ".xlsx", ".ods", ".zip"};
  const std::string own = ending_of(name);
  if (own == ending) return name;
  const bool is_form = std::find(kEndings.begin(), kEndings.end(), own) != kEndings.end();
  return (is_form ? name.substr(0, name.size() - own.size()) : name) + ending;
}

bool is_one_of(const std::string& ending, std::initializer_list<std::string_view> endings) {
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::string first_bytes(const std::string& path) {
  std::string bytes(4096, '\0');
  std::ifstream in{path, std::ios::binary};
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

Diagnostics unread(const std::string& name, const std::string& what) {
  return {plain_error("« " + name + " » " + what,
                      {"les formes lues sont CSV (aussi .gz), XLSX, ODS et ZIP"})};
}

Checked<Form> archive_form(const std::string& path, const std::string& name) {
  auto file = exports::InputFile::open_packed(path);
  if (!file) return unread(name, "ne se lit pas : " + file.error());
  const auto archive =
      spreadsheets::Archive::open(std::make_shared<const exports::InputFile>(std::move(*file)));
  if (!archive) return unread(name, "ne se lit pas : " + archive.error());
  if (archive->find("xl/workbook.xml") != nullptr) return Form{"XLSX", with_ending(name, ".xlsx")};
  if (archive->find("mimetype") != nullptr && archive->find("content.xml") != nullptr) {
    return Form{"ODS", with_ending(name, ".ods")};
  }
  return Form{"ZIP", with_ending(name, ".zip")};
}

bool is_wide_text(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         exports::unmarked_utf16(bytes).has_value();
}

}  // namespace

std::string safe_name(const std::string& told) {
  const auto slash = told.find_last_of("/\\");
  std::string name = kept_characters(slash == std::string::npos ? told : told.substr(slash + 1));
  const auto begin = name.find_first_not_of("._- ");
  name.erase(0, begin);
  const auto end = name.find_last_not_of(". ");
  name.erase(end == std::string::npos ? 0 : end + 1);
  if (name.size() > kSafeNameMax) {
    const std::string ending = ending_of(name).size() < 12 ? ending_of(name) : "";
    name = std::string{whole_head(name, kSafeNameMax - ending.size())} + ending;
  }
  if (name.empty()) return "fichier";
  return is_device(name) ? "fichier-" + name : name;
}

Checked<Form> form_of(const std::string& path, const std::string& name) {
  const std::string bytes = first_bytes(path);
  if (bytes.empty()) return unread(name, "est vide");
  if (bytes.starts_with("PK")) return archive_form(path, name);
  const std::string ending = ending_of(name);
  if (bytes.starts_with("\x1F\x8B")) {
    const bool is_told = is_one_of(ending, {".csv.gz", ".txt.gz", ".tsv.gz"});
    return Form{"CSV compressé", is_told ? name : with_ending(name, ".csv.gz")};
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return unread(name, "est un ancien classeur (.xls) ou un classeur protégé par un mot de passe");
  }
  const bool has_nul = bytes.find('\0') != std::string::npos && !is_wide_text(bytes);
  if (has_nul || bytes.starts_with("%PDF")) return unread(name, "n'est ni un texte ni un classeur");
  return Form{"CSV",
              is_one_of(ending, {".csv", ".txt", ".tsv"}) ? name : with_ending(name, ".csv")};
}

}  // namespace copil::console
