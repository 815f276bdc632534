#include "example/making/mixing.hpp"

#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace copil::example {

namespace {

constexpr std::size_t kWrittenAtOnce = std::size_t{1} << 20;

/// The lines of the text, each with its line end.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

}  // namespace

bool mix_rows(const std::filesystem::path& file, Chance chance) {
  std::error_code error;
  std::string text(std::filesystem::file_size(file, error), '\0');
  std::ifstream in{file, std::ios::binary};
  if (error || !in.read(text.data(), static_cast<std::streamsize>(text.size()))) return false;
  auto lines = lines_of(text);
  for (std::size_t left = lines.size(); left > 2; --left) {
    const auto other = static_cast<std::size_t>(chance.below(static_cast<int>(left) - 1)) + 1;
    std::swap(lines[left - 1], lines[other]);
  }
  std::ofstream out{file, std::ios::binary | std::ios::trunc};
  std::string some;
  for (const std::string_view line : lines) {
    some += line;
    if (some.size() < kWrittenAtOnce) continue;
    out << some;
    some.clear();
  }
  out << some;
  out.close();
  return !out.fail();
}

}  // namespace copil::example
