#include "copil/making/source_places.hpp"

#include <optional>
#include <sstream>

#include "base/folded.hpp"
#include "base/utf8.hpp"

namespace copil::program {

namespace {

/// Fewer letters would be found anywhere.
constexpr std::size_t kFewestBytes = 4;

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream stream{copil::folded(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

int characters_in(std::string_view text) {
  return static_cast<int>(character_count(text));
}

/// The bytes of the line in which the folded words stand, nothing when none do.
std::optional<std::pair<std::size_t, std::size_t>> stretch_of(const std::string& line,
                                                              const std::string& words) {
  for (std::size_t begin = 0; begin < line.size(); ++begin) {
    if (is_trailing_byte(line[begin]) || line[begin] == ' ') continue;
    if (!copil::folded(line.substr(begin)).starts_with(words)) continue;
    for (std::size_t end = begin + 1; end <= line.size(); ++end) {
      if (end < line.size() && is_trailing_byte(line[end])) continue;
      if (copil::folded(line.substr(begin, end - begin)) == words) return {{begin, end}};
    }
  }
  return std::nullopt;
}

}  // namespace

SourcePlaces::SourcePlaces(const expansion::Sources& sources,
                           const std::vector<std::string>& files) {
  if (!files.empty()) template_ = sources.shown(files.front());
  for (const auto& file : files) {
    std::istringstream text{sources.read(file).value_or("")};
    int number = 0;
    for (std::string line; std::getline(text, line);) {
      if (line.ends_with('\r')) line.pop_back();
      lines_.push_back({sources.shown(file), ++number, line, copil::folded(line)});
    }
  }
}

void SourcePlaces::point(Diagnostic& finding, std::string_view printed) const {
  const std::vector<std::string> words = words_of(printed);
  for (std::size_t count = words.size(); count > 0; --count) {
    for (std::size_t first = 0; first + count <= words.size(); ++first) {
      std::string run = words[first];
      for (std::size_t i = 1; i < count; ++i) run += " " + words[first + i];
      if (run.size() >= kFewestBytes && point_at(finding, run)) return;
    }
  }
  finding.place = {template_};
}

void SourcePlaces::point_at_block(Diagnostic& finding, const std::string& id) const {
  const std::string named = copil::folded("id: " + id);
  for (const Line& line : lines_) {
    if (line.folded != named) continue;
    const auto begin = line.text.find_first_not_of(' ');
    finding.place = {line.file, line.number, static_cast<int>(begin) + 1,
                     characters_in(line.text.substr(begin))};
    finding.source_line = line.text;
    return;
  }
  finding.place = {template_};
}

bool SourcePlaces::point_at(Diagnostic& finding, const std::string& words) const {
  for (const Line& line : lines_) {
    if (line.folded.find(words) == std::string::npos) continue;
    const auto stretch = stretch_of(line.text, words);
    if (!stretch) continue;
    const auto [begin, end] = *stretch;
    finding.place = {line.file, line.number, characters_in(line.text.substr(0, begin)) + 1,
                     characters_in(line.text.substr(begin, end - begin))};
    finding.source_line = line.text;
    return true;
  }
  return false;
}

}  // namespace copil::program
