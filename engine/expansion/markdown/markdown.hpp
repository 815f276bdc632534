#pragma once

#include "expansion/program/compile_context.hpp"
#include "expansion/program/program.hpp"

/// Markdown with tags to the compiled form. Everything that is not supported is an error with its
/// place.
namespace copil::expansion {

/// Paragraphs, lists, tables, fenced blocks…
BlockNodes compile_blocks(const Excerpt& excerpt, CompileContext& context);

/// The content of one paragraph: a title, a cell, a note.
InlineNodes compile_inlines(const Excerpt& excerpt, CompileContext& context);

/// A text without Markdown, where only `{{ … }}` counts.
TextTemplate compile_text(const Excerpt& excerpt, CompileContext& context);

}  // namespace copil::expansion
