#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expansion/markdown/inlines.hpp"

/// Signs of Markdown that open or close nothing: what an author meant to be a title, a table, a
/// link, and that would print as it stands or not at all. Nothing of this is left in silence.
namespace copil::expansion {

/// The lines of a Markdown text.
std::vector<std::string_view> markdown_lines(std::string_view markdown);

/// Complains of the paragraph's lines that look like a title or a row of a table.
void check_paragraph(cmark_node* paragraph, const MarkdownText& text);

/// Complains of signs in a stretch of text that were meant for a link, warns of a lone star.
void check_text(cmark_node* node, const MarkdownText& text);

/// Complains when the row of a hand-written table has more cells than the table has columns.
void check_row_length(cmark_node* row, std::size_t column_count, const MarkdownText& text);

/// Complains of notes written twice; warns of notes and addresses (`[a]: https://…`) never called.
void check_definitions(const MarkdownText& text);

}  // namespace copil::expansion
