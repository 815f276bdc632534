// Of which territory, period and convention the numbers of each record are.

#include "quality/coherence.hpp"
#include "vocabulary/tables/fields.hpp"

namespace copil::vocabulary {

namespace {

Period year(int annee) {
  return {Period::Kind::year, annee, 1};
}

std::string code_of(const DocumentNames& names, const subsidies::SubsidyRow& row) {
  return std::string{records_of(names).conventions.code[row.convention]};
}

/// The document's own, when the place is not known.
records::TerritoireId place_or_own(const DocumentNames& names, records::TerritoireId place) {
  return place == records::kNone ? names.territoire() : place;
}

}  // namespace

expansion::Lineage lineage_of(const DocumentNames& names, const Bearing& bearing,
                              std::string field) {
  if (!bearing.code.empty()) field = bearing.code;
  return {std::move(field), records_of(names).territoires.code[bearing.territoire], bearing.period,
          false, bearing.of};
}

Bearing bearing_of(const DocumentNames& names, const TerritoireSubject& s, const std::string&) {
  return {s.id, names.periode()};
}

Bearing bearing_of(const DocumentNames& names, const PeriodeSubject& s, const std::string&) {
  return {names.territoire(), s.period};
}

/// A row of the end of a part of the year is of that part.
Bearing bearing_of(const DocumentNames& names, const VolumeSubject& s, const std::string&) {
  const bool is_of_part = s.row->arrete < names.facts().dossier->arrete();
  return {s.row->territoire, is_of_part ? names.periode() : year(s.row->annee)};
}

Bearing bearing_of(const DocumentNames& names, const ConventionSubject& s, const std::string&) {
  return {s.row->territoire, year(s.row->annee), code_of(names, *s.row)};
}

Bearing bearing_of(const DocumentNames& names, const ExecutionSubject& s, const std::string&) {
  return {s.row->territoire, year(s.row->annee), code_of(names, *s.row)};
}

Bearing bearing_of(const DocumentNames& names, const AvenantSubject& s, const std::string&) {
  return {s.territoire, year(names.periode().year)};
}

Bearing bearing_of(const DocumentNames& names, const PartObjectifSubject& s, const std::string&) {
  return {s.territoire, year(names.periode().year)};
}

Bearing bearing_of(const DocumentNames& names, const VersementSubject& s, const std::string&) {
  const auto convention = records_of(names).versements.convention[s.row];
  const auto& conventions = records_of(names).conventions;
  return {conventions.territoire[convention], year(conventions.annee[convention]),
          std::string{conventions.code[convention]}};
}

Bearing bearing_of(const DocumentNames& names, const EnjeuSubject& s, const std::string& field) {
  const std::string number = ".E" + std::to_string(s.number);
  return {names.territoire(), names.periode(), {}, (field == "de1" ? "DE1" : "DE2") + number};
}

Bearing bearing_of(const DocumentNames& names, const AlerteSubject& s, const std::string&) {
  return {s.alerte->territoire, year(names.periode().year)};
}

Bearing bearing_of(const DocumentNames& names, const LigneSerieSubject& s, const std::string&) {
  return {names.territoire(), names.periode(), s.code};
}

Bearing bearing_of(const DocumentNames& names, const BilanPlateformeSubject& s,
                   const std::string&) {
  const auto place = s.plateforme == records::kNone ? s.mission_locale : s.plateforme;
  const bool is_crossed = s.plateforme != records::kNone && s.mission_locale != records::kNone;
  return {place_or_own(names, place), s.period,
          is_crossed ? records_of(names).territoires.code[s.mission_locale] : std::string{}};
}

Bearing bearing_of(const DocumentNames& names, const PopsSubject& s, const std::string&) {
  return {place_or_own(names, s.place), s.period, s.team};
}

Bearing bearing_of(const DocumentNames& names, const EcheanceSubject& s, const std::string&) {
  return {s.row->territoire, year(s.row->annee), code_of(names, *s.row)};
}

Bearing bearing_of(const DocumentNames& names, const OrdreSubject& s, const std::string&) {
  return {s.row->territoire, year(s.row->annee), code_of(names, *s.row)};
}

Bearing bearing_of(const DocumentNames& names, const MoisPaiementSubject& s, const std::string&) {
  return {names.territoire(), s.month};
}

Bearing bearing_of(const DocumentNames& names, const SubventionsSubject& s, const std::string&) {
  return {s.territoire, year(names.periode().year)};
}

Bearing bearing_of(const DocumentNames& names, const MoisCompteSubject& s,
                   const std::string& field) {
  const bool is_whole = s.last == days_of(s.month).end - 1;
  const char* code = field == "actifs"      ? "ACT"
                     : field == "alertes"   ? "ALE"
                     : field == "suspendus" ? "SUS"
                                            : "";
  return {names.territoire(), s.month, {}, is_whole ? code : ""};
}

/// Distinct youths are the figure itself; the sums over territories are not.
Bearing bearing_of(const DocumentNames& names, const SommeSubject& s, const std::string& field) {
  if (field == "distincts") return {names.territoire(), names.periode(), {}, s.code};
  return {names.territoire(), names.periode(), s.code};
}

Bearing bearing_of(const DocumentNames&, const EcartTotalSubject& s, const std::string&) {
  return {s.anomaly->territoire, year(s.anomaly->annee)};
}

Bearing bearing_of(const DocumentNames& names, const ControleSubject& s, const std::string&) {
  return {s.territoire, names.periode()};
}

Bearing bearing_of(const DocumentNames& names, const RegleControleSubject& s, const std::string&) {
  return {names.territoire(), names.periode(),
          std::string{quality::coherence_rules()[s.rule].code}};
}

Bearing bearing_of(const DocumentNames& names, const LigneContratSubject& s, const std::string&) {
  return {names.territoire(), names.periode(), s.code};
}

Bearing bearing_of(const DocumentNames& names, const LigneEffectifSubject& s, const std::string&) {
  return {names.territoire(), names.periode(), s.code};
}

}  // namespace copil::vocabulary
