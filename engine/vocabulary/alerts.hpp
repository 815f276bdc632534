#pragma once

#include <string>
#include <vector>

#include "records/records.hpp"
#include "subsidies/subsidies.hpp"
#include "volumes/volumes.hpp"

/// Alerts on the volumes in words, the same in documents and on the command line.
namespace copil::vocabulary {

/// What is compared, with what, and the gap: "projection de 60 pour un objectif de 50, soit +10
/// jeunes".
std::string extent_of(const volumes::Alerte& alerte);

/// Is the convention terminated, is it signed, as of that day of its year?
bool is_ended(const subsidies::SubsidyRow& convention, Day day);
bool is_signed(const subsidies::SubsidyRow& convention, Day day);

/// Conventions of one fate, and the volumes of their missions locales.
struct Apart {
  std::vector<const subsidies::SubsidyRow*> conventions{};
  std::int64_t entries = 0;
  std::int64_t after = 0;  ///< of these, those after their convention's end: nothing pays them
  std::int64_t objectives = 0;
};

/// The local conventions at and below a volume's territory that do not run on its day: what its
/// committee cannot mend of a gap.
struct Fates {
  Apart ended;    ///< terminated (article 10.2)
  Apart pending;  ///< not signed
};
/// Those of `whole`; `rows` are the volumes of its day.
Fates fates_at(const volumes::VolumeRow& whole, const std::vector<volumes::VolumeRow>& rows,
               const std::vector<subsidies::SubsidyRow>& conventions,
               const figures::Figures& figures);

/// "une convention résiliée le 30 septembre 2010 (32 entrées, dont 30 jusqu'à la résiliation, pour
/// un objectif de 55) et une convention non signée (3 entrées pour un objectif de 12)"; empty when
/// there is none.
std::string apart_text(const Fates& fates);

}  // namespace copil::vocabulary
