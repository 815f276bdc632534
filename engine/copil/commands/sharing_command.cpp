// copil repartir: shares a territory's objective among its children.
#include <algorithm>
#include <array>
#include <ostream>

#include "copil/options/commands.hpp"
#include "copil/options/request.hpp"
#include "copil/terminal/listing.hpp"
#include "exports/table.hpp"
#include "volumes/sharing.hpp"
#include "volumes/volumes.hpp"

namespace copil::program {

namespace {

using exports::Need;
using records::TerritoireId;
using vocabulary::Dossier;
using volumes::Sharer;

const std::vector<std::string> kMethods{"plus_forts_restes", "sainte_lague"};

enum WeightColumn : std::size_t { kTerritoire, kPoids, kPlancher, kPlafond };
constexpr std::array<exports::Column, 4> kWeightColumns{{{"territoire", Need::mandatory},
                                                         {"poids", Need::mandatory},
                                                         {"plancher", Need::optional},
                                                         {"plafond", Need::optional}}};

/// Reads the file of weights; a row that is wrong is an error here, nothing is left out.
class WeightReader {
 public:
  WeightReader(const Dossier& dossier, TerritoireId parent, std::string path)
      : tree_(dossier.records().territoires), parent_(parent), path_(std::move(path)) {}

  Checked<std::vector<Sharer>> read() {
    const auto table = exports::open_table(path_, {"poids", kWeightColumns});
    if (!table) return table.error();
    const std::string text = table->all_rows();
    exports::Rows rows{text, table->format, {0, text.size()}};
    while (rows.next()) read_row(rows, static_cast<int>(table->first_line + rows.line()));
    for (const auto child : tree_.children[parent_]) check_given(child);
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
    const auto territory = tree_.find(sharer.code);
    if (!territory || tree_.parent[*territory] != parent_) {
      complain("« " + sharer.code + " » n'est pas un territoire juste au-dessous de " +
               tree_.code[parent_]);
    }
    const auto weight = parse_decimal(rows.cell(kPoids));
    if (weight && weight->num >= 0) {
      sharer.poids = *weight;
    } else {
      complain("poids : un nombre positif ou nul est attendu ; trouvé : « " +
               std::string{rows.cell(kPoids)} + " »");
    }
    sharer.plancher = whole("plancher", rows.cell(kPlancher)).value_or(0);
    sharer.plafond = whole("plafond", rows.cell(kPlafond));
    sharers_.push_back(std::move(sharer));
  }

  std::optional<std::int64_t> whole(const char* column, std::string_view cell) {
    if (cell.empty()) return std::nullopt;
    const auto number = parse_decimal(cell);
    if (number && number->num >= 0 && number->num % number->den == 0) {
      return number->num / number->den;
    }
    complain(std::string{column} + " : un nombre entier est attendu ; trouvé : « " +
             std::string{cell} + " »");
    return std::nullopt;
  }

  void check_given(TerritoireId child) {
    const auto& code = tree_.code[child];
    const auto count = std::count_if(sharers_.begin(), sharers_.end(),
                                     [&](const Sharer& sharer) { return sharer.code == code; });
    if (count == 1) return;
    line_ = 0;
    row_.clear();
    complain(count == 0 ? "il manque le poids de " + code + " (" + tree_.libelle[child] + ")"
                        : "le territoire " + code + " a plusieurs lignes");
  }

  void complain(std::string message) {
    complaints_.push_back(
        {Severity::error, {path_, line_, 0, 1}, std::move(message), row_, {}, {}});
  }

