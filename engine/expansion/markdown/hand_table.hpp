#pragma once

#include "expansion/markdown/inlines.hpp"

namespace copil::expansion {

/// A table written by hand with `|`, its rows possibly held by tags.
HandTableNode compile_hand_table(cmark_node* table, MarkdownText& text);

}  // namespace copil::expansion
