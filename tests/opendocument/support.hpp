#pragma once

#include <Poco/AutoPtr.h>
#include <Poco/DOM/DOMParser.h>
#include <Poco/DOM/Document.h>
#include <Poco/DOM/Element.h>
#include <Poco/DOM/NodeList.h>
#include <Poco/SAX/InputSource.h>

#include <catch2/catch.hpp>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "opendocument/opendocument.hpp"
#include "support/temporary_folder.hpp"
#include "workbook/sample.hpp"
#include "workbook/xlsx_reader.hpp"

/// Reads OpenDocument files back with a parser that is not ours.
namespace copil::odf {

using Node = Poco::XML::Element;
using Tree = Poco::AutoPtr<Poco::XML::Document>;

inline std::string path_of(const std::string& name) {
  return testing::folder_of_run().file(name);
}

inline opendocument::Options options() {
  return {*parse_day("2010-12-31")};
}

/// The parts of a file, each XML part parsed: what is not well formed is an exception.
class File {
 public:
  explicit File(const std::string& path) : parts(xlsx::parts(path)) {
    for (const auto& [name, content] : parts) {
      if (!name.ends_with(".xml")) continue;
      std::istringstream text{content};
      Poco::XML::InputSource source{text};
      Poco::XML::DOMParser parser;
      parser.setFeature(Poco::XML::XMLReader::FEATURE_NAMESPACES, false);
      trees[name] = parser.parse(&source);
    }
  }

  std::map<std::string, std::string> parts;
  std::map<std::string, Tree> trees;
};

/// Elements of that name under a node, in order.
inline std::vector<const Node*> elements(const Poco::XML::Node* under, const std::string& name) {
  std::vector<const Node*> found;
  for (const auto* child = under->firstChild(); child != nullptr; child = child->nextSibling()) {
    const auto* element = dynamic_cast<const Node*>(child);
    if (element == nullptr) continue;
    if (element->nodeName() == name) found.push_back(element);
    const auto inside = elements(element, name);
    found.insert(found.end(), inside.begin(), inside.end());
  }
  return found;
}

inline std::string attribute(const Node* node, const std::string& name) {
  return node->getAttribute(name);
}

/// The words inside a node; its comments left out.
inline std::string words(const Poco::XML::Node* node) {
  if (node->nodeType() == Poco::XML::Node::TEXT_NODE) return node->nodeValue();
  if (node->nodeName() == "office:annotation") return {};
  if (node->nodeName() == "text:s") return " ";
  if (node->nodeName() == "text:line-break") return "\n";
  if (node->nodeName() == "text:tab") return "\t";
  std::string text;
  for (const auto* child = node->firstChild(); child != nullptr; child = child->nextSibling()) {
    text += words(child);
  }
  return text;
}

/// One sheet as a grid: repeated and covered cells take their places.
class Sheet {
 public:
  explicit Sheet(const Node* table) {
    for (const auto* row : elements(table, "table:table-row")) {
      std::vector<const Node*> cells;
      for (const auto* child = row->firstChild(); child != nullptr; child = child->nextSibling()) {
        const auto* cell = dynamic_cast<const Node*>(child);
        const std::string repeated = attribute(cell, "table:number-columns-repeated");
        cells.insert(cells.end(), repeated.empty() ? 1 : std::stoul(repeated), cell);
      }
      rows.push_back(std::move(cells));
    }
  }

  /// `B7`.
  const Node* at(const std::string& address) const {
    const auto row = std::stoul(address.substr(1)) - 1;
    return rows.at(row).at(static_cast<std::size_t>(address[0] - 'A'));
  }

  std::vector<std::vector<const Node*>> rows;
};

inline Sheet sheet_named(const File& file, const std::string& name) {
  for (const auto* table : elements(file.trees.at("content.xml"), "table:table")) {
    if (attribute(table, "table:name") == name) return Sheet(table);
  }
  throw std::runtime_error("no sheet " + name);
}

inline File spreadsheet(const document::Document& document, const std::string& name) {
  const auto written = opendocument::write_spreadsheet(document, path_of(name + ".ods"), options());
  if (!written) FAIL(formatted(written.error()));
  return File(path_of(name + ".ods"));
}

inline File text(const document::Document& document, const std::string& name) {
  const auto written = opendocument::write_text(document, path_of(name + ".odt"), options());
  if (!written) FAIL(formatted(written.error()));
  return File(path_of(name + ".odt"));
}

}  // namespace copil::odf
