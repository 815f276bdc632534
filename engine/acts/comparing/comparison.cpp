#include "acts/comparison.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "acts/comparing/alignment.hpp"
#include "acts/comparing/answer_regions.hpp"
#include "acts/comparing/blanks_put_back.hpp"
#include "acts/comparing/word_changes.hpp"
#include "base/utf8.hpp"
#include "diagnostics/warning.hpp"

namespace copil::acts {

namespace {

using document::PlaceKind;

constexpr std::size_t kOpeningSigns = 40;

/// How a paragraph begins, so that one finds it.
std::string opening_of(const Words& words) {
  std::string text = text_of(words);
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (character_count(text) <= kOpeningSigns) return text;
  text.resize(bytes_of_characters(text, kOpeningSigns));
  const auto blank = text.rfind(' ');
  if (blank != std::string::npos) text.resize(blank);
  return text + "…";
}

/// « ligne Second acompte, colonne Montant ».
std::string place_of_cell(const Unit& row, std::size_t cell) {
  const std::string line = row.cells.empty() ? std::string{} : opening_of(row.cells.front());
  std::string place = line.empty() || cell == 0 ? std::string{"tableau"} : "ligne « " + line + " »";
  if (cell < row.columns.size() && !row.columns[cell].empty()) {
    place += ", colonne « " + row.columns[cell] + " »";
  } else {
    place += ", colonne " + std::to_string(cell + 1);
  }
  return place;
}

std::string place_of_unit(const Unit& unit) {
  if (unit.kind == Unit::Kind::row) return "ligne de tableau";
  return unit.kind == Unit::Kind::note ? "note" : "paragraphe";
}

/// Two acts on their way.
class Comparing {
 public:
  Comparing(const ActText& before, const ActText& after)
      : before_(before), after_(with_blanks_put_back(before, after, said_)) {}

  Comparison all() {
    const auto pairs = aligned(before_.units, after_);
    changes_.resize(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) compare(pairs[i], changes_[i]);
    const auto regions = answers_of_regions(before_, after_, pairs, said_);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (regions.are_told[i]) continue;
      tell_alone(pairs[i], changes_[i]);
      result_.changes.insert(result_.changes.end(), changes_[i].begin(), changes_[i].end());
    }
    join_moves();
    gather_answers(regions);
    tell_lost();
    return std::move(result_);
  }

 private:
  void compare(const UnitPair& pair, std::vector<Change>& changes) {
    if (pair.is_same || pair.before == kNoUnit || pair.after == kNoUnit) return;
    const Unit& before = before_.units[static_cast<std::size_t>(pair.before)];
    const Unit& after = after_[static_cast<std::size_t>(pair.after)];
    if (before.cells.size() != after.cells.size()) {
      changes.push_back({Nature::changed,
                         before.article,
                         place_of_unit(before),
                         {},
                         text_of(before),
                         text_of(after)});
      return;
    }
    for (std::size_t i = 0; i < before.cells.size(); ++i) {
      auto findings = compare_words(before.cells[i], after.cells[i], before_.marks);
      for (auto& change : findings.changes) {
        change.article = before.article;
        change.where =
            before.cells.size() > 1 ? place_of_cell(before, i) : opening_of(before.cells[i]);
        changes.push_back(std::move(change));
      }
      said_.insert(findings.answers.begin(), findings.answers.end());
      lost_.insert(findings.lost.begin(), findings.lost.end());
    }
  }

  /// Of a paragraph that is in one act only.
  void tell_alone(const UnitPair& pair, std::vector<Change>& changes) const {
    if (pair.after == kNoUnit) {
      const Unit& unit = before_.units[static_cast<std::size_t>(pair.before)];
      changes.push_back(
          {Nature::removed, unit.article, place_of_unit(unit), {}, text_of(unit), {}});
    } else if (pair.before == kNoUnit) {
      const Unit& unit = after_[static_cast<std::size_t>(pair.after)];
      changes.push_back(
          {Nature::inserted, unit.article, place_of_unit(unit), {}, {}, text_of(unit)});
    }
  }

