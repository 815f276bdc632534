#include "copil/options/outputs.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>

#include "base/folded.hpp"
#include "copil/terminal/undisturbed.hpp"
#include "files/files.hpp"

namespace copil::program {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kOutputs{"fichier", "rejets", "journal"};
constexpr std::array<std::string_view, 7> kInputs{
    "reponses", "precedentes", "origine", "poids", "destinataires", "texte", "configuration"};
/// What the program writes into a data folder without being asked twice.
constexpr std::string_view kRejects = "rejets.csv";
constexpr std::array<std::string_view, 14> kEndings{"csv",  "json", "ics",  "txt", "pdf",
                                                    "xlsx", "xls",  "ods",  "odt", "png",
                                                    "html", "zip",  "yaml", "docx"};

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  if (fs::equivalent(a, b, error)) return true;
  return fs::path{a}.lexically_normal() == fs::path{b}.lexically_normal();
}

/// The ordinary files of the data folder and the files that options name.
std::vector<std::string> inputs_of(const Arguments& arguments) {
  std::vector<std::string> inputs;
  for (const auto option : kInputs) {
    if (const std::string file = arguments.value(option); !file.empty()) inputs.push_back(file);
  }
  std::error_code error;
  for (fs::directory_iterator entry{arguments.value("donnees"), error}, end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().filename() != kRejects) inputs.push_back(entry->path().string());
  }
  return inputs;
}

/// What the ending of that option's file should be; empty when any will do.
std::string expected_ending(std::string_view option, const Arguments& arguments) {
  if (option == "rejets") return "csv";
  if (option != "fichier") return {};
  const bool is_run = arguments.command == "campagne" && arguments.positionals[0] != "comparer";
  if (is_run) return "txt";
  const bool is_form = arguments.command == "reponses" && arguments.positionals[0] == "formulaire";
  if (is_form) return arguments.value("format", "xlsx");
  if (arguments.command == "guide") return arguments.value("format", "pdf");
  const std::string format = arguments.value("format", arguments.command == "modele" ? "" : "txt");
  return format == "table" ? "txt" : format == "csv-excel" ? "csv" : format;
}

Diagnostics check_ending(std::string_view option, const std::string& file,
                         const Arguments& arguments) {
  const std::string expected = expected_ending(option, arguments);
  std::string ending = folded(fs::path{file}.extension().string());
  if (!ending.empty()) ending.erase(0, 1);
  const bool is_format = std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
  if (expected.empty() || !is_format || ending == expected) return {};
  const std::string written = expected == "txt" ? "du texte" : "du " + expected;
  std::vector<std::string> hints{"donnez au fichier un nom en ." + expected};
  if (option == "fichier" && (ending == "csv" || ending == "json")) {
    hints = {"ajoutez --format " + ending + ", ou donnez au fichier un nom en ." + expected};
  }
  return {plain_error("--" + std::string{option} + " : « " + file + " » a le nom d'un fichier ." +
                          ending + ", mais c'est " + written + " qui serait écrit",
                      std::move(hints))};
}

Diagnostics check_inputs(std::string_view option, const std::string& file,
                         const std::vector<std::string>& inputs) {
  const auto input = std::find_if(inputs.begin(), inputs.end(),
                                  [&](const auto& one) { return is_same_file(one, file); });
  if (input == inputs.end()) return {};
  return {plain_error("--" + std::string{option} + " : « " + file +
                          " » est un fichier que la commande lit : il serait détruit",
                      {"donnez un autre nom de fichier"})};
}

/// Workbooks of rejects among the data would be read as data.
Diagnostics check_rejects_folder(const Arguments& arguments) {
  const std::string rejects = arguments.value("rejets");
  std::error_code error;
  if (!fs::is_directory(rejects, error) || !is_same_file(rejects, arguments.value("donnees"))) {
    return {};
  }
  return {plain_error("--rejets : « " + rejects + " » est le dossier des données",
                      {"donnez aux classeurs un dossier à eux"})};
}

Diagnostics check_folder(const Arguments& arguments) {
  const std::string folder = arguments.value("sortie");
  const std::string data = arguments.value("donnees");
  if (folder.empty() || data.empty() || !is_same_file(folder, data)) return {};
  const bool is_run = arguments.command == "campagne";
  return {plain_error("--sortie : « " + folder + " » est le dossier des données",
                      {std::string{is_run ? "donnez à la campagne" : "donnez aux documents"} +
                       " un dossier à " + (is_run ? "elle" : "eux")})};
}

}  // namespace

Diagnostics check_outputs(const Arguments& arguments) {
  Diagnostics complaints;
  const auto add = [&](const Diagnostics& more) {
    complaints.insert(complaints.end(), more.begin(), more.end());
  };
  const auto inputs = inputs_of(arguments);
  std::vector<std::string> outputs;
  for (const auto option : kOutputs) {
    const std::string file = arguments.value(option);
    if (file.empty() || file == "-") continue;
    add(check_ending(option, file, arguments));
    add(check_inputs(option, file, inputs));
    for (const auto& other : outputs) {
      if (is_same_file(other, file)) {
        add({plain_error("--" + std::string{option} + " : « " + file +
                         " » est déjà le fichier d'une autre option")});
      }
    }
    outputs.push_back(file);
  }
  add(check_folder(arguments));
  add(check_rejects_folder(arguments));
  return complaints;
}

Diagnostics write_result(const std::string& text, const std::string& file, Terminal& terminal) {
  if (file == "-") {
    terminal.out << text << std::flush;
    return {};
  }
  const Undisturbed while_writing;
  return files::write_result(file, text);
}

}  // namespace copil::program
