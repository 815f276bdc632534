#include "vocabulary/alerts.hpp"

#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::vocabulary {

namespace {

/// Conventions of one fate, and the volumes of their missions locales.
struct Apart {
  std::vector<const subsidies::SubsidyRow*> conventions;
  std::int64_t entries = 0;
  std::int64_t objectives = 0;
};

void add_to(Apart& apart, const subsidies::SubsidyRow& convention,
            const std::vector<volumes::VolumeRow>& rows) {
  apart.conventions.push_back(&convention);
  for (const auto& row : rows) {
    if (row.territoire != convention.territoire) continue;
    apart.entries += static_cast<std::int64_t>(row.realise);
    apart.objectives += row.objectif.value_or(0);
  }
}

std::string text_of(const Apart& apart, const std::string& one, const std::string& several) {
  const std::size_t count = apart.conventions.size();
  return (count == 1 ? "une " + one : wording::counted(count) + " " + several) + " (" +
         wording::counted(static_cast<std::uint64_t>(apart.entries), "entrée", "entrées") +
         " pour un objectif de " + wording::integer_text(apart.objectives) + ")";
}

}  // namespace

std::string apart_text(const volumes::VolumeRow& whole, const std::vector<volumes::VolumeRow>& rows,
                       const std::vector<subsidies::SubsidyRow>& conventions,
                       const records::Records& records) {
  Apart ended;
  Apart pending;
  for (const auto& convention : conventions) {
    const bool is_local =
        records.conventions.type[convention.convention] == records::TypeConvention::locale;
    if (!is_local || !records.territoires.is_at_or_below(convention.territoire, whole.territoire)) {
      continue;
    }
    if (convention.resiliation && *convention.resiliation <= whole.arrete) {
      add_to(ended, convention, rows);
    } else if (!convention.signature || *convention.signature > whole.arrete) {
      add_to(pending, convention, rows);
    }
  }
  std::string text;
  if (!ended.conventions.empty()) {
    const Day day = *ended.conventions.front()->resiliation;
    text = text_of(ended, "convention résiliée le " + wording::date_text(day),
                   "conventions résiliées");
  }
  if (pending.conventions.empty()) return text;
  return text + (text.empty() ? "" : " et ") +
         text_of(pending, "convention non signée", "conventions non signées");
}

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
