#pragma once

#include "pages/flow/studio.hpp"

namespace copil::pages {

/// Lays blocks out, one under the other, into pieces.
class BlockLayout {
 public:
  BlockLayout(Studio& studio, PieceSink sink) : studio_(studio), sink_(std::move(sink)) {}

  void lay_out(const document::Blocks& blocks, const Area& area);
  /// One paragraph, from outside the document's blocks.
  void paragraph(const RichText& text, const ParagraphStyle& style, const Area& area);
  /// A piece made elsewhere.
  void emit(Piece piece);
  void emit(std::vector<Piece> pieces);
  /// What comes next stays on the page of what came last.
  void keep_with_next() { glue_ = Glue::forbidden; }
  /// At least that much before what comes next.
  void leave_space(double space) { space_ = space; }
  /// What is left of the page for what comes next; a whole page inside a box, a list or columns,
  /// which find their place later.
  double room() const;

  void operator()(const document::Heading& heading);
  void operator()(const document::Paragraph& paragraph);
  void operator()(const document::List& list);
  void operator()(const document::Quote& quote);
  void operator()(const document::ThematicBreak&);
  void operator()(const document::PageBreak&);
  void operator()(const document::Table& table);
  void operator()(const document::Chart& chart);
  void operator()(const document::KeyFigures& figures);
  void operator()(const document::Signatures& signatures);
  void operator()(const document::TableOfContents& contents);
  void operator()(const document::Columns& columns);
  void operator()(const document::Box& box);
  void operator()(const document::Illustration& illustration);

 private:
  void list_item(const document::Blocks& blocks, const std::string& marker, const Area& list);
  std::vector<Piece> collect(const document::Blocks& blocks, const Area& area);
  void side_by_side(std::vector<std::vector<Piece>> columns);

  Studio& studio_;
  PieceSink sink_;
  Area area_;
  Glue glue_ = Glue::allowed;
  double space_ = 0;
  int list_depth_ = 0;
  bool quotes_ = false;    ///< what is quoted keeps its spaces as they are
  bool collects_ = false;  ///< pieces find their page later
};

/// The lines under a table or chart: source, scope and arrêté, then how to read it.
void add_provenance(const std::string& source, const std::string& scope, const std::string& reading,
                    const Area& area, Studio& studio, BlockLayout& layout);

/// How high these lines are.
double provenance_height(const std::string& source, const std::string& scope,
                         const std::string& reading, const Area& area, Studio& studio);

/// `Tableau 3. – ` before a caption, or `Graphique 2. – `.
document::Inlines numbered_caption(const std::string& word, int number,
                                   const document::Inlines& title);

// One file each.
void lay_out_table(const document::Table& table, const Area& area, Studio& studio,
                   BlockLayout& layout);
void lay_out_chart(const document::Chart& chart, const Area& area, Studio& studio,
                   BlockLayout& layout);
void lay_out_key_figures(const document::KeyFigures& figures, const Area& area, Studio& studio,
                         BlockLayout& layout);
void lay_out_signatures(const document::Signatures& signatures, const Area& area, Studio& studio,
                        BlockLayout& layout);
void lay_out_illustration(const document::Illustration& illustration, const Area& area,
                          Studio& studio, BlockLayout& layout);
void lay_out_contents(const document::TableOfContents& contents, const Area& area, Studio& studio,
                      BlockLayout& layout);

}  // namespace copil::pages
