#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "figures/catalogue.hpp"
#include "figures/counting/known.hpp"

/// The conditions that cards name: each is a French noun phrase and the predicate of that name.
namespace copil::figures {

/// One row on one day, about to be judged.
struct JudgedRow {
  const Known& known;
  YouthNumber rang = 0;                ///< of the youth; meaningless for actions
  records::TerritoireId place = 0;     ///< where the row counts
  std::uint32_t row = records::kNone;  ///< as in `Fact`; kNone for services
  Day jour;
};

/// What a cancelled affectation is told by, and what the life of a co-traitance is judged from.
inline constexpr std::string_view kAnnulation =
    "cotraitances.date_initialisation inscriptions.date_fin inscriptions.motif_fin";
inline constexpr std::string_view kParcours =
    "cotraitances.date_initialisation cotraitances.date_fin inscriptions.date_fin "
    "inscriptions.motif_fin alertes.date_cloture alertes.decision jeunes.date_naissance";
/// What a mission locale follows a youth by: a co-traitance, a CIVIS, another accompagnement.
inline constexpr std::string_view kSuivi =
    "cotraitances.date_initialisation cotraitances.date_fin inscriptions.date_fin "
    "inscriptions.motif_fin alertes.date_cloture alertes.decision jeunes.date_naissance "
    "civis.date_fin accompagnements.date_fin";

/// Any of the four makes a youth eligible: a network that keeps but one of them is believed.
inline constexpr std::string_view kCriteres =
    "accompagnements.critere_projet|critere_frein|critere_reseau|critere_qualification";

/// What tells an affectation that waits for its acceptance from one that has it.
inline constexpr std::string_view kAttente =
    "cotraitances.date_acceptation cotraitances.date_initialisation cotraitances.date_fin "
    "inscriptions.date_fin inscriptions.motif_fin alertes.date_cloture alertes.decision "
    "jeunes.date_naissance";
/// What tells how far an affectation went before its first interview: without one, no alert ends
/// it.
inline constexpr std::string_view kPerte =
    "cotraitances.date_initialisation cotraitances.date_fin inscriptions.date_fin "
    "inscriptions.motif_fin jeunes.date_naissance";
inline constexpr std::string_view kAcceptation =
    "cotraitances.date_acceptation cotraitances.date_initialisation cotraitances.date_fin "
    "inscriptions.date_fin inscriptions.motif_fin jeunes.date_naissance";
/// An entry's day and the CIVIS on it.
inline constexpr std::string_view kEntree = "cotraitances.date_initialisation civis.date_fin";

struct Condition {
  std::string_view nom;
  std::string_view libelle;  ///< what readers are told
  std::string_view article;
  std::string_view parametres;  ///< those it depends on, separated by blanks
  /// The files and optional columns that it reads, as `records::needs_in` takes them.
  std::string_view colonnes;
  std::vector<Source> sources;  ///< those it can judge
  bool (*holds)(const JudgedRow&);

  bool can_judge(Source source) const;
};

/// All of them, in the order of the sources.
std::span<const Condition> conditions();
/// The condition of exactly that name, or null.
const Condition* find_condition(std::string_view nom);
std::vector<std::string> condition_names(Source source);

}  // namespace copil::figures
