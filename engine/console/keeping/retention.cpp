#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>

#include "base/moment.hpp"
#include "base/text.hpp"
#include "console/deposits/deposits.hpp"
#include "console/keeping.hpp"
#include "files/files.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

constexpr const char* kJournalFolder = "journal";
constexpr const char* kDepositsFolder = "depots";

/// The rules of `depots`, by what became of the deposit.
constexpr const char* kRefused = "dépôts : fichiers de ceux qui ont été refusés";
constexpr const char* kDrafts = "dépôts : fichiers de ceux qui sont restés en brouillon";

/// Months since year 0 of the month that a file of the journal is named after, `2026-11.jsonl`.
std::optional<int> month_of_name(const std::string& name) {
  if (name.size() != 13 || name[4] != '-' || name.substr(7) != ".jsonl") return std::nullopt;
  const auto year = parse_digits(std::string_view{name}.substr(0, 4), 4);
  const auto month = parse_digits(std::string_view{name}.substr(5, 2), 2);
  if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
  return static_cast<int>(*year * 12 + *month - 1);
}

int month_of_day(Day day) {
  const CalendarDay date = calendar(day);
  return date.year * 12 + static_cast<int>(date.month) - 1;
}

/// Files of the journal whose month ended that many months ago.
void add_old_months(const fs::path& state, const RetentionRule& rule, Day today,
                    std::vector<Expired>& expired) {
  std::error_code error;
  for (fs::directory_iterator entry{state / rule.where, error}, end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const auto month = month_of_name(name);
    if (!month || month_of_day(today) - *month <= rule.months) continue;
    std::error_code ignored;
    if (entry->is_symlink(ignored) || !entry->is_regular_file(ignored)) continue;
    expired.push_back(
        {&rule, std::string{rule.where} + "/" + name, fs::file_size(entry->path(), ignored)});
  }
}

/// When something last happened to a deposit that was not taken.
std::int64_t last_moment(const Deposit& deposit) {
  if (deposit.state == Deposit::State::refused) return deposit.decision.at;
  std::int64_t last = deposit.begun;
  for (const auto& file : deposit.files) last = std::max(last, file.received);
  return last;
}

/// Files of the deposits that became nothing: what people sent may name youths. Their notes stay.
void add_old_deposits(const std::string& state, const RetentionRule& rule, Day today,
                      std::vector<Expired>& expired) {
  const Deposits deposits{state + "/" + rule.where};
  const auto wanted =
      std::string_view{rule.what} == kRefused ? Deposit::State::refused : Deposit::State::draft;
  for (const auto& deposit : deposits.all()) {
    const fs::path folder = deposits.folder_of(deposit.number);
    std::error_code error;
    // A folder of data was once in force, or nearly: whatever its note says, it stays.
    if (deposit.state != wanted || fs::exists(folder / "dossier", error)) continue;
    const int month = month_of_day(day_of(last_moment(deposit)));
    if (month_of_day(today) - month <= rule.months) continue;
    for (fs::directory_iterator entry{deposits.files_folder(deposit.number), error}, end;
         !error && entry != end; entry.increment(error)) {
      std::error_code ignored;
      if (entry->is_symlink(ignored) || !entry->is_regular_file(ignored)) continue;
      expired.push_back({&rule, fs::relative(entry->path(), state, ignored).string(),
                         entry->file_size(ignored),
                         wanted == Deposit::State::draft ? deposit.number : 0});
    }
  }
}

}  // namespace

const std::vector<RetentionRule>& retention_rules() {
  static const std::vector<RetentionRule> kRules{
      {"journal : qui a vu, changé, produit, enregistré quoi", kJournalFolder, 12,
       "douze mois après la fin du mois, le temps de répondre à une question"},
      {"dépôts : fichiers de ceux qui ont été acceptés, avec leur version", kDepositsFolder, 0,
       "gardés : les chiffres des documents envoyés en viennent"},
      {kRefused, kDepositsFolder, 3,
       "trois mois après la fin du mois du refus ; qui, quand et pourquoi restent notés"},
      {kDrafts, kDepositsFolder, 6,
       "six mois après la fin du mois du dernier fichier reçu ; le brouillon est alors refusé"},
      {"réponses : ce qui a été saisi", "reponses", 0,
       "gardées : elles font foi de ce qui a été signé"},
      {"versions définitives : fichiers figés et leurs empreintes", "definitifs", 0,
       "gardées : elles font foi de ce qui a été envoyé"},
      {"modèles : textes changés, avec leurs versions", "modeles", 0,
       "gardés : un document ancien doit pouvoir être refait"}};
  return kRules;
}

Checked<std::vector<Expired>> expired_files(const std::string& state_folder, Day today) {
  std::error_code error;
  if (!fs::is_directory(state_folder, error)) {
    return Diagnostics{plain_error("« " + state_folder + " » n'est pas un dossier",
                                   {"donnez celui que copil servir --etat garde"})};
  }
  std::vector<Expired> expired;
  for (const auto& rule : retention_rules()) {
    if (rule.where == kJournalFolder) add_old_months(state_folder, rule, today, expired);
    if (rule.where == kDepositsFolder && rule.months > 0) {
      add_old_deposits(state_folder, rule, today, expired);
    }
  }
  std::stable_sort(expired.begin(), expired.end(), [](const Expired& a, const Expired& b) {
    return a.rule == b.rule ? a.path < b.path : a.rule < b.rule;
  });
  return expired;
}

Diagnostics remove_expired(const std::string& state_folder, const std::vector<Expired>& expired,
                           std::int64_t now) {
  Diagnostics faults;
  Deposits deposits{state_folder + "/" + kDepositsFolder};
  for (const auto& file : expired) {
    const auto deposit = file.draft == 0 ? std::nullopt : deposits.find(file.draft);
    if (deposit && deposit->state == Deposit::State::draft) {
      const auto unwritten = deposits.refuse(
          file.draft, {"copil purger", now, "resté en brouillon plus de six mois", 0});
      faults.insert(faults.end(), unwritten.begin(), unwritten.end());
      if (!unwritten.empty()) continue;
    }
    std::error_code error;
    fs::remove(fs::path{state_folder} / file.path, error);
    if (!error) continue;
    faults.push_back(plain_error(
        "« " + file.path + " » ne peut pas être retiré : " + files::reason_text(error.value()),
        {"rendez ce dossier au compte du service"}));
  }
  return faults;
}

}  // namespace copil::console
