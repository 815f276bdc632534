#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/table.hpp"
#include "figures/catalogue.hpp"
#include "records/needs.hpp"

/// What a folder lets know: a figure whose file or column is absent is not known, and the reason is
/// told (1-data, « Nothing silent », rule 1).
namespace copil::vocabulary {

/// The names of what is reckoned beside the cards.
inline constexpr const char* kVolumes = "volumes";
inline constexpr const char* kSubventions = "subventions";
/// Of the vocation platforms and of the POPS: what one column alone lets know.
inline constexpr const char* kReussites = "résultats des évaluations";
inline constexpr const char* kMises = "suites des évaluations";
inline constexpr const char* kEtatsPops = "états des prescriptions";
inline constexpr const char* kDelaisPops = "délais des prescriptions";

/// Of youths, by trait.
inline constexpr const char* kSexes = "effectifs par sexe";
inline constexpr const char* kZones = "effectifs par zone";
inline constexpr const char* kAges = "effectifs par âge";
inline constexpr const char* kNiveaux = "effectifs par niveau";

/// Of the steps of co-traitances: delays that end in a period, alerts, limits to come.
inline constexpr const char* kDelaisAcceptation = "délais d'acceptation";
inline constexpr const char* kAttentes = "délais de l'acceptation au premier entretien";
inline constexpr const char* kDelaisEntretien = "délais de l'affectation au premier entretien";
inline constexpr const char* kDurees = "durées d'accompagnement";
inline constexpr const char* kAlertesSignalees = "alertes signalées";
inline constexpr const char* kDelaisAlertes = "durées des alertes";
inline constexpr const char* kSuites = "suites des alertes";
inline constexpr const char* kAnciennetes = "anciennetés des alertes";
inline constexpr const char* kLimites = "limites à venir";

/// Of the committees: what each of their files lets know.
inline constexpr const char* kReunions = "réunions tenues";
inline constexpr const char* kMembres = "membres des comités";
inline constexpr const char* kDecisions = "décisions des comités";
inline constexpr const char* kEtapes = "étapes des plans d'actions";
inline constexpr const char* kAgents = "affectations d'agents";
inline constexpr const char* kTransmissions = "pièces transmises";
inline constexpr const char* kEnvois = "envois des pièces";
inline constexpr const char* kSignatures = "signatures des pièces";

/// A file or column that is absent, and what is reckoned with it.
struct Gap {
  records::Lack lack;
  std::vector<std::string> chiffres;  ///< codes in catalogue order, then the names above
};

class Knowledge {
 public:
  Knowledge() = default;
  Knowledge(const records::Records& records, const figures::Catalogue& catalogue);

  /// `chiffre` is a card's code, or one of the names above.
  bool knows(const std::string& chiffre) const { return unknown_.count(chiffre) == 0; }
  /// Why some of these are not known; what of them each file or column makes unknown.
  std::vector<Gap> gaps(const std::set<std::string>& chiffres) const;
  /// The files that these are reckoned from.
  std::set<records::FileId> files_behind(const std::set<std::string>& chiffres) const;
  /// Columns read as empty by some of these, which are known nonetheless.
  std::vector<Gap> assumptions(const std::set<std::string>& chiffres) const;
  /// Columns that are there and that no row fills, read by some of these.
  std::vector<Gap> hollows(const std::set<std::string>& chiffres) const;

 private:
  std::set<std::string> unknown_;
  std::map<std::string, std::set<records::FileId>> files_;
  std::vector<Gap> gaps_;
  std::vector<Gap> assumptions_;
  std::vector<Gap> hollows_;
};

/// What is reckoned with that column of the format: codes in catalogue order, then `volumes`,
/// `subventions`. All that needs a file needs its mandatory columns.
std::vector<std::string> reckoned_with(const figures::Catalogue& catalogue, records::FileId file,
                                       const exports::Column& column);
/// The first eight of them for readers, the details of a figure left to it: "DE0, les volumes".
std::string listed(const std::vector<std::string>& chiffres);

/// "La colonne date_fin est absente de civis.csv : DE0, VOL ne sont pas connus (n.d.)."
std::string gap_sentence(const Gap& gap);
/// The same as an error or a warning on the file of that folder.
Diagnostic gap_error(const Gap& gap, const std::string& folder);
Diagnostic assumption_warning(const Gap& gap, const std::string& folder);

/// "cotraitances.csv : la colonne date_initialisation est vide à chaque ligne ; VOL en dépend."
std::string hollow_sentence(const Gap& gap);
/// The same as an error on the file of that folder.
Diagnostic hollow_error(const Gap& gap, const std::string& folder);
/// "La colonne date_resiliation est absente de conventions.csv, lue comme vide : …"
std::string assumption_sentence(const Gap& gap);

}  // namespace copil::vocabulary
