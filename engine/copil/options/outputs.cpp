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

/// A file that an option names to be written.
struct OutputFile {
  std::string_view option;
  const std::string& file;
};

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

std::vector<OutputFile> outputs_of(const FrameOptions& asked) {
  std::vector<OutputFile> outputs;
  for (const OutputFile& output :
       {OutputFile{"fichier", asked.fichier}, OutputFile{"rejets", asked.rejets},
        OutputFile{"journal", asked.journal}}) {
    if (!output.file.empty() && output.file != "-") outputs.push_back(output);
  }
  return outputs;
}

/// The ordinary files of the data folder and the files that options name.
std::vector<std::string> inputs_of(const FrameOptions& asked) {
  std::vector<std::string> inputs = asked.inputs;
  std::erase(inputs, std::string{});
  std::error_code error;
  for (fs::directory_iterator entry{asked.donnees, error}, end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().filename() != kRejects) inputs.push_back(entry->path().string());
  }
  return inputs;
}

/// What the ending of that option's file should be; empty when any will do.
std::string expected_ending(std::string_view option, const FrameOptions& asked) {
  if (option == "rejets") return "csv";
  if (option != "fichier") return {};
  const auto format_or = [&](const char* usual) {
    return asked.format.empty() ? std::string{usual} : asked.format;
  };
  if (asked.command == "campagne" && asked.action != "comparer") return "txt";
  if (asked.command == "reponses" && asked.action == "formulaire") return format_or("xlsx");
  if (asked.command == "guide") return format_or("pdf");
  const std::string format = format_or(asked.command == "modele" ? "" : "txt");
  return format == "table" ? "txt" : format == "csv-excel" ? "csv" : format;
}

Diagnostics check_ending(const OutputFile& output, const FrameOptions& asked) {
  const auto& [option, file] = output;
  const std::string expected = expected_ending(option, asked);
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

Diagnostics check_inputs(const OutputFile& output, const std::vector<std::string>& inputs) {
  const auto& [option, file] = output;
  const bool is_read = std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) {
    return is_same_file(input, output.file);
  });
  if (!is_read) return {};
  return {plain_error("--" + std::string{option} + " : « " + file +
                          " » est un fichier que la commande lit : il serait détruit",
                      {"donnez un autre nom de fichier"})};
}

/// Workbooks of rejects among the data would be read as data.
Diagnostics check_rejects_folder(const FrameOptions& asked) {
  std::error_code error;
  const std::string& rejects = asked.rejets;
  if (!fs::is_directory(rejects, error) || !is_same_file(rejects, asked.donnees)) return {};
  return {plain_error("--rejets : « " + rejects + " » est le dossier des données",
                      {"donnez aux classeurs un dossier à eux"})};
}

Diagnostics check_folder(const FrameOptions& asked) {
  const std::string& folder = asked.sortie;
  if (folder.empty() || asked.donnees.empty() || !is_same_file(folder, asked.donnees)) return {};
  const bool is_run = asked.command == "campagne";
  return {plain_error("--sortie : « " + folder + " » est le dossier des données",
                      {std::string{is_run ? "donnez à la campagne" : "donnez aux documents"} +
                       " un dossier à " + (is_run ? "elle" : "eux")})};
}

}  // namespace

Diagnostics check_outputs(const FrameOptions& asked) {
  Diagnostics complaints;
  const auto add = [&](const Diagnostics& more) {
    complaints.insert(complaints.end(), more.begin(), more.end());
  };
  const auto inputs = inputs_of(asked);
  const auto outputs = outputs_of(asked);
  for (auto output = outputs.begin(); output != outputs.end(); ++output) {
    add(check_ending(*output, asked));
    add(check_inputs(*output, inputs));
    for (auto other = outputs.begin(); other != output; ++other) {
      if (!is_same_file(other->file, output->file)) continue;
      add({plain_error("--" + std::string{output->option} + " : « " + output->file +
                       " » est déjà le fichier d'une autre option")});
    }
  }
  add(check_folder(asked));
  add(check_rejects_folder(asked));
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
