#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expansion/language/tags.hpp"
#include "expansion/markdown/cmark_tree.hpp"
#include "expansion/program/compile_context.hpp"
#include "expansion/program/program.hpp"

namespace copil::expansion {

/// One Markdown text being compiled: its tree's places lead back to the excerpt.
struct MarkdownText {
  const Excerpt& excerpt;
  const Masked& masked;
  std::vector<std::string_view> lines;  ///< of the masked Markdown
  std::vector<cmark_node*> footnotes;   ///< definitions, in the order of their numbers
  CompileContext& context;
  bool is_in_note = false;
  std::optional<std::size_t> link{};  ///< being read, in the context's links
  int depth = 0;                      ///< of the node being compiled

  /// An error that points at the node.
  Diagnostic error(cmark_node* node, std::string message,
                   std::vector<std::string> hints = {}) const;
  /// Complains at the node.
  void complain(cmark_node* node, std::string message, std::vector<std::string> hints = {}) const;
  /// True when the tree is too deep to go on, after complaining once.
  bool is_too_deep(cmark_node* node) const;
};

/// The inlines under a paragraph, heading or cell.
InlineNodes compile_inline_children(cmark_node* parent, MarkdownText& text);

/// A text with values, where no other tag is allowed.
TextTemplate compile_pieces(const std::vector<MaskedPiece>& pieces, CompileContext& context);

}  // namespace copil::expansion
