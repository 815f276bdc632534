#pragma once

#include <string>
#include <vector>

#include "quality/coherence_rules.hpp"

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
};

/// A regional rubric renamed, created or taken out of use.
struct Rubrique {
  std::string code, ancien, nouveau, nature;
  Day effet = Day::unknown;
};

/// The situation to open for a proposed rubric; none when `categorie` is empty.
struct Formation {
  std::string code, categorie;
  bool has_situation = false;
};

/// A driving-licence experiment: what is proposed, then which programme is entered.
struct Permis {
  std::string proposition, programme;
};

struct Tables {
  std::vector<Rubrique> rubriques;
  std::vector<Formation> formations;
  std::vector<Permis> permis;
  std::vector<std::string> etats, motifs;  ///< closed lists of the experiments
  int duree_mois = 24;                     ///< of an experiment's programme
};

/// The tables of that folder. Errors: unreadable, mandatory column missing.
Checked<Tables> read_tables(const std::string& folder);

/// Entries kept by the day `arrete`, and what was not kept.
struct Saisies {
  std::vector<Saisie> rows;
  exports::Rejects rejects;
  std::uint64_t read = 0;
  bool is_present = false;
};

/// `saisies.csv` of the data folder; an absent file gives no entry. Errors: unreadable.
Checked<Saisies> read_saisies(const records::Records& records, Day arrete);

/// Applies every rule over entries to those of one youth at one mission locale.
void check_file(const std::vector<Saisie>& entries, const Tables& tables, Findings& findings);

}  // namespace copil::quality
