// copil simuler: objectives tried out before a committee decides, side by side; then the chosen one
// as rows of objectifs.csv.
#include <algorithm>
#include <ostream>

#include "copil/commands/committees/simulation_listing.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/request.hpp"
#include "files/files.hpp"
#include "notation/node.hpp"
#include "subsidies/schedule.hpp"
#include "vocabulary/doubts.hpp"
#include "volumes/simulation.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

using notation::Node;
using volumes::Scenario;

const std::vector<std::string> kKeys{"nom",      "enveloppe",        "poids", "plancher", "plafond",
                                     "demandes", "plafonner_demande"};
constexpr std::pair<std::string_view, volumes::Poids> kPoidsWords[] = {
    {"objectif", volumes::Poids::objectif},
    {"realise", volumes::Poids::realise},
    {"projection", volumes::Poids::projection},
    {"demande", volumes::Poids::demande}};

/// The scenarios of a YAML file: a list under `scenarios`. Every fault is told.
class ScenarioReader {
 public:
  Checked<std::vector<Scenario>> read(const Node& root) {
    append(notation::unknown_keys(root, kTop, "un fichier de scénarios"));
    const Node* list = root.find("scenarios");
    if (list == nullptr) {
      append({root.error("la clé `scenarios` manque", {"écrivez une liste de scénarios dessous"})});
    } else if (const auto items = notation::read_items(*list, "scenarios"); !items) {
      append(items.error());
    } else {
      for (const Node* item : *items) scenarios_.push_back(scenario(*item));
      check_names(*items);
    }
    if (!complaints_.empty()) return notation::in_order(complaints_);
    return scenarios_;
  }

 private:
  static inline const std::vector<std::string> kTop{"scenarios"};

  Scenario scenario(const Node& node) {
    append(notation::unknown_keys(node, kKeys, "un scénario"));
    Scenario made;
    if (const Node* name = node.find("nom")) {
      if (const auto text = notation::read_text(*name)) made.nom = *text;
    }
    if (made.nom.empty()) append({node.error("chaque scénario a un nom : la clé `nom` manque")});
    if (const Node* total = node.find("enveloppe")) made.enveloppe = count(*total);
    if (const Node* word = node.find("poids")) made.poids = weights(*word);
    if (const Node* share = node.find("plancher")) made.plancher = ratio(*share);
    if (const Node* share = node.find("plafond")) made.plafond = ratio(*share);
    if (const Node* cap = node.find("plafonner_demande")) {
      if (const auto is_so = notation::read_bool(*cap)) {
        made.is_capped_by_demand = *is_so;
      } else {
        append(is_so.error());
      }
    }
    if (const Node* asked = node.find("demandes")) {
      for (const auto& entry : asked->entries) made.demandes[entry.key.text] = count(entry.value);
      if (asked->kind != Node::Kind::map) {
        append({asked->error("`demandes` : un code de mission locale et un nombre par ligne",
                             {"écrivez par exemple « ML01: 60 »"})});
      }
    }
    return made;
  }

  std::int64_t count(const Node& node) {
    const auto number = notation::read_whole_number(node);
    if (number && *number >= 0 && *number <= 10'000'000) return *number;
    append({node.error("un nombre entier de jeunes, de 0 à dix millions, est attendu ; trouvé : " +
                       notation::found(node))});
    return 0;
  }

  std::optional<Ratio> ratio(const Node& node) {
    const auto number = parse_decimal(node.text);
    if (number && number->num >= 0 && *number <= Ratio{100, 1}) return number;
    append({node.error("une part de l'objectif en vigueur est attendue, comme 0,9 ; trouvé : " +
                       notation::found(node))});
    return std::nullopt;
  }

  volumes::Poids weights(const Node& node) {
    for (const auto& [word, poids] : kPoidsWords) {
      if (node.text == word) return poids;
    }
    append(
        {node.error("`poids` : objectif, realise, projection ou demande est attendu ; trouvé : " +
                    notation::found(node))});
    return volumes::Poids::objectif;
  }

  void check_names(const std::vector<const Node*>& items) {
    for (std::size_t i = 0; i < scenarios_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (scenarios_[i].nom != scenarios_[j].nom || scenarios_[i].nom.empty()) continue;
        append({items[i]->error("deux scénarios portent le nom « " + scenarios_[i].nom + " »")});
      }
    }
  }

  void append(const Diagnostics& more) {
    complaints_.insert(complaints_.end(), more.begin(), more.end());
  }

  std::vector<Scenario> scenarios_;
  Diagnostics complaints_;
};

Checked<std::vector<Scenario>> read_scenarios(const std::string& path) {
  const auto text = files::read_file(path);
  if (!text) return text.error();
  const auto root = notation::parse(*text, {path});
  if (!root) return root.error();
  return ScenarioReader{}.read(*root);
}

