#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "figures/counting/content.hpp"

/// The rows behind a figure, one after the other: slower than the sweep, but each can be shown.
namespace copil::figures {

/// A row that a compte looks at.
struct Row {
  YouthNumber rang = 0;
  TerritoireId place = 0;
  std::uint32_t row = records::kNone;
  Interval jours;  ///< its days within the period
};

/// The rows that a compte looks at in a territory and a period.
class Rows {
 public:
  Rows(const Figures& figures, const Card& card, TerritoireId territoire, Period period);

  /// Only the rows of one youth from now on.
  void keep_only(YouthNumber rang) { only_ = rang; }

  using Visit = std::function<void(const Row&)>;
  void each(const Visit& visit) const;

 private:
  void each_service(const Visit& visit) const;
  void each_fact(const Lists<Fact>& facts, const Visit& visit) const;
  void each_stretch(const Visit& visit) const;
  Interval days_of_fact(const Fact& fact) const;
  bool is_wanted(YouthNumber rang) const { return !only_ || rang == *only_; }
  bool has_enjeu(std::uint8_t enjeu) const { return card_.enjeu == 0 || card_.enjeu == enjeu; }

  const Known& known_;
  const PlacedFacts& facts_;
  const Card& card_;
  Interval jours_;
  std::vector<TerritoireId> places_;
  std::vector<bool> is_inside_;
  std::optional<YouthNumber> only_;
};

/// Tries the conditions of a compte, in the card's order.
class Judge {
 public:
  Judge(const Known& known, const Card& card);

  /// How many conditions, from the first on, some day of the row meets together.
  std::size_t conditions_met(const Row& row);

  std::size_t count() const { return conditions_.size(); }
  const Condition& condition(std::size_t i) const { return *conditions_[i]; }

 private:
  std::size_t met_on(const JudgedRow& situation) const;

  const Known& known_;
  Moment moment_;
  std::vector<const Condition*> conditions_;
  std::vector<Interval> pieces_;
};

}  // namespace copil::figures
