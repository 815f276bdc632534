#include "copil/options/request.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <thread>

#include "base/folded.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/outputs.hpp"
#include "copil/terminal/progress_line.hpp"
#include "copil/terminal/undisturbed.hpp"
#include "exports/rejects.hpp"
#include "files/files.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

constexpr std::array<std::string_view, 5> kRuleOptions{"civis-deja-suivi", "civis-jour", "seuil",
                                                       "tolerance", "prix-unitaire"};
constexpr std::array<std::string_view, 2> kShares{"seuil", "tolerance"};
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2099;
/// Processes beyond which no machine of ours gains anything.
constexpr long kUsefulJobs = 64;
const Period kAnyPeriod{Period::Kind::year, 2010, 1};

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `06` and `6` as a month, `T2` and `s1` as they are.
std::string period_part(std::string_view text) {
  if (is_digits(text) && text.size() <= 2) return (text.size() == 1 ? "0" : "") + std::string{text};
  return std::string{text};
}

/// `06/2010`, `2010-6`, `2010T2`, `T2 2010` as `parse_period` takes them; others as they are.
std::string usual_period(const std::string& text) {
  const std::size_t cut = text.find_first_of("-/ ");
  const bool is_joined = cut == std::string::npos && text.size() > 4;
  const std::string first = text.substr(0, is_joined ? 4 : cut);
  const std::string second = is_joined                  ? text.substr(4)
                             : cut == std::string::npos ? ""
                                                        : text.substr(cut + 1);
  if (second.empty()) return text;
  const bool is_year_first = first.size() == 4 && is_digits(first);
  return is_year_first ? first + "-" + period_part(second) : second + "-" + period_part(first);
}

/// `0,1`, `10 %`, `10%`; nothing for what is no number.
std::optional<Ratio> share_in(std::string text) {
  const bool is_percentage = text.ends_with('%');
  if (is_percentage) text.pop_back();
  for (const std::string_view blank : {" ", "\u00A0", "\u202F"}) {
    while (text.ends_with(blank)) text.resize(text.size() - blank.size());
  }
  const auto number = parse_decimal(text);
  return number && is_percentage ? divide(*number, Ratio{100, 1}) : number;
}