  const records::Territoires& tree_;
  TerritoireId parent_;
  std::string path_;
  int line_ = 0;
  std::string row_;
  std::vector<Sharer> sharers_;
  Diagnostics complaints_;
};

std::optional<std::int64_t> objective(const Dossier& dossier, int year, TerritoireId territory) {
  return volumes::objectif_on(dossier.records().objectifs, year, territory, dossier.arrete());
}

/// Without a file of weights, each child weighs what it had the year before.
Checked<std::vector<Sharer>> last_year_weights(const Dossier& dossier, TerritoireId parent,
                                               int year) {
  const auto& tree = dossier.records().territoires;
  std::vector<Sharer> sharers;
  Diagnostics complaints;
  for (const auto child : tree.children[parent]) {
    const auto before = objective(dossier, year - 1, child);
    if (!before) {
      complaints.push_back(
          plain_error(tree.code[child] + " n'a pas d'objectif " + std::to_string(year - 1),
                      {"donnez les poids dans un fichier avec --poids"}));
    }
    sharers.push_back({tree.code[child], Ratio{before.value_or(0), 1}, 0, std::nullopt});
  }
  if (!complaints.empty()) return complaints;
  return sharers;
}

/// Raises floors to a part of what each child had the year before.
void raise_floors(const Dossier& dossier, int year, Ratio part, std::vector<Sharer>& sharers) {
  for (auto& sharer : sharers) {
    const auto territory = dossier.records().territoires.find(sharer.code);
    const auto before = objective(dossier, year - 1, *territory).value_or(0);
    sharer.plancher = std::max(sharer.plancher, volumes::floor_of(before, part));
  }
}

struct Sharing {
  int year;
  std::string territory;
  std::string weights;  ///< path, or empty
  std::optional<std::int64_t> total;
  std::optional<Ratio> floor_part;
  volumes::Method method;
};

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

Step<Listing> share(const Dossier& dossier, const Sharing& sharing) {
  const auto territory = find_territory(dossier.records().territoires, sharing.territory);
  if (!territory) return territory.error();
  const auto total = sharing.total ? sharing.total : objective(dossier, sharing.year, *territory);
  if (!total) {
    return Stop{
        kStopped,
        {plain_error(sharing.territory + " n'a pas d'objectif " + std::to_string(sharing.year),
                     {"donnez le nombre à partager avec --objectif"})}};
  }
  auto sharers = sharing.weights.empty()
                     ? last_year_weights(dossier, *territory, sharing.year)
                     : WeightReader{dossier, *territory, sharing.weights}.read();
  if (!sharers) return Stop{kStopped, sharers.error()};
  if (sharing.floor_part) raise_floors(dossier, sharing.year, *sharing.floor_part, *sharers);
  const auto shares = volumes::repartir(*total, *sharers, sharing.method);
  if (!shares) return Stop{kStopped, shares.error()};
  return sharing_listing(dossier, sharing.year, *sharers, *shares);
}

}  // namespace

int run_repartir(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  Request request{arguments};
  const Period year = request.year();
  request.forbid_arrete_before(year);
  const std::string format = request.word("format", {"table", "csv", "json"}, "table");
  Sharing sharing{year.year, arguments.value("territoire"),   arguments.value("poids"), {},
                  {},        volumes::Method::plus_fort_reste};
  if (request.word("methode", kMethods, kMethods[0]) == kMethods[1]) {
    sharing.method = volumes::Method::sainte_lague;
  }
  const long asked = request.whole_number("objectif", -1, 0);
  if (asked >= 0) sharing.total = asked;
  sharing.floor_part = request.ratio("plancher");
  const vocabulary::Inquiry inquiry{arguments.value("donnees"),
                                    request.arrete(year),
                                    year,
                                    {records::FileId::territoires, records::FileId::objectifs},
                                    {},
                                    request.jobs(),
                                    {},
                                    0};
  if (!request.complaints().empty()) return report(terminal, request.complaints(), kWrongUsage);
  const auto dossier = open_dossier(situation.resources, inquiry, arguments, terminal);
  if (!dossier) return report(terminal, dossier.error(), kStopped);
  const auto listing = share(**dossier, sharing);
  if (!listing) return report(terminal, listing.error());
  const int delivered = deliver(rendered(*listing, format_named(format)), arguments, terminal);
  return delivered != kDone ? delivered : conclude((*dossier)->reading(), arguments, terminal);
}

}  // namespace copil::program
