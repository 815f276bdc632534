#pragma once

#include <optional>

#include "expansion/program/compile_context.hpp"
#include "expansion/program/program.hpp"

/// One function a fenced block: from its YAML body to its compiled form, nothing after complaining.
namespace copil::expansion {

using Compiled = std::optional<BlockNode>;

Compiled compile_table_block(const notation::Node& body, const File& file, CompileContext& context);
Compiled compile_chart_block(const notation::Node& body, const File& file, CompileContext& context);
Compiled compile_key_figures_block(const notation::Node& body, const File& file,
                                   CompileContext& context);
Compiled compile_signatures_block(const notation::Node& body, const File& file,
                                  CompileContext& context);
Compiled compile_contents_block(const notation::Node& body, const File& file,
                                CompileContext& context);
Compiled compile_page_break_block(const notation::Node& body, const File& file,
                                  CompileContext& context);
Compiled compile_columns_block(const notation::Node& body, const File& file,
                               CompileContext& context);
Compiled compile_box_block(const notation::Node& body, const File& file, CompileContext& context);
Compiled compile_annexe_block(const notation::Node& body, const File& file,
                              CompileContext& context);

}  // namespace copil::expansion
