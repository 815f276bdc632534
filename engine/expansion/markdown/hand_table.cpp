#include "expansion/markdown/hand_table.hpp"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>

#include "expansion/markdown/assembler.hpp"
#include "expansion/markdown/stray_marks.hpp"

namespace copil::expansion {

namespace {

using document::ColumnAlignment;

class HandTableCompiler {
 public:
  explicit HandTableCompiler(MarkdownText& text) : text_(text), rows_(text.context) {}

  HandTableNode compile(cmark_node* table) {
    HandTableNode result;
    column_count_ = cmark_gfm_extensions_get_table_columns(table);
    read_alignments(table, result);
    for (cmark_node* row : children_of(table)) {
      if (type_of(row) == "table_header")
        result.titles = cells(row);
      else
        add_row(row);
    }
    result.rows = rows_.finish();
    return result;
  }

 private:
  void read_alignments(cmark_node* table, HandTableNode& result) const {
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(table);
    for (std::size_t i = 0; i < column_count_; ++i) {
      result.alignments.push_back(alignment_of(alignments ? alignments[i] : '\0'));
    }
  }

  static ColumnAlignment alignment_of(std::uint8_t letter) {
    if (letter == 'l') return ColumnAlignment::left;
    if (letter == 'c') return ColumnAlignment::centred;
    return letter == 'r' ? ColumnAlignment::right : ColumnAlignment::by_kind;
  }

  std::vector<InlineNodes> cells(cmark_node* row) {
    std::vector<InlineNodes> result;
    for (cmark_node* cell : children_of(row))
      result.push_back(compile_inline_children(cell, text_));
    return result;
  }

  void add_row(cmark_node* row) {
    const auto tags = row_tags(row);
    if (tags.empty()) {
      check_is_row(row);
      check_row_length(row, column_count_, text_);
      return rows_.add({HandRow{cells(row)}});
    }
    for (const Tag* tag : tags) {
      if (tag->kind == Tag::Kind::include) {
        text_.context.problems.push_back(
            tag->error("{% include %} doit être seule sur sa ligne, hors d'un tableau"));
      }
      rows_.add_tag(*tag);
    }
  }

  /// The tags that stand for rows on that line; none for a row of cells.
  std::vector<const Tag*> row_tags(cmark_node* row) const {
    std::vector<const Tag*> tags;
    cmark_node* cell = cmark_node_first_child(row);
    for (cmark_node* text : cell ? children_of(cell) : std::vector<cmark_node*>{}) {
      for (const auto& piece : pieces_of(literal_of(text), text_.masked.tags)) {
        if (piece.tag && piece.tag->level == Tag::Level::rows) tags.push_back(piece.tag);
      }
    }
    return tags;
  }

  /// A line right under a table is taken for one of its rows: say it rather than print it there.
  void check_is_row(cmark_node* row) const {
    const int line = cmark_node_get_start_line(row);
    const auto index =
        std::min(static_cast<std::size_t>(std::max(1, line)), text_.excerpt.lines.size());
    if (text_.excerpt.lines[index - 1].find('|') != std::string::npos) return;
    text_.complain(row, "cette ligne n'a pas de « | » : elle n'est pas une ligne du tableau",
                   {"laissez une ligne vide après le tableau"});
  }

  MarkdownText& text_;
  std::size_t column_count_ = 0;
  Assembler<RowNode> rows_;
};

}  // namespace

HandTableNode compile_hand_table(cmark_node* table, MarkdownText& text) {
  return HandTableCompiler{text}.compile(table);
}

}  // namespace copil::expansion
