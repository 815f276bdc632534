#include "console/site/turns.hpp"

#include <utility>

namespace copil::console {

std::shared_lock<std::shared_mutex> Turns::beside_others() {
  const std::lock_guard door{door_};
  return std::shared_lock{inside_};
}

std::unique_lock<std::shared_mutex> Turns::before_others() {
  const std::lock_guard door{door_};
  return std::unique_lock{inside_};
}

Turns::Held Turns::take(Turn turn) {
  Held held;
  if (turn == Turn::deposits) held.writing = std::unique_lock{deposits_};
  if (turn == Turn::answers) held.writing = std::unique_lock{answers_};
  if (turn == Turn::alone) {
    held.alone = before_others();
  } else {
    held.looking = beside_others();
  }
  return held;
}

void Turns::refresh() {
  std::unique_lock refreshing{refreshing_, std::try_to_lock};
  if (!refreshing.owns_lock()) {
    const auto looking = beside_others();
    if (!site_.is_behind()) return;
  }
  if (!refreshing.owns_lock()) refreshing.lock();
  std::optional<Reread> reread;
  {
    const auto looking = beside_others();
    reread = site_.look();
  }
  if (!reread) return;
  // Letting the data of before go takes a moment, when there are many: nobody waits for it.
  std::unique_ptr<Data> former;
  {
    const auto alone = before_others();
    former = site_.take(std::move(*reread));
  }
}

}  // namespace copil::console
