#pragma once

#include "figures/breakdown.hpp"
#include "vocabulary/tables/fields.hpp"

/// The youths of a trait, counted in a period: articles 1 and 6.3 ask for women and men, for the
/// zones urbaines sensibles and for levels of training.
namespace copil::vocabulary {

/// Some modalities of a trait, in the document's territory.
struct PublicSubject {
  static constexpr const char* kType = "public";
  figures::Trait trait;
  std::vector<std::string> modalites;
  std::string libelle;
  Period period;
};
Bearing bearing_of(const DocumentNames& names, const PublicSubject& subject,
                   const std::string& field);

expansion::Term women(const DocumentNames& names, Period period);
expansion::Term men(const DocumentNames& names, Period period);
expansion::Term of_sensitive_areas(const DocumentNames& names, Period period);
/// Levels of training, `VI` to `I`, and `n.d.`.
expansion::Term of_levels(const DocumentNames& names, std::vector<std::string> modalites,
                          const char* libelle, Period period);
/// Women and men, the zones urbaines sensibles, levels; ages on the period's last day.
expansion::RecordList publics_of(const DocumentNames& names, Period period);
expansion::RecordList ages_of(const DocumentNames& names, Period period);

}  // namespace copil::vocabulary
