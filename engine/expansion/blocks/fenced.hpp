#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expansion/program/compile_context.hpp"
#include "expansion/program/program.hpp"

/// Fenced blocks with a YAML body: what Markdown lacks.
namespace copil::expansion {

/// The block of that name, or nothing after complaining. `opening` is the line of the fence.
std::optional<BlockNode> compile_fenced(const std::string& name, const Anchor& anchor,
                                        std::string_view opening, const Excerpt& body,
                                        CompileContext& context);

struct FencedBlock {
  std::string_view name;
  std::string_view description;  ///< one French sentence, for the authors' reference
};
const std::vector<FencedBlock>& fenced_blocks();

}  // namespace copil::expansion
