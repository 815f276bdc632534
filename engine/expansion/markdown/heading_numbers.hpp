#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Articles, annexes and points count themselves: whatever a document leaves out, their numbers
/// follow each other.
namespace copil::expansion {

enum class Numbering {
  none,
  article,  ///< « Article 1er », then 2, 3…
  annexe,   ///< « Annexe 1 », 2…
  point,    ///< « 4.1 » in article 4, « 4.1.1 » one level deeper; 1, 1.1 outside articles
};

/// The word that opens a numbered heading: "Article"; empty for none.
std::string_view numbering_word(Numbering numbering);

/// The numbers of one document's headings, asked for in the order in which they print.
class HeadingNumbers {
 public:
  /// The number of the next heading, "1er", "4.1"; empty when it has none. `level` is from 1.
  std::string next(Numbering numbering, int level);

 private:
  std::string next_unit(int& count, int level, std::string_view first);
  std::string next_point(int level);

  int articles_ = 0;
  int annexes_ = 0;
  std::string parent_;       ///< what stands before the number of a point: "4", or nothing
  int parent_level_ = 0;     ///< of the heading that points are under
  std::vector<int> points_;  ///< the last point's number at each depth
};

}  // namespace copil::expansion