/// The letters and digits alone: `ML 1`, `ml_1` and `ML-1`, whatever the hyphen, are one.
std::string bare_code(std::string_view code) {
  std::string bare;
  for (const char c : folded(code)) {
    const bool is_kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
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

void Request::complain(std::string message, std::vector<std::string> hints) {
  const bool is_told =
      std::any_of(complaints_.begin(), complaints_.end(),
                  [&](const Diagnostic& complaint) { return complaint.message == message; });
  if (!is_told) complaints_.push_back(plain_error(std::move(message), std::move(hints)));
}

bool Request::is_sane(std::string_view option, int year) {
  if (kFirstYear <= year && year <= kLastYear) return true;
  complain(
      "--" + std::string{option} + " : l'année " + std::to_string(year) +
          " est hors de ce que copil sait traiter",
      {"donnez une année de " + std::to_string(kFirstYear) + " à " + std::to_string(kLastYear)});
  return false;
}

Period Request::period() {
  const std::string text = arguments_.value("periode");
  if (const auto period = parse_period(usual_period(text))) {
    return is_sane("periode", period->year) ? *period : kAnyPeriod;
  }
  complain("--periode : « " + text + " » n'est pas une période",
           {"écrivez 2010, 2010-S1, 2010-T2 ou 2010-04"});
  return kAnyPeriod;
}

Period Request::year() {
  const std::string text = arguments_.value("annee");
  const auto period = parse_period(text);
  if (period && period->kind == Period::Kind::year) {
    return is_sane("annee", period->year) ? *period : kAnyPeriod;
  }
  complain("--annee : « " + text + " » n'est pas une année", {"écrivez par exemple 2010"});
  return kAnyPeriod;
}

Day Request::arrete(Period period) {
  return day("arrete-au", last_day(period));
}

Day Request::day(std::string_view option, Day fallback) {
  const std::string text = arguments_.value(option);
  if (text.empty()) return fallback;
  if (const auto day = parse_day(text))
    return is_sane(option, calendar(*day).year) ? *day : fallback;
  complain("--" + std::string{option} + " : « " + text + " » n'est pas un jour du calendrier",
           {"écrivez 2010-06-30 ou 30/06/2010"});
  return fallback;
}

void Request::forbid_arrete_before(Period period) {
  const Day day = arrete(period);
  const Day begin = days_of(period).begin;
  if (!has_errors(complaints_) && day < begin) {
    const bool is_year = period.kind == Period::Kind::year;
    complain(
        "--arrete-au : le " + iso_text(day) + " est avant le " +
            (is_year ? "1er janvier " + std::to_string(period.year) : wording::date_text(begin)) +
            ", rien de cette " + (is_year ? "année" : "période") + " n'était connu",
        {"choisissez un arrêté à partir du " + iso_text(begin)});
  }
}

void Request::forbid_year_before(int first, Period year) {
  if (!has_errors(complaints_) && year.year < first) {
    complain("--annee : pas de subvention en " + std::to_string(year.year) +
                 ", l'accord-cadre commence le 1er janvier " + std::to_string(first),
             {"demandez une année à partir de " + std::to_string(first)});
  }
}

long Request::whole_number(std::string_view option, long fallback, long least, long most) {
  const std::string text = arguments_.value(option);
  if (text.empty()) return fallback;
  constexpr std::size_t kMostDigits = 18;
  const bool is_number = text.size() <= kMostDigits && is_digits(text);
  if (is_number && least <= std::stol(text) && std::stol(text) <= most) return std::stol(text);
  const bool has_default = least <= fallback && fallback <= most;
  const std::string without =
      has_default ? "sans l'option, c'est " + wording::integer_text(fallback) : "ou ôtez l'option";
  complain("--" + std::string{option} + " : « " + text + " » n'est pas un nombre entier de " +
               wording::integer_text(least) + " à " + wording::integer_text(most),
           {"écrivez un nombre entier dans ces bornes ; " + without});
  return fallback;
}

std::optional<Ratio> Request::ratio(std::string_view option, std::int64_t most) {
  const std::string text = arguments_.value(option);
  if (text.empty()) return std::nullopt;
  const auto share = share_in(text);
  if (!share || share->num < 0) {
    complain("--" + std::string{option} + " : « " + text + " » n'est pas un taux",
             {"écrivez par exemple 0,1 ou 10 %"});
    return std::nullopt;
  }
  if (share->num <= share->den * most) return share;
  const auto percent = multiply(*share, Ratio{100, 1});
  complain("--" + std::string{option} + " : « " + text + " » dépasse " + std::to_string(most) +
               ", c'est-à-dire " + std::to_string(100 * most) + " %",
           {percent && !text.ends_with('%')
                ? "écrivez un taux de 0 à 1, ou un pourcentage : « " + text + " % »"
                : std::string{"écrivez un taux de 0 à 100 %"}});
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
  constexpr long kMost = 1'000'000;
  const long asked = whole_number("jobs", cores, 1, kMost);
  return static_cast<int>(std::min(asked, std::max(kUsefulJobs, 2 * cores)));
}

vocabulary::Inquiry Request::inquiry(Period period, const Situation& situation, int years_before) {
  vocabulary::Inquiry inquiry;
  inquiry.folder = arguments_.value("donnees");
  inquiry.arrete = arrete(period);
  inquiry.period = period;
  inquiry.imposed = imposed(situation.resources);
  inquiry.jobs = jobs();
  inquiry.years_before = years_before;
  inquiry.cache = cache_for(arguments_, situation.cache);
  return inquiry;
}

std::vector<vocabulary::ImposedParameter> Request::imposed(const vocabulary::Resources& resources) {
  const bool has_any =
      std::any_of(std::begin(kRuleOptions), std::end(kRuleOptions),
                  [&](std::string_view option) { return !arguments_.value(option).empty(); });
  if (!has_any) return {};
  auto parameters = figures::load_parameters(resources.parameters());
  std::vector<vocabulary::ImposedParameter> imposed;
  for (const auto option : kRuleOptions) {
    std::string value = arguments_.value(option);
    if (value.empty()) continue;
    if (std::find(kShares.begin(), kShares.end(), option) != kShares.end()) {
      const auto share = ratio(option);
      if (!share) continue;
      value = decimal_text(*share, 6);
    }
    // Faulty parameters are told by those who load them for good.
    for (const auto& fault : parameters ? parameters->impose(option, value) : Diagnostics{}) {
      complain("--" + std::string{option} + " : " + fault.message, fault.hints);
    }
    imposed.emplace_back(option, std::move(value));
  }
  return imposed;
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
  inquiry.correspondances = arguments.value("correspondances");
  auto dossier = vocabulary::Dossier::open(definitions, inquiry);
  line.clear();
  if (dossier) warn(terminal, (*dossier)->reading().warnings);
  return dossier;
}

std::optional<records::Cache> cache_for(const Arguments& arguments,
                                        const std::optional<records::Cache>& cache) {
  return arguments.has("sans-cache") ? std::nullopt : cache;
}

int conclude(const records::Reading& reading, const Arguments& arguments, Terminal& terminal,
             const RejectList& list) {
  const std::string file = arguments.value("rejets");
  if (!file.empty()) {
    const auto faults = write_result(exports::rejects_csv(reading.rejects), file, terminal);
    if (!faults.empty()) return report(terminal, faults, kStopped);
  }
  if (!reading.rejects.empty()) {
    const RejectList own = file.empty() ? list : RejectList{file, reading.rejects.size()};
    terminal.err << rejects_summary(reading.records) << where_listed(own, reading.rejects.size());
  }
  return arguments.has("strict") ? hold_strict(reading.rejects.size(), terminal) : kDone;
}

int hold_strict(std::size_t rejected, Terminal& terminal) {
  if (rejected == 0 && terminal.warnings == 0) return kDone;
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

int deliver(const std::string& text, const Arguments& arguments, Terminal& terminal) {
  const std::string file = arguments.value("fichier");
  const auto faults = write_result(text, file.empty() ? "-" : file, terminal);
  return faults.empty() ? kDone : report(terminal, faults, kStopped);
}

}  // namespace copil::program
