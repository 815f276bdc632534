#include "acts/comparing/word_changes.hpp"

#include <algorithm>
#include <set>

#include "authoring/sequence_diff.hpp"
#include "base/signs.hpp"

namespace copil::acts {

namespace {

using authoring::DiffSide;
using authoring::sequence_diff;
using document::PlaceKind;
using document::PlaceMark;

/// Words in common between two changes that make them one.
constexpr std::size_t kMostWordsBetween = 2;

/// A word of one version, of the other, or of both.
struct WordStep {
  const Word* before = nullptr;
  const Word* after = nullptr;
  bool is_changed = false;
  int mark() const { return before == nullptr ? kNoMark : before->mark; }
};
using WordSteps = std::vector<WordStep>;

std::vector<std::string> texts_of(const Words& words) {
  std::vector<std::string> texts;
  for (const auto& word : words) texts.push_back(word.text);
  return texts;
}

WordSteps steps_of(const Words& before, const Words& after) {
  WordSteps steps;
  auto a = before.begin();
  auto b = after.begin();
  for (const DiffSide side : sequence_diff(texts_of(before), texts_of(after))) {
    WordStep step;
    if (side != DiffSide::after) step.before = &*a++;
    if (side != DiffSide::before) step.after = &*b++;
    step.is_changed = side != DiffSide::both;
    steps.push_back(step);
  }
  return steps;
}

/// True for digits put in.
bool is_typed_number(const WordStep& step) {
  return step.before == nullptr && is_digit(step.after->text.front());
}
bool is_typed_comma(const WordStep& step) {
  return step.before == nullptr && step.after->text == ",";
}

bool is_punctuation(const Word& word) {
  return word.text.size() == 1 && std::ispunct(static_cast<unsigned char>(word.text.front())) != 0;
}

/// The stretch of a mark, [first, end), with digits that were typed at its edges.
struct MarkedSteps {
  std::size_t first;
  std::size_t end;
};
MarkedSteps stretch_of(const WordSteps& steps, std::size_t first, const PlaceMark& mark) {
  MarkedSteps stretch{first, first + 1};
  for (auto i = first; i < steps.size(); ++i) {
    if (steps[i].mark() == steps[first].mark()) stretch.end = i + 1;
  }
  if (document::is_filled_in(mark.kind)) return stretch;
  while (stretch.first > 0 && is_typed_number(steps[stretch.first - 1])) --stretch.first;
  const bool has_decimals = stretch.end + 1 < steps.size() && is_typed_comma(steps[stretch.end]) &&
                            is_typed_number(steps[stretch.end + 1]);
  if (has_decimals) ++stretch.end;
  while (stretch.end < steps.size() && is_typed_number(steps[stretch.end])) ++stretch.end;
  return stretch;
}

/// What stands in a mark changes whole.
void widen_to_marks(WordSteps& steps, const std::vector<PlaceMark>& marks) {
  for (std::size_t i = 0; i < steps.size();) {
    const int mark = steps[i].mark();
    if (mark == kNoMark) {
      ++i;
      continue;
    }
    const auto stretch = stretch_of(steps, i, marks[static_cast<std::size_t>(mark)]);
    const auto begin = steps.begin() + static_cast<std::ptrdiff_t>(stretch.first);
    const auto end = steps.begin() + static_cast<std::ptrdiff_t>(stretch.end);
    const bool is_touched =
        std::any_of(begin, end, [](const WordStep& step) { return step.is_changed; });
    if (is_touched) std::for_each(begin, end, [](WordStep& step) { step.is_changed = true; });
    i = stretch.end;
  }
}

/// The end of the run of steps that are changed, or are not, from `first` on.
std::size_t run_end(const WordSteps& steps, std::size_t first) {
  std::size_t end = first;
  while (end < steps.size() && steps[end].is_changed == steps[first].is_changed) ++end;
  return end;
}

bool has_mark(const WordSteps& steps, std::size_t first, std::size_t end) {
  return std::any_of(steps.begin() + static_cast<std::ptrdiff_t>(first),
                     steps.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const WordStep& step) { return step.mark() != kNoMark; });
}

/// Changes of plain words that hardly anything parts become one.
void join_neighbours(WordSteps& steps) {
  std::size_t last = steps.size();  // where the change before begins
  for (std::size_t i = 0; i < steps.size();) {
    const std::size_t end = run_end(steps, i);
    if (steps[i].is_changed) {
      last = i;
    } else if (last < i && end < steps.size() && end - i <= kMostWordsBetween &&
               !has_mark(steps, last, run_end(steps, end))) {
      for (auto at = i; at < end; ++at) steps[at].is_changed = true;
      i = last;
      continue;
    }
    i = end;
  }
}

/// The words of one change.
struct ChangedRun {
  Words before;
  Words after;
};

/// Tells what one change is.
class Telling {
 public:
  Telling(const std::vector<PlaceMark>& marks, WordFindings& findings)
      : marks_(marks), findings_(findings) {}

  void tell(const ChangedRun& run) {
    std::set<int> blanks;
    const PlaceMark* number = nullptr;
    bool has_words = false;  // in no mark
    bool has_signs = false;
    for (const auto& word : run.before) {
      if (word.mark == kNoMark) {
        (is_punctuation(word) ? has_signs : has_words) = true;
        continue;
      }
      const PlaceMark& mark = marks_[static_cast<std::size_t>(word.mark)];
      const bool is_number = !document::is_filled_in(mark.kind);
      if (!is_number) blanks.insert(word.mark);
      if (is_number && number == nullptr) number = &mark;
    }
    const bool is_answer = blanks.size() == 1 && number == nullptr && !has_words;
    if (is_answer) answer(*blanks.begin(), run);
    if (!is_answer) findings_.lost.insert(findings_.lost.end(), blanks.begin(), blanks.end());
    if (!is_answer || has_signs) change(run, number);
  }

 private:
  /// The dots of a blank that were taken out, and nothing put there, are words taken out.
  void answer(int blank, const ChangedRun& run) {
    Words dots;
    for (const auto& word : run.before) {
      if (word.mark == blank) dots.push_back(word);
    }
    if (run.after.empty() && is_open(dots)) return change(run, nullptr);
    findings_.answers[blank] = text_of(run.after);
  }

  void change(const ChangedRun& run, const PlaceMark* number) {
    Change change;
    change.before = text_of(run.before);
    change.after = text_of(run.after);
    if (run.before.empty()) change.nature = Nature::inserted;
    if (run.after.empty()) change.nature = Nature::removed;
    if (number != nullptr) {
      change.nature = number->kind == PlaceKind::figure ? Nature::figure : Nature::date;
      change.figure = number->name;
    }
    findings_.changes.push_back(std::move(change));
  }

  const std::vector<PlaceMark>& marks_;
  WordFindings& findings_;
};

}  // namespace

WordFindings compare_words(const Words& before, const Words& after,
                           const std::vector<PlaceMark>& marks) {
  WordSteps steps = steps_of(before, after);
  widen_to_marks(steps, marks);
  join_neighbours(steps);
  WordFindings findings;
  Telling telling{marks, findings};
  for (std::size_t i = 0; i < steps.size();) {
    const std::size_t end = run_end(steps, i);
    if (steps[i].is_changed) {
      ChangedRun run;
      for (auto at = i; at < end; ++at) {
        if (steps[at].before != nullptr) run.before.push_back(*steps[at].before);
        if (steps[at].after != nullptr) run.after.push_back(*steps[at].after);
      }
      telling.tell(run);
    }
    i = end;
  }
  return findings;
}

}  // namespace copil::acts
