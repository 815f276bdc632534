#pragma once

#include <string>

namespace copil::bench {

/// The yardstick of that number as JSON for a peer: the same words, tables and chart, numbers
/// written as our pages write them.
std::string yardstick_json(int number);

}  // namespace copil::bench
