#include "quality/permits.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace copil::quality {

namespace {

using records::JeuneId;

/// The count that the last proposition's state falls in.
std::int64_t& count_of(PermitCounts& counts, PermitStep step) {
  switch (step) {
    case PermitStep::realise:
      return counts.test;
    case PermitStep::refus_tiers:
      return counts.temoins;
    case PermitStep::refus_commission:
      return counts.refus_commission;
    case PermitStep::refus_jeune:
      return counts.refus_jeune;
    case PermitStep::abandonne:
      return counts.abandons;
    case PermitStep::prescrit:
    case PermitStep::autre:
    case PermitStep::programme:
      break;
  }
  return counts.attente;
}

/// One experiment in one territory.
class PermitTally {
 public:
  PermitTally(Interval days, Day arrete) : days_(days), last_(std::min(days.end - 1, arrete)) {}

  void add(const PermitEntry& entry) {
    is_empty_ = false;
    if (entry.step != PermitStep::programme) {
      if (!days_.contains(entry.debut)) return;
      const auto [last, is_new] = propositions_.try_emplace(entry.jeune, &entry);
      if (!is_new && entry.debut >= last->second->debut) last->second = &entry;
      return;
    }
    if (days_.contains(entry.debut)) entered_.insert(entry.jeune);
    if (entry.debut <= last_ && last_ < entry.fin) followed_.insert(entry.jeune);
    if (entry.fin == Day::open || !days_.contains(entry.fin)) return;
    (entry.is_obtained ? obtained_ : left_).insert(entry.jeune);
  }

  bool is_empty() const { return is_empty_; }

  PermitCounts counts(const std::string& experimentation) const {
    PermitCounts counts;
    counts.experimentation = experimentation;
    counts.proposes = static_cast<std::int64_t>(propositions_.size());
    for (const auto& [jeune, last] : propositions_) ++count_of(counts, last->step);
    counts.entres = static_cast<std::int64_t>(entered_.size());
    counts.obtenus = static_cast<std::int64_t>(obtained_.size());
    counts.sortis = static_cast<std::int64_t>(left_.size());
    counts.suivis = static_cast<std::int64_t>(followed_.size());
    return counts;
  }

 private:
  Interval days_;
  Day last_;
  bool is_empty_ = true;
  std::map<JeuneId, const PermitEntry*> propositions_;  ///< the last of each youth
  std::set<JeuneId> entered_, obtained_, left_, followed_;
};

}  // namespace

std::vector<PermitCounts> count_permits(const Coherence& coherence,
                                        const records::Territoires& tree,
                                        records::TerritoireId territoire, Interval days,
                                        Day arrete) {
  std::vector<PermitCounts> all;
  const auto inside = tree.inside(territoire);
  for (const auto& name : coherence.experiments) {
    PermitTally tally{days, arrete};
    for (const auto& entry : coherence.permits) {
      if (inside[entry.mission_locale] && entry.experimentation == name) tally.add(entry);
    }
    if (!tally.is_empty()) all.push_back(tally.counts(name));
  }
  return all;
}

}  // namespace copil::quality
