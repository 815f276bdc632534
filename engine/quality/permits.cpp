#include "quality/permits.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "quality/rules/saisies.hpp"

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

/// The entries of experiments, of the missions locales whose region has some.
std::vector<PermitEntry> permits_in(const Saisies& saisies,
                                    const std::vector<const Tables*>& tables) {
  std::vector<PermitEntry> permits;
  for (const auto& entry : saisies.rows) {
    const Tables* own = tables[entry.mission_locale];
    const Permis* permis = own == nullptr ? nullptr : permis_of(*own, entry);
    if (permis != nullptr) permits.push_back(permit_entry(*permis, entry));
  }
  const auto key = [](const PermitEntry& one) { return std::tuple{one.mission_locale, one.jeune}; };
  std::stable_sort(permits.begin(), permits.end(),
                   [&](const PermitEntry& a, const PermitEntry& b) { return key(a) < key(b); });
  return permits;
}

/// The names of the experiments of all regions, each once.
std::vector<std::string> experiments_in(const RegionTables& all) {
  std::vector<std::string> names;
  for (const auto& [region, tables] : all) {
    for (const auto& permis : tables.permis) {
      const bool is_known = std::find(names.begin(), names.end(), permis.nom) != names.end();
      if (!is_known) names.push_back(permis.nom);
    }
  }
  return names;
}

/// What one count looks at: the last proposition of each youth in the period, or programmes.
class PermitJudge {
 public:
  PermitJudge(Interval days, Day arrete, PermitCount count)
      : days_(days), last_(std::min(days.end - 1, arrete)), count_(count) {}

  void add(const PermitEntry& entry) {
    if (entry.step == PermitStep::programme || !days_.contains(entry.debut)) return;
    const auto [last, is_new] = propositions_.try_emplace(entry.jeune, &entry);
    if (!is_new && entry.debut >= last->second->debut) last->second = &entry;
  }

  std::string motif(const PermitEntry& entry) const {
    const bool is_of_programmes =
        count_ == &PermitCounts::entres || count_ == &PermitCounts::obtenus ||
        count_ == &PermitCounts::sortis || count_ == &PermitCounts::suivis;
    const bool is_programme = entry.step == PermitStep::programme;
    if (is_programme != is_of_programmes) {
      return is_programme ? "un programme, non une proposition"
                          : "une proposition, non un programme";
    }
    return is_programme ? motif_of_programme(entry) : motif_of_proposition(entry);
  }

 private:
  std::string motif_of_proposition(const PermitEntry& entry) const {
    if (!days_.contains(entry.debut)) return "hors de la période";
    if (propositions_.at(entry.jeune) != &entry)
      return "une autre proposition du jeune est la dernière";
    PermitCounts counts;
    counts.proposes = 1;
    ++count_of(counts, entry.step);
    return counts.*count_ > 0 ? "" : "dans un autre état";
  }

  std::string motif_of_programme(const PermitEntry& entry) const {
    if (count_ == &PermitCounts::entres) {
      return days_.contains(entry.debut) ? "" : "ne commence pas dans la période";
    }
    if (count_ == &PermitCounts::suivis) {
      if (entry.debut > last_) return "commence après la période";
      return last_ < entry.fin ? "" : "finit dans la période ou avant";
    }
    if (entry.fin == Day::open || !days_.contains(entry.fin)) return "ne finit pas dans la période";
    if (entry.is_obtained == (count_ == &PermitCounts::obtenus)) return {};
    return entry.is_obtained ? "finit avec le permis" : "finit sans le permis";
  }

  Interval days_;
  Day last_;
  PermitCount count_;
  std::map<JeuneId, const PermitEntry*> propositions_;
};

}  // namespace

PermitEntries permits_among(Saisies saisies, const std::vector<const Tables*>& tables_of,
                            const RegionTables& all) {
  PermitEntries entries;
  entries.rows = permits_in(saisies, tables_of);
  entries.experiments = experiments_in(all);
  entries.rejects = std::move(saisies.rejects);
  entries.read = saisies.read;
  entries.is_present = saisies.is_present;
  return entries;
}

Checked<PermitEntries> read_permits(const records::Records& records, const Layers& tables,
                                    Day arrete) {
  const auto regions = read_tables(tables);
  if (!regions) return regions.error();
  auto saisies = read_saisies(records, arrete);
  if (!saisies) return saisies.error();
  return permits_among(std::move(*saisies), tables_by_place(records, *regions), *regions);
}

std::vector<PermitCounts> count_permits(const PermitEntries& entries,
                                        const records::Territoires& tree,
                                        records::TerritoireId territoire, Interval days,
                                        Day arrete) {
  std::vector<PermitCounts> all;
  const auto inside = tree.inside(territoire);
  for (const auto& name : entries.experiments) {
    PermitTally tally{days, arrete};
    for (const auto& entry : entries.rows) {
      if (inside[entry.mission_locale] && entry.experimentation == name) tally.add(entry);
    }
    if (!tally.is_empty()) all.push_back(tally.counts(name));
  }
  return all;
}

std::vector<JudgedPermit> judge_permits(const PermitEntries& entries,
                                        const records::Territoires& tree,
                                        records::TerritoireId territoire, Interval days, Day arrete,
                                        const std::string& experimentation, PermitCount count) {
  const auto inside = tree.inside(territoire);
  PermitJudge judge{days, arrete, count};
  std::vector<JudgedPermit> judged;
  for (const auto& entry : entries.rows) {
    if (!inside[entry.mission_locale] || entry.experimentation != experimentation) continue;
    judge.add(entry);
    judged.push_back({&entry, {}});
  }
  for (auto& one : judged) one.motif = judge.motif(*one.entry);
  std::stable_sort(judged.begin(), judged.end(), [](const JudgedPermit& a, const JudgedPermit& b) {
    return a.entry->line < b.entry->line;
  });
  return judged;
}

std::string_view step_label(PermitStep step) {
  switch (step) {
    case PermitStep::prescrit:
      return "proposition, prescrit";
    case PermitStep::realise:
      return "proposition, réalisé";
    case PermitStep::abandonne:
      return "proposition, abandonné";
    case PermitStep::refus_commission:
      return "proposition, refus commission";
    case PermitStep::refus_jeune:
      return "proposition, refus jeune";
    case PermitStep::refus_tiers:
      return "proposition, refus tiers";
    case PermitStep::autre:
      return "proposition, état inconnu des listes";
    case PermitStep::programme:
      return "programme";
  }
  return {};
}

}  // namespace copil::quality
