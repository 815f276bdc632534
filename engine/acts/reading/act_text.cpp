#include "acts/act_text.hpp"

#include <filesystem>
#include <memory>

#include "acts/reading/act_handler.hpp"
#include "base/folded.hpp"
#include "exports/input_file.hpp"
#include "spreadsheets/archive.hpp"

namespace copil::acts {

namespace {

using spreadsheets::Archive;

constexpr std::uint64_t kMostContentBytes = std::uint64_t{64} << 20;
constexpr std::uint64_t kMostPropertiesBytes = std::uint64_t{1} << 20;

Diagnostics unread(const std::string& path, const std::string& why) {
  Diagnostic error = plain_error("cet acte ne se lit pas : " + why,
                                 {"ouvrez-le dans LibreOffice ou Word et enregistrez-le au format "
                                  "« Texte OpenDocument (.odt) »"});
  error.place = {path};
  return {error};
}

/// Why it is no OpenDocument text, by its name alone; empty when it may be one.
std::string other_format(const std::string& path) {
  const std::string ending = folded(std::filesystem::path{path}.extension().string());
  if (ending == ".odt" || ending == ".ott") return {};
  if (ending == ".docx" || ending == ".doc") return "c'est un fichier de Word";
  return "son nom ne finit pas par .odt";
}

/// Reads one part; gives why not, or nothing.
std::string read_part(const Archive& archive, const char* name, std::uint64_t most_bytes,
                      spreadsheets::XmlHandler& handler) {
  const auto* entry = archive.find(name);
  if (entry == nullptr) return std::string{"il n'a pas de partie "} + name;
  const std::string trouble = spreadsheets::read_xml(archive, *entry, most_bytes, handler);
  return trouble.empty() ? trouble : std::string{name} + " : " + trouble;
}

}  // namespace

Checked<ActText> read_act(const std::string& path) {
  if (const auto format = other_format(path); !format.empty()) return unread(path, format);
  auto file = exports::InputFile::open_packed(path);
  if (!file) return unread(path, file.error());
  auto archive = Archive::open(std::make_shared<const exports::InputFile>(std::move(*file)));
  if (!archive) return unread(path, archive.error());
  ActText act;
  act.file = path;
  ActHandler content{act};
  auto trouble = read_part(*archive, "content.xml", kMostContentBytes, content);
  if (trouble.empty() && !content.is_text()) trouble = "ce n'est pas un texte";
  PropertiesHandler properties{act};
  // Some word processors leave the properties out: the text is whole without.
  if (trouble.empty() && archive->find("meta.xml") != nullptr) {
    trouble = read_part(*archive, "meta.xml", kMostPropertiesBytes, properties);
  }
  if (!trouble.empty()) return unread(path, trouble);
  return act;
}

std::string text_of(const Words& words) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += word.space;
    text += word.text;
  }
  return text;
}

std::string text_of(const Unit& unit) {
  std::string text;
  for (const auto& cell : unit.cells) {
    if (&cell != &unit.cells.front()) text += " | ";
    text += text_of(cell);
  }
  return text;
}

}  // namespace copil::acts
