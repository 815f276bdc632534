#include "copil/options/steps.hpp"

#include <algorithm>
#include <ostream>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/outputs.hpp"
#include "copil/terminal/progress_line.hpp"
#include "exports/rejects.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

/// The letters and digits alone: `ML 1`, `ml_1` and `ML-1`, whatever the hyphen, are one.
std::string bare_code(std::string_view code) {
  std::string bare;
  for (const char c : folded(code)) {
    const bool is_kept = is_digit(c) || is_small_letter(c);
    if (is_kept) bare += c;
  }
  return bare;
}

/// One line: how many rows were rejected, in which files.
std::string rejects_summary(const records::Records& records) {
  std::uint64_t read = 0;
  std::uint64_t rejected = 0;
  std::string files;
  const auto add = [&](std::string_view name, const records::FileCount& count) {
    read += count.read;
    rejected += count.rejected;
    if (count.rejected == 0) return;
    files +=
        (files.empty() ? "" : ", ") + std::string{name} + " " + wording::counted(count.rejected);
  };
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    add(records::file_name(static_cast<records::FileId>(i)), records.counts[i]);
  }
  add(records::kRapprochementsFile, records.rapprochements);
  return wording::counted(rejected, "ligne rejetée", "lignes rejetées") + " sur " +
         wording::counted(read) + " lues (" + files + ")";
}

/// The end of the line that sums them up.
std::string where_listed(const RejectList& list, std::size_t rejected) {
  if (list.file.empty()) return " ; --rejets FICHIER en donne la liste\n";
  if (list.rows >= rejected) return ", liste dans " + list.file + "\n";
  return ", dont " + wording::counted(list.rows) + " de ce territoire dans " + list.file +
         " ; --rejets FICHIER donne toute la liste\n";
}

}  // namespace

vocabulary::Inquiry inquiry_of(const DataOptions& data, const ReadingOptions& reading,
                               Period period, Day arrete,
                               const std::vector<vocabulary::ImposedParameter>& rules,
                               const Situation& situation) {
  vocabulary::Inquiry inquiry;
  inquiry.folder = data.donnees;
  inquiry.correspondances = data.correspondances;
  inquiry.period = period;
  inquiry.arrete = arrete;
  inquiry.imposed = rules;
  inquiry.jobs = reading.jobs;
  inquiry.years_before = 0;
  if (!reading.sans_cache) inquiry.cache = situation.cache;
  return inquiry;
}

int report(Terminal& terminal, std::span<const Diagnostic> diagnostics, ExitStatus status) {
  terminal.err << formatted(diagnostics);
  return status;
}

void warn(Terminal& terminal, const Diagnostics& diagnostics) {
  terminal.err << formatted(diagnostics);
  terminal.warnings += static_cast<std::size_t>(std::count_if(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::warning; }));
}

int report(Terminal& terminal, const Stop& stop) {
  return report(terminal, stop.diagnostics, stop.status);
}

Checked<std::unique_ptr<vocabulary::Dossier>> open_dossier(const vocabulary::Resources& resources,
                                                           vocabulary::Inquiry inquiry,
                                                           bool is_quiet, Terminal& terminal) {
  const auto definitions = vocabulary::load_definitions(resources, inquiry.imposed);
  if (!definitions) return definitions.error();
  return open_dossier(*definitions, std::move(inquiry), is_quiet, terminal);
}

Checked<std::unique_ptr<vocabulary::Dossier>> open_dossier(
    const vocabulary::Definitions& definitions, vocabulary::Inquiry inquiry, bool is_quiet,
    Terminal& terminal) {
  ProgressLine line{terminal, is_quiet};
  inquiry.on_progress = line.of_reading();
  auto dossier = vocabulary::Dossier::open(definitions, inquiry);
  line.clear();
  if (dossier) warn(terminal, (*dossier)->reading().warnings);
  return dossier;
}

int conclude(const records::Reading& reading, const ReadingOptions& asked, Terminal& terminal,
             const RejectList& list) {
  const std::string& file = asked.rejets;
  if (!file.empty()) {
    const auto faults = write_result(exports::rejects_csv(reading.rejects), file, terminal);
    if (!faults.empty()) return report(terminal, faults, kStopped);
  }
  if (!reading.rejects.empty()) {
    const RejectList own = file.empty() ? list : RejectList{file, reading.rejects.size()};
    terminal.err << rejects_summary(reading.records) << where_listed(own, reading.rejects.size());
  }
  return hold_strict(asked.strict, reading.rejects.size(), terminal);
}

int hold_strict(bool is_strict, std::size_t rejected, Terminal& terminal) {
  if (!is_strict || (rejected == 0 && terminal.warnings == 0)) return kDone;
  std::string why;
  if (rejected > 0) why = wording::counted(rejected, "ligne rejetée", "lignes rejetées");
  if (terminal.warnings > 0) {
    why += (why.empty() ? "" : " et ") +
           wording::counted(terminal.warnings, "avertissement", "avertissements");
  }
  terminal.err << "--strict : " << why << ", la commande échoue (code 1)\n";
  return kDoneWithFaults;
}

Step<records::TerritoireId> find_territory(const records::Territoires& tree,
                                           const std::string& code) {
  if (const auto found = tree.find(code)) return *found;
  std::vector<std::string> hints;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (folded(tree.libelle[i]) == folded(code)) {
      hints = {"« " + tree.libelle[i] + " » a pour code « " + tree.code[i] + " »"};
    }
  }
  for (std::size_t i = 0; hints.empty() && i < tree.size(); ++i) {
    if (!bare_code(code).empty() && bare_code(tree.code[i]) == bare_code(code)) {
      hints = {"vouliez-vous dire « " + tree.code[i] + " » ?"};
    }
  }
  if (hints.empty()) hints = did_you_mean(code, tree.code);
  hints.push_back("les codes sont ceux de territoires.csv");
  return Stop{kWrongUsage, {plain_error("territoire inconnu « " + code + " »", std::move(hints))}};
}

int deliver(const std::string& text, const std::string& file, Terminal& terminal) {
  const auto faults = write_result(text, file.empty() ? "-" : file, terminal);
  return faults.empty() ? kDone : report(terminal, faults, kStopped);
}

}  // namespace copil::program
