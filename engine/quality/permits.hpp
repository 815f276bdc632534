#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/layers.hpp"
#include "diagnostics/diagnostic.hpp"
#include "exports/rejects.hpp"
#include "records/records.hpp"

/// The driving-licence experiments counted: test group, control group, refusals, licences.
namespace copil::quality {

/// What became of the proposition of a driving-licence experiment, or the programme that a youth
/// entered (regional instructions, annexe 2).
enum class PermitStep {
  prescrit,          ///< waits for an answer
  realise,           ///< enters the experiment: drawn for the grant, the test group
  abandonne,         ///< before entering
  refus_commission,  ///< the commission refuses
  refus_jeune,       ///< the youth refuses
  refus_tiers,       ///< not drawn: the control group
  autre,             ///< a state that the lists do not have (rule PER1)
  programme          ///< no proposition: the programme itself
};

/// An entry of an experiment, as `saisies.csv` has it.
struct PermitEntry {
  std::string experimentation;  ///< `Hirsch`
  records::TerritoireId mission_locale = 0;
  records::JeuneId jeune = 0;
  PermitStep step = PermitStep::prescrit;
  Day debut;
  Day fin = Day::open;       ///< of a programme
  bool is_obtained = false;  ///< the programme ended with the licence
  std::uint64_t line = 0;    ///< in the file, as whoever looks at it counts them
};

/// What `saisies.csv` holds, and says of the experiments of the missions locales whose region has
/// some.
struct PermitEntries {
  std::vector<PermitEntry> rows;         ///< by mission locale and youth, then as in the file
  std::vector<std::string> experiments;  ///< in the order of the tables, entered or not
  exports::Rejects rejects;              ///< rows of the whole file that were not kept
  std::uint64_t read = 0;                ///< rows of the whole file; kept = read − rejected
  bool is_present = false;               ///< the file was in the folder
};

/// Reads that file alone, as it was known at the end of `arrete`: no rule is applied. `tables` as
/// for `check_coherence`. Errors: an unreadable table, an unreadable file.
Checked<PermitEntries> read_permits(const records::Records& records, const Layers& tables,
                                    Day arrete);

/// Distinct youths of one experiment, in a territory and a period. A youth proposed several times
/// in the period counts once, in what became of the last proposition; so the states add up.
struct PermitCounts {
  std::string experimentation;
  std::int64_t proposes = 0;
  std::int64_t test = 0;     ///< `realise`: drawn, or granted
  std::int64_t temoins = 0;  ///< `refus_tiers`: not drawn
  std::int64_t refus_commission = 0;
  std::int64_t refus_jeune = 0;
  std::int64_t abandons = 0;  ///< before entering
  std::int64_t attente = 0;   ///< no answer yet, or a state that the lists do not have
  std::int64_t entres = 0;    ///< programmes begun in the period
  std::int64_t obtenus = 0;   ///< programmes ended in the period with the licence
  std::int64_t sortis = 0;    ///< those ended without it
  std::int64_t suivis = 0;    ///< in a programme on the period's last day, or at the arrêté
};

/// One for each experiment that somebody is entered in at or below the territory, in the order of
/// `PermitEntries::experiments`.
std::vector<PermitCounts> count_permits(const PermitEntries& entries,
                                        const records::Territoires& tree,
                                        records::TerritoireId territoire, Interval days,
                                        Day arrete);

/// One of the counts of `PermitCounts`.
using PermitCount = std::int64_t PermitCounts::*;

/// An entry before one count: it is one of those counted, or why it is not.
struct JudgedPermit {
  const PermitEntry* entry = nullptr;
  std::string motif;  ///< empty: counted
};

/// Every entry of the experiment at or below the territory before that count, in the order of the
/// file; the youths of those counted, each once, are the count. Refers to `entries`.
std::vector<JudgedPermit> judge_permits(const PermitEntries& entries,
                                        const records::Territoires& tree,
                                        records::TerritoireId territoire, Interval days, Day arrete,
                                        const std::string& experimentation, PermitCount count);

/// What the entry is: « proposition, refus tiers », « programme ».
std::string_view step_label(PermitStep step);

}  // namespace copil::quality
