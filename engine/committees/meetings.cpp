#include "committees/meetings.hpp"

#include <algorithm>
#include <tuple>

namespace copil::committees {

namespace {

using records::EtatDecision;
using records::Records;

constexpr Seat kLocalSeats[] = {
    {"Direction du ou des sites de Pôle emploi", "membre", {}},
    {"Référent partenariat de Pôle emploi pour le territoire", "membre", {}},
    {"Direction de la mission locale", "membre", {}},
    {"Personnels de Pôle emploi affectés à la mission locale", "membre éventuel", {}},
    {"Présidence de la mission locale", "en tant que de besoin", "signe la convention locale"},
    {"Services de l'État dans le département", "sur sollicitation", {}},
};
constexpr std::string_view kByConsent = "avec l'accord des signataires de la convention régionale";
constexpr Seat kRegionalSeats[] = {
    {"DIRECCTE", "membre", {}},
    {"Pôle emploi", "membre", {}},
    {"Association régionale des missions locales", "membre", {}},
    {"Animation régionale des missions locales", "membre", {}},
    {"Conseil régional", "associé possible", kByConsent},
    {"Conseils généraux", "associé possible", kByConsent},
    {"Autres partenaires des deux réseaux", "associé possible", kByConsent},
};
constexpr Seat kNationalSeats[] = {
    {"DGEFP", "membre", {}},           {"CNML", "membre", {}},
    {"Pôle emploi", "membre", {}},     {"UNML", "membre", {}},
    {"ANDML", "membre", {}},           {"APAR", "membre", {}},
    {"DARES", "associé possible", {}}, {"Instances nationales d'élus", "associé possible", {}},
};

constexpr std::string_view kLocalMissions[] = {
    "diagnostic local partagé",
    "plans d'action locaux",
    "déclinaison locale des plans régionaux",
    "mobilisation des deux offres de service",
    "accès aux offres d'emploi et mises en relation",
    "régulation des flux de co-traitance et alertes sur les volumes",
    "qualité et lisibilité du partenariat",
    "bilan annuel et sa transmission au niveau régional",
};
constexpr std::string_view kRegionalMissions[] = {
    "diagnostic régional partagé",
    "plans d'action régionaux",
    "relais des décisions nationales",
    "mobilisation des deux offres de service",
    "répartition des objectifs entre missions locales",
    "régulation des flux de co-traitance et alertes sur les volumes",
    "déploiement des personnels affectés",
    "animation des réseaux",
    "objectifs des mesures communes",
    "qualité et lisibilité du partenariat",
    "bilan annuel et sa transmission au niveau national",
};
constexpr std::string_view kNationalMissions[] = {
    "propositions de la commission qualité",
    "groupes techniques et leurs travaux",
    "articulation avec les autres outils de la politique de l'emploi",
    "mobilisation des deux offres de service",
    "répartition des objectifs entre régions",
    "régulation des flux et alertes des comités régionaux",
    "seuil annuel de dépassement des volumes",
    "déploiement des personnels affectés",
    "animation des réseaux",
    "adéquation des systèmes d'information",
    "qualité et lisibilité du partenariat",
    "bilan annuel",
    "avenants à proposer aux signataires",
};

TypeTerritoire type_of(const Records& records, TerritoireId territoire) {
  return records.territoires.type[territoire];
}

bool is_taken_by(const Records& records, std::size_t decision, Day arrete) {
  return records.reunions.date[records.decisions.reunion[decision]] <= arrete;
}

/// The territory of the committee right above, kNone above the nation's.
TerritoireId committee_above(const Records& records, TerritoireId territoire) {
  const auto& tree = records.territoires;
  if (tree.type[territoire] == TypeTerritoire::region) return tree.root;
  if (tree.type[territoire] != TypeTerritoire::mission_locale) return records::kNone;
  return tree.enclosing(territoire, TypeTerritoire::region);
}

}  // namespace

bool has_committee(TypeTerritoire type) {
  return yearly_minimum(type) > 0;
}

std::string_view committee_name(TypeTerritoire type) {
  switch (type) {
    case TypeTerritoire::national:
      return "comité de pilotage national";
    case TypeTerritoire::region:
      return "comité de pilotage régional";
    case TypeTerritoire::mission_locale:
      return "comité de pilotage local";
    default:
      return {};
  }
}

int yearly_minimum(TypeTerritoire type) {
  switch (type) {
    case TypeTerritoire::national:
      return 2;
    case TypeTerritoire::region:
      return 4;
    case TypeTerritoire::mission_locale:
      return 5;
    default:
      return 0;
  }
}

std::string_view committee_article(TypeTerritoire type) {
  switch (type) {
    case TypeTerritoire::national:
      return "article 9.3";
    case TypeTerritoire::region:
      return "article 9.2";
    case TypeTerritoire::mission_locale:
      return "article 9.1";
    default:
      return {};
  }
}

std::string_view convener(TypeTerritoire type) {
  switch (type) {
    case TypeTerritoire::national:
      return "le ministre chargé de l'emploi ou son représentant";
    case TypeTerritoire::region:
      return "le préfet de région";
    default:
      return {};
  }
}

std::span<const Seat> composition(TypeTerritoire type) {
  switch (type) {
    case TypeTerritoire::national:
      return kNationalSeats;
    case TypeTerritoire::region:
      return kRegionalSeats;
    case TypeTerritoire::mission_locale:
      return kLocalSeats;
    default:
      return {};
  }
}

std::span<const std::string_view> missions(TypeTerritoire type) {
  switch (type) {
    case TypeTerritoire::national:
      return kNationalMissions;
    case TypeTerritoire::region:
      return kRegionalMissions;
    case TypeTerritoire::mission_locale:
      return kLocalMissions;
    default:
      return {};
  }
}

std::optional<Day> first_meeting_due(TypeTerritoire type) {
  constexpr int kDaysAfterTheCircular = 15;
  if (type == TypeTerritoire::national) return make_day(2010, 3, 31);
  if (type != TypeTerritoire::region) return std::nullopt;
  return *make_day(2010, 3, 25) + kDaysAfterTheCircular;
}

std::vector<ReunionId> meetings_of(const Records& records, TerritoireId territoire) {
  const auto& reunions = records.reunions;
  std::vector<ReunionId> found;
  for (ReunionId id = 0; id < reunions.size(); ++id) {
    if (reunions.territoire[id] == territoire) found.push_back(id);
  }
  std::sort(found.begin(), found.end(), [&](ReunionId a, ReunionId b) {
    return std::tie(reunions.date[a], reunions.code[a]) <
           std::tie(reunions.date[b], reunions.code[b]);
  });
  return found;
}

std::vector<ReunionId> held_in(const Records& records, TerritoireId territoire, int annee,
                               Day arrete) {
  const auto& reunions = records.reunions;
  auto found = meetings_of(records, territoire);
  std::erase_if(found, [&](ReunionId id) {
    return !reunions.tenue[id] || reunions.date[id] > arrete ||
           calendar(reunions.date[id]).year != annee;
  });
  return found;
}

std::optional<Day> ended_on(const Records& records, TerritoireId territoire, int annee,
                            Day arrete) {
  const auto& conventions = records.conventions;
  std::optional<Day> ended;
  int last_year = 0;
  for (std::size_t id = 0; id < conventions.size(); ++id) {
    const int year = conventions.annee[id];
    const bool is_it = conventions.type[id] == records::TypeConvention::locale &&
                       conventions.territoire[id] == territoire && year <= annee &&
                       year >= last_year;
    if (!is_it) continue;
    // One dated out of its year closes no account: it stops nothing here either.
    const Day day = conventions.resiliation[id];
    const bool is_ended = day.is_real() && day <= arrete && calendar(day).year == year;
    const bool goes_on_beside = year == last_year && !ended;
    last_year = year;
    ended = is_ended && !goes_on_beside ? std::optional{day} : std::nullopt;
  }
  return ended;
}

bool is_out_of_reach(const Records& records, TerritoireId territoire, int annee, Day arrete) {
  if (ended_on(records, territoire, annee, arrete)) return false;
  const int wanted = yearly_minimum(type_of(records, territoire));
  const auto held = static_cast<int>(held_in(records, territoire, annee, arrete).size());
  if (held >= wanted) return false;
  const Day last_day = *make_day(annee, 12, 31);
  const auto next = next_planned(records, territoire, arrete);
  return arrete >= last_day || (next && records.reunions.date[*next] > last_day);
}

std::optional<ReunionId> last_held(const Records& records, TerritoireId territoire, Day day) {
  const auto& reunions = records.reunions;
  std::optional<ReunionId> last;
  for (const ReunionId id : meetings_of(records, territoire)) {
    if (reunions.tenue[id] && reunions.date[id] <= day) last = id;
  }
  return last;
}

std::optional<ReunionId> next_planned(const Records& records, TerritoireId territoire, Day day) {
  for (const ReunionId id : meetings_of(records, territoire)) {
    if (records.reunions.date[id] > day) return id;
  }
  return std::nullopt;
}

std::vector<std::size_t> members_on(const Records& records, TerritoireId territoire, Day day) {
  const auto& membres = records.membres;
  std::vector<std::size_t> found;
  for (std::size_t row = 0; row < membres.size(); ++row) {
    const bool is_there = membres.debut[row] <= day && day < membres.fin[row];
    if (membres.territoire[row] == territoire && is_there) found.push_back(row);
  }
  return found;
}

EtatDecision state_on(const records::Decisions& decisions, std::size_t row, Day arrete) {
  const bool is_done_later =
      decisions.etat[row] == EtatDecision::faite && decisions.faite_le[row] > arrete;
  return is_done_later ? EtatDecision::ouverte : decisions.etat[row];
}

bool is_overdue(const records::Decisions& decisions, std::size_t row, Day arrete) {
  return state_on(decisions, row, arrete) == EtatDecision::ouverte &&
         decisions.echeance[row].is_real() && decisions.echeance[row] < arrete;
}

std::vector<std::size_t> decisions_of(const Records& records, ReunionId reunion) {
  std::vector<std::size_t> found;
  for (std::size_t row = 0; row < records.decisions.size(); ++row) {
    if (records.decisions.reunion[row] == reunion) found.push_back(row);
  }
  return found;
}

std::vector<std::size_t> open_decisions(const Records& records, TerritoireId territoire,
                                        Day arrete) {
  const auto& decisions = records.decisions;
  std::vector<std::size_t> found;
  for (std::size_t row = 0; row < decisions.size(); ++row) {
    const bool is_here = records.reunions.territoire[decisions.reunion[row]] == territoire;
    if (is_here && is_taken_by(records, row, arrete) &&
        state_on(decisions, row, arrete) == EtatDecision::ouverte) {
      found.push_back(row);
    }
  }
  const auto due = [&](std::size_t row) {
    return decisions.echeance[row].is_real() ? decisions.echeance[row] : Day::open;
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](std::size_t a, std::size_t b) { return due(a) < due(b); });
  return found;
}

std::vector<std::size_t> passed_up_to(const Records& records, TerritoireId territoire, Day arrete) {
  const auto& decisions = records.decisions;
  std::vector<std::size_t> found;
  if (!has_committee(type_of(records, territoire))) return found;
  for (std::size_t row = 0; row < decisions.size(); ++row) {
    const TerritoireId from = records.reunions.territoire[decisions.reunion[row]];
    const bool is_passed = decisions.remontee[row] && is_taken_by(records, row, arrete) &&
                           state_on(decisions, row, arrete) == EtatDecision::ouverte;
    if (is_passed && committee_above(records, from) == territoire) found.push_back(row);
  }
  return found;
}

}  // namespace copil::committees
