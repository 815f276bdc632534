#pragma once

#include <string>
#include <vector>

#include "document/document.hpp"
#include "web/html.hpp"
#include "web/web.hpp"
#include "web/writing/definitions.hpp"

/// What stands inside paragraphs and cells.
namespace copil::web {

/// What all the parts of a page share.
struct Desk {
  const document::Document& document;
  const Options& options;
  Html& html;
  Definitions& definitions;
  std::vector<std::string> notes{};  ///< the footnotes called so far, as markup
};

void write_inlines(const document::Inlines& inlines, Desk& desk);
/// The words, the letters of ordinals raised.
void write_with_ordinals(const std::string& text, Html& html);
/// The number as printed, led to what explains it: its origin, else `fallback`, else nothing.
void write_number(const document::Number& number, const std::string& fallback, Desk& desk);
/// The footnotes with their return links, a section of its own; nothing without any.
void write_notes(Desk& desk);

/// A heading's or an address's name inside the page.
std::string anchor_id(const std::string& anchor);

/// `bon`, `alerte`, `mauvais`, `anomalie`: the name of its style.
std::string mark_class(document::CellMark mark);
/// The sign and, for those who do not see it, its meaning.
void write_mark(document::CellMark mark, Html& html);

}  // namespace copil::web
