#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace copil::opendocument {

struct Attribute {
  const char* name;
  std::string value;
};
using Attributes = std::vector<Attribute>;

/// Writes XML, one element after the other; texts and values are escaped.
class Xml {
 public:
  enum class Kind {
    document,  ///< a whole part, with its declaration
    fragment,  ///< elements to be put into a part by `raw`
  };
  explicit Xml(Kind kind);
  ~Xml();
  Xml(const Xml&) = delete;
  Xml& operator=(const Xml&) = delete;

  /// Opens an element, `text:p`; `close` closes the last one open.
  void open(const char* name, const Attributes& attributes = {});
  void close();
  /// An element without content.
  void leaf(const char* name, const Attributes& attributes = {});
  /// An element that holds a text alone.
  void element(const char* name, const std::string& text, const Attributes& attributes = {});

  /// Characters as they are; valid UTF-8 without control characters.
  void text(const std::string& characters);
  /// XML made elsewhere.
  void raw(const std::string& fragment);

  /// The XML; every element must be closed (asserted). Nothing may be written after it.
  std::string finished();

 private:
  struct Output;
  std::unique_ptr<Output> output_;
};

/// Words inside a paragraph: line feeds, tabs and blanks that XML would join become elements.
void write_words(Xml& xml, std::string_view words);

/// The namespaces of OpenDocument, for the root element of every part.
const Attributes& namespaces();

}  // namespace copil::opendocument
