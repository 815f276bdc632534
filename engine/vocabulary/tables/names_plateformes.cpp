// Vocation platforms (article 4.4) and POPS prescriptions.
#include <algorithm>
#include <map>
#include <set>

#include "vocabulary/citing/files_behind.hpp"
#include "vocabulary/pops/sites.hpp"
#include "vocabulary/pops/specialised_teams.hpp"
#include "vocabulary/pops/steps.hpp"
#include "vocabulary/tables/fields.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::FileId;
using records::kNone;
using records::TerritoireId;
using records::TypeTerritoire;
using Rows = std::vector<std::size_t>;

/// True when the day is in the period and known at the arrêté.
bool is_counted_day(const DocumentNames& names, Period period, Day date) {
  return days_of(period).contains(date) && date <= names.facts().dossier->arrete();
}

Value count_of(std::size_t count, Unit unit = Unit::none) {
  return Value::count(static_cast<std::int64_t>(count), unit);
}

Value distinct_jeunes(const Rows& rows, const std::vector<records::JeuneId>& jeunes) {
  std::set<records::JeuneId> distinct;
  for (const auto row : rows) distinct.insert(jeunes[row]);
  return count_of(distinct.size(), Unit::jeunes);
}

/// Rows of each key, keys in the order of the codes they name; an unknown place comes last.
template <class Key>
class Shares {
 public:
  explicit Shares(const DocumentNames& names) : codes_(records_of(names).territoires.code) {}

  void add(Key key, std::size_t row) {
    at(key);
    rows_[name_of(key)].second.push_back(row);
  }
  /// A key without rows is listed too.
  void at(Key key) { rows_[name_of(key)].first = key; }

  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }

 private:
  using Name = std::pair<std::string, std::string>;
  static constexpr const char* kLast = "\x7f";

  std::string code(TerritoireId id) const { return id == kNone ? kLast : codes_[id]; }
  Name name_of(TerritoireId key) const { return {code(key), {}}; }
  Name name_of(const std::pair<TerritoireId, TerritoireId>& key) const {
    return {code(key.first), code(key.second)};
  }

  const std::vector<std::string>& codes_;
  std::map<Name, std::pair<Key, Rows>> rows_;
};

/// Rows that concern the document: their mission locale or their platform is in its territory.
Rows evaluations(const DocumentNames& names, Period period) {
  const auto& table = records_of(names).evaluations_mrs;
  const auto inside = records_of(names).territoires.inside(names.territoire());
  Rows rows;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (is_counted_day(names, period, table.date[i]) &&
        (inside[table.mission_locale[i]] || inside[table.plateforme[i]])) {
      rows.push_back(i);
    }
  }
  return rows;
}

/// A file that says nothing of the whole year is of another one: nothing is known, not 0.
bool is_known(const DocumentNames& names, FileId file, Period period) {
  const auto& dossier = *names.facts().dossier;
  return dossier.has(file) && days_of(period).begin <= dossier.arrete() &&
         names.is_told(file, period.year);
}

Term known_value(const DocumentNames& names, FileId file, Period period, const Value& value) {
  return is_known(names, file, period) ? value : Value::not_defined(value.unit);
}

Term count_flagged(const DocumentNames& names, const BilanPlateformeSubject& subject,
                   const std::vector<bool>& flags, const char* what) {
  if (!is_known(names, FileId::evaluations_mrs, subject.period) || !names.knows(what)) {
    return Value::not_defined(Unit::none);
  }
  return count_of(static_cast<std::size_t>(std::count_if(
      subject.rows.begin(), subject.rows.end(), [&](std::size_t row) { return flags[row]; })));
}

Rows prescriptions(const DocumentNames& names, Period period) {
  const auto& table = records_of(names).prescriptions_pops;
  const auto inside = records_of(names).territoires.inside(names.territoire());
  Rows rows;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (inside[table.mission_locale[i]] && is_counted_day(names, period, table.prescription[i])) {
      rows.push_back(i);
    }
  }
  return rows;
}

