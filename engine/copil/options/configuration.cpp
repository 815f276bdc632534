#include "copil/options/configuration.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "files/files.hpp"
#include "notation/node.hpp"
#include "warehouse/address.hpp"

namespace copil::program {

namespace {

namespace fs = std::filesystem;
using notation::Node;

bool has_option(const CommandSpec& command, std::string_view name) {
  return std::find(command.options.begin(), command.options.end(), name) != command.options.end();
}

/// Templates are tried on the demo's data unless one asks for others, with their period.
bool takes_common(const CommandSpec& command, std::string_view name) {
  return has_option(command, name) && !(command.name == "modele" && name == "donnees");
}

class ConfigurationReader {
 public:
  ConfigurationReader(const std::string& file, const std::vector<CommandSpec>& commands,
                      const CommandSpec& command)
      : folder_(fs::path{file}.parent_path()), commands_(commands), command_(command) {}

  Checked<Defaults> read(const Node& root) {
    if (root.kind == Node::Kind::empty) return Defaults{};
    if (root.kind != Node::Kind::map) {
      return Diagnostics{
          root.error("des clés comme « donnees: /srv/copil/donnees » sont attendues")};
    }
    check_keys(root);
    for (const auto& [key, value] : root.entries) {
      if (is_option(key, value)) take(key, value, takes_common(command_, key.text));
    }
    for (const auto& [key, value] : root.entries) {
      const CommandSpec* command = command_of(key.text);
      if (command != nullptr && !is_option(key, value)) read_section(*command, value);
    }
    if (!complaints_.empty()) return notation::in_order(std::move(complaints_));
    return std::move(defaults_);
  }

 private:
  /// `correspondances` is an option and a command: with keys under it, it is the command.
  static bool is_option(const Node& key, const Node& value) {
    const auto& keys = common_keys();
    const bool is_common = std::find(keys.begin(), keys.end(), key.text) != keys.end();
    return is_common && value.kind != Node::Kind::map;
  }

  const CommandSpec* command_of(std::string_view name) const {
    const auto found = std::find_if(commands_.begin(), commands_.end(),
                                    [&](const CommandSpec& known) { return known.name == name; });
    return found == commands_.end() ? nullptr : &*found;
  }

  void check_keys(const Node& root) {
    std::vector<std::string> known;
    for (const auto key : common_keys()) known.emplace_back(key);
    for (const auto& command : commands_) known.emplace_back(command.name);
    const auto stands_alone = [&](const std::string& key) {
      return std::find(known.begin(), known.end(), key) != known.end();
    };
    std::vector<std::string> options;
    for (const auto& option : all_options()) {
      if (!stands_alone(std::string{option.name})) options.emplace_back(option.name);
    }
    for (const auto& [key, value] : root.entries) {
      if (std::find(options.begin(), options.end(), key.text) == options.end()) continue;
      complaints_.push_back(
          key.error("« " + key.text + " » n'a pas le même sens pour toutes les commandes",
                    {"mettez cette option sous le nom d'une commande, par exemple « servir: »"}));
    }
    known.insert(known.end(), options.begin(), options.end());
    append(notation::unknown_keys(root, known, "les réglages de copil"));
  }

  void read_section(const CommandSpec& command, const Node& section) {
    if (section.kind == Node::Kind::empty) return;
    if (section.kind != Node::Kind::map) {
      complaints_.push_back(section.error("des options de « " + std::string{command.name} +
                                          " » sont attendues, par exemple « strict: oui »"));
      return;
    }
    std::vector<std::string> known;
    for (const auto name : command.options) {
      if (name != "configuration") known.emplace_back(name);
    }
    append(notation::unknown_keys(section, known,
                                  "les réglages de « " + std::string{command.name} + " »"));
    for (const auto& [key, value] : section.entries) {
      const bool is_known = std::find(known.begin(), known.end(), key.text) != known.end();
      if (is_known) take(key, value, command.name == command_.name);
    }
  }

  /// Holds the value against its option; `counts` when the command asked for has it.
  void take(const Node& key, const Node& value, bool counts) {
    const OptionSpec& option = option_named(key.text);
    if (option.value.empty()) {
      const auto is_on = notation::read_bool(value);
      if (!is_on) return append(is_on.error());
      if (!counts) return;
      defaults_.flags.erase(key.text);
      if (*is_on) defaults_.flags.insert(key.text);
      return;
    }
    const auto text = notation::read_text(value);
    if (!text) return append(text.error());
    if (counts) defaults_.values[key.text] = is_path(option) ? whole_paths(option, *text) : *text;
  }

  static bool is_path(const OptionSpec& option) {
    return option.value == "DIR" || option.value == "DIRS" || option.value == "FICHIER";
  }

  std::string whole_paths(const OptionSpec& option, const std::string& text) const {
    if (option.value != "DIRS") return whole_path(text);
    std::vector<std::string> paths = split_at_commas(text);
    for (auto& path : paths) path = whole_path(path);
    return joined(paths, ",");
  }

  std::string whole_path(const std::string& text) const {
    if (warehouse::is_address(text) || text == "-") return text;
    return (folder_ / text).lexically_normal().string();
  }

  void append(const Diagnostics& more) {
    complaints_.insert(complaints_.end(), more.begin(), more.end());
  }

  fs::path folder_;
  const std::vector<CommandSpec>& commands_;
  const CommandSpec& command_;
  Defaults defaults_;
  Diagnostics complaints_;
};

}  // namespace

const std::vector<std::string_view>& common_keys() {
  static const std::vector<std::string_view> kKeys{
      "donnees",    "correspondances", "personnalisation", "destinataires",
      "expediteur", "texte",           "civis-deja-suivi", "civis-jour",
      "seuil",      "tolerance",       "prix-unitaire",    "journal",
      "jobs",       "sans-cache",      "strict",           "silencieux"};
  return kKeys;
}

Checked<Defaults> read_configuration(std::string_view yaml, const std::string& file,
                                     const std::vector<CommandSpec>& commands,
                                     const CommandSpec& command) {
  const auto root = notation::parse(yaml, {file, 0});
  if (!root) return root.error();
  return ConfigurationReader{file, commands, command}.read(*root);
}

Checked<Defaults> load_configuration(const std::string& given, const std::string& settings_folder,
                                     const std::vector<CommandSpec>& commands,
                                     const CommandSpec& command) {
  std::error_code error;
  const std::string usual = settings_folder.empty() ? "" : settings_folder + "/copil.yaml";
  const bool has_usual = !usual.empty() && fs::is_regular_file(usual, error);
  const std::string file = !given.empty() ? given : has_usual ? usual : "";
  if (file.empty()) return Defaults{};
  const auto text = files::read_file(file);
  if (!text) return text.error();
  return read_configuration(*text, file, commands, command);
}

}  // namespace copil::program
