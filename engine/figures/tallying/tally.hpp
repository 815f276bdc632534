#pragma once

#include <cstdint>
#include <vector>

#include "figures/counting/cells.hpp"
#include "figures/counting/content.hpp"

/// Inside the room: how many distinct members a card has in many territories, without their sets.
namespace copil::figures {

/// Places are walked parents first, so that among the places where somebody counts before, none is
/// nearer to the next one than the last: whoever counts again is one too many where the ways up
/// from both meet, and above. A number for each member says where that was.
class Tally {
 public:
  /// Of these territories and all below them. `members`: room for so many ranks is made at
  /// once.
  Tally(const Cells& cells, const records::Territoires& tree,
        const std::vector<TerritoireId>& territoires, std::size_t members);

  /// The distinct members of the card in the months, `sauf` not applied, by TerritoireId; 0 for
  /// those above and beside those asked about.
  std::vector<std::uint64_t> distinct(std::size_t card, MonthRange months);

 private:
  void walk(const records::Territoires& tree, TerritoireId top);
  std::uint32_t above_both(std::uint32_t one, std::uint32_t other) const;

  const Cells& cells_;
  std::size_t place_count_;
  std::vector<bool> is_asked_;
  std::vector<TerritoireId> places_;    ///< to walk, parents first
  std::vector<std::uint32_t> parents_;  ///< their places in `places_`; kNone at the top
  std::vector<std::uint32_t> last_;     ///< of each member: `begun_` and the place in `places_`
  std::uint32_t begun_ = 1;             ///< what is less was noted for another card or range
};

}  // namespace copil::figures
