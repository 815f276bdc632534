#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "document/document.hpp"
#include "pages/layout.hpp"

/// The same document as an accessible web page: one file that holds its styles and its charts, read
/// without a script, at 320 pixels, on paper and aloud. Comes in: the document tree. Goes out: HTML
/// that is also well-formed XML; the same document gives the same bytes.
namespace copil::web {

struct Options {
  /// Where the number of that origin is explained; empty: at its definition, in the page's annex.
  std::function<std::string(const document::Document& document, int origin)> address{};
  /// The lines that identify a document, and its contents: a page of ours has its own.
  bool has_front = true;
};

/// A whole file. The typesetter lays the charts out, as it does those of printed pages.
std::string page(const document::Document& document, pages::Typesetter& typesetter,
                 const Options& options = {});

/// What stands in the page's `body`, for a page that has its own head and landmarks: title,
/// contents, blocks, notes and annex, in one `article` element; `after_title` is markup.
std::string article(const document::Document& document, pages::Typesetter& typesetter,
                    const Options& options = {}, std::string_view after_title = {});

/// The first page as a picture of its own (SVG, a whole file), said by `alternative` to those who
/// do not see it.
std::string picture(const pages::Pages& pages, const std::string& alternative);

/// The sheet of styles of pages and articles.
std::string_view stylesheet();

}  // namespace copil::web
