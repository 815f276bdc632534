#include "copil/options/request.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <thread>

#include "base/folded.hpp"
#include "copil/terminal/progress_line.hpp"
#include "copil/terminal/undisturbed.hpp"
#include "exports/rejects.hpp"
#include "files/files.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

constexpr std::array<std::string_view, 5> kRuleOptions{"civis-deja-suivi", "civis-jour", "seuil",
                                                       "tolerance", "prix-unitaire"};
const Period kAnyPeriod{Period::Kind::year, 2010, 1};

std::string counted(std::uint64_t count) {
  return wording::integer_text(static_cast<std::int64_t>(count));
}

/// One line: how many rows were rejected, in which files.
std::string rejects_summary(const records::Records& records) {
  std::uint64_t read = 0;
  std::uint64_t rejected = 0;
  std::string files;
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto& count = records.counts[i];
    read += count.read;
    rejected += count.rejected;
    if (count.rejected == 0) continue;
    files += (files.empty() ? "" : ", ") +
             std::string{records::file_name(static_cast<records::FileId>(i))} + " " +
             counted(count.rejected);
  }
  return counted(rejected) + (rejected > 1 ? " lignes rejetées" : " ligne rejetée") + " sur " +
         counted(read) + " lues (" + files + ")";
}

}  // namespace

void Request::complain(std::string message, std::vector<std::string> hints) {
  complaints_.push_back(plain_error(std::move(message), std::move(hints)));
}

Period Request::period() {
  const std::string text = arguments_.value("periode");
  if (const auto period = parse_period(text)) return *period;
  complain("--periode : « " + text + " » n'est pas une période",
           {"écrivez 2010, 2010-S1, 2010-T2 ou 2010-04"});
  return kAnyPeriod;
}

Period Request::year() {
  const std::string text = arguments_.value("annee");
  const auto period = parse_period(text);
  if (period && period->kind == Period::Kind::year) return *period;
  complain("--annee : « " + text + " » n'est pas une année", {"écrivez par exemple 2010"});
  return kAnyPeriod;
}

Day Request::arrete(Period period) {
  return day("arrete-au", last_day(period));
}

Day Request::day(std::string_view option, Day fallback) {
  const std::string text = arguments_.value(option);
  if (text.empty()) return fallback;
  if (const auto day = parse_day(text)) return *day;
  complain("--" + std::string{option} + " : « " + text + " » n'est pas un jour du calendrier",
           {"écrivez 2010-06-30 ou 30/06/2010"});
  return fallback;
}

void Request::forbid_arrete_before(Period year) {
  const Day day = arrete(year);
  if (!has_errors(complaints_) && day < days_of(year).begin) {
    complain("--arrete-au : le " + iso_text(day) + " est avant le 1er janvier " +
                 std::to_string(year.year) + ", rien de cette année n'était connu",
             {"choisissez un arrêté à partir du " + iso_text(days_of(year).begin)});
  }
}

void Request::forbid_year_before(int first, Period year) {
  if (!has_errors(complaints_) && year.year < first) {
    complain("--annee : pas de subvention en " + std::to_string(year.year) +
                 ", l'accord-cadre commence le 1er janvier " + std::to_string(first),
             {"demandez une année à partir de " + std::to_string(first)});
  }
}

long Request::whole_number(std::string_view option, long fallback, long least) {
  const std::string text = arguments_.value(option);
  if (text.empty()) return fallback;
  const bool is_number = text.size() < 10 && std::all_of(text.begin(), text.end(), [](char c) {
                           return c >= '0' && c <= '9';
                         });
  if (is_number && std::stol(text) >= least) return std::stol(text);
  complain("--" + std::string{option} + " : « " + text +
           " » n'est pas un nombre entier d'au moins " + std::to_string(least));
  return fallback;
}

