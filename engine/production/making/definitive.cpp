#include "production/making/definitive.hpp"

#include <algorithm>
#include <type_traits>

#include "diagnostics/warning.hpp"
#include "document/emptiness.hpp"
#include "document/walk.hpp"
#include "production/ledger.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::production {

namespace {

using namespace document;

/// True when the inlines lost a blank: they, or what they hold.
bool lose_open_blanks(Inlines& inlines) {
  const auto is_open = [](const Inline& one) {
    const auto* blank = std::get_if<Blank>(&one.node);
    return blank != nullptr && !blank->content;
  };
  bool has_lost = std::erase_if(inlines, is_open) > 0;
  for (Inline& one : inlines) {
    std::visit(
        [&](auto& node) {
          if constexpr (requires { node.children; }) {
            if (lose_open_blanks(node.children)) has_lost = true;
          }
        },
        one.node);
  }
  return has_lost;
}

/// True when nothing is left but a label, « Axes de travail : », and the points after it.
bool is_label_only(const Inlines& inlines) {
  std::string words = plain_text(inlines);
  const auto last = words.find_last_not_of(" \n.;,");
  return last == std::string::npos || words[last] == ':';
}

/// Walks the blocks, each with what it holds, and drops those that open blanks leave empty.
class BlankSweeper {
 public:
  void sweep(Blocks& blocks) {
    std::vector<bool> is_empty;
    for (Block& block : blocks) is_empty.push_back(empties(block));
    drop_headings(blocks, is_empty);
    std::size_t i = 0;
    std::erase_if(blocks, [&](const Block&) { return is_empty[i++]; });
  }

 private:
  /// True when the block is to be dropped: it held open blanks, and nothing else.
  bool empties(Block& block) {
    return std::visit([&](auto& node) { return lost(node); }, block.node);
  }

  bool lost(Paragraph& node) {
    return lose_open_blanks(node.content) && is_label_only(node.content);
  }
  bool lost(Heading& node) {
    lose_open_blanks(node.content);
    return false;
  }
  bool lost(Quote& node) { return lost_within(node.content); }
  bool lost(Box& node) {
    lose_open_blanks(node.title);
    return lost_within(node.content);
  }
  bool lost(List& node) {
    const auto count = node.items.size();
    std::erase_if(node.items, [&](Blocks& item) { return lost_within(item); });
    return count > 0 && node.items.empty();
  }
  bool lost(Columns& node) {
    for (Blocks& column : node.columns) sweep(column);
    return false;
  }
  bool lost(Table& node) {
    for (Row& row : node.rows) {
      for (Cell& cell : row.cells) {
        if (auto* words = std::get_if<Inlines>(&cell.content)) lose_open_blanks(*words);
      }
    }
    lose_open_blanks(node.title);
    for (Inlines& note : node.notes) lose_open_blanks(note);
    return false;
  }
  bool lost(Signatures& node) {
    lose_open_blanks(node.place_and_date);
    for (Signature& one : node.signatures) lose_open_blanks(one.name);
    return false;
  }
  template <class Other>
  bool lost(Other&) {
    return false;
  }

  bool lost_within(Blocks& blocks) {
    const bool held_something = !blocks.empty();
    sweep(blocks);
    return held_something && blocks.empty();
  }

  /// A heading whose whole section is dropped goes with it.
  static void drop_headings(const Blocks& blocks, std::vector<bool>& is_empty) {
    for (std::size_t i = blocks.size(); i-- > 0;) {
      const auto* heading = std::get_if<Heading>(&blocks[i].node);
      if (heading == nullptr) continue;
      std::size_t end = i + 1;
      for (; end < blocks.size(); ++end) {
        const auto* next = std::get_if<Heading>(&blocks[end].node);
        if (next != nullptr && next->level <= heading->level) break;
      }
      const auto begin = is_empty.begin();
      is_empty[i] = end > i + 1 && std::all_of(begin + static_cast<std::ptrdiff_t>(i) + 1,
                                               begin + static_cast<std::ptrdiff_t>(end),
                                               [](bool empty) { return empty; });
    }
  }
};

/// The inlines as a terminal shows them.
std::string spoken(const Inlines& inlines) {
  std::string words;
  for (const Inline& one : inlines) {
    words += std::visit(
        [](const auto& node) -> std::string {
          using Node = std::decay_t<decltype(node)>;
          if constexpr (std::is_same_v<Node, Date>) {
            return wording::date_text(node.day, node.style);
          } else if constexpr (std::is_same_v<Node, Number>) {
            return wording::number_text(node.value, node.style);
          } else if constexpr (requires { node.children; }) {
            return spoken(node.children);
          } else {
            return plain_text({Inline{node}});
          }
        },
        one.node);
  }
  return words;
}

/// The frame as one sentence: « Préavis à vérifier : moins de six mois séparent… ».
std::string sentence_of(const Box& box) {
  std::string words = spoken(box.title);
  for (const Block& block : box.content) {
    const auto* paragraph = std::get_if<Paragraph>(&block.node);
    if (paragraph != nullptr) words += " : " + spoken(paragraph->content);
  }
  while (words.ends_with('.')) words.pop_back();
  return words;
}

/// What is said to those who prepare an act is told to them, not to those who sign it.
Diagnostics take_frames(Blocks& blocks) {
  Diagnostics told;
  std::erase_if(blocks, [&](const Block& block) {
    const auto* box = std::get_if<Box>(&block.node);
    if (box == nullptr || box->mark == CellMark::none) return false;
    const bool is_fault = box->mark == CellMark::anomaly;
    told.push_back(is_fault ? plain_error(sentence_of(*box)) : plain_warning(sentence_of(*box)));
    return true;
  });
  return told;
}

/// Whoever signs would sign for nothing.
Diagnostics empty_tables(const Blocks& blocks) {
  Diagnostics told;
  document::walk(blocks, [&](const Block& block) {
    const auto* table = std::get_if<Table>(&block.node);
    if (table == nullptr || !document::has_no_line(*table)) return;
    told.push_back(plain_error("le tableau « " + spoken(table->title) + " » n'a aucune ligne",
                               {"complétez les données dont il vient ; sans --definitif, le projet "
                                "se fait quand même"}));
  });
  return told;
}

}  // namespace

Diagnostics make_definitive(Document& document) {
  BlankSweeper{}.sweep(document.content);
  if (document.style != Style::act) return {};
  document.is_provisional = false;
  Diagnostics told = take_frames(document.content);
  for (auto& fault : empty_tables(document.content)) told.push_back(std::move(fault));
  return told;
}

std::optional<Diagnostic> why_without_object(const Document& document) {
  if (document.content.size() != 1) return std::nullopt;
  const auto* box = std::get_if<Box>(&document.content.front().node);
  if (box == nullptr || box->mark != CellMark::anomaly) return std::nullopt;
  return plain_warning(std::string{kObjectless} + sentence_of(*box));
}

}  // namespace copil::production