/// How many of its prescriptions are such at the arrêté.
template <class Condition>
Value prescriptions_where(const DocumentNames& names, const PopsSubject& subject,
                          Condition&& is_such) {
  const auto& table = records_of(names).prescriptions_pops;
  const Day day = names.facts().dossier->arrete();
  return count_of(static_cast<std::size_t>(
      std::count_if(subject.rows.begin(), subject.rows.end(),
                    [&](std::size_t row) { return is_such(table, row, day); })));
}

template <records::EtatPops etat>
Term prescriptions_in(const DocumentNames& names, const PopsSubject& subject) {
  if (!is_known(names, FileId::prescriptions_pops, subject.period) || !names.knows(kEtatsPops)) {
    return Value::not_defined(Unit::none);
  }
  return prescriptions_where(names, subject, [](const auto& table, std::size_t row, Day day) {
    return pops_state(table, row, day) == etat;
  });
}

/// Meetings are known, and what has come of the prescriptions.
bool are_meetings_known(const DocumentNames& names, const PopsSubject& subject) {
  return is_known(names, FileId::prescriptions_pops, subject.period) && names.knows(kEtatsPops) &&
         names.knows(kDelaisPops);
}

template <PopsStep step>
Term prescriptions_at(const DocumentNames& names, const PopsSubject& subject) {
  if (!are_meetings_known(names, subject)) return Value::not_defined(Unit::none);
  return prescriptions_where(names, subject, [](const auto& table, std::size_t row, Day day) {
    return pops_step(table, row, day) == step;
  });
}

Term beyond_six_weeks(const DocumentNames& names, const PopsSubject& subject) {
  if (!are_meetings_known(names, subject)) return Value::not_defined(Unit::none);
  return prescriptions_where(names, subject, is_beyond_six_weeks);
}

/// Mean days from prescription to first meeting, over the prescriptions that have one.
Term mean_delay(const DocumentNames& names, const PopsSubject& subject) {
  if (!names.knows(kDelaisPops)) return Value::not_defined(Unit::jours);
  const auto& table = records_of(names).prescriptions_pops;
  std::int64_t days = 0;
  std::int64_t meetings = 0;
  for (const auto row : subject.rows) {
    const Day meeting = table.rendez_vous[row];
    if (meeting == Day::unknown || meeting > names.facts().dossier->arrete()) continue;
    days += days_between(table.prescription[row], meeting);
    ++meetings;
  }
  if (meetings == 0) return Value::not_defined(Unit::jours);
  return Value::decimal(Ratio{days, meetings}, Unit::jours, 1);
}

/// The yearly volume: the published series « POPS », of nature objectif, of that place.
Term yearly_volume(const DocumentNames& names, const PopsSubject& subject) {
  names.asks_for(LigneSerieSubject::kType);
  const auto& series = records_of(names).series;
  const std::string year = std::to_string(subject.period.year);
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series.serie[i] == "POPS" && series.territoire[i] == subject.place &&
        series.periode[i] == year && series.nature[i] == records::NatureSerie::objectif &&
        series.valeur[i]) {
      return Value::decimal(*series.valeur[i], Unit::none, 0);
    }
  }
  return Value::not_defined(Unit::none);
}

/// One record a place of that type in the document's territory, with its share of `places[row]`.
RecordList pops_by(const DocumentNames& names, TypeTerritoire type, const Rows& rows,
                   const std::vector<TerritoireId>& places) {
  const auto& tree = records_of(names).territoires;
  Shares<TerritoireId> shares{names};
  for (const auto id : tree.below(names.territoire())) {
    if (tree.type[id] == type) shares.at(id);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) shares.add(places[i], rows[i]);
  RecordList list;
  for (const auto& [name, share] : shares) {
    list.push_back(record_of(names, PopsSubject{share.first, names.periode(), share.second}));
  }
  return list;
}

}  // namespace

Term evaluations_at(const DocumentNames& names, TerritoireId territoire) {
  const auto& table = records_of(names).evaluations_mrs;
  const auto inside = records_of(names).territoires.inside(territoire);
  Rows rows;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (inside[table.plateforme[i]] && is_counted_day(names, names.periode(), table.date[i])) {
      rows.push_back(i);
    }
  }
  return record_of(names, BilanPlateformeSubject{kNone, kNone, names.periode(), std::move(rows)});
}

