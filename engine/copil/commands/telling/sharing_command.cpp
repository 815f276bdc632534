// copil repartir: shares a territory's objective among those below it.
#include <algorithm>
#include <array>
#include <ostream>

#include "copil/options/commands.hpp"
#include "copil/options/figures_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "exports/table.hpp"
#include "volumes/objectifs.hpp"
#include "volumes/sharing.hpp"

namespace copil::program {

namespace {

using exports::Need;
using records::TerritoireId;
using vocabulary::Dossier;
using volumes::Sharer;

enum WeightColumn : std::size_t { kTerritoire, kPoids, kPlancher, kPlafond };
constexpr std::array<exports::Column, 4> kWeightColumns{{{"territoire", Need::mandatory},
                                                         {"poids", Need::mandatory},
                                                         {"plancher", Need::optional},
                                                         {"plafond", Need::optional}}};

/// Those to be served, and how to name them all.
struct Served {
  TerritoireId parent = 0;
  std::vector<TerritoireId> territories;  ///< by code
  std::string what;                       ///< "missions locales de R1"
};

std::string_view plural_of(records::TypeTerritoire type) {
  switch (type) {
    case records::TypeTerritoire::region:
      return "régions";
    case records::TypeTerritoire::departement:
      return "départements";
    case records::TypeTerritoire::mission_locale:
      return "missions locales";
    default:
      return "territoires";
  }
}

/// Error: nobody to serve.
Step<Served> find_served(const Dossier& dossier, TerritoireId parent,
                         std::optional<records::TypeTerritoire> level) {
  const auto& tree = dossier.records().territoires;
  Served served{parent, volumes::served_below(tree, parent, level), {}};
  served.what = level ? std::string{plural_of(*level)} + " de " + tree.code[parent]
                      : "territoires juste au-dessous de " + tree.code[parent];
  if (!served.territories.empty()) return served;
  return Stop{kWrongUsage,
              {plain_error("personne à servir : il n'y a pas de " + served.what,
                           {"choisissez un autre territoire avec --territoire, ou un autre niveau "
                            "avec --niveau"})}};
}

/// Reads the file of weights; a row that is wrong is an error here, nothing is left out.
class WeightReader {
 public:
  WeightReader(const Dossier& dossier, const Served& served, std::string path)
      : tree_(dossier.records().territoires), served_(served), path_(std::move(path)) {}

  Checked<std::vector<Sharer>> read() {
    const auto table = exports::open_table(path_, {"poids", kWeightColumns});
    if (!table) return table.error();
    const std::string text = table->all_rows();
    exports::Rows rows{text, table->format, {0, text.size()}};
    while (rows.next()) read_row(rows, static_cast<int>(table->first_line + rows.line()));
    for (const auto territory : served_.territories) check_given(territory);
    if (!complaints_.empty()) return complaints_;
    return sharers_;
  }

 private:
  void read_row(const exports::Rows& rows, int line) {
    line_ = line;
    row_ = std::string{rows.text()};
    if (rows.fault()) complain(std::string{rows.fault()->reason});
    Sharer sharer;
    sharer.code = std::string{rows.cell(kTerritoire)};
    check_served(sharer.code);
    const auto weight = parse_decimal(rows.cell(kPoids));
    if (weight && weight->num >= 0) {
      sharer.poids = *weight;
    } else {
      complain("poids : un nombre positif ou nul est attendu ; trouvé : « " +
               std::string{rows.cell(kPoids)} + " »");
    }
    // Within a limit that is a fraction: above a floor, below a ceiling.
    if (const auto floor = limit("plancher", rows.cell(kPlancher))) {
      sharer.plancher = volumes::floor_of(1, *floor);
    }
    if (const auto ceiling = limit("plafond", rows.cell(kPlafond))) {
      sharer.plafond = volumes::ceiling_of(1, *ceiling);
    }
    sharers_.push_back(std::move(sharer));
  }

  void check_served(const std::string& code) {
    const auto& all = served_.territories;
    const auto territory = tree_.find(code);
    if (territory && std::find(all.begin(), all.end(), *territory) != all.end()) return;
    complain("« " + code + " » n'est pas parmi les " + served_.what + ", entre qui l'on partage");
  }