Step<TriedYear> trial_of(const vocabulary::Dossier& dossier, Period year, Day effect) {
  auto rows = subsidies::compute_subsidies(dossier.figures(), year.year);
  if (!rows) return Stop{kStopped, rows.error()};
  auto closed = subsidies::closed_missions(dossier.records(), *rows);
  return TriedYear{dossier, year, effect, std::move(*rows), std::move(closed)};
}

Checked<std::vector<Tried>> try_all(const TriedYear& trial, records::TerritoireId territory,
                                    const std::vector<Scenario>& scenarios) {
  std::vector<Tried> tried;
  Diagnostics complaints;
  for (const auto& scenario : scenarios) {
    auto rows = volumes::simulate(trial.dossier.figures(), territory, trial.year.year, scenario,
                                  trial.closed);
    if (rows) {
      tried.push_back({&scenario, std::move(*rows)});
    } else {
      complaints.insert(complaints.end(), rows.error().begin(), rows.error().end());
    }
  }
  if (!complaints.empty()) return complaints;
  return tried;
}

/// How far the projection would have been from the truth for the year before, when two years before
/// are known; empty when they are not, or when the year is over.
std::string projection_error(const vocabulary::Dossier& dossier, records::TerritoireId territory,
                             Period year) {
  const auto& figures = dossier.figures();
  // Once the year is over nothing is projected: there is nothing to be wrong about.
  if (dossier.arrete() >= last_day(year)) return {};
  const Day day = add_years(dossier.arrete(), -1);
  const auto guess = volumes::seasonal_projection(figures, territory, year.year - 1, day);
  if (!guess) return {};
  const auto truth =
      static_cast<std::int64_t>(figures.count_until("VOL", territory, last_day(year_before(year))));
  return "La même projection, faite le " + wording::date_text(day) + ", aurait donné " +
         wording::integer_text(*guess) + " entrées pour " + std::to_string(year.year - 1) +
         " ; il y en a eu " + wording::integer_text(truth) + ".\n";
}

/// The chosen scenario's rows of objectifs.csv.
Step<std::string> objective_rows(const vocabulary::Dossier& dossier,
                                 const std::vector<Tried>& tried, const std::string& chosen,
                                 Period year, Day effect, const std::string& act) {
  const auto found = std::find_if(tried.begin(), tried.end(),
                                  [&](const Tried& one) { return one.scenario->nom == chosen; });
  if (found == tried.end()) {
    return Stop{kWrongUsage,
                {plain_error("--appliquer : aucun scénario ne s'appelle « " + chosen + " »")}};
  }
  std::string text = "annee;territoire;date_effet;objectif;acte\n";
  for (const auto& row : found->rows) {
    if (row.actuel == row.objectif) continue;
    text += std::to_string(year.year) + ";" + dossier.records().territoires.code[row.territoire] +
            ";" + iso_text(effect) + ";" + std::to_string(row.objectif) + ";" + act + "\n";
  }
  return text;
}

}  // namespace

int run_simuler(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  Request request{arguments};
  const Period year = request.year();
  request.forbid_year_before(subsidies::kFirstYear, year);
  request.forbid_arrete_before(year);
  const std::string format = request.word("format", {"table", "csv", "json"}, "table");
  const Day effect = request.day("date-effet", request.arrete(year) + 1);
  const vocabulary::Inquiry inquiry = request.inquiry(year, situation, 2);
  if (!request.complaints().empty()) return report(terminal, request.complaints(), kWrongUsage);
  const auto scenarios = read_scenarios(arguments.value("scenario"));
  if (!scenarios) return report(terminal, scenarios.error(), kStopped);
  const auto dossier = open_dossier(situation.resources, inquiry, arguments, terminal);
  if (!dossier) return report(terminal, dossier.error(), kStopped);
  warn(terminal, vocabulary::doubts(**dossier, {vocabulary::kVolumes}, year));
  const auto territory =
      find_territory((*dossier)->records().territoires, arguments.value("territoire"));
  if (!territory) return report(terminal, territory.error());
  const auto trial = trial_of(**dossier, year, effect);
  if (!trial) return report(terminal, trial.error());
  const auto tried = try_all(*trial, *territory, *scenarios);
  if (!tried) return report(terminal, tried.error(), kStopped);
  std::string text;
  if (const std::string chosen = arguments.value("appliquer"); !chosen.empty()) {
    const auto rows = objective_rows(**dossier, *tried, chosen, year, effect, "simulation");
    if (!rows) return report(terminal, rows.error());
    text = *rows;
  } else {
    const auto listing = simulation_listing(*trial, *tried, format == "table");
    if (!listing) return report(terminal, listing.error());
    text = rendered(*listing, format_named(format));
    if (format == "table") {
      text += simulation_notes(*trial, *territory) + projection_error(**dossier, *territory, year);
    }
  }
  const int delivered = deliver(text, arguments, terminal);
  return delivered != kDone ? delivered : conclude((*dossier)->reading(), arguments, terminal);
}

}  // namespace copil::program
