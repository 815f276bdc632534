#include "vocabulary/alerts.hpp"

#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::vocabulary {

namespace {

std::int64_t entries_after_end(const subsidies::SubsidyRow& convention,
                               const volumes::VolumeRow& row, const figures::Figures& figures) {
  if (!is_ended(convention, row.arrete)) return 0;
  const auto paid_until =
      figures.count_until("VOL", convention.territoire, *convention.resiliation);
  return static_cast<std::int64_t>(row.realise) - static_cast<std::int64_t>(paid_until);
}

void add_to(Apart& apart, const subsidies::SubsidyRow& convention,
            const std::vector<volumes::VolumeRow>& rows, const figures::Figures& figures) {
  apart.conventions.push_back(&convention);
  for (const auto& row : rows) {
    if (row.territoire != convention.territoire) continue;
    apart.entries += static_cast<std::int64_t>(row.realise);
    apart.after += entries_after_end(convention, row, figures);
    apart.objectives += row.objectif.value_or(0);
  }
}

std::string count_of_entries(std::int64_t entries) {
  return wording::counted(static_cast<std::uint64_t>(entries), "entrée", "entrées");
}

/// "32 entrées", and how many of them a terminated convention can be paid for.
std::string entries_text(const Apart& apart, bool has_ended) {
  std::string all = count_of_entries(apart.entries);
  if (!has_ended || apart.entries == 0) return all;
  if (apart.after == 0) return all + " jusqu'à la résiliation";
  return all + ", dont " + wording::integer_text(apart.entries - apart.after) +
         " jusqu'à la résiliation,";
}

std::string text_of(const Apart& apart, bool has_ended, const std::string& one,
                    const std::string& several) {
  const std::size_t count = apart.conventions.size();
  return (count == 1 ? "une " + one : wording::counted(count) + " " + several) + " (" +
         entries_text(apart, has_ended) + " pour un objectif de " +
         wording::integer_text(apart.objectives) + ")";
}

}  // namespace

bool is_ended(const subsidies::SubsidyRow& convention, Day day) {
  return convention.resiliation && *convention.resiliation <= day;
}

bool is_signed(const subsidies::SubsidyRow& convention, Day day) {
  return convention.signature && *convention.signature <= day;
}

Fates fates_at(const volumes::VolumeRow& whole, const std::vector<volumes::VolumeRow>& rows,
               const std::vector<subsidies::SubsidyRow>& conventions,
               const figures::Figures& figures) {
  const auto& records = figures.records();
  Fates fates;
  for (const auto& convention : conventions) {
    const bool is_local =
        records.conventions.type[convention.convention] == records::TypeConvention::locale;
    if (!is_local || !records.territoires.is_at_or_below(convention.territoire, whole.territoire)) {
      continue;
    }
    if (is_ended(convention, whole.arrete)) {
      add_to(fates.ended, convention, rows, figures);
    } else if (!is_signed(convention, whole.arrete)) {
      add_to(fates.pending, convention, rows, figures);
    }
  }
  return fates;
}

std::string apart_text(const Fates& fates) {
  const auto& [ended, pending] = fates;
  std::string text;
  if (!ended.conventions.empty()) {
    const Day day = *ended.conventions.front()->resiliation;
    text = text_of(ended, true, "convention résiliée le " + wording::date_text(day),
                   "conventions résiliées");
  }
  if (pending.conventions.empty()) return text;
  return text + (text.empty() ? "" : " et ") +
         text_of(pending, false, "convention non signée", "conventions non signées");
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
