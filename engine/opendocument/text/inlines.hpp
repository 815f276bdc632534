#pragma once

#include <string>

#include "document/document.hpp"
#include "opendocument/package/xml.hpp"

namespace copil::opendocument {

/// Writes what stands inside paragraphs.
class InlineWriter {
 public:
  explicit InlineWriter(Xml& xml) : xml_(xml) {}

  /// A paragraph in a named style.
  void paragraph(const char* style, const document::Inlines& content);
  void paragraph(const char* style, const std::string& content);

  /// What stands under a table or a chart, one line each; `source` comes whole.
  void source_lines(const std::string& source, const std::string& reading,
                    const std::vector<document::Inlines>& notes = {});

  void write(const document::Inlines& content);
  /// Words of the author, typeset and cleaned.
  void words(const std::string& text);

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
  void drop_down(const document::Blank& node, const std::string& dots);
  void span(const char* style, const document::Inlines& content);

  Xml& xml_;
  int footnotes_ = 0;
  int removed_ = 0;
};

}  // namespace copil::opendocument
