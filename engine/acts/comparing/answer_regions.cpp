#include "acts/comparing/answer_regions.hpp"

#include <algorithm>

namespace copil::acts {

namespace {

using document::PlaceKind;

/// The blank that the unit holds and nothing else; kNoMark for any other unit.
int only_blank(const Unit& unit, const ActText& act) {
  if (unit.cells.size() != 1 || unit.cells.front().empty()) return kNoMark;
  const Words& words = unit.cells.front();
  const int mark = words.front().mark;
  if (mark == kNoMark) return kNoMark;
  const bool is_blank = document::is_filled_in(act.marks[static_cast<std::size_t>(mark)].kind);
  const bool is_alone =
      std::all_of(words.begin(), words.end(), [&](const Word& word) { return word.mark == mark; });
  return is_blank && is_alone ? mark : kNoMark;
}

/// One act on its way.
class RegionReading {
 public:
  RegionReading(const ActText& before, const std::vector<Unit>& after,
                const std::vector<UnitPair>& pairs, const ChangedBlanks& changed)
      : before_(before), after_(after), pairs_(pairs), changed_(changed) {
    read_.are_told.resize(pairs.size());
    read_.are_in_regions.resize(before.marks.size());
  }

  RegionAnswers all() {
    for (std::size_t at = 0; at < pairs_.size();) at = read_region(at);
    return std::move(read_);
  }

 private:
  int blank_at(std::size_t pair) const {
    const int unit = pairs_[pair].before;
    return unit == kNoUnit ? kNoMark
                           : only_blank(before_.units[static_cast<std::size_t>(unit)], before_);
  }
  const std::string& name_of(int mark) const {
    return before_.marks[static_cast<std::size_t>(mark)].name;
  }
  const Unit& unit_before(std::size_t pair) const {
    return before_.units[static_cast<std::size_t>(pairs_[pair].before)];
  }
  const Unit& unit_after(std::size_t pair) const {
    return after_[static_cast<std::size_t>(pairs_[pair].after)];
  }
  bool is_put_in(std::size_t pair) const { return pairs_[pair].before == kNoUnit; }
  bool is_taken_out(std::size_t pair) const { return pairs_[pair].after == kNoUnit; }

  /// Reads the region that begins at that pair, if one does; gives the pair behind.
  std::size_t read_region(std::size_t at) {
    const int mark = blank_at(at);
    if (mark == kNoMark) return at + 1;
    std::size_t end = at + 1;
    for (std::size_t i = end; i < pairs_.size(); ++i) {
      const int other = is_put_in(i) ? kNoMark : blank_at(i);
      if (!is_put_in(i) && (other == kNoMark || name_of(other) != name_of(mark))) break;
      if (!is_put_in(i)) end = i + 1;
    }
    const bool is_list = unit_before(at).kind == Unit::Kind::item;
    const bool was_open = is_open(unit_before(at).cells.front());
    if (was_open && end == at + 1) return read_open(at, mark);
    if (is_list) return read_list(at, end, mark);
    return end;
  }

  /// Dots that nothing but other paragraphs stand for now, or that were filled and go on below.
  std::size_t read_open(std::size_t at, int mark) {
    const bool is_filled = changed_.count(mark) > 0;
    if (!is_filled && !is_taken_out(at)) return at + 1;
    const auto goes_on = [&](std::size_t pair) {
      if (!is_put_in(pair)) return false;
      const auto kind = unit_after(pair).kind;
      const bool is_line =
          !is_filled || before_.marks[static_cast<std::size_t>(mark)].kind == PlaceKind::line;
      return is_line && (kind == Unit::Kind::paragraph || kind == Unit::Kind::item);
    };
    std::size_t first = at;
    while (!is_filled && first > 0 && goes_on(first - 1)) --first;
    std::size_t end = at + 1;
    while (end < pairs_.size() && goes_on(end)) ++end;
    if (end - first > 1) keep(first, end, mark);
    return end;
  }

  /// The items of an answer, with those that were put in among them.
  std::size_t read_list(std::size_t at, std::size_t end, int mark) {
    const auto is_item = [&](std::size_t pair) {
      return is_put_in(pair) && unit_after(pair).kind == Unit::Kind::item;
    };
    std::size_t first = at;
    while (first > 0 && is_item(first - 1)) --first;
    while (end < pairs_.size() && is_item(end)) ++end;
    bool is_touched = false;
    for (std::size_t i = first; i < end; ++i) {
      const int own = is_put_in(i) ? kNoMark : blank_at(i);
      is_touched = is_touched || is_item(i) || is_taken_out(i) || changed_.count(own) > 0;
    }
    if (is_touched) keep(first, end, mark);
    return end;
  }

  /// Notes what the paragraphs [first, end) say, each on its line, as the answer.
  void keep(std::size_t first, std::size_t end, int mark) {
    std::string lines;
    for (std::size_t i = first; i < end; ++i) {
      if (is_put_in(i) && unit_after(i).cells.size() != 1) continue;
      read_.are_told[i] = true;
      const int own = is_put_in(i) ? kNoMark : blank_at(i);
      if (own != kNoMark) read_.are_in_regions[static_cast<std::size_t>(own)] = true;
      const std::string line = line_of(i, own);
      if (!line.empty()) lines += (lines.empty() ? "" : "\n") + line;
    }
    read_.answers[mark] = lines;
  }

  std::string line_of(std::size_t pair, int mark) const {
    if (is_taken_out(pair)) return {};
    if (mark == kNoMark) return text_of(unit_after(pair));
    const auto changed = changed_.find(mark);
    if (changed != changed_.end()) return changed->second;
    return text_of(unit_before(pair));
  }

  const ActText& before_;
  const std::vector<Unit>& after_;
  const std::vector<UnitPair>& pairs_;
  const ChangedBlanks& changed_;
  RegionAnswers read_;
};

}  // namespace

RegionAnswers answers_of_regions(const ActText& before, const std::vector<Unit>& after,
                                 const std::vector<UnitPair>& pairs, const ChangedBlanks& changed) {
  return RegionReading{before, after, pairs, changed}.all();
}

}  // namespace copil::acts
