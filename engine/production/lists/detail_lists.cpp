#include "production/lists/detail_lists.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "figures/flows.hpp"
#include "figures/suivi.hpp"
#include "production/lists/row_walk.hpp"
#include "wording/dates.hpp"

namespace copil::production {

namespace {

using records::CotraitanceId;
using records::JeuneId;
using records::TerritoireId;
using records::TypeTerritoire;
using workbook::DetailCell;

constexpr std::array<std::string_view, 11> kEnjeux{"",   "E1", "E2", "E3", "E4", "E5",
                                                   "E6", "E7", "E8", "E9", "E10"};
constexpr std::array<std::string_view, 7> kRomanNiveaux{"", "I", "II", "III", "IV", "V", "VI"};

DetailCell count_cell(std::int64_t count) {
  return Ratio{count, 1};
}

/// A date as known at the arrêté; nothing for an open or unknown one.
DetailCell day_cell(Day day, Day arrete) {
  return day.is_real() && day <= arrete ? DetailCell{day} : DetailCell{};
}

/// Whole years between both days.
int years_between(Day birth, Day day) {
  int years = calendar(day).year - calendar(birth).year;
  if (add_years(birth, years) > day) --years;
  return years;
}

/// What every list of a territory and period needs.
struct Frame {
  const vocabulary::Facts& facts;
  TerritoireId territoire;

  const records::Records& records() const { return facts.dossier->records(); }
  const figures::Figures& figures() const { return facts.dossier->figures(); }
  const records::Territoires& tree() const { return records().territoires; }
  Day arrete() const { return facts.dossier->arrete(); }
  Interval days() const { return days_of(facts.period); }

  std::string_view pseudonym(JeuneId jeune) const { return records().jeunes.code[jeune]; }
  std::string_view libelle(TerritoireId id) const {
    return id == records::kNone ? std::string_view{} : std::string_view{tree().libelle[id]};
  }

  /// Région, département, code and name of the mission locale: the first four cells of each row.
  void fill_place(std::vector<DetailCell>& row, TerritoireId place) const {
    row[0] = libelle(tree().enclosing(place, TypeTerritoire::region));
    row[1] = libelle(tree().enclosing(place, TypeTerritoire::departement));
    row[2] = std::string_view{tree().code[place]};
    row[3] = libelle(place);
  }

  std::vector<std::string> about(const std::string& file) const {
    return {tree().libelle[territoire] + " – " + wording::period_text(facts.period) +
                " – données arrêtées au " + wording::date_text(arrete()),
            "Source : " + file};
  }
};

workbook::Detail new_list(const Frame& frame, const std::string& title, const std::string& name,
                          const std::string& file) {
  workbook::Detail list;
  list.title = title;
  list.sheet_name = name;
  list.about = frame.about(file);
  list.columns = {{"Région", Unit::none, 0, 22, ""},
                  {"Département", Unit::none, 0, 22, ""},
                  {"Code", Unit::none, 0, 10, "Code de la mission locale."},
                  {"Mission locale", Unit::none, 0, 34, ""}};
  return list;
}

// ── Co-traitances ──────────────────────────────────────────────────────────────────────────────

/// Running on some day of the period, or cancelled in it.
bool is_of_period(const figures::Parcours& parcours, Interval days) {
  if (parcours.is_annulee()) return days.contains(parcours.annulation);
  return parcours.etapes.affectation < days.end && parcours.sortie.date > days.begin;
}

class CotraitanceRows {
 public:
  explicit CotraitanceRows(const Frame& frame)
      : frame_(frame),
        walk_(
            frame.tree(), frame.territoire, table().mission_locale,
            [frame](CotraitanceId row) { return is_wanted(frame, row); }, before(frame)) {}

  static bool is_wanted(const Frame& frame, CotraitanceId row) {
    const auto suivi = figures::suivi_on(frame.figures(), row, last_day(frame.facts.period));
    return suivi && is_of_period(suivi->parcours, frame.days());
  }

  static RowWalk::Before before(const Frame& frame) {
    return [frame](CotraitanceId a, CotraitanceId b) {
      const auto& table = frame.records().cotraitances;
      const auto key = [&](CotraitanceId row) {
        return std::tuple{table.affectation[row], frame.pseudonym(table.jeune[row]),
                          std::string_view{table.code[row]}};
      };
      return key(a) < key(b);
    };
  }

