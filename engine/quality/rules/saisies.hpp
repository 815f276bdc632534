#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/layers.hpp"
#include "quality/coherence.hpp"
#include "quality/permits.hpp"
#include "quality/rules/coherence_rules.hpp"

/// Inside the room: what missions locales entered in Parcours 3 (`saisies.csv`, an optional file
/// that only this control reads), and the dated tables that it is held against.
namespace copil::quality {

enum class NatureSaisie : std::uint8_t { proposition, situation, programme };

/// One entry. Texts are as written, trimmed.
struct Saisie {
  records::JeuneId jeune = 0;
  records::TerritoireId mission_locale = 0;
  NatureSaisie nature = NatureSaisie::proposition;
  Day debut;
  Day fin = Day::open;
  std::string code, libelle, categorie, etat, motif_fin;
  std::string type, organisme, action, metier, acte;  ///< empty: not exported
  std::uint64_t line = 0;                             ///< in the file
};

/// A regional rubric renamed, created or taken out of use.
struct Rubrique {
  std::string code, ancien, nouveau, nature;
  Day effet = Day::unknown;
};

/// The situation to open for a proposed rubric.
struct Formation {
  std::string code, libelle;
  std::string categorie, type;  ///< of its situation
  bool has_situation = false;
  bool has_real_organism = false;  ///< always found in the CARIF base, never the generic one
  bool needs_metier = false;
  bool is_pops = false;  ///< its state follows `prescriptions_pops.csv`
};

/// An action, or an organism of one action only, and where its situation goes.
struct Action {
  std::string code, organisme;  ///< `code` may be empty: then the organism tells the action
  std::string rubrique;         ///< empty: none is proposed
  std::string categorie, type;
};

/// A driving-licence experiment: what is proposed, then which programme is entered.
struct Permis {
  std::string proposition, programme;
  std::string code_proposition, code_programme;  ///< empty: not known
  std::string nom;                               ///< of the experiment: `Hirsch`
};

struct Tables {
  std::vector<Rubrique> rubriques;
  std::vector<Formation> formations;
  std::vector<Action> actions;
  std::map<std::string, std::string> categories;  ///< of situations, by folded type
  std::vector<Permis> permis;
  std::vector<std::string> etats, motifs;  ///< closed lists of the experiments
  std::string acte_de_service;             ///< of the experiments' propositions
  std::string organisme_generique;
  std::string programme_du_meme_jour;  ///< begins with the first situation
  int duree_mois = 24;                 ///< of an experiment's programme
};

/// The tables of each region, by what their column `region` says: « 82 Rhône-Alpes », the code of
/// 2010 then the name. What one region asks to enter binds no other.
using RegionTables = std::map<std::string, Tables>;

/// The tables of that folder. Errors: unreadable, mandatory column missing.
Checked<RegionTables> read_tables(const Layers& folder);

/// The tables of the region of each mission locale, by TerritoireId; null without. Refers to `all`.
std::vector<const Tables*> tables_by_place(const records::Records& records,
                                           const RegionTables& all);

/// Entries kept by the day `arrete`, and what was not kept.
struct Saisies {
  std::vector<Saisie> rows;
  exports::Rejects rejects;
  std::uint64_t read = 0;
  bool is_present = false;
  bool has_metier = false;  ///< the column is there: an empty cell is a missing answer
};

/// `saisies.csv` of the data folder; an absent file gives no entry. Errors: unreadable.
Checked<Saisies> read_saisies(const records::Records& records, Day arrete);

/// What the entries say of the experiments. `tables_of` as `tables_by_place` gives it from `all`.
PermitEntries permits_among(Saisies saisies, const std::vector<const Tables*>& tables_of,
                            const RegionTables& all);

/// The experiment that the entry is a proposition or a programme of; null if none.
const Permis* permis_of(const Tables& tables, const Saisie& entry);

/// What became of the entry of an experiment.
PermitEntry permit_entry(const Permis& permis, const Saisie& entry);

/// What the rules over entries are held against.
struct EntryContext {
  const Tables& tables;
  const RecordsByYouth& records;
  bool has_metier = false;
};

/// Applies every rule over entries to those of one youth at one mission locale.
void check_file(const std::vector<Saisie>& entries, const EntryContext& context,
                Findings& findings);

}  // namespace copil::quality
