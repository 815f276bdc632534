#include "expansion/markdown/markdown.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "base/folded.hpp"
#include "expansion/blocks/fenced.hpp"
#include "expansion/markdown/assembler.hpp"
#include "expansion/markdown/hand_table.hpp"
#include "expansion/markdown/headings.hpp"
#include "expansion/markdown/images.hpp"
#include "expansion/markdown/inlines.hpp"
#include "expansion/markdown/parts.hpp"
#include "expansion/markdown/stray_marks.hpp"
#include "expansion/program/limits.hpp"

namespace copil::expansion {

namespace {

class BlockCompiler {
 public:
  explicit BlockCompiler(MarkdownText& text) : text_(text), nodes_(text.context) {}

  BlockNodes compile(cmark_node* parent) {
    if (text_.is_too_deep(parent)) return {};
    ++text_.depth;
    for (cmark_node* child : children_of(parent)) add(child, type_of(child));
    --text_.depth;
    return nodes_.finish();
  }

 private:
  void add(cmark_node* node, std::string_view type) {
    if (type == "paragraph") return add_paragraph(node);
    if (type == "heading") return nodes_.add({compile_heading(node, text_)});
    if (type == "list") return add_list(node);
    if (type == "block_quote") return nodes_.add({QuoteNode{BlockCompiler{text_}.compile(node)}});
    if (type == "thematic_break") return nodes_.add({ThematicBreakNode{}});
    if (type == "table") return nodes_.add({compile_hand_table(node, text_)});
    if (type == "code_block") return add_fenced(node);
    if (type == "html_block") return add_tags(node);
    // The text of notes is read where they are called.
    assert(type == "footnote_definition");
  }

  void add_paragraph(cmark_node* node) {
    if (cmark_node* image = lone_image(node)) {
      if (auto shown = compile_image(image, text_)) nodes_.add({std::move(*shown)});
      return;
    }
    check_paragraph(node, text_);
    nodes_.add({ParagraphNode{compile_inline_children(node, text_)}});
  }

  void add_list(cmark_node* node) {
    ListNode list;
    list.is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list.start = cmark_node_get_list_start(node);
    list.marker = marker(node, list.is_ordered);
    for (cmark_node* item : children_of(node)) {
      if (type_of(item) != "item") {
        text_.complain(item, "les cases à cocher ne sont pas prises en charge",
                       {"écrivez « \\[ » pour un crochet"});
      }
      list.items.push_back(BlockCompiler{text_}.compile(item));
    }
    nodes_.add({std::move(list)});
  }

  /// The sign that tells lists apart: `-` and `*` make two lists, `1.` and `1)` too.
  char marker(cmark_node* node, bool is_ordered) const {
    if (is_ordered) return cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.';
    const int line = cmark_node_get_start_line(node);
    const auto index =
        std::min(static_cast<std::size_t>(std::max(1, line)), text_.excerpt.lines.size());
    const std::string& whole = text_.excerpt.lines[index - 1];
    const auto column = static_cast<std::size_t>(std::max(1, cmark_node_get_start_column(node)));
    return column <= whole.size() ? whole[column - 1] : '-';
  }

  void add_fenced(cmark_node* node) {
    if (!cmark_node_get_fence_info(node) || !is_fenced(node)) {
      return text_.complain(node,
                            "un retrait de quatre espaces fait un bloc de code, qui n'est pas "
                            "pris en charge",
                            {"ôtez le retrait, ou ouvrez un bloc par ``` et son nom"});
    }
    const std::string name{trimmed(cmark_node_get_fence_info(node))};
    const int line = cmark_node_get_start_line(node);
    const Excerpt body = fenced_body(node);
    if (auto block = compile_fenced(name, text_.excerpt.anchor(line),
                                    text_.excerpt.lines[static_cast<std::size_t>(line - 1)], body,
                                    text_.context)) {
      nodes_.add(std::move(*block));
    }
  }

  static bool is_fenced(cmark_node* node) {
    int length = 0;
    int offset = 0;
    char character = '\0';
    return cmark_node_get_fenced(node, &length, &offset, &character) != 0;
  }

  /// The lines of a fenced block, each with its own place: indentation was taken off by cmark.
  Excerpt fenced_body(cmark_node* node) const {
    Excerpt body;
    std::string_view rest = literal_of(node);
    for (int line = cmark_node_get_start_line(node) + 1; !rest.empty(); ++line) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const std::string_view text = rest.substr(0, end);
      const auto index = std::min(static_cast<std::size_t>(line), text_.excerpt.lines.size()) - 1;
      const std::string& whole = text_.excerpt.lines[index];
      const std::size_t indent = whole.size() >= text.size() ? whole.size() - text.size() : 0;
      body.lines.emplace_back(text);
      body.anchors.push_back(text_.excerpt.anchor(line).further(whole, indent));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return body;
  }

  /// Tags alone on their line stand in an HTML comment of ours; other HTML is refused.
  void add_tags(cmark_node* node) {
    const auto pieces = pieces_of(literal_of(node), text_.masked.tags);
    const bool is_ours = std::any_of(pieces.begin(), pieces.end(), [](const MaskedPiece& piece) {
      return piece.tag && piece.tag->level != Tag::Level::inlines;
    });
    if (!is_ours) {
      return text_.complain(node, "le HTML n'est pas pris en charge",
                            {"une remarque pour les auteurs s'écrit {# … #}"});
    }
    for (const auto& piece : pieces) {
      if (!piece.tag) continue;
      if (piece.tag->kind == Tag::Kind::include)
        include(*piece.tag);
      else
        nodes_.add_tag(*piece.tag);
    }
  }

  void include(const Tag& tag) {
    if (auto part = compile_part(tag, text_.context)) nodes_.add({std::move(*part)});
  }

  MarkdownText& text_;
  Assembler<BlockNode> nodes_;
};

/// One Markdown text: masked, parsed, then given with its tree to `compile`.
template <class Compile>
auto with_tree(const Excerpt& excerpt, CompileContext& context, Compile compile) {
  const Masked masks = masked(excerpt, context);
  const CmarkTree tree = parse_markdown(masks.markdown);
  MarkdownText text{excerpt, masks, markdown_lines(masks.markdown), {}, context};
  for (cmark_node* child : children_of(tree.get())) {
    if (type_of(child) == "footnote_definition") text.footnotes.push_back(child);
  }
  check_definitions(text);
  return compile(tree.get(), text);
}

}  // namespace

BlockNodes compile_blocks(const Excerpt& excerpt, CompileContext& context) {
  return with_tree(excerpt, context, [](cmark_node* root, MarkdownText& text) {
    return BlockCompiler{text}.compile(root);
  });
}

InlineNodes compile_inlines(const Excerpt& excerpt, CompileContext& context) {
  return with_tree(excerpt, context, [](cmark_node* root, MarkdownText& text) -> InlineNodes {
    const auto blocks = children_of(root);
    if (blocks.empty()) return {};
    if (blocks.size() == 1 && type_of(blocks[0]) == "paragraph") {
      check_paragraph(blocks[0], text);
      return compile_inline_children(blocks[0], text);
    }
    text.complain(blocks[0], "ce texte doit tenir en un paragraphe",
                  {"un signe comme # ou - en tête se protège par une barre oblique : \\#"});
    return {};
  });
}

TextTemplate compile_text(const Excerpt& excerpt, CompileContext& context) {
  const Masked masks = masked(excerpt, context);
  std::string text = masks.markdown;
  if (!text.empty() && text.back() == '\n') text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return compile_pieces(pieces_of(text, masks.tags), context);
}

}  // namespace copil::expansion
