#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/exact.hpp"
#include "diagnostics/diagnostic.hpp"
#include "figures/figures.hpp"
#include "volumes/objectifs.hpp"

/// Objectives, what was realised, projection and alerts (articles 5.1, 9 and 11, annexe 4).
namespace copil::volumes {

enum class Statut {
  depassement_seuil,  ///< beyond the threshold on the year's first volumes (article 5.1)
  depassement,        ///< beyond the objective, by however little
  depassement_previsible,
  sous_realisation,
  conforme,
  sans_objectif
};
/// `depassement_previsible`: the word of the machine-readable output.
std::string_view statut_name(Statut statut);
/// "dépassement prévisible": what users read.
std::string_view statut_label(Statut statut);

/// One row of `copil volumes`. What is not defined is empty.
struct VolumeRow {
  TerritoireId territoire = 0;
  int annee = 0;
  Day arrete;
  std::optional<std::int64_t> objectif_precedent;
  std::optional<std::int64_t> objectif_initial;  ///< the year's first one
  std::optional<std::int64_t> objectif;
  std::optional<Ratio> evolution;
  std::optional<Ratio> part;
  std::uint64_t realise = 0;  ///< distinct youths
  std::optional<Ratio> taux;
  std::optional<Ratio> prorata;
  std::int64_t projection = 0;
  std::optional<std::int64_t> hors_objectif;  ///< entries that nothing pays
  /// The sum of the missions locales' own `realise`, at and below: what is paid under
  /// `non_decompte`. A youth of two counts twice.
  std::uint64_t realise_missions = 0;
  std::optional<Ratio> taux_missions;
  /// The sum of the missions locales' own `hors_objectif`, at and below, of those that have an
  /// objective: what no convention pays, whatever the territory's own objective. Empty where none
  /// has one.
  std::optional<std::int64_t> non_financees;
  Statut statut = Statut::sans_objectif;
};

/// Rows of every territory of the four levels, by code (bytes), at the figures' arrêté. The
/// figures must cover `annee`. Errors: an arrêté before 1 January of `annee`; a parameter without
/// a value.
Checked<std::vector<VolumeRow>> compute_volumes(const figures::Figures& figures, int annee);

/// The same as the year stood on `day`, not after the arrêté: the objectives then in force, the
/// entries up to it as the arrêté knows them. `arrete` of the rows is that day.
Checked<std::vector<VolumeRow>> volumes_on(const figures::Figures& figures, int annee, Day day);

/// The same before `annee` begins: the objectives that will hold on its first day, as the acts that
/// are prepared state them, beside those of the year before at the arrêté; nothing is realised.
std::vector<VolumeRow> announced_volumes(const figures::Figures& figures, int annee);

/// A deviation that a committee must hear of (article 5.1).
struct Alerte {
  TerritoireId territoire = 0;
  Statut statut = Statut::conforme;
  std::int64_t valeur = 0;    ///< realised, or projected
  bool is_projected = false;  ///< `valeur` runs on to the end of a year that is not over
  std::int64_t objectif = 0;  ///< what it is set against: the first one for the threshold
  std::int64_t limite = 0;    ///< last whole number that would have been within bounds
  std::int64_t ecart = 0;     ///< youths beyond the limit (negative: missing)
  /// Since when the year has stood so without a break, judging each day with its own objective and
  /// the entries known at the arrêté.
  Day depuis = Day::unknown;
  /// Since when, without a break, the entries pass the objective then in force, whatever the
  /// threshold: what comes in from then on is not paid. Unknown when they do not pass it.
  Day objectif_passe_depuis = Day::unknown;
  std::string comite;   ///< who hears of it, one level above: "comité de pilotage régional"
  std::string article;  ///< "articles 5.1 et 9.1.2, annexe 6 (article 4.3)"
};

/// One alert for each row whose statut is neither `conforme` nor `sans_objectif`, in row order, as
/// of the rows' own day.
Checked<std::vector<Alerte>> alerts(const figures::Figures& figures,
                                    const std::vector<VolumeRow>& rows);

}  // namespace copil::volumes
