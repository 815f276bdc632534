#include "vocabulary/alerts.hpp"

#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::vocabulary {

std::string extent_of(const volumes::Alerte& alerte) {
  const std::int64_t gap = alerte.valeur - alerte.objectif;
  const bool is_initial = alerte.statut == volumes::Statut::depassement_seuil;
  const std::string compared =
      alerte.is_projected
          ? "projection de " + wording::integer_text(alerte.valeur)
          : wording::counted(static_cast<std::uint64_t>(alerte.valeur), "entrée", "entrées");
  return compared + " pour un objectif " + (is_initial ? "initial " : "") + "de " +
         wording::integer_text(alerte.objectif) + ", soit " +
         wording::number_text(Value::count(gap, Unit::jeunes), NumberStyle::signed_plain) + " " +
         wording::unit_word(Unit::jeunes, {std::abs(gap), 1});
}

}  // namespace copil::vocabulary
