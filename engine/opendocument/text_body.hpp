#pragma once

#include <string>
#include <vector>

#include "opendocument/package.hpp"

namespace copil::opendocument {

/// `content.xml` of a text, and the documents of its charts.
struct TextBody {
  Part content;
  std::vector<Part> charts;
  int removed = 0;  ///< characters that a text cannot hold
};

TextBody text_body(const document::Document& document);

}  // namespace copil::opendocument
