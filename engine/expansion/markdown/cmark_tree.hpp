#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/owned.hpp"

/// The only door to cmark-gfm: its trees as owned values, its nodes by plain questions.
namespace copil::expansion {

using CmarkTree = Owned<cmark_node, cmark_node_free>;

/// The tree of a Markdown text, with tables and footnotes.
CmarkTree parse_markdown(std::string_view markdown);

/// "paragraph", "table_row"…
std::string_view type_of(const cmark_node* node);
std::string_view literal_of(const cmark_node* node);
std::string_view url_of(const cmark_node* node);
std::string_view title_of(const cmark_node* node);
std::vector<cmark_node*> children_of(cmark_node* node);

}  // namespace copil::expansion
