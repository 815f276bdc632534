#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "notation/node.hpp"

/// Texts under compilation and the way from their offsets back to the file the author wrote.
namespace copil::expansion {

/// A file of the templates' folder, as messages show it. Lives until its template is compiled.
struct File {
  std::string path;   ///< relative to the templates' folder
  std::string shown;  ///< as messages name it
  std::vector<std::string> lines;
};

/// The file of that text, cut into lines (LF or CRLF).
File make_file(std::string path, std::string shown, std::string_view text);

/// Where a one-line piece of text begins in a file.
struct Anchor {
  const File* file = nullptr;
  int line = 1;          ///< from 1
  int column = 1;        ///< from 1, in code points
  bool is_exact = true;  ///< false when offsets in the piece no longer follow columns of the file

  /// The anchor of what begins `offset` bytes further in `piece`.
  Anchor further(std::string_view piece, std::size_t offset) const;
  /// An error that points at `length` bytes of `piece` from `offset` on.
  Diagnostic error(std::string_view piece, std::size_t offset, std::size_t length,
                   std::string message, std::vector<std::string> hints = {}) const;
  /// An error that points at the whole piece.
  Diagnostic error(std::string_view piece, std::string message,
                   std::vector<std::string> hints = {}) const;
};

/// Lines of text to compile as one, each with its anchor: a template's body, or a text of a block.
struct Excerpt {
  std::vector<std::string> lines;
  std::vector<Anchor> anchors;  ///< one a line

  /// The anchor of the line numbered from 1 (clamped to the excerpt, as parsers count freely).
  const Anchor& anchor(int line) const;
};

/// The whole file from the line numbered `first_line` on.
Excerpt excerpt_from(const File& file, int first_line);

/// The text of a YAML scalar of the file.
Excerpt excerpt_of(const notation::Node& scalar, const File& file);

/// The anchor of a YAML scalar that holds one line (else of its beginning, inexact).
Anchor anchor_of(const notation::Node& scalar, const File& file);

/// Code points of a UTF-8 text.
int code_points(std::string_view text);

}  // namespace copil::expansion