Term all_evaluations(const DocumentNames& names) {
  return record_of(names, BilanPlateformeSubject{kNone, kNone, names.periode(),
                                                 evaluations(names, names.periode())});
}

RecordList bilans_by_platform(const DocumentNames& names) {
  const auto& table = records_of(names).evaluations_mrs;
  Shares<TerritoireId> shares{names};
  for (const auto row : evaluations(names, names.periode())) shares.add(table.plateforme[row], row);
  RecordList list;
  for (const auto& [name, share] : shares) {
    list.push_back(record_of(
        names, BilanPlateformeSubject{share.first, kNone, names.periode(), share.second}));
  }
  return list;
}

RecordList bilans_by_origin(const DocumentNames& names) {
  const auto& table = records_of(names).evaluations_mrs;
  Shares<std::pair<TerritoireId, TerritoireId>> shares{names};
  for (const auto row : evaluations(names, names.periode())) {
    shares.add({table.plateforme[row], table.mission_locale[row]}, row);
  }
  RecordList list;
  for (const auto& [name, share] : shares) {
    const auto& [platform, origin] = share.first;
    list.push_back(
        record_of(names, BilanPlateformeSubject{platform, origin, names.periode(), share.second}));
  }
  return list;
}

RecordList bilans_by_month(const DocumentNames& names) {
  RecordList list;
  for (const auto month : months_to_end_of(names.periode())) {
    list.push_back(
        record_of(names, BilanPlateformeSubject{kNone, kNone, month, evaluations(names, month)}));
  }
  return list;
}

Term all_prescriptions(const DocumentNames& names) {
  return record_of(names, PopsSubject{names.territoire(), names.periode(),
                                      prescriptions(names, names.periode())});
}

RecordList pops_by_enclosing(const DocumentNames& names, TypeTerritoire type) {
  const Rows rows = prescriptions(names, names.periode());
  std::vector<TerritoireId> places;
  for (const auto row : rows) {
    const auto mission = records_of(names).prescriptions_pops.mission_locale[row];
    places.push_back(records_of(names).territoires.enclosing(mission, type));
  }
  return pops_by(names, type, rows, places);
}

RecordList pops_by_site(const DocumentNames& names) {
  names.asks_for(kSitesOfPops);
  const Rows rows = prescriptions(names, names.periode());
  return pops_by(names, TypeTerritoire::site_pole_emploi, rows,
                 sites_of_prescriptions(records_of(names), rows));
}

RecordList pops_by_team(const DocumentNames& names) {
  const auto teams = read_teams(names.facts().dossier->teams());
  const auto& tree = records_of(names).territoires;
  std::map<std::string, Rows> shares;
  Rows others;
  for (const auto row : prescriptions(names, names.periode())) {
    const auto mission = records_of(names).prescriptions_pops.mission_locale[row];
    const std::string team = team_of(teams, tree, mission);
    (team.empty() ? others : shares[team]).push_back(row);
  }
  RecordList list;
  for (const auto& [team, rows] : shares) {
    list.push_back(record_of(names, PopsSubject{kNone, names.periode(), rows, team}));
  }
  if (!list.empty() && !others.empty()) {
    list.push_back(record_of(names, PopsSubject{kNone, names.periode(), others}));
  }
  return list;
}

RecordList pops_by_month(const DocumentNames& names) {
  RecordList list;
  for (const auto month : months_to_end_of(names.periode())) {
    list.push_back(
        record_of(names, PopsSubject{names.territoire(), month, prescriptions(names, month)}));
  }
  return list;
}

