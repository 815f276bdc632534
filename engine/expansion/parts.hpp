#pragma once

#include <optional>

#include "expansion/compile_context.hpp"
#include "expansion/program.hpp"
#include "expansion/tags.hpp"

namespace copil::expansion {

/// The part that an `include` tag names, compiled with the names seen there; nothing after
/// complaining.
std::optional<PartNode> compile_part(const Tag& tag, CompileContext& context);

}  // namespace copil::expansion
