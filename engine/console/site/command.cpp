#include "console/site/command.hpp"

#include <filesystem>

#include "base/text.hpp"

namespace copil::console {

namespace {

void add_words(CommandWords& words, const CommandWords& more) {
  words.insert(words.end(), more.begin(), more.end());
}

/// The folders that are there: that of the templates saved here is made with the first of them.
std::vector<std::string> overlays_of(const Site& site) {
  std::vector<std::string> overlays = site.models().resources().overlays;
  std::erase_if(overlays, [](const std::string& folder) {
    std::error_code ignored;
    return !std::filesystem::is_directory(folder, ignored);
  });
  return overlays;
}

/// As a shell takes it for one word, whatever it holds.
std::string quoted_word(const std::string& word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,@%+";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string{c};
  return quoted + "'";
}

}  // namespace

void add_data(CommandWords& words, const Site& site, Period period) {
  const auto& inquiry = site.settings().inquiry;
  add_words(words, {"--donnees", inquiry.folder, "--periode", period_code(period)});
  // What a command takes by itself need not be typed.
  if (inquiry.arrete != last_day(period)) {
    add_words(words, {"--arrete-au", iso_text(inquiry.arrete)});
  }
  for (const auto& [rule, value] : inquiry.imposed) add_words(words, {"--" + rule, value});
  const auto overlays = overlays_of(site);
  if (!overlays.empty()) add_words(words, {"--personnalisation", joined(overlays, ",")});
  const std::string& configuration = site.settings().configuration;
  if (!configuration.empty()) add_words(words, {"--configuration", configuration});
}

std::string as_typed(const CommandWords& words) {
  std::string line = "copil";
  for (const auto& word : words) line += " " + quoted_word(word);
  return line;
}

}  // namespace copil::console
