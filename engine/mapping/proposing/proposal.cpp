#include "mapping/proposal.hpp"

#include <algorithm>
#include <deque>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "exports/fields.hpp"
#include "mapping/translating/day_order.hpp"
#include "notation/node.hpp"

namespace copil::mapping {

namespace {

using exports::Holds;

constexpr std::size_t kRecordsLookedAt = 200;
constexpr std::size_t kMostWords = 40;  ///< a column with more words is no closed list

/// A name without case, accents, blanks and marks: `N° dossier` is `ndossier`.
std::string key_of(std::string_view name) {
  std::string key;
  for (const char c : folded(name)) {
    if (is_small_letter(c) || is_digit(c)) key += c;
  }
  return key;
}

enum class NameMatch { none, synonym, same };

NameMatch name_match(std::string_view theirs, std::string_view ours, const Hints& hints) {
  const std::string key = key_of(theirs);
  if (key == key_of(ours)) return NameMatch::same;
  const auto synonyms = hints.synonyms.find(std::string{ours});
  if (synonyms == hints.synonyms.end()) return NameMatch::none;
  const bool is_synonym = std::any_of(synonyms->second.begin(), synonyms->second.end(),
                                      [&](const auto& name) { return key_of(name) == key; });
  return is_synonym ? NameMatch::synonym : NameMatch::none;
}

/// The words of a closed list, folded.
std::set<std::string> words_of(const exports::Column& column) {
  std::set<std::string> words;
  std::string_view rest = column.words;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    words.insert(folded(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

std::size_t count_days(const std::vector<std::string>& values, DayOrder order) {
  return static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [&](const std::string& value) {
        std::deque<std::string> made;
        const auto day = exports::read_day(ordered(value, order, made), Day::unknown);
        return day.fault.empty() && day.value.is_real();
      }));
}

/// How many values a column of that kind may hold.
std::size_t count_fitting(const std::vector<std::string>& values, const exports::Column& column,
                          const Hints& hints) {
  const auto words = words_of(column);
  const auto fits = [&](const std::string& value) {
    switch (column.holds) {
      case Holds::text:
      case Holds::day:
        return true;
      case Holds::identifier:
      case Holds::youth:
        return exports::read_identifier(value).fault.empty();
      case Holds::territory:
        return hints.territory_codes.empty() || hints.territory_codes.contains(value) ||
               hints.territory_labels.contains(folded(value));
      case Holds::number:  // `n.d.` stands for one in published series
        return exports::read_figure(value).fault.empty();
      case Holds::flag:
        return exports::read_bool(value).fault.empty();
      case Holds::word:
        return words.contains(folded(value));
    }
    return true;
  };
  return static_cast<std::size_t>(std::count_if(values.begin(), values.end(), fits));
}

/// What a column of the export is worth as one of ours.
struct Candidate {
  NameMatch name = NameMatch::none;
  std::size_t fitting = 0;
  std::size_t count = 0;
  std::string rival;        ///< another column that is called so too
  bool is_telling = false;  ///< the values alone may tell: days, territories, closed lists
  Guess guess;

  bool all_fit() const { return fitting * 20 >= count * 19; }
};

Candidate judged(const Sample& sample, std::size_t theirs, const exports::Column& column,
                 const Hints& hints) {
  Candidate candidate;
  const auto& values = sample.values[theirs];
  candidate.name = name_match(sample.header[theirs], column.name, hints);
  candidate.count = values.size();
  candidate.guess.column = theirs;
  if (column.holds == Holds::day) {
    for (const DayOrder order : {DayOrder::as_ours, DayOrder::month_day, DayOrder::year_first}) {
      const std::size_t days = count_days(values, order);
      if (days <= candidate.fitting) continue;
      candidate.fitting = days;
      candidate.guess.order = order;
    }
  } else {
    candidate.fitting = count_fitting(values, column, hints);
  }
  const bool knows_places = column.holds == Holds::territory && !hints.territory_codes.empty();
  candidate.is_telling = !values.empty() && (column.holds == Holds::day || knows_places ||
                                             column.holds == Holds::word);
  if (column.holds == Holds::word && !candidate.all_fit()) {
    const auto ours = words_of(column);
    std::set<std::string> others;
    for (const auto& value : values) {
      if (!ours.contains(folded(value))) others.insert(value);
    }
    if (others.size() <= kMostWords) candidate.guess.words.assign(others.begin(), others.end());
  }
  return candidate;
}

std::string fit_text(const Candidate& candidate) {
  if (candidate.count == 0) return "aucune valeur pour en juger";
  if (candidate.fitting == candidate.count) {
    return candidate.count == 1
               ? "sa seule valeur convient"
               : "ses " + std::to_string(candidate.count) + " premières valeurs conviennent";
  }
  return std::to_string(candidate.fitting) + " de ses " + std::to_string(candidate.count) +
         " premières valeurs conviennent";
}

void settle(Candidate& candidate) {
  Guess& guess = candidate.guess;
  const bool fits = candidate.count > 0 && candidate.all_fit();
  switch (candidate.name) {
    case NameMatch::same:
      guess.why = "même nom";
      guess.certainty = fits ? Certainty::sure : Certainty::to_check;
      break;
    case NameMatch::synonym:
      guess.why = "nom voisin";
      guess.certainty = fits ? Certainty::likely : Certainty::to_check;
      break;
    case NameMatch::none:
      guess.why = "d'après les valeurs seules";
      break;
  }
  guess.why += ", " + fit_text(candidate);
  if (candidate.rival.empty()) return;
  guess.certainty = Certainty::to_check;
  guess.why += " ; « " + candidate.rival + " » aussi : laquelle est la nôtre ?";
}

/// Pairs our columns with the export's: the best names first, then values that leave no choice.
class Pairing {
 public:
  Pairing(const Sample& sample, const exports::Layout& layout, const Hints& hints)
      : sample_(sample), layout_(layout), is_used_(sample.header.size(), false) {
    candidates_.resize(layout.columns.size());
    for (std::size_t ours = 0; ours < layout.columns.size(); ++ours) {
      for (std::size_t theirs = 0; theirs < sample.header.size(); ++theirs) {
        candidates_[ours].push_back(judged(sample, theirs, layout.columns[ours], hints));
        candidates_[ours].back().guess.target = ours;
      }
    }
  }

  std::vector<Guess> guesses() {
    chosen_.assign(layout_.columns.size(), std::nullopt);
    for (const NameMatch match : {NameMatch::same, NameMatch::synonym}) take_named(match);
    take_by_values();
    std::vector<Guess> guesses;
    for (auto& candidate : chosen_) {
      if (!candidate) continue;
      settle(*candidate);
      guesses.push_back(std::move(candidate->guess));
    }
    return guesses;
  }

 private:
  /// A name counts even when its values need a dictionary, not when they cannot be what it says.
  static bool is_possible(const Candidate& candidate, const exports::Column& column) {
    const bool has_dictionary = column.holds == Holds::word && !candidate.guess.words.empty();
    return candidate.count == 0 || candidate.fitting * 2 >= candidate.count || has_dictionary ||
           column.holds == Holds::territory;
  }

  void take_named(NameMatch match) {
    for (std::size_t ours = 0; ours < chosen_.size(); ++ours) {
      if (chosen_[ours]) continue;
      const Candidate* best = nullptr;
      const Candidate* rival = nullptr;
      for (const Candidate& candidate : candidates_[ours]) {
        if (candidate.name != match || is_used_[candidate.guess.column]) continue;
        if (!is_possible(candidate, layout_.columns[ours])) continue;
        const bool is_better = best == nullptr || candidate.fitting > best->fitting;
        rival = is_better ? best : &candidate;
        if (is_better) best = &candidate;
      }
      if (best == nullptr) continue;
      take(ours, *best);
      if (rival != nullptr) chosen_[ours]->rival = sample_.header[rival->guess.column];
    }
  }

  void take_by_values() {
    for (std::size_t ours = 0; ours < chosen_.size(); ++ours) {
      if (chosen_[ours] || layout_.columns[ours].need == exports::Need::optional) continue;
      std::vector<const Candidate*> fitting;
      for (const Candidate& candidate : candidates_[ours]) {
        if (is_used_[candidate.guess.column] || !candidate.is_telling) continue;
        if (candidate.count > 0 && candidate.all_fit()) fitting.push_back(&candidate);
      }
      if (fitting.size() == 1) take(ours, *fitting.front());
    }
  }

  void take(std::size_t ours, const Candidate& candidate) {
    chosen_[ours] = candidate;
    is_used_[candidate.guess.column] = true;
  }

  const Sample& sample_;
  const exports::Layout& layout_;
  std::vector<bool> is_used_;
  std::vector<std::vector<Candidate>> candidates_;
  std::vector<std::optional<Candidate>> chosen_;
};

Proposal proposal_for(const Sample& sample, const exports::Layout& layout, const Hints& hints) {
  Proposal proposal;
  proposal.guesses = Pairing{sample, layout, hints}.guesses();
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    if (layout.columns[i].need == exports::Need::optional) continue;
    ++proposal.mandatory_count;
    const bool is_found = std::any_of(proposal.guesses.begin(), proposal.guesses.end(),
                                      [&](const Guess& guess) { return guess.target == i; });
    proposal.mandatory_found += is_found ? 1 : 0;
  }
  return proposal;
}

/// Ranks proposals: how much of the export they explain (a name tells more than values), less what
/// lacks of their mandatory columns.
int rank_of(const Proposal& proposal) {
  constexpr int kMissing = 4;
  int rank = 0;
  for (const Guess& guess : proposal.guesses) {
    rank += guess.why.starts_with("même") ? 4 : guess.why.starts_with("nom") ? 3 : 1;
  }
  return rank - kMissing * static_cast<int>(proposal.mandatory_count - proposal.mandatory_found);
}

}  // namespace

Checked<std::map<std::string, std::vector<std::string>>> load_synonyms(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  const auto root = notation::parse(text, {path, 0});
  if (!root) return root.error();
  std::map<std::string, std::vector<std::string>> synonyms;
  for (const auto& [key, value] : root->entries) {
    for (const auto& item : value.items) synonyms[key.text].push_back(item.text);
  }
  return synonyms;
}

Checked<Sample> sample_of(exports::Source source) {
  auto table = exports::open_foreign_table(std::move(source), {});
  if (!table) return table.error();
  Sample sample{table->name, {}, table->names, {}};
  sample.values.resize(sample.header.size());
  table->format.slot_count = sample.header.size();
  for (std::size_t i = 0; i < sample.header.size(); ++i) {
    table->format.slots[i] = static_cast<int>(i);
  }
  constexpr std::size_t kHead = std::size_t{1} << 18;
  const std::size_t end = std::min(table->first_row + kHead, table->content.end());
  std::string text;
  table->content.read(table->first_row, end, text);
  exports::Rows rows{
      text,
      table->format,
      {0, text.size()},
      end == table->content.end() ? exports::TextEnd::of_file : exports::TextEnd::cut};
  for (std::size_t row = 0; row < kRecordsLookedAt && rows.next(); ++row) {
    if (rows.fault()) continue;
    for (std::size_t i = 0; i < sample.header.size(); ++i) {
      if (!rows.cell(i).empty()) sample.values[i].emplace_back(rows.cell(i));
    }
  }
  return sample;
}

std::optional<Proposal> propose(const Sample& sample, std::span<const exports::Layout> layouts,
                                const Hints& hints) {
  std::optional<Proposal> best;
  for (std::size_t i = 0; i < layouts.size(); ++i) {
    Proposal proposal = proposal_for(sample, layouts[i], hints);
    proposal.file = i;
    if (proposal.mandatory_found * 2 < proposal.mandatory_count) continue;
    const bool is_better = !best || rank_of(proposal) > rank_of(*best);
    if (is_better) best = std::move(proposal);
  }
  return best;
}

}  // namespace copil::mapping
