#include "copil/options/opened_journal.hpp"

#include <algorithm>

#include "copil/options/commands.hpp"
#include "copil/options/outputs.hpp"

namespace copil::program {

namespace {

/// "copil 0.1.0 campagne mensuelle /srv/comites/2010-06": what each line of the journal repeats.
std::string journal_heading(const FrameOptions& asked) {
  std::string text = "copil " + std::string{kVersion};
  if (!asked.command.empty()) text += " " + asked.command;
  for (const auto& word : asked.words) text += " " + word;
  const std::string& folder = asked.sortie.empty() ? asked.donnees : asked.sortie;
  return folder.empty() ? text : text + " " + folder;
}

/// The options of a command line that take a value, whatever the command; the first bare word is
/// the command. An option given twice says nothing.
Arguments typed_loosely(const std::vector<std::string>& words) {
  Arguments arguments;
  std::set<std::string, std::less<>> repeated;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.starts_with("--")) {
      if (arguments.command.empty() && !word.starts_with("-")) arguments.command = word;
      continue;
    }
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string name = word.substr(2, equals - 2);
    const bool takes_value = std::any_of(
        all_options().begin(), all_options().end(),
        [&](const OptionSpec& option) { return option.name == name && !option.value.empty(); });
    if (!takes_value) continue;
    const bool is_beside = equals == word.size() && i + 1 < words.size();
    const std::string value =
        is_beside ? words[++i] : word.substr(std::min(equals + 1, word.size()));
    if (!arguments.values.emplace(name, value).second) repeated.insert(name);
  }
  for (const auto& name : repeated) arguments.values.erase(name);
  return arguments;
}

}  // namespace

Diagnostics open_journal(const FrameOptions& asked, const Diagnostics& refused, Journal& journal) {
  const bool is_refused = std::any_of(
      refused.begin(), refused.end(),
      [](const Diagnostic& complaint) { return complaint.message.starts_with("--journal"); });
  if (asked.journal.empty() || is_refused) return {};
  return journal.open(asked.journal, journal_heading(asked));
}

void open_journal_of_refused(const std::vector<std::string>& words,
                             const std::vector<CommandSpec>& commands, const ReadDefaults& defaults,
                             Journal& journal) {
  Arguments arguments = typed_loosely(words);
  const auto command =
      std::find_if(commands.begin(), commands.end(),
                   [&](const CommandSpec& known) { return known.name == arguments.command; });
  if (command != commands.end()) {
    const auto& options = command->options;
    if (std::find(options.begin(), options.end(), "journal") == options.end()) return;
    if (auto known = defaults(*command, arguments)) arguments.values.merge(known->values);
  }
  Request request{arguments};
  FrameOptions asked{request};
  // What else is written plays no part: only what is read must not be written over.
  asked.fichier.clear();
  // That it cannot be opened is told by the next run that is not refused.
  open_journal(asked, check_outputs(asked), journal);
}

}  // namespace copil::program
