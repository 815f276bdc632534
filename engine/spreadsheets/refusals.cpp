#include "spreadsheets/refusals.hpp"

#include <algorithm>
#include <utility>

namespace copil::spreadsheets {

namespace {

constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kRefusalBlock = std::size_t{1} << 16;
const std::string kSaveAsXlsx = "ouvrez-le dans un tableur et enregistrez-le en .xlsx";

Diagnostic refusal(const std::string& path, std::string message, std::string hint) {
  Diagnostic error = plain_error(std::move(message), {std::move(hint)});
  error.place = {path};
  return error;
}

/// `EncryptedPackage`, as the directory of a compound file writes it, within its first megabytes.
bool holds_encrypted_package(const exports::InputFile& file) {
  std::string name;
  for (const char c : std::string_view{"EncryptedPackage"}) {
    name += c;
    name += '\0';
  }
  constexpr std::size_t kMostLookedAt = std::size_t{8} << 20;
  std::string block;
  for (std::size_t at = 0; at < std::min(file.size(), kMostLookedAt); at += kRefusalBlock) {
    file.read(at, std::min(at + kRefusalBlock + name.size(), file.size()), block);
    if (block.find(name) != std::string::npos) return true;
  }
  return false;
}

Diagnostic password(const std::string& path) {
  return refusal(path, "classeur protégé par un mot de passe",
                 "ouvrez-le, retirez le mot de passe, puis enregistrez-le");
}

}  // namespace

std::optional<Diagnostic> refusal_of(const exports::InputFile& file, WorkbookForm form,
                                     const std::string& path) {
  std::string first;
  file.read(0, std::min<std::size_t>(file.size(), 512), first);
  const std::string name = form == WorkbookForm::xlsx ? "XLSX" : "ODS";
  if (first.empty()) {
    return refusal(path, "le classeur est vide (0 octet)", "exportez-le de nouveau");
  }
  if (first.compare(0, kCompound.size(), kCompound) == 0) {
    if (holds_encrypted_package(file)) return password(path);
    return refusal(path, "ancien classeur .xls sous un nom de classeur " + name, kSaveAsXlsx);
  }
  if (first.compare(0, 2, "PK") == 0) return std::nullopt;
  const std::size_t begin = first.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin != std::string::npos && first[begin] == '<') {
    return refusal(path, "page web ou texte XML sous un nom de classeur " + name, kSaveAsXlsx);
  }
  if (first.find('\0') == std::string::npos) {
    return refusal(path, "texte sous un nom de classeur " + name,
                   "s'il s'agit d'un CSV, donnez-lui l'extension .csv");
  }
  return refusal(path, "ce n'est pas un classeur " + name, kSaveAsXlsx);
}

Diagnostic unreadable_workbook(const std::string& path, const std::string& why) {
  if (why == "il est protégé par un mot de passe") return password(path);
  if (why == "il contient des macros") {
    return refusal(path, "classeur avec des macros",
                   "enregistrez-le en .xlsx, sans macros : copil n'en ouvre pas");
  }
  return refusal(path, "classeur illisible : " + why, kSaveAsXlsx);
}

Diagnostic refused_form(const std::string& path, std::string_view extension) {
  if (extension == ".xlsm" || extension == ".xltm" || extension == ".xlam") {
    return unreadable_workbook(path, "il contient des macros");
  }
  return refusal(path, "les classeurs " + std::string{extension} + " ne sont pas lus", kSaveAsXlsx);
}

}  // namespace copil::spreadsheets