  std::optional<CotraitanceId> next() { return walk_.next(); }

  bool operator()(std::vector<DetailCell>& row) {
    const auto id = next();
    if (!id) return false;
    frame_.fill_place(row, table().mission_locale[*id]);
    fill_who(row, *id);
    fill_steps(row, *id);
    return true;
  }

 private:
  const records::Cotraitances& table() const { return frame_.records().cotraitances; }

  void fill_who(std::vector<DetailCell>& row, CotraitanceId id) const {
    const auto& jeunes = frame_.records().jeunes;
    const JeuneId jeune = table().jeune[id];
    row[4] = frame_.libelle(table().site[id]);
    row[5] = std::string_view{table().code[id]};
    row[6] = frame_.pseudonym(jeune);
    if (jeunes.sexe[jeune] != records::Sexe::inconnu) {
      row[7] = std::string_view{jeunes.sexe[jeune] == records::Sexe::femme ? "F" : "H"};
    }
    const Day birth = jeunes.naissance[jeune];
    if (birth.is_real()) row[8] = count_cell(years_between(birth, table().affectation[id]));
    row[9] = kRomanNiveaux[jeunes.niveau[jeune]];
  }

  void fill_steps(std::vector<DetailCell>& row, CotraitanceId id) const {
    const auto suivi = *figures::suivi_on(frame_.figures(), id, last_day(frame_.facts.period));
    const auto& steps = suivi.parcours.etapes;
    row[10] = day_cell(steps.affectation, frame_.arrete());
    row[11] = day_cell(steps.acceptation, frame_.arrete());
    row[12] = day_cell(steps.initialisation, frame_.arrete());
    if (steps.initialisation.is_real()) {
      row[13] = count_cell(days_between(steps.affectation, steps.initialisation));
    }
    row[14] = day_cell(suivi.parcours.annulation, frame_.arrete());
    row[15] = day_cell(suivi.parcours.sortie.date, frame_.arrete());
    if (suivi.parcours.sortie.date != Day::open) {
      row[16] = figures::motif_label(suivi.parcours.sortie.motif);
    }
    row[17] = figures::phase_label(suivi.phase);
    if (suivi.phase == figures::Phase::accompagnement) row[18] = figures::etat_label(suivi.etat);
  }

  Frame frame_;
  RowWalk walk_;
};

// ── Registrations ──────────────────────────────────────────────────────────────────────────────

/// The registrations of one co-traitance after the other.
class InscriptionRows {
 public:
  explicit InscriptionRows(const Frame& frame)
      : frame_(frame),
        cotraitances_(frame),
        by_jeune_(records::group_by(table().jeune,
                                    static_cast<std::uint32_t>(frame.records().jeunes.size()))) {}

  bool operator()(std::vector<DetailCell>& row) {
    while (at_ == rows_.size()) {
      const auto next = cotraitances_.next();
      if (!next) return false;
      take(*next);
    }
    fill(row, rows_[at_++]);
    return true;
  }

 private:
  const records::Inscriptions& table() const { return frame_.records().inscriptions; }

  void take(CotraitanceId id) {
    cotraitance_ = id;
    at_ = 0;
    rows_.clear();
    for (const auto row : by_jeune_.of(frame_.records().cotraitances.jeune[id])) {
      const bool is_known = table().debut[row] <= frame_.arrete();
      const Interval days{table().debut[row], table().fin[row]};
      if (is_known && !intersection(days, frame_.days()).is_empty()) rows_.push_back(row);
    }
    std::sort(rows_.begin(), rows_.end(), [this](std::uint32_t a, std::uint32_t b) {
      return std::tuple{table().debut[a], table().fin[a], table().motif[a]} <
             std::tuple{table().debut[b], table().fin[b], table().motif[b]};
    });
  }

  void fill(std::vector<DetailCell>& row, std::uint32_t inscription) const {
    const auto& cotraitances = frame_.records().cotraitances;
    frame_.fill_place(row, cotraitances.mission_locale[cotraitance_]);
    row[4] = std::string_view{cotraitances.code[cotraitance_]};
    row[5] = frame_.pseudonym(cotraitances.jeune[cotraitance_]);
    row[6] = day_cell(table().debut[inscription], frame_.arrete());
    row[7] = day_cell(table().fin[inscription], frame_.arrete());
    if (table().fin[inscription] > frame_.arrete()) return;
    const auto motif = table().motif[inscription];
    row[8] = std::string_view{motif == records::MotifInscription::radiation   ? "radiation"
                              : motif == records::MotifInscription::cessation ? "cessation"
                                                                              : ""};
  }

