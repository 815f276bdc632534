#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "mapping/correspondance.hpp"

/// Inside the room: days as every file may write them.
namespace copil::mapping {

/// The cell with its day in an order that is ours; a cell that is no such day as it is. Texts made
/// go to `made`.
std::string_view ordered(std::string_view cell, DayOrder order, std::deque<std::string>& made);

}  // namespace copil::mapping
