#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "expansion/language/source_text.hpp"
#include "expansion/program/compile_context.hpp"

/// The tags of an excerpt, taken out of its Markdown before cmark reads it.
namespace copil::expansion {

struct Tag {
  enum class Kind {
    output,   ///< {{ content }}
    blank,    ///< [[ content ]]
    comment,  ///< {# … #}
    open_if,
    open_for,
    branch_elif,
    branch_else,
    close,  ///< endif, endfor
    include,
  };
  /// What the construction of an if or for holds.
  enum class Level { inlines, blocks, rows };

  Kind kind = Kind::comment;
  std::string whole;    ///< as written
  Anchor anchor;        ///< of the whole
  std::string content;  ///< after the keyword, trimmed
  Anchor content_anchor;
  int construction = 0;  ///< the same for an if and what belongs to it
  Level level = Level::inlines;
  std::size_t length = 0;  ///< bytes that stand for it in the Markdown

  /// An error that points at the tag.
  Diagnostic error(std::string message, std::vector<std::string> hints = {}) const;
};

/// The Markdown of an excerpt with marks in the place of its tags: line numbers, and columns
/// outside tag lines, are those of the excerpt. Tags alone on their line become an HTML comment (a
/// block of their own) or a table row, tags inside a text a word that no rule of Markdown touches.
struct Masked {
  std::string markdown;
  std::vector<Tag> tags;
};

/// Takes the tags out, pairs them and says what each construction holds. Complains of tags
/// unclosed, unknown, unmatched; those are taken out and forgotten.
Masked masked(const Excerpt& excerpt, CompileContext& context);

/// A stretch of masked text: plain text, or a tag.
struct MaskedPiece {
  std::string text;
  const Tag* tag = nullptr;
};

/// The stretches of a text that cmark gives back, in order.
std::vector<MaskedPiece> pieces_of(std::string_view text, const std::vector<Tag>& tags);

}  // namespace copil::expansion
