#pragma once

#include <string_view>
#include <vector>

namespace copil::vocabulary {

/// The rows of files behind a number.
enum class Behind { nothing, objectives, objectives_before, payments, permits };

/// How one number follows from others of its record.
struct ReckoningRule {
  std::string_view code;
  std::string_view how;
  std::vector<std::string_view> from{};
  std::vector<std::string_view> parametres{};
  std::string_view figure{};
  Behind behind = Behind::nothing;
  std::string_view reference{};  ///< the text behind it, where the agreement has none
};

/// Of the driving-licence experiments.
std::vector<ReckoningRule> rules_of_permits();

/// Of volumes, conventions, flows, then experiments.
const std::vector<ReckoningRule>& reckoning_rules();

}  // namespace copil::vocabulary