  Frame frame_;
  CotraitanceRows cotraitances_;
  records::Grouping by_jeune_;
  CotraitanceId cotraitance_ = 0;
  std::vector<std::uint32_t> rows_;
  std::size_t at_ = 0;
};

// ── Limits to come ─────────────────────────────────────────────────────────────────────────────

class LimiteRows {
 public:
  explicit LimiteRows(const Frame& frame)
      : frame_(frame), limites_(figures::limites(frame.figures(), frame.territoire, kDays)) {
    const auto& rows = frame.records().cotraitances;
    std::stable_sort(limites_.begin(), limites_.end(), [&](const auto& a, const auto& b) {
      const auto key = [&](const figures::Limite& one) {
        const std::string_view place = frame_.tree().code[rows.mission_locale[one.row]];
        return std::tuple{slice_of(one), place, frame_.pseudonym(one.jeune)};
      };
      return key(a) < key(b);
    });
  }

  bool operator()(std::vector<DetailCell>& row) {
    if (at_ == limites_.size()) return false;
    const figures::Limite& one = limites_[at_++];
    const auto& rows = frame_.records().cotraitances;
    frame_.fill_place(row, rows.mission_locale[one.row]);
    row[4] = std::string_view{rows.code[one.row]};
    row[5] = frame_.pseudonym(one.jeune);
    row[6] = std::string_view{one.genre == figures::GenreLimite::age ? "limite d’âge"
                                                                     : "six mois sans inscription"};
    row[7] = kSlices[slice_of(one)];
    row[8] = std::string_view{one.is_en_attente ? "en attente" : "en accompagnement"};
    return true;
  }

  static constexpr int kDays = 90;

 private:
  static constexpr std::array<std::string_view, 3> kSlices{"30 jours ou moins", "31 à 60 jours",
                                                           "61 à 90 jours"};

  std::size_t slice_of(const figures::Limite& one) const {
    return static_cast<std::size_t>(days_between(frame_.arrete(), one.jour) - 1) / 30;
  }

  Frame frame_;
  std::vector<figures::Limite> limites_;
  std::size_t at_ = 0;
};

// ── Services ───────────────────────────────────────────────────────────────────────────────────

class ServiceRows {
 public:
  explicit ServiceRows(const Frame& frame)
      : frame_(frame),
        walk_(
            frame.tree(), frame.territoire, table().mission_locale,
            [frame](std::uint32_t row) { return is_wanted(frame, row); }, before(frame)) {}

  static bool is_wanted(const Frame& frame, std::uint32_t row) {
    const Day day = frame.records().services.date[row];
    return frame.days().contains(day) && day <= frame.arrete();
  }

  static RowWalk::Before before(const Frame& frame) {
    return [frame](std::uint32_t a, std::uint32_t b) {
      const auto& table = frame.records().services;
      if (table.date[a] != table.date[b]) return table.date[a] < table.date[b];
      const auto first = frame.pseudonym(table.jeune[a]);
      const auto second = frame.pseudonym(table.jeune[b]);
      return first != second ? first < second : table.enjeu[a] < table.enjeu[b];
    };
  }

  bool operator()(std::vector<DetailCell>& row) {
    const auto next = walk_.next();
    if (!next) return false;
    const TerritoireId place = table().mission_locale[*next];
    const JeuneId jeune = table().jeune[*next];
    const Day day = table().date[*next];
    frame_.fill_place(row, place);
    row[4] = frame_.pseudonym(jeune);
    row[5] = day;
    row[6] = kEnjeux[table().enjeu[*next]];
    const bool is_cotraite = figures::is_in_cotraitance(frame_.figures(), jeune, place, day);
    row[7] = std::string_view{is_cotraite ? "oui" : "non"};
    return true;
  }

 private:
  const records::Services& table() const { return frame_.records().services; }

