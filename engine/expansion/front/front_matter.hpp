#pragma once

#include "expansion/program/compile_context.hpp"
#include "expansion/program/program.hpp"

namespace copil::expansion {

/// Reads the front matter of a template into the program and the context's form. Gives the line
/// (from 1) where the body begins. Complains of a missing front matter or title, and of unknown
/// keys. The title and subtitle are read by `compile_titles`, once the form is known.
int read_front_matter(const File& file, Program& program, CompileContext& context);

}  // namespace copil::expansion
