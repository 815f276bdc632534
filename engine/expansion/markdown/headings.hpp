#pragma once

#include <string>
#include <string_view>

#include "expansion/markdown/inlines.hpp"

/// Headings: their anchors, `{#article-9}`, and the numbers that some count by themselves.
namespace copil::expansion {

/// The compiled form of a heading; its anchor is remembered in the text's context.
HeadingNode compile_heading(cmark_node* node, MarkdownText& text);

/// The heading of an `annexe` block, as `# Annexe – title {#anchor}` gives it. An empty anchor is
/// made from the title.
HeadingNode annexe_heading(InlineNodes title, std::string anchor, CompileContext& context);

/// Puts the number a heading got before its content: « Article 4 – Objet », « 4.1 Le public ».
void put_number(const std::string& number, Numbering numbering, document::Inlines& content);

/// The anchor made from a heading's words: lower case, without accents, `-` between words.
std::string anchor_of_words(std::string_view words);

}  // namespace copil::expansion
