#pragma once

#include <filesystem>

#include "example/making/chance.hpp"

/// Inside the room: the rows of a file in another order.
namespace copil::example {

/// Writes the rows behind the file's header again, in an order drawn from `chance`; no cell of the
/// file holds a line break. The whole file stands in memory. False when it cannot be read or
/// written.
bool mix_rows(const std::filesystem::path& file, Chance chance);

}  // namespace copil::example
