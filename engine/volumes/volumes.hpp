#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/exact.hpp"
#include "diagnostics/diagnostic.hpp"
#include "figures/figures.hpp"

/// Objectives, what was realised, projection and alerts (articles 5.1, 9 and 11, annexe 4).
namespace copil::volumes {

using records::TerritoireId;

enum class Statut {
  depassement,
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
  std::optional<std::int64_t> objectif;
  std::optional<Ratio> evolution;
  std::optional<Ratio> part;
  std::uint64_t realise = 0;
  std::optional<Ratio> taux;
  std::optional<Ratio> prorata;
  std::int64_t projection = 0;
  Statut statut = Statut::sans_objectif;
};

/// The objective of that year and territory known on `day`: the row of the greatest `date_effet`
/// not after it.
std::optional<std::int64_t> objectif_on(const records::Objectifs& objectifs, int annee,
                                        TerritoireId territoire, Day day);

/// Rows of every territory of the four levels, by code (bytes), at the figures' arrêté. The
/// figures must cover `annee`. Errors: an arrêté before 1 January of `annee`; `seuil` or
/// `tolerance` without a value.
Checked<std::vector<VolumeRow>> compute_volumes(const figures::Figures& figures, int annee);

/// Objectives below a territory that do not add up to its own (never repaired).
struct TotalAnomaly {
  TerritoireId territoire = 0;
  int annee = 0;
  std::int64_t objectif = 0;  ///< as the file gives it
  std::int64_t somme = 0;     ///< of the nearest territories below that have one
  std::size_t parts = 0;      ///< how many they are
  std::int64_t ecart() const { return objectif - somme; }
};

/// For `annee` and the year before, at `arrete`; by year then code.
std::vector<TotalAnomaly> total_anomalies(const records::Records& records, int annee, Day arrete);

/// A deviation that a committee must hear of (article 5.1).
struct Alerte {
  TerritoireId territoire = 0;
  Statut statut = Statut::conforme;
  std::int64_t valeur = 0;  ///< realised, or projected
  std::int64_t limite = 0;  ///< last whole number that would have been within bounds
  std::int64_t ecart = 0;   ///< youths beyond the limit (negative: missing)
  /// Since when the year has stood so without a break, judging each day with its own objective and
  /// the entries known at the arrêté.
  Day depuis = Day::unknown;
  std::string comite;   ///< "comité de pilotage régional"
  std::string article;  ///< "article 9.2.2"
};

/// One alert for each row whose statut is neither `conforme` nor `sans_objectif`, in row order.
Checked<std::vector<Alerte>> alerts(const figures::Figures& figures,
                                    const std::vector<VolumeRow>& rows);

}  // namespace copil::volumes
