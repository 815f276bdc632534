#pragma once

#include <string>
#include <string_view>

#include "expansion/compile_context.hpp"
#include "expansion/program.hpp"

/// Markdown with tags to the compiled form. Everything that is not supported is an error with its
/// place.
namespace copil::expansion {

/// Paragraphs, lists, tables, fenced blocks…
BlockNodes compile_blocks(const Excerpt& excerpt, CompileContext& context);

/// The content of one paragraph: a title, a cell, a note.
InlineNodes compile_inlines(const Excerpt& excerpt, CompileContext& context);

/// A text without Markdown, where only `{{ … }}` counts.
TextTemplate compile_text(const Excerpt& excerpt, CompileContext& context);

/// The anchor made from a heading's words: lower case, without accents, `-` between words.
std::string anchor_of_words(std::string_view words);

}  // namespace copil::expansion
