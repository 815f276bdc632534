#include "opendocument/package/xml.hpp"

#include <Poco/SAX/AttributesImpl.h>
#include <Poco/XML/XMLWriter.h>

#include <cassert>
#include <ostream>
#include <streambuf>
#include <utility>

namespace copil::opendocument {

namespace {

using Poco::XML::XMLWriter;

Poco::XML::AttributesImpl native(const Attributes& attributes) {
  Poco::XML::AttributesImpl list;
  for (const auto& [name, value] : attributes) list.addAttribute("", "", name, "CDATA", value);
  return list;
}

}  // namespace

struct Xml::Output {
  /// Takes what the writer writes, which comes one character at a time.
  class Sink : public std::streambuf {
   public:
    std::string text;

   protected:
    std::streamsize xsputn(const char* characters, std::streamsize count) override {
      text.append(characters, static_cast<std::size_t>(count));
      return count;
    }
    int_type overflow(int_type character) override {
      if (character != traits_type::eof()) text += traits_type::to_char_type(character);
      return traits_type::not_eof(character);
    }
  };

  explicit Output(Kind kind)
      : stream(&sink),
        writer(stream, kind == Kind::document ? XMLWriter::WRITE_XML_DECLARATION : 0),
        is_fragment(kind == Kind::fragment) {
    if (is_fragment)
      writer.startFragment();
    else
      writer.startDocument();
  }

  Sink sink;
  std::ostream stream;
  XMLWriter writer;
  bool is_fragment;
  std::vector<const char*> open;
};

Xml::Xml(Kind kind) : output_(std::make_unique<Output>(kind)) {}
Xml::~Xml() = default;

void Xml::open(const char* name, const Attributes& attributes) {
  output_->writer.startElement("", "", name, native(attributes));
  output_->open.push_back(name);
}

void Xml::close() {
  output_->writer.endElement("", "", output_->open.back());
  output_->open.pop_back();
}

void Xml::leaf(const char* name, const Attributes& attributes) {
  open(name, attributes);
  close();
}

void Xml::element(const char* name, const std::string& characters, const Attributes& attributes) {
  open(name, attributes);
  text(characters);
  close();
}

void Xml::text(const std::string& characters) {
  output_->writer.characters(characters);
}

void Xml::raw(const std::string& fragment) {
  // Nothing first: it ends the tag that is still open. The writer keeps nothing back, so that the
  // rest may go past it, in one piece.
  output_->writer.rawCharacters("");
  output_->sink.text += fragment;
}

std::string Xml::finished() {
  assert(output_->open.empty());
  if (output_->is_fragment)
    output_->writer.endFragment();
  else
    output_->writer.endDocument();
  return std::move(output_->sink.text);
}

void write_words(Xml& xml, std::string_view words) {
  std::string plain;
  const auto flush = [&] {
    if (!plain.empty()) xml.text(plain);
    plain.clear();
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const char c = words[at];
    const bool is_edge = at == 0 || words[at - 1] == ' ' || words[at - 1] == '\n';
    if (c == '\n' || c == '\t' || (c == ' ' && is_edge)) {
      flush();
      xml.leaf(c == '\n' ? "text:line-break" : c == '\t' ? "text:tab" : "text:s");
    } else {
      plain += c;
    }
  }
  flush();
}

const Attributes& namespaces() {
  static const Attributes kNamespaces = [] {
    const std::string oasis = "urn:oasis:names:tc:opendocument:xmlns:";
    return Attributes{
        {"office:version", "1.3"},
        {"xmlns:office", oasis + "office:1.0"},
        {"xmlns:style", oasis + "style:1.0"},
        {"xmlns:text", oasis + "text:1.0"},
        {"xmlns:table", oasis + "table:1.0"},
        {"xmlns:draw", oasis + "drawing:1.0"},
        {"xmlns:fo", oasis + "xsl-fo-compatible:1.0"},
        {"xmlns:svg", oasis + "svg-compatible:1.0"},
        {"xmlns:number", oasis + "datastyle:1.0"},
        {"xmlns:chart", oasis + "chart:1.0"},
        {"xmlns:meta", oasis + "meta:1.0"},
        {"xmlns:config", oasis + "config:1.0"},
        {"xmlns:of", oasis + "of:1.2"},
        {"xmlns:loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"},
        {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
        {"xmlns:xlink", "http://www.w3.org/1999/xlink"}};
  }();
  return kNamespaces;
}

}  // namespace copil::opendocument
