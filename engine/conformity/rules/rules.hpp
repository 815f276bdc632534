#pragma once

#include <span>
#include <string>

#include "conformity/check.hpp"
#include "conformity/reading/inspection.hpp"

namespace copil::conformity {

/// Where a rule writes what it sees.
class Findings {
 public:
  explicit Findings(RuleResult& result) : result_(result) {}

  /// One more thing looked at; `failure` is said when it is not as it must be.
  void expect(bool is_right, const std::string& failure);

 private:
  RuleResult& result_;
};

/// A rule as code: what it cites, what it requires, how it is checked.
struct RuleCode {
  const char* reference;
  const char* requirement;
  void (*check)(const Inspection&, Findings&);
};

std::span<const RuleCode> file_rules();       ///< identity, attachments, actions
std::span<const RuleCode> resource_rules();   ///< streams, colours, images, fonts
std::span<const RuleCode> structure_rules();  ///< the tree and its elements
std::span<const RuleCode> content_rules();    ///< marks, annotations, navigation

}  // namespace copil::conformity
