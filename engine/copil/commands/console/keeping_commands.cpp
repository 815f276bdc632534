// copil sauvegarder, restaurer, purger: what the console keeps, as one file and back, and cleared.
#include <filesystem>
#include <ostream>

#include "base/moment.hpp"
#include "console/journal.hpp"
#include "console/keeping.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/console_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/clock.hpp"
#include "copil/terminal/listing.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

Day today() {
  return day_of(seconds_since_1970());
}

std::string counted(std::uint64_t files, std::uint64_t bytes) {
  return wording::counted(files, "fichier", "fichiers") + ", " +
         wording::counted(bytes, "octet", "octets");
}

Listing expired_listing(const std::vector<console::Expired>& expired) {
  Listing listing{{{"fichier"}, {"octets", CellKind::number}, {"regle", CellKind::text, "règle"}},
                  {}};
  for (const auto& file : expired) {
    listing.rows.push_back(
        {file.path, cell(static_cast<std::int64_t>(file.bytes)), std::string{file.rule->what}});
  }
  return listing;
}

std::string rules_text() {
  Listing listing{{{"quoi"}, {"dossier"}, {"duree", CellKind::text, "durée"}, {"pourquoi"}}, {}};
  for (const auto& rule : console::retention_rules()) {
    listing.rows.push_back(
        {std::string{rule.what}, std::string{rule.where},
         rule.months == 0 ? "sans limite" : std::to_string(rule.months) + " mois",
         std::string{rule.why}});
  }
  return rendered(listing, Format::table);
}

}  // namespace

int run_sauvegarder(const SavingOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto saved = console::save_state(asked.etat, asked.file, today());
  if (!saved) return report(terminal, saved.error(), kStopped);
  terminal.out << asked.file << "\u00A0: " << counted(saved->files, saved->bytes) << "\nSHA-256 "
               << saved->sha256 << "\n";
  return kDone;
}

int run_restaurer(const SavingOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto saved = console::restore_state(asked.file, asked.etat);
  if (!saved) return report(terminal, saved.error(), kStopped);
  terminal.out << asked.etat << "\u00A0: " << counted(saved->files, saved->bytes) << "\n";
  return kDone;
}

int run_purger(const PurgerOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto expired = console::expired_files(asked.etat, today());
  if (!expired) return report(terminal, expired.error(), kStopped);
  terminal.out << rules_text();
  if (expired->empty()) {
    terminal.out << "\nRien n'a dépassé sa durée.\n";
    return kDone;
  }
  terminal.out << "\n" << rendered(expired_listing(*expired), Format::table);
  if (asked.a_blanc) {
    terminal.out << "À blanc\u00A0: rien n'est retiré.\n";
    return kDone;
  }
  console::Journal journal{asked.etat + "/journal", seconds_since_1970};
  for (const auto& file : *expired) {
    const auto faults = journal.note({"copil purger", "retirer", "", file.path, ""});
    if (!faults.empty()) return report(terminal, faults, kStopped);
  }
  const auto faults = console::remove_expired(asked.etat, *expired, seconds_since_1970());
  const std::size_t removed = expired->size() - faults.size();
  terminal.out << wording::counted(removed, "fichier retiré", "fichiers retirés") << ".\n";
  return faults.empty() ? kDone : report(terminal, faults, kStopped);
}

}  // namespace copil::program
