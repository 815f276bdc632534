#pragma once

#include <optional>

#include "expansion/markdown/inlines.hpp"

namespace copil::expansion {

/// The image that a paragraph is, `![alternative](file.png "caption")`; null when it is a text.
cmark_node* lone_image(cmark_node* paragraph);

/// That image, its file read; nothing after complaining at its place.
std::optional<IllustrationNode> compile_image(cmark_node* image, MarkdownText& text);

}  // namespace copil::expansion