  std::optional<Ratio> limit(const char* column, std::string_view cell) {
    if (cell.empty()) return std::nullopt;
    const auto number = parse_decimal(cell);
    if (number && number->num >= 0) return number;
    complain(std::string{column} + " : un nombre positif ou nul est attendu ; trouvé : « " +
             std::string{cell} + " »");
    return std::nullopt;
  }

  void check_given(TerritoireId territory) {
    const auto& code = tree_.code[territory];
    const auto count = std::count_if(sharers_.begin(), sharers_.end(),
                                     [&](const Sharer& sharer) { return sharer.code == code; });
    if (count == 1) return;
    line_ = 0;
    row_.clear();
    complain(count == 0 ? "il manque le poids de " + code + " (" + tree_.libelle[territory] + ")"
                        : "le territoire " + code + " a plusieurs lignes");
  }

  void complain(std::string message) {
    complaints_.push_back(
        {Severity::error, {path_, line_, 0, 1}, std::move(message), row_, {}, {}});
  }

  const records::Territoires& tree_;
  const Served& served_;
  std::string path_;
  int line_ = 0;
  std::string row_;
  std::vector<Sharer> sharers_;
  Diagnostics complaints_;
};

std::optional<std::int64_t> objective(const Dossier& dossier, int year, TerritoireId territory) {
  return volumes::objectif_on(dossier.records().objectifs, year, territory, dossier.arrete());
}

/// Without a file of weights, each weighs what it had the year before.
Checked<std::vector<Sharer>> last_year_weights(const Dossier& dossier, const Served& served,
                                               int year) {
  const auto& tree = dossier.records().territoires;
  std::vector<Sharer> sharers;
  Diagnostics complaints;
  for (const auto territory : served.territories) {
    const auto before = objective(dossier, year - 1, territory);
    if (!before) {
      complaints.push_back(
          plain_error(tree.code[territory] + " n'a pas d'objectif " + std::to_string(year - 1),
                      {"donnez les poids dans un fichier avec --poids"}));
    }
    sharers.push_back({tree.code[territory], Ratio{before.value_or(0), 1}, 0, std::nullopt});
  }
  if (!complaints.empty()) return complaints;
  return sharers;
}

struct Sharing {
  int year;
  std::string territory;
  std::optional<records::TypeTerritoire> level;
  std::string weights;  ///< path, or empty
  std::optional<std::int64_t> total;
  std::optional<Ratio> floor_part;
  std::optional<Ratio> ceiling_part;
  volumes::Method method = volumes::Method::plus_fort_reste;
  bool as_objectives = false;  ///< rows of objectifs.csv
  Day effect;                  ///< of those rows
};

/// Narrows the bounds to parts of what each had the year before; without such an objective there
/// is nothing to narrow to.
void narrow_bounds(const Dossier& dossier, const Sharing& sharing, std::vector<Sharer>& sharers) {
  for (auto& sharer : sharers) {
    const auto territory = dossier.records().territoires.find(sharer.code);
    const auto before = objective(dossier, sharing.year - 1, *territory);
    if (!before) continue;
    if (sharing.floor_part) {
      sharer.plancher = std::max(sharer.plancher, volumes::floor_of(*before, *sharing.floor_part));
    }
    if (sharing.ceiling_part) {
      const auto ceiling = volumes::ceiling_of(*before, *sharing.ceiling_part);
      sharer.plafond = std::min(sharer.plafond.value_or(ceiling), ceiling);
    }
  }
}

Listing sharing_listing(const Dossier& dossier, int year, const std::vector<Sharer>& sharers,
                        const std::vector<std::int64_t>& shares) {
  const auto& tree = dossier.records().territoires;
  Listing listing{{{"territoire"},
                   {"libelle"},
                   {"poids", CellKind::number},
                   {"plancher", CellKind::number},
                   {"plafond", CellKind::number},
                   {"objectif_precedent", CellKind::number},
                   {"objectif", CellKind::number}},
                  {}};
  for (std::size_t i = 0; i < sharers.size(); ++i) {
    const auto territory = *tree.find(sharers[i].code);
    const auto before = objective(dossier, year - 1, territory);
    const auto& ceiling = sharers[i].plafond;
    listing.rows.push_back({sharers[i].code, tree.libelle[territory],
                            decimal_text(sharers[i].poids, sharers[i].poids.den == 1 ? 0 : 6),
                            std::to_string(sharers[i].plancher),
                            ceiling ? std::to_string(*ceiling) : "",
                            before ? std::to_string(*before) : "", std::to_string(shares[i])});
  }
  return listing;
}

/// The shares as rows of `objectifs.csv`: added to the folder, they are what annexe 3 of the
/// regional convention prints. The whole comes first when the folder has another one, or none.
Listing objectives_listing(const Dossier& dossier, const Sharing& sharing, TerritoireId parent,
                           const std::vector<Sharer>& sharers,
                           const std::vector<std::int64_t>& shares) {
  Listing listing{{{"annee"}, {"territoire"}, {"date_effet"}, {"objectif"}, {"acte"}}, {}};
  const auto add = [&](const std::string& code, std::int64_t objectif) {
    listing.rows.push_back({std::to_string(sharing.year), code, iso_text(sharing.effect),
                            std::to_string(objectif),
                            "répartition " + std::to_string(sharing.year)});
  };
  if (sharing.total && sharing.total != objective(dossier, sharing.year, parent)) {
    add(dossier.records().territoires.code[parent], *sharing.total);
  }
  for (std::size_t i = 0; i < sharers.size(); ++i) add(sharers[i].code, shares[i]);
  return listing;
}

Step<Listing> share(const Dossier& dossier, const Sharing& sharing) {
  const auto territory = find_territory(dossier.records().territoires, sharing.territory);
  if (!territory) return territory.error();
  const auto served = find_served(dossier, *territory, sharing.level);
  if (!served) return served.error();
  const auto total = sharing.total ? sharing.total : objective(dossier, sharing.year, *territory);
  if (!total) {
    return Stop{
        kStopped,
        {plain_error(sharing.territory + " n'a pas d'objectif " + std::to_string(sharing.year),
                     {"donnez le nombre à partager avec --objectif"})}};
  }
  auto sharers = sharing.weights.empty() ? last_year_weights(dossier, *served, sharing.year)
                                         : WeightReader{dossier, *served, sharing.weights}.read();
  if (!sharers) return Stop{kStopped, sharers.error()};
  narrow_bounds(dossier, sharing, *sharers);
  const auto shares = volumes::repartir(*total, *sharers, sharing.method);
  if (!shares) return Stop{kStopped, shares.error()};
  return sharing.as_objectives ? objectives_listing(dossier, sharing, *territory, *sharers, *shares)
                               : sharing_listing(dossier, sharing.year, *sharers, *shares);
}

std::optional<records::TypeTerritoire> asked_level(const std::string& word) {
  using records::TypeTerritoire;
  if (word == "region") return TypeTerritoire::region;
  if (word == "departement") return TypeTerritoire::departement;
  if (word == "mission_locale") return TypeTerritoire::mission_locale;
  return std::nullopt;
}

Sharing sharing_of(const RepartirOptions& asked) {
  Sharing sharing;
  sharing.year = asked.period.year;
  sharing.territory = asked.territoire;
  sharing.level = asked_level(asked.niveau);
  sharing.weights = asked.poids;
  if (asked.methode == "sainte_lague") sharing.method = volumes::Method::sainte_lague;
  if (asked.objectif >= 0) sharing.total = asked.objectif;
  sharing.floor_part = asked.plancher;
  sharing.ceiling_part = asked.plafond;
  sharing.as_objectives = asked.format == "objectifs";
  sharing.effect = asked.date_effet;
  return sharing;
}

}  // namespace

int run_repartir(const RepartirOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  vocabulary::Inquiry inquiry =
      inquiry_of(asked.data, asked.reading, asked.period, asked.arrete_au, {}, situation);
  inquiry.needed = {records::FileId::territoires, records::FileId::objectifs};
  const auto dossier =
      open_dossier(situation.resources, inquiry, asked.reading.silencieux, terminal);
  if (!dossier) return report(terminal, dossier.error(), kStopped);
  const Sharing sharing = sharing_of(asked);
  const auto listing = share(**dossier, sharing);
  if (!listing) return report(terminal, listing.error());
  const Format form = sharing.as_objectives ? Format::csv : format_named(asked.format);
  const int delivered = deliver(rendered(*listing, form), asked.fichier, terminal);
  return delivered != kDone ? delivered : conclude((*dossier)->reading(), asked.reading, terminal);
}

}  // namespace copil::program
