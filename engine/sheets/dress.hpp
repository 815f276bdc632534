#pragma once

#include <cstdint>
#include <optional>

#include "sheets/book.hpp"

/// What a look comes to, in terms that any spreadsheet format has: the one place where roles get
/// their type, colours and rules.
namespace copil::sheets {

enum class Rule : std::uint8_t { none, thin, medium, dotted };

struct Edge {
  Rule rule = Rule::none;
  std::uint32_t colour = 0;  ///< 0xRRGGBB
};

enum class Down : std::uint8_t { bottom, top, centre };

struct Dress {
  bool is_bold = false;
  bool is_italic = false;
  bool is_underlined = false;
  bool is_wrapped = false;
  bool is_unlocked = false;  ///< may be filled when the sheet is protected
  double size_pt = 11;
  std::optional<std::uint32_t> ink;
  std::optional<std::uint32_t> paper;
  Edge top;
  Edge bottom;
  Edge sides;
  Across across = Across::by_content;
  Down down = Down::bottom;
  int indent = 0;
};

/// The dress of a look; its number format stays in the book.
Dress dress_of(const Look& look);

/// What a rule of the sheet lays over a cell for a mark, `none` excepted.
struct MarkColours {
  std::uint32_t paper = 0;
  std::uint32_t ink = 0;
};
MarkColours colours_of(document::CellMark mark);

}  // namespace copil::sheets
