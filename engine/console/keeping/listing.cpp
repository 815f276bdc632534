#include "console/keeping/listing.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.hpp"

namespace copil::console {

namespace {

constexpr std::string_view kHeading = "copil-sauvegarde 1\n";
constexpr std::string_view kLinkWord = "lien";
constexpr std::size_t kMostSizeDigits = 15;

std::optional<KeptFile> file_of_line(std::string_view line) {
  const auto first = line.find('\t');
  if (first == std::string_view::npos) return std::nullopt;
  const auto second = line.find('\t', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::string_view head = line.substr(0, first);
  const std::string_view middle = line.substr(first + 1, second - first - 1);
  KeptFile file;
  file.path = line.substr(second + 1);
  if (!is_inner_path(file.path)) return std::nullopt;
  if (head == kLinkWord) {
    if (!is_neighbour(middle)) return std::nullopt;
    file.link = middle;
    return file;
  }
  const auto bytes = parse_digits(middle, kMostSizeDigits);
  if (!is_sha256(head) || !bytes) return std::nullopt;
  file.sha256 = head;
  file.bytes = static_cast<std::uint64_t>(*bytes);
  return file;
}

/// No path twice, none that goes through another file or link.
bool are_apart(const std::vector<KeptFile>& files) {
  std::set<std::string> paths;
  for (const auto& file : files) {
    if (!paths.insert(file.path).second) return false;
  }
  return std::all_of(files.begin(), files.end(), [&](const KeptFile& file) {
    for (auto at = file.path.find('/'); at != std::string::npos; at = file.path.find('/', at + 1)) {
      if (paths.count(file.path.substr(0, at)) > 0) return false;
    }
    return true;
  });
}

}  // namespace

bool is_neighbour(std::string_view name) {
  return is_inner_path(name) && name.find('/') == std::string_view::npos;
}

bool is_inner_path(std::string_view path) {
  const bool has_controls = std::any_of(
      path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (path.empty() || has_controls || path.size() > 1000) return false;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

std::string list_text(const std::vector<KeptFile>& files) {
  std::string text{kHeading};
  for (const auto& file : files) {
    text += file.link.empty() ? file.sha256 + "\t" + std::to_string(file.bytes)
                              : std::string{kLinkWord} + "\t" + file.link;
    text += "\t" + file.path + "\n";
  }
  return text;
}

Checked<std::vector<KeptFile>> read_list(std::string_view text, const std::string& archive) {
  const Diagnostics refused{
      plain_error("« " + archive +
                      " » : sa liste de fichiers n'est pas celle d'une sauvegarde de "
                      "copil, ou a été changée",
                  {"rien n'est restauré : prenez une autre sauvegarde"})};
  if (text.substr(0, kHeading.size()) != kHeading) return refused;
  text.remove_prefix(kHeading.size());
  std::vector<KeptFile> files;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return refused;
    const auto file = file_of_line(text.substr(0, end));
    if (!file) return refused;
    files.push_back(*file);
    text.remove_prefix(end + 1);
  }
  if (!are_apart(files)) return refused;
  return files;
}

}  // namespace copil::console
