#include "acts/comparing/blanks_put_back.hpp"

#include <algorithm>
#include <set>

#include "acts/reading/words.hpp"

namespace copil::acts {

namespace {

bool is_same_text(const Word& a, const Word& b) {
  return a.text == b.text;
}

/// What was typed beside the dots that were left there.
Words without_dots(Words content, const Words& dots) {
  const auto found =
      std::search(content.begin(), content.end(), dots.begin(), dots.end(), is_same_text);
  if (found != content.end()) content.erase(found, found + std::ssize(dots));
  return content;
}

/// Which mark of `before` each mark of `after` is; kNoMark for numbers, which are compared as any
/// word, and for what `before` has not.
std::vector<int> counterparts(const ActText& before, const ActText& after) {
  std::map<std::string, int> known;
  for (std::size_t i = 0; i < before.marks.size(); ++i) {
    if (!document::is_filled_in(before.marks[i].kind)) continue;
    known.emplace(document::bookmark_name(before.marks[i]), static_cast<int>(i));
  }
  std::vector<int> found;
  for (const auto& mark : after.marks) {
    const auto place = known.find(document::bookmark_name(mark));
    found.push_back(place == known.end() ? kNoMark : place->second);
  }
  return found;
}

/// One act on its way.
class PuttingBack {
 public:
  PuttingBack(const ActText& before, const ActText& after)
      : after_(after), originals_(words_by_mark(before)), marks_(counterparts(before, after)) {}

  std::vector<Unit> units() {
    for (const Unit& unit : after_.units) put_back(unit);
    return std::move(units_);
  }

  /// What the blanks say that is not what they said.
  ChangedBlanks changed() const {
    ChangedBlanks changed;
    for (const auto& [mark, content] : contents_) {
      const Words& original = originals_[static_cast<std::size_t>(mark)];
      const bool is_same = std::equal(content.begin(), content.end(), original.begin(),
                                      original.end(), is_same_text);
      if (is_same) continue;
      const Words typed = is_open(original) ? without_dots(content, original) : content;
      if (!typed.empty()) changed[mark] = text_of(typed);
    }
    return changed;
  }

 private:
  int mark_of(const Word& word) const {
    return word.mark == kNoMark ? kNoMark : marks_[static_cast<std::size_t>(word.mark)];
  }

  /// A blank that goes on from the paragraph before makes them one.
  void put_back(const Unit& unit) {
    Unit made = unit;
    const bool goes_on = unit.cells.size() == 1 && !units_.empty() &&
                         units_.back().cells.size() == 1 &&
                         contents_.count(mark_of(unit.cells.front().front())) > 0;
    for (auto& cell : made.cells) cell = put_back(cell);
    if (!goes_on) {
      const bool is_left = std::any_of(made.cells.begin(), made.cells.end(),
                                       [](const Words& cell) { return !cell.empty(); });
      if (is_left) units_.push_back(std::move(made));
      return;
    }
    auto& last = units_.back().cells.front();
    const auto& rest = made.cells.front();
    last.insert(last.end(), rest.begin(), rest.end());
  }

  Words put_back(const Words& cell) {
    Words made;
    for (const auto& word : cell) {
      const int mark = mark_of(word);
      if (mark == kNoMark) {
        made.push_back({word.text, word.space, kNoMark});
        continue;
      }
      const auto [content, is_new] = contents_.try_emplace(mark);
      Word typed = word;
      if (&word == &cell.front()) typed.space = "\n";
      content->second.push_back(std::move(typed));
      if (!is_new) continue;
      const std::size_t first = made.size();
      const Words& original = originals_[static_cast<std::size_t>(mark)];
      made.insert(made.end(), original.begin(), original.end());
      if (first < made.size()) made[first].space = word.space;
    }
    return made;
  }

  const ActText& after_;
  std::vector<Words> originals_;   ///< by mark of `before`
  std::vector<int> marks_;         ///< by mark of `after`, those of `before`
  std::map<int, Words> contents_;  ///< by mark of `before`, what `after` says there
  std::vector<Unit> units_;
};

}  // namespace

std::vector<Words> words_by_mark(const ActText& act) {
  std::vector<Words> words(act.marks.size());
  for (const auto& unit : act.units) {
    for (const auto& cell : unit.cells) {
      for (const auto& word : cell) {
        if (word.mark != kNoMark) words[static_cast<std::size_t>(word.mark)].push_back(word);
      }
    }
  }
  return words;
}

bool is_open(const Words& words) {
  static const Words kDots = [] {
    Words dots;
    std::string space;
    add_words(document::kOpenDots, kNoMark, space, dots);
    return dots;
  }();
  return words.size() >= kDots.size() &&
         std::equal(kDots.begin(), kDots.end(), words.begin(), is_same_text);
}

std::vector<Unit> with_blanks_put_back(const ActText& before, const ActText& after,
                                       ChangedBlanks& changed) {
  PuttingBack putting_back{before, after};
  auto units = putting_back.units();
  changed = putting_back.changed();
  return units;
}

}  // namespace copil::acts
