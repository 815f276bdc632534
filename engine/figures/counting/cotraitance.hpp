#pragma once

#include <span>
#include <string_view>

#include "base/day.hpp"
#include "records/records.hpp"

/// The life of one co-traitance (articles 5.2 and 5.4, annexe 7), as known on the day of the
/// arrêté: is it cancelled, when and why did it end, in what phase and state is it on a day.
/// Everything given to these functions is already cut at the arrêté: what began later is left out,
/// later dates read as `Day::unknown` or `Day::open`.
namespace copil::figures {

/// The lengths that the articles fix (`reports/parametres`).
struct Durees {
  int age_de_sortie_ans = 26;
  int age_affectation_tardive_ans = 25;
  int affectation_tardive_mois = 12;
  int suspension_mois = 6;
  int age_minimal_ans = 16;
};

/// The three steps and the declared end of one row.
struct Etapes {
  Day affectation;
  Day acceptation = Day::unknown;
  Day initialisation = Day::unknown;
  Day fin_declaree = Day::open;
};

/// What Pôle emploi knows of a youth's registrations.
struct Inscriptions {
  bool is_listed = false;              ///< false: no row at all, taken as registered always
  std::span<const Interval> periodes;  ///< sorted, neither empty nor touching each other
  std::span<const Day> radiations;     ///< days on which a registration ended by `radiation`

  bool contains(Day day) const;
};

/// One alert on the co-traitance.
struct Signalement {
  Interval duree;  ///< signalement to clôture
  records::Decision decision = records::Decision::aucune;
};

enum class MotifSortie { aucun, declaree, alerte, age, six_mois };
/// "fin déclarée", "décision prise sur une alerte"…
std::string_view motif_label(MotifSortie motif);

struct Sortie {
  Day date = Day::open;  ///< first day out; open while in
  MotifSortie motif = MotifSortie::aucun;
  bool operator==(const Sortie&) const = default;
};

/// One row judged at the arrêté.
struct Parcours {
  Etapes etapes;
  Day annulation = Day::unknown;  ///< the day of the radiation that cancelled it; unknown if none
  Sortie sortie;

  bool is_annulee() const { return annulation != Day::unknown; }
  /// How far it had gone at the arrêté: it had its first interview; it waits for a step yet; the
  /// mission locale accepted it before it was lost, or received the youth without accepting.
  bool is_recue() const { return !is_annulee() && etapes.initialisation != Day::unknown; }
  bool is_en_attente() const;
  bool was_acceptee() const;
  /// The days in phase accompagnement; empty when cancelled, never initialised or out before.
  Interval accompagnement() const;
};

enum class Phase { aucune, annulee, affectee, acceptee, accompagnement, sortie };
enum class Etat { aucun, actif, alerte, suspension };
std::string_view phase_label(Phase phase);
std::string_view etat_label(Etat etat);

/// Article 5.2: the radiation, before the first interview, that cancels the affectation; unknown
/// when there is none. The earliest one when there are several.
Day annulation(const Etapes& etapes, const Inscriptions& inscriptions);

/// The four ways out, each `Day::open` when it does not happen.
Day sortie_par_alerte(const Etapes& etapes, std::span<const Signalement> alertes);
Day sortie_par_age(const Etapes& etapes, Day naissance, const Durees& durees);
Day sortie_apres_six_mois(const Etapes& etapes, const Inscriptions& inscriptions,
                          const Durees& durees);

/// What bears on one row.
struct Circumstances {
  Etapes etapes;
  Day naissance = Day::unknown;
  std::span<const Signalement> alertes;
  Inscriptions inscriptions;
};

/// The row judged at `arrete`: the earliest exit not after it, ties to the first of declared,
/// alert, age, six months.
Parcours judge(const Circumstances& circumstances, const Durees& durees, Day arrete);

/// The phase on `day` and, within accompagnement, the state.
Phase phase_on(const Parcours& parcours, Day day);
Etat etat_on(const Parcours& parcours, const Circumstances& circumstances, Day day);
/// The same from what bears on the state alone: the sweep asks for nothing else.
Etat etat_on(const Parcours& parcours, std::span<const Signalement> alertes,
             const Inscriptions& inscriptions, Day day);

}  // namespace copil::figures