  /// What was taken out here and put in there is one change.
  void join_moves() {
    auto& changes = result_.changes;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (changes[i].nature != Nature::removed) continue;
      const auto put_in = std::find_if(changes.begin(), changes.end(), [&](const Change& other) {
        return other.nature == Nature::inserted && other.after == changes[i].before &&
               other.where == changes[i].where;
      });
      if (put_in == changes.end()) continue;
      changes[i].nature = Nature::moved;
      changes[i].after = put_in->article;
      const auto rank = static_cast<std::size_t>(put_in - changes.begin());
      changes.erase(put_in);
      if (rank < i) --i;
    }
  }

  // ── Answers ────────────────────────────────────────────────────────────────────────────────────

  void gather_answers(const RegionAnswers& regions) {
    const auto originals = words_by_mark(before_);
    std::map<std::string, std::size_t> ranks;  // in `filled`
    for (std::size_t i = 0; i < before_.marks.size(); ++i) {
      const int mark = static_cast<int>(i);
      const auto region = regions.answers.find(mark);
      const bool is_region = region != regions.answers.end();
      const auto said = said_.find(mark);
      if (!is_region && (regions.are_in_regions[i] || said == said_.end())) continue;
      FilledBlank filled{before_.marks[i].name, article_of(mark), {}, {}};
      filled.after = is_region ? region->second : said->second;
      filled.before = is_region               ? lines_before(i, originals)
                      : is_open(originals[i]) ? std::string{}
                                              : text_of(originals[i]);
      const auto [rank, is_new] = ranks.try_emplace(filled.name, result_.filled.size());
      if (is_new)
        result_.filled.push_back(std::move(filled));
      else
        agree(result_.filled[rank->second], filled);
    }
    for (const auto& name : in_two_ways_) {
      auto& all = result_.filled;
      all.erase(std::remove_if(all.begin(), all.end(),
                               [&](const FilledBlank& one) { return one.name == name; }),
                all.end());
    }
  }

  /// The lines of an answer, from that of its first mark on.
  std::string lines_before(std::size_t first, const std::vector<Words>& originals) const {
    std::string lines;
    for (std::size_t i = first; i < originals.size(); ++i) {
      const bool is_of_answer = before_.marks[i].kind == before_.marks[first].kind &&
                                before_.marks[i].name == before_.marks[first].name;
      if (!is_of_answer || originals[i].empty() || is_open(originals[i])) continue;
      lines += (lines.empty() ? "" : "\n") + text_of(originals[i]);
    }
    return lines;
  }

  std::string article_of(int mark) const {
    for (const auto& unit : before_.units) {
      for (const auto& cell : unit.cells) {
        const bool is_here = std::any_of(cell.begin(), cell.end(),
                                         [&](const Word& word) { return word.mark == mark; });
        if (is_here) return unit.article;
      }
    }
    return {};
  }

  /// A blank that stands in several places is filled once, or alike.
  void agree(const FilledBlank& first, const FilledBlank& other) {
    if (first.after == other.after || !in_two_ways_.insert(first.name).second) return;
    doubt("le champ « " + first.name + " » est rempli de deux façons : « " + first.after +
              " » et « " + other.after + " »",
          {"écrivez la même réponse partout, ou donnez-la par --reponses"});
  }

  void tell_lost() {
    std::set<std::string> told;
    for (const int mark : lost_) {
      const std::string& name = before_.marks[static_cast<std::size_t>(mark)].name;
      const bool is_answered =
          std::any_of(result_.filled.begin(), result_.filled.end(),
                      [&](const FilledBlank& filled) { return filled.name == name; });
      if (is_answered || !told.insert(name).second) continue;
      doubt("on ne sait plus où est la réponse au champ « " + name +
                " » : la phrase autour de lui a été récrite",
            {"donnez cette réponse par --reponses"});
    }
  }

  void doubt(std::string message, std::vector<std::string> hints) {
    result_.doubts.push_back(plain_warning(std::move(message), std::move(hints)));
  }

  const ActText& before_;
  ChangedBlanks said_;
  std::vector<Unit> after_;
  std::vector<std::vector<Change>> changes_;  ///< by pair
  std::set<int> lost_;
  std::set<std::string> in_two_ways_;
  Comparison result_;
};

}  // namespace

Comparison compare(const ActText& before, const ActText& after) {
  Comparison comparison = Comparing{before, after}.all();
  for (auto& doubt : comparison.doubts) doubt.place = {after.file};
  return comparison;
}

}  // namespace copil::acts
