#pragma once

#include <mutex>
#include <shared_mutex>

#include "console/site/site.hpp"

/// Requests at once: who looks at the site while who changes it.
namespace copil::console {

/// What a place does to what the site keeps.
enum class Turn {
  reads,     ///< nothing: any number at once
  deposits,  ///< changes deposits, or tries one: one of these at a time, beside those that read
  answers,   ///< changes what documents say and how far they have come: likewise
  alone,     ///< changes templates and reports, which all pages are made of: nobody else meanwhile
};

/// Gives out turns. Safe from several threads.
class Turns {
 public:
  explicit Turns(Site& site) : site_(site) {}

  /// A turn, over when it goes. What it holds is let go in the order opposite to theirs.
  struct Held {
    std::unique_lock<std::mutex> writing{};
    std::shared_lock<std::shared_mutex> looking{};
    std::unique_lock<std::shared_mutex> alone{};
  };
  Held take(Turn turn);

  /// Has the site read its files again when they changed. Others go on with the data of before,
  /// unless those were replaced by a deposit: what was accepted is what is shown next.
  void refresh();

 private:
  std::shared_lock<std::shared_mutex> beside_others();
  std::unique_lock<std::shared_mutex> before_others();

  Site& site_;
  std::mutex door_;  ///< who waits to be alone keeps it: those who come later wait behind
  std::shared_mutex inside_;
  std::mutex deposits_;
  std::mutex answers_;
  std::mutex refreshing_;
};

}  // namespace copil::console