template <>
const std::vector<FieldOf<BilanPlateformeSubject>>& fields_of() {
  using S = BilanPlateformeSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"plateforme", record("territoire"), "La plateforme ; inconnue pour un ensemble"},
       [](const N& n, const S& s) { return n.territoire_term(s.plateforme); }},
      {{"mission_locale", record("territoire"), "La mission locale d'origine, si elle est choisie"},
       [](const N& n, const S& s) { return n.territoire_term(s.mission_locale); }},
      {{"periode", record("periode"), "La période"},
       [](const N& n, const S& s) { return n.periode_term(s.period); }},
      {{"evaluations", number(Unit::none), "Les évaluations passées"},
       [](const N& n, const S& s) -> Term {
         return known_value(n, FileId::evaluations_mrs, s.period, count_of(s.rows.size()));
       }},
      {{"reussies", number(Unit::none), "Les évaluations réussies"},
       [](const N& n, const S& s) {
         return count_flagged(n, s, records_of(n).evaluations_mrs.reussie, kReussites);
       }},
      {{"mises_en_relation", number(Unit::none), "Les évaluations suivies d'une mise en relation"},
       [](const N& n, const S& s) {
         return count_flagged(n, s, records_of(n).evaluations_mrs.mise_en_relation, kMises);
       }},
      {{"jeunes", number(Unit::jeunes), "Les jeunes distincts évalués"},
       [](const N& n, const S& s) -> Term {
         return known_value(n, FileId::evaluations_mrs, s.period,
                            distinct_jeunes(s.rows, records_of(n).evaluations_mrs.jeune));
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<PopsSubject>>& fields_of() {
  using S = PopsSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"conseillees", number(Unit::none),
        "Les prescriptions conseillées, pas encore réalisées ni abandonnées"},
       &prescriptions_in<records::EtatPops::conseillee>},
      {{"realisees", number(Unit::none), "Les prescriptions réalisées"},
       &prescriptions_in<records::EtatPops::realisee>},
      {{"abandonnees", number(Unit::none), "Les prescriptions abandonnées"},
       &prescriptions_in<records::EtatPops::abandonnee>},
      {{"total", number(Unit::none), "Toutes les prescriptions, quel que soit leur état"},
       [](const N& n, const S& s) -> Term {
         return known_value(n, FileId::prescriptions_pops, s.period, count_of(s.rows.size()));
       }},
      {{"jeunes", number(Unit::jeunes), "Les jeunes distincts qui ont reçu une prescription"},
       [](const N& n, const S& s) -> Term {
         return known_value(n, FileId::prescriptions_pops, s.period,
                            distinct_jeunes(s.rows, records_of(n).prescriptions_pops.jeune));
       }},
      {{"volume", number(Unit::none), "Le volume annuel (série POPS, objectif)"}, &yearly_volume},
      {{"delai", number(Unit::jours),
        "Les jours entre la prescription et le rendez-vous, en moyenne"},
       &mean_delay},
      {{"six_semaines", number(Unit::none),
        "Prescriptions qui durent encore plus de six semaines après le premier rendez-vous"},
       &beyond_six_weeks},
      {{"sans_rendez_vous", number(Unit::none), "Prescriptions sans rendez-vous daté"},
       &prescriptions_at<PopsStep::without_meeting>},
      {{"a_venir", number(Unit::none), "Prescriptions dont le rendez-vous est à venir"},
       &prescriptions_at<PopsStep::meeting_to_come>},
      {{"en_cours", number(Unit::none), "Rendez-vous passé, ni réalisées ni abandonnées"},
       &prescriptions_at<PopsStep::going_on>},
      {{"menees", number(Unit::none), "Rendez-vous passé, réalisées"},
       &prescriptions_at<PopsStep::carried_out>},
      {{"delaissees", number(Unit::none), "Rendez-vous passé, abandonnées"},
       &prescriptions_at<PopsStep::given_up>},
      {{"lieu", record("territoire"), "La mission locale, le département ou le site"},
       [](const N& n, const S& s) { return n.territoire_term(s.place); }},
      {{"equipe", text(), "L'équipe d'orientation spécialisée (EOS) ; n.d. sinon"},
       [](const N&, const S& s) { return text_term(s.team); }},
      {{"periode", record("periode"), "La période"},
       [](const N& n, const S& s) { return n.periode_term(s.period); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
