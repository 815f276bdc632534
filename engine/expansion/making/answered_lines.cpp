#include "expansion/making/answered_lines.hpp"

#include <sstream>

#include "base/folded.hpp"

namespace copil::expansion {

namespace {

using document::Blank;

std::string_view without_dash(std::string_view line) {
  for (const std::string_view dash : {"- ", "– ", "— ", "• ", "* "}) {
    if (line.starts_with(dash)) return trimmed(line.substr(dash.size()));
  }
  return line;
}

std::vector<std::string> answered_lines(const std::string& answer) {
  std::vector<std::string> lines;
  std::istringstream in{answer};
  for (std::string line; std::getline(in, line);) {
    const std::string_view words = without_dash(trimmed(line));
    if (!words.empty()) lines.emplace_back(words);
  }
  return lines;
}

document::List list_of(const Blank& blank, const std::vector<std::string>& lines) {
  document::List list;
  for (const auto& line : lines) {
    Blank item = blank;
    item.content = line;
    list.items.push_back({{document::Paragraph{{{std::move(item)}}}}});
  }
  return list;
}

/// The break or the blank that stood before the answer.
void trim_end(document::Inlines& content) {
  if (content.empty()) return;
  if (auto* text = std::get_if<document::Text>(&content.back().node)) {
    text->text.erase(text->text.find_last_not_of(' ') + 1);
  } else if (std::holds_alternative<document::LineBreak>(content.back().node)) {
    content.pop_back();
  }
}

}  // namespace

document::Blocks with_answered_lines(document::Inlines paragraph) {
  const auto* blank = paragraph.empty() ? nullptr : std::get_if<Blank>(&paragraph.back().node);
  const bool is_answered = blank && blank->kind == document::BlankKind::lines && blank->content;
  const auto lines = is_answered ? answered_lines(*blank->content) : std::vector<std::string>{};
  document::Blocks blocks;  // filled by moves: an initialiser list would copy
  if (lines.size() < 2) {
    blocks.push_back({document::Paragraph{std::move(paragraph)}});
    return blocks;
  }
  document::Block list{list_of(*blank, lines)};
  paragraph.pop_back();
  trim_end(paragraph);
  if (!paragraph.empty()) blocks.push_back({document::Paragraph{std::move(paragraph)}});
  blocks.push_back(std::move(list));
  return blocks;
}

}  // namespace copil::expansion