  Frame frame_;
  RowWalk walk_;
};

}  // namespace

workbook::Detail cotraitances_list(const vocabulary::Facts& facts, TerritoireId territoire) {
  const Frame frame{facts, territoire};
  auto list =
      new_list(frame, "Co-traitances en cours, sorties ou annulées pendant la période",
               "Co-traitances", "cotraitances.csv, jeunes.csv, inscriptions.csv, alertes.csv");
  const std::string end = wording::date_text(last_day(facts.period), DateStyle::short_form);
  list.columns.insert(
      list.columns.end(),
      {{"Site Pôle emploi", Unit::none, 0, 28, ""},
       {"Co-traitance", Unit::none, 0, 14, ""},
       {"Jeune", Unit::none, 0, 14, "Pseudonyme, jamais un nom."},
       {"Sexe", Unit::none, 0, 7, ""},
       {"Âge", Unit::none, 0, 7, "En années révolues, le jour de l'affectation."},
       {"Niveau", Unit::none, 0, 9, "Niveau de formation, de VI (sans diplôme) à I."},
       {"Affectation", Unit::none, 0, 12, ""},
       {"Acceptation", Unit::none, 0, 12, ""},
       {"Initialisation", Unit::none, 0, 13, ""},
       {"Délai (jours)", Unit::jours, 0, 13, "De l'affectation à l'initialisation."},
       {"Annulation", Unit::none, 0, 12,
        "Jour de la radiation qui annule l'affectation (article 5.2)."},
       {"Sortie", Unit::none, 0, 12,
        "Premier jour hors de la co-traitance (article 5.2, annexe 7)."},
       {"Motif de sortie", Unit::none, 0, 28, ""},
       {"Phase au " + end, Unit::none, 0, 20, ""},
       {"État au " + end, Unit::none, 0, 20, "Pendant l'accompagnement seulement."}});
  list.rows = CotraitanceRows{frame};
  return list;
}

workbook::Detail inscriptions_list(const vocabulary::Facts& facts, TerritoireId territoire) {
  const Frame frame{facts, territoire};
  auto list = new_list(frame,
                       "Inscriptions comme demandeur d'emploi, pendant la période, des "
                       "jeunes de ces co-traitances",
                       "Inscriptions", "inscriptions.csv, cotraitances.csv");
  list.columns.insert(
      list.columns.end(),
      {{"Co-traitance", Unit::none, 0, 14, ""},
       {"Jeune", Unit::none, 0, 14, "Pseudonyme, jamais un nom."},
       {"Début", Unit::none, 0, 12, ""},
       {"Fin", Unit::none, 0, 12, "Premier jour sans inscription ; vide : en cours."},
       {"Motif de fin", Unit::none, 0, 14, ""}});
  list.rows = InscriptionRows{frame};
  return list;
}

workbook::Detail limites_list(const vocabulary::Facts& facts, TerritoireId territoire) {
  const Frame frame{facts, territoire};
  auto list = new_list(frame, "Co-traitances qui arrivent à une limite dans les 90 jours",
                       "Limites à venir", "cotraitances.csv, jeunes.csv, inscriptions.csv");
  list.columns.insert(list.columns.end(),
                      {{"Co-traitance", Unit::none, 0, 14, ""},
                       {"Jeune", Unit::none, 0, 14, "Pseudonyme, jamais un nom."},
                       {"Limite", Unit::none, 0, 26,
                        "Limite d'âge ou six mois sans inscription (article 5.2, annexe 7)."},
                       {"Dans", Unit::none, 0, 18,
                        "À compter de l'arrêté. Le jour n'y est pas : il dirait la naissance."},
                       {"Phase", Unit::none, 0, 20, "À l'arrêté."}});
  list.rows = LimiteRows{frame};
  return list;
}

workbook::Detail services_list(const vocabulary::Facts& facts, TerritoireId territoire) {
  const Frame frame{facts, territoire};
  auto list = new_list(frame, "Services rendus pendant la période", "Services", "services.csv");
  list.columns.insert(list.columns.end(),
                      {{"Jeune", Unit::none, 0, 14, "Pseudonyme, jamais un nom."},
                       {"Date", Unit::none, 0, 12, ""},
                       {"Enjeu", Unit::none, 0, 9, "De E1 à E10."},
                       {"En co-traitance", Unit::none, 0, 16,
                        "Le jour du service, avec la mission locale qui l'a rendu : ces lignes "
                        "font l'indicateur DE1."}});
  list.rows = ServiceRows{frame};
  return list;
}

}  // namespace copil::production
