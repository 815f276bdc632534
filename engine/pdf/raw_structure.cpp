#include "pdf/raw_structure.hpp"

#include <charconv>
#include <optional>
#include <string_view>

namespace copil::pdf {

namespace {

/// `0000050178 00000 n ` and a line feed (ISO 32000-1, 7.5.4).
constexpr std::size_t kEntrySize = 20;
constexpr std::size_t kUseAt = 17;

std::optional<std::size_t> number_at(std::string_view text, std::size_t at) {
  std::size_t number = 0;
  if (at >= text.size()) return std::nullopt;
  const auto read = std::from_chars(text.data() + at, text.data() + text.size(), number);
  return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// Where the table's first entry stands, after `xref` and the line that counts entries.
std::size_t first_entry(std::string_view file) {
  constexpr std::string_view kStart = "startxref\n";
  const std::size_t start = file.rfind(kStart);
  if (start == std::string_view::npos) return file.size();
  const auto table = number_at(file, start + kStart.size());
  if (!table || *table >= file.size() || !file.substr(*table).starts_with("xref\n0 ")) {
    return file.size();
  }
  return file.find('\n', *table + 5) + 1;
}

bool is_structure(std::string_view file, std::size_t object) {
  const std::size_t begin = file.find('\n', object);
  if (begin == std::string_view::npos) return false;
  const std::string_view content = file.substr(begin + 1, 30);
  return content.starts_with("<< /Type /Struct") || content.starts_with("<< /Nums");
}

}  // namespace

void free_raw_structure(std::string& file) {
  for (std::size_t at = first_entry(file); at + kEntrySize <= file.size(); at += kEntrySize) {
    if (file[at + kUseAt] == 'f') continue;
    if (file[at + kUseAt] != 'n') return;
    const auto object = number_at(file, at);
    if (object && is_structure(file, *object)) file[at + kUseAt] = 'f';
  }
}

}  // namespace copil::pdf
