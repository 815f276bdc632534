#pragma once

#include <string>
#include <vector>

#include "opendocument/package/package.hpp"

namespace copil::opendocument {

/// `content.xml` of a text, and what it embeds: the documents of its charts, its pictures.
struct TextBody {
  Part content;
  std::vector<Part> embedded;
  int removed = 0;  ///< characters that a text cannot hold
};

TextBody text_body(const document::Document& document);

}  // namespace copil::opendocument
