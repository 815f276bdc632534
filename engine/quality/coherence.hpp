#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/exact.hpp"
#include "base/layers.hpp"
#include "diagnostics/diagnostic.hpp"
#include "figures/parameters.hpp"
#include "quality/permits.hpp"
#include "records/dictionary.hpp"
#include "records/records.hpp"

/// Entry errors in the youths' files, rule by rule, and IO 411: the share of files with at least
/// one of them, by mission locale.
namespace copil::quality {

/// What a finding means: an entry error counts in IO 411; a double follow-up by the two networks
/// may be real (DE4 counts them), so that it is only looked into.
enum class Weight { erreur, a_verifier };

/// A rule, as documents cite it.
struct CoherenceRule {
  std::string_view code;        ///< `DAT1`, `AGE2`… stable
  std::string_view libelle;     ///< what is wrong
  std::string_view source;      ///< the text behind it
  std::string_view correction;  ///< what to do
  Weight weight = Weight::erreur;

  /// True when it holds entries against tables that bind one region only.
  bool is_regional() const { return source.starts_with("consignes régionales"); }
};

/// All the rules, in the order of documents.
std::span<const CoherenceRule> coherence_rules();

/// One error in the file of a youth at a mission locale.
struct Incoherence {
  std::size_t rule = 0;  ///< position in `coherence_rules`
  records::TerritoireId mission_locale = 0;
  records::JeuneId jeune = 0;
  std::string constat;   ///< the dates or words found; names no other mission locale
  bool is_over = false;  ///< a double follow-up that has ended: nobody has to decide any more
};

/// Files followed and files with at least one entry error.
struct FileShare {
  std::uint64_t files = 0;
  std::uint64_t faulty = 0;
  /// IO 411; 0/1 without a file.
  Ratio share() const;
};

/// What the control found. A file is a youth followed by a mission locale (co-traitance, CIVIS,
/// accompagnement), evaluated or advised by it, or entered for it in `saisies.csv`.
struct Coherence {
  std::vector<Incoherence> incoherences;  ///< by mission locale and youth (codes), then rule
  std::vector<FileShare> shares;          ///< by TerritoireId, for missions locales
  PermitEntries entries;                  ///< `saisies.csv`, read once for both
  std::vector<bool> has_regional_rules;   ///< by TerritoireId: tables exist for its region

  /// The share of a territory: its missions locales together (a youth has one file in each).
  FileShare share_of(const records::Territoires& tree, records::TerritoireId territoire) const;
};

/// Every file that a folder may hold: those that the figures read, then `saisies.csv`, which this
/// control reads, and the count of the driving-licence experiments.
std::vector<const records::FileDescription*> described_files();

/// Looks at what was known at the end of `arrete`. `tables` is the folder of the dated tables of
/// rubrics (`reports/controles`). Errors: an unreadable table; an unreadable `saisies.csv`; a
/// parameter without a value.
Checked<Coherence> check_coherence(const records::Records& records,
                                   const figures::Parameters& parameters, const Layers& tables,
                                   Day arrete);

}  // namespace copil::quality
