#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "expansion/language/tags.hpp"
#include "expansion/program/compile_context.hpp"
#include "expansion/program/program.hpp"

namespace copil::expansion {

/// True for `parties/visas.md`: no way out of the templates' folder, no empty step.
bool is_inside(std::string_view path);

/// The path and bytes of a file that a template names: beside it, else in the templates' folder.
/// Nothing when neither has it, or when the name leads out of them.
std::optional<std::pair<std::string, std::string>> find_part(const std::string& name,
                                                             const CompileContext& context);

/// The part that an `include` tag names, compiled with the names seen there; nothing after
/// complaining.
std::optional<PartNode> compile_part(const Tag& tag, CompileContext& context);

}  // namespace copil::expansion
