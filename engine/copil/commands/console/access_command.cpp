// copil acces: who sees what and does what in the browser, as acces.yaml says it.
#include <algorithm>

#include "console/rights.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/console_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "files/files.hpp"
#include "records/read.hpp"

namespace copil::program {

namespace {

/// The highest territories on which the user may do that: those below them come along.
std::string highest_for(const console::User& user, console::Action action,
                        const records::Territoires& tree) {
  std::string codes;
  for (const auto id : console::territories_for(user, action, tree)) {
    const auto parent = tree.parent[id];
    if (parent != records::kNone && console::may(user, action, parent, tree)) continue;
    codes += (codes.empty() ? "" : ", ") + tree.code[id];
  }
  return codes;
}

Listing rights_of(const console::Access& access, const records::Territoires& tree) {
  Listing listing{{{"utilisateur"}}, {}};
  for (const auto action : console::kActions) {
    listing.columns.push_back({std::string{console::action_name(action)}});
  }
  listing.columns.push_back({"missions_locales", CellKind::number, "missions locales lues"});
  for (const auto& user : access.users) {
    std::vector<Cell> cells{user.name};
    for (const auto action : console::kActions) {
      const std::string codes = highest_for(user, action, tree);
      cells.emplace_back(codes, codes.empty() ? "–" : codes);
    }
    const auto read = console::territories_for(user, console::Action::lire, tree);
    const auto count = std::count_if(read.begin(), read.end(), [&](records::TerritoireId id) {
      return tree.type[id] == records::TypeTerritoire::mission_locale;
    });
    cells.push_back(cell(static_cast<std::int64_t>(count)));
    listing.rows.push_back(std::move(cells));
  }
  return listing;
}

}  // namespace

void AccesOptions::check() const {
  if (action == "verifier") return;
  from.complain("« " + action + " » n'est pas une action de copil acces",
                {"copil acces verifier FICHIER --donnees DIR dit qui voit quoi"});
}

int run_acces(const AccesOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto text = files::read_file(asked.file);
  if (!text) return report(terminal, text.error(), kStopped);
  const auto access = console::read_access(*text, asked.file);
  if (!access) return report(terminal, access.error(), kStopped);
  records::ReadOptions options;
  options.needed = {records::FileId::territoires};
  const auto reading = records::read_folder(asked.donnees, options);
  if (!reading) return report(terminal, reading.error(), kStopped);
  const auto& tree = reading->records.territoires;
  const Diagnostics unknown = console::unknown_territories(*access, tree);
  if (!unknown.empty()) return report(terminal, unknown, kStopped);
  const Diagnostics doubts = console::doubts_of(*access, tree);
  warn(terminal, doubts);
  const int status = deliver(rendered(rights_of(*access, tree), format_named(asked.format)),
                             asked.fichier, terminal);
  return status == kDone ? hold_strict(asked.strict, 0, terminal) : status;
}

}  // namespace copil::program
