#pragma once

#include <functional>
#include <map>
#include <string>

#include "document/document.hpp"
#include "document/place_marks.hpp"
#include "opendocument/package/xml.hpp"

namespace copil::opendocument {

/// Writes what stands inside paragraphs.
class InlineWriter {
 public:
  /// `document` is the one whose parts it writes.
  InlineWriter(Xml& xml, const document::Document& document) : xml_(xml), document_(document) {}

  /// A paragraph in a named style.
  void paragraph(const char* style, const document::Inlines& content);
  void paragraph(const char* style, const std::string& content);

  /// What stands under a table or a chart, one line each; `source` comes whole.
  void source_lines(const std::string& source, const std::string& reading,
                    const std::vector<document::Inlines>& notes = {});

  void write(const document::Inlines& content);
  /// Words of the author, typeset and cleaned.
  void words(const std::string& text);

  /// What `write_it` writes, marked as the number or the date that it is: one that answers a blank,
  /// in an act any. Whoever reads the text back finds it.
  void marked(const document::Number& node, const std::function<void()>& write_it);
  void marked(const document::Date& node, const std::function<void()>& write_it);

  /// Characters that had to be taken out so far.
  int removed() const { return removed_; }

  void operator()(const document::Text& node);
  void operator()(const document::Number& node);
  void operator()(const document::Date& node);
  void operator()(const document::Emphasis& node);
  void operator()(const document::Strong& node);
  void operator()(const document::Link& node);
  void operator()(const document::LineBreak& node);
  void operator()(const document::Footnote& node);
  void operator()(const document::Blank& node);

 private:
  /// Puts a mark of its own around it.
  void between_marks(document::PlaceKind kind, const std::string& name,
                     const std::function<void()>& write_it);
  /// The words, the letters of ordinals raised.
  void with_ordinals(const std::string& text);
  const std::string& blank_name(int blank) const;
  void open_blank(const document::Blank& node);
  void drop_down(const document::Blank& node, const std::string& dots);
  void span(const char* style, const document::Inlines& content);

  Xml& xml_;
  const document::Document& document_;
  std::map<std::string, int> mark_ranks_;  ///< by what stands before the rank
  int footnotes_ = 0;
  int removed_ = 0;
};

}  // namespace copil::opendocument