std::optional<Ratio> Request::ratio(std::string_view option) {
  const std::string text = arguments_.value(option);
  if (text.empty()) return std::nullopt;
  const auto ratio = parse_decimal(text);
  if (ratio && ratio->num >= 0) return ratio;
  complain("--" + std::string{option} + " : « " + text + " » n'est pas un taux",
           {"écrivez par exemple 0,9"});
  return std::nullopt;
}

std::string Request::word(std::string_view option, const std::vector<std::string>& known,
                          std::string_view fallback) {
  const std::string text = arguments_.value(option);
  if (text.empty()) return std::string{fallback};
  if (std::find(known.begin(), known.end(), text) != known.end()) return text;
  complain("--" + std::string{option} + " : mot inconnu « " + text + " »",
           did_you_mean(text, known));
  return std::string{fallback};
}

int Request::jobs() {
  const auto cores = static_cast<long>(std::max(1U, std::thread::hardware_concurrency()));
  return static_cast<int>(whole_number("jobs", cores, 1));
}

std::vector<vocabulary::ImposedParameter> Request::imposed() const {
  std::vector<vocabulary::ImposedParameter> imposed;
  for (const auto option : kRuleOptions) {
    const std::string value = arguments_.value(option);
    if (!value.empty()) imposed.emplace_back(option, value);
  }
  return imposed;
}

int report(Terminal& terminal, std::span<const Diagnostic> diagnostics, ExitStatus status) {
  terminal.err << formatted(diagnostics);
  return status;
}

int report(Terminal& terminal, const Stop& stop) {
  return report(terminal, stop.diagnostics, stop.status);
}

Checked<std::unique_ptr<vocabulary::Dossier>> open_dossier(const vocabulary::Resources& resources,
                                                           vocabulary::Inquiry inquiry,
                                                           const Arguments& arguments,
                                                           Terminal& terminal) {
  const auto definitions = vocabulary::load_definitions(resources, inquiry.imposed);
  if (!definitions) return definitions.error();
  return open_dossier(*definitions, std::move(inquiry), arguments, terminal);
}

Checked<std::unique_ptr<vocabulary::Dossier>> open_dossier(
    const vocabulary::Definitions& definitions, vocabulary::Inquiry inquiry,
    const Arguments& arguments, Terminal& terminal) {
  ProgressLine line{terminal, arguments};
  inquiry.on_progress = line.of_reading();
  auto dossier = vocabulary::Dossier::open(definitions, inquiry);
  line.clear();
  if (dossier && !arguments.has("silencieux")) {
    terminal.err << formatted((*dossier)->reading().warnings);
  }
  return dossier;
}

int conclude(const records::Reading& reading, const Arguments& arguments, Terminal& terminal,
             const std::string& list) {
  const std::string file = arguments.value("rejets");
  if (!file.empty()) {
    const Undisturbed while_writing;
    const auto faults = files::write_file(file, exports::rejects_csv(reading.rejects));
    if (!faults.empty()) return report(terminal, faults, kStopped);
  }
  if (reading.rejects.empty()) return kDone;
  if (!arguments.has("silencieux")) {
    const std::string& listed_in = file.empty() ? list : file;
    terminal.err << rejects_summary(reading.records)
                 << (listed_in.empty() ? " ; --rejets FICHIER en donne la liste\n"
                                       : ", liste dans " + listed_in + "\n");
  }
  return arguments.has("strict") ? kDoneWithFaults : kDone;
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
  if (hints.empty()) hints = did_you_mean(code, tree.code);
  hints.push_back("les codes sont ceux de territoires.csv");
  return Stop{kWrongUsage, {plain_error("territoire inconnu « " + code + " »", std::move(hints))}};
}

int deliver(const std::string& text, const Arguments& arguments, Terminal& terminal) {
  const std::string file = arguments.value("fichier");
  if (file.empty()) {
    terminal.out << text << std::flush;
    return kDone;
  }
  const Undisturbed while_writing;
  const auto faults = files::write_file(file, text);
  return faults.empty() ? kDone : report(terminal, faults, kStopped);
}

}  // namespace copil::program
