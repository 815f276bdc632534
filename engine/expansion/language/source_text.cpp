#include "expansion/language/source_text.hpp"

#include <algorithm>

#include "base/folded.hpp"
#include "base/utf8.hpp"

namespace copil::expansion {

namespace {

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Byte offset of the code point numbered `column` from 1, clamped to the text.
std::size_t byte_offset(std::string_view text, int column) {
  return bytes_of_characters(text, static_cast<std::size_t>(std::max(1, column) - 1));
}

std::string_view line_at(const File& file, int line) {
  if (line < 1 || line > static_cast<int>(file.lines.size())) return {};
  return file.lines[static_cast<std::size_t>(line - 1)];
}

bool is_block_scalar(const notation::Node& scalar, const File& file) {
  const std::string_view line = line_at(file, scalar.place.line);
  const std::size_t start = byte_offset(line, scalar.place.column);
  return start < line.size() && (line[start] == '|' || line[start] == '>');
}

/// The anchor of `text` where it stands word for word in that line at or after `from`, else
/// an inexact one at the scalar's beginning.
Anchor found_in_line(const File& file, int line, std::size_t from, std::string_view text,
                     const notation::Node& scalar) {
  const std::string_view whole = line_at(file, line);
  const std::size_t at = from <= whole.size() ? whole.find(text, from) : std::string_view::npos;
  if (at == std::string_view::npos) {
    return {&file, scalar.place.line, scalar.place.column, false};
  }
  return {&file, line, code_points(whole.substr(0, at)) + 1, true};
}

}  // namespace

int code_points(std::string_view text) {
  return static_cast<int>(character_count(text));
}

File make_file(std::string path, std::string shown, std::string_view text) {
  return {std::move(path), std::move(shown), split_lines(text)};
}

Anchor Anchor::further(std::string_view piece, std::size_t offset) const {
  if (!is_exact) return *this;
  return {file, line, column + code_points(piece.substr(0, std::min(offset, piece.size()))), true};
}

Diagnostic Anchor::error(std::string_view piece, std::size_t offset, std::size_t length,
                         std::string message, std::vector<std::string> hints) const {
  Diagnostic diagnostic = plain_error(std::move(message), std::move(hints));
  const Anchor start = further(piece, offset);
  const std::string_view marked = piece.substr(std::min(offset, piece.size()), length);
  diagnostic.place = {file->shown, start.line, start.column,
                      is_exact ? std::max(1, code_points(marked)) : 1};
  diagnostic.source_line = line_at(*file, start.line);
  return diagnostic;
}

Diagnostic Anchor::error(std::string_view piece, std::string message,
                         std::vector<std::string> hints) const {
  return error(piece, 0, piece.size(), std::move(message), std::move(hints));
}

const Anchor& Excerpt::anchor(int line) const {
  const int last = static_cast<int>(anchors.size());
  return anchors[static_cast<std::size_t>(std::clamp(line, 1, last) - 1)];
}

Excerpt excerpt_from(const File& file, int first_line) {
  Excerpt excerpt;
  for (int line = first_line; line <= static_cast<int>(file.lines.size()); ++line) {
    excerpt.lines.emplace_back(line_at(file, line));
    excerpt.anchors.push_back({&file, line, 1, true});
  }
  if (excerpt.lines.empty()) {
    excerpt.lines.emplace_back();
    excerpt.anchors.push_back({&file, std::max(1, first_line - 1), 1, false});
  }
  return excerpt;
}

Excerpt excerpt_of(const notation::Node& scalar, const File& file) {
  Excerpt excerpt;
  excerpt.lines = split_lines(scalar.text);
  if (excerpt.lines.empty()) excerpt.lines.emplace_back();
  const bool is_block = is_block_scalar(scalar, file);
  int line = scalar.place.line + (is_block ? 1 : 0);
  std::size_t from = is_block ? 0 : byte_offset(line_at(file, line), scalar.place.column);
  for (const auto& text : excerpt.lines) {
    excerpt.anchors.push_back(found_in_line(file, line++, from, text, scalar));
    from = 0;
  }
  return excerpt;
}

Anchor anchor_of(const notation::Node& scalar, const File& file) {
  const Excerpt excerpt = excerpt_of(scalar, file);
  if (excerpt.lines.size() == 1) return excerpt.anchors.front();
  return {&file, scalar.place.line, scalar.place.column, false};
}

}  // namespace copil::expansion
