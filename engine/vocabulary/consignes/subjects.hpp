#pragma once

#include "quality/permits.hpp"
#include "quality/rubrics.hpp"
#include "vocabulary/reckonings.hpp"
#include "vocabulary/tables/fields.hpp"

/// What templates name of what regions ask to enter in Parcours 3 (rubriques, driving-licence
/// experiments) and of the structures of the network.
namespace copil::vocabulary {

/// An experiment counted in a territory, over the document's period.
struct PermisSubject {
  static constexpr const char* kType = "permis";
  records::TerritoireId territoire;
  quality::PermitCounts counts;
};
struct RubriqueSubject {
  static constexpr const char* kType = "rubrique";
  quality::ListedRubric rubric;
};

/// A published series of one structure, beside its region's and the nation's.
struct StructureSubject {
  static constexpr const char* kType = "structure";
  records::TerritoireId territoire;
  std::string serie;
  Period periode;  ///< the document's; a half-year of it where the year itself is not published
};

/// The rubriques that the document's region asks to use; all that are known, for the nation.
expansion::RecordList rubrics_here(const DocumentNames& names);
/// The dated tables that they are lines of.
expansion::RecordList rubric_tables(const DocumentNames& names);
/// The series of each mission locale of the territory, for the nation of each region, known for the
/// period and a year before: series by series, then by name. Of a year that nobody publishes, both
/// half-years.
expansion::RecordList compared_structures(const DocumentNames& names);
/// The structures whose number is not published for both periods, and the series.
expansion::RecordList missing_structures(const DocumentNames& names);
/// The counts of the experiments that somebody is entered in, here or below, over the document's
/// period.
std::vector<quality::PermitCounts> counted_permits(const DocumentNames& names,
                                                   records::TerritoireId territoire);
/// The same as records.
expansion::RecordList permits_of(const DocumentNames& names, records::TerritoireId territoire);
/// The same for each mission locale at or below the territory, for the nation for each region: by
/// code, then experiment.
expansion::RecordList permits_by_place(const DocumentNames& names,
                                       records::TerritoireId territoire);

/// Adds `saisies.csv` to the files that the document comes from, when it counts the experiments of
/// its territory; the control of coherence cites the file itself.
void add_entries_file(const DocumentNames& names, expansion::RecordList& files);
/// Explains one count (`permis.temoins`): the experiments that it adds up, each entry, counted or
/// why not. `of` chooses one experiment; all of them when empty. False when there is none.
bool explain_permits(const DocumentNames& names, const std::string& of, Reckoned& reckoned);

Bearing bearing_of(const DocumentNames& names, const PermisSubject& subject, const std::string&);
Bearing bearing_of(const DocumentNames& names, const StructureSubject& subject, const std::string&);

}  // namespace copil::vocabulary
