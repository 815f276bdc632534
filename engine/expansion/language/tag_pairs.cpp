#include <algorithm>
#include <string>

#include "expansion/language/tag_lines.hpp"
#include "expansion/program/limits.hpp"

namespace copil::expansion {

namespace {

class Pairing {
 public:
  Pairing(const std::vector<TagLine>& lines, std::vector<Tag>& tags, CompileContext& context)
      : lines_(lines), tags_(tags), context_(context) {}

  void run() {
    std::vector<Open> open;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      for (const std::size_t tag : lines_[line].tags) pair_tag(tag, line, open);
    }
    for (const auto& unclosed : open) {
      Tag& tag = tags_[unclosed.tag];
      const bool is_if = tag.kind == Tag::Kind::open_if;
      complain(tag.error(is_if ? "ce {% if %} n'est pas fermé" : "ce {% for %} n'est pas fermé",
                         {is_if ? "ajoutez {% endif %}" : "ajoutez {% endfor %}"}));
      broken_.push_back(tag.construction);
    }
    for (const int construction : broken_) forget(construction);
  }

 private:
  struct Open {
    std::size_t tag;
    bool has_else = false;
  };

  void complain(Diagnostic diagnostic) { context_.problems.push_back(std::move(diagnostic)); }

  void pair_tag(std::size_t number, std::size_t line, std::vector<Open>& open) {
    Tag& tag = tags_[number];
    switch (tag.kind) {
      case Tag::Kind::output:
      case Tag::Kind::blank:
        return;
      case Tag::Kind::comment:
      case Tag::Kind::include:
        tag.level = level_at(line);
        return;
      case Tag::Kind::open_if:
      case Tag::Kind::open_for:
        return open_construction(number, line, open);
      case Tag::Kind::branch_elif:
      case Tag::Kind::branch_else:
        return branch(tag, line, open);
      case Tag::Kind::close:
        return close(tag, line, open);
    }
  }

  void open_construction(std::size_t number, std::size_t line, std::vector<Open>& open) {
    Tag& tag = tags_[number];
    tag.construction = ++construction_count_;
    tag.level = level_at(line);
    if (open.size() >= static_cast<std::size_t>(kMaxNesting)) {
      complain(
          tag.error("trop de balises imbriquées (" + std::to_string(kMaxNesting) + " au plus)"));
    }
    open.push_back({number});
  }

  /// What a construction opened on that line holds.
  Tag::Level level_at(std::size_t line) const {
    if (!lines_[line].is_tags_only) return Tag::Level::inlines;
    return is_in_table(line) ? Tag::Level::rows : Tag::Level::blocks;
  }

  bool is_row(std::size_t line) const {
    return !lines_[line].is_code && without_prefix(lines_[line].text).starts_with('|');
  }

  /// Between two rows of a table, lines of tags left out.
  bool is_in_table(std::size_t line) const {
    std::size_t before = line;
    while (before > 0 && lines_[before].is_tags_only) --before;
    std::size_t after = line;
    while (after + 1 < lines_.size() && lines_[after].is_tags_only) ++after;
    return is_row(before) && is_row(after);
  }

  void branch(Tag& tag, std::size_t line, std::vector<Open>& open) {
    const bool is_else = tag.kind == Tag::Kind::branch_else;
    const std::string shown = is_else ? "{% else %}" : "{% elif %}";
    if (open.empty() || tags_[open.back().tag].kind != Tag::Kind::open_if) {
      return drop(tag, line, shown + " sans {% if %} ouvert");
    }
    if (open.back().has_else) return drop(tag, line, shown + " après {% else %}");
    open.back().has_else = is_else;
    join(tag, line, tags_[open.back().tag]);
  }

  void close(Tag& tag, std::size_t line, std::vector<Open>& open) {
    const bool closes_if = tag.whole.find("endif") != std::string::npos;
    const std::string shown = closes_if ? "{% endif %}" : "{% endfor %}";
    if (open.empty())
      return drop(tag, line,
                  shown + (closes_if ? " sans {% if %}" : " sans {% for %}") + " ouvert");
    const Tag& opening = tags_[open.back().tag];
    if (closes_if != (opening.kind == Tag::Kind::open_if)) {
      return drop(tag, line,
                  shown + " alors que " + opening.whole + ", ligne " +
                      std::to_string(opening.anchor.line) + ", est encore ouvert");
    }
    join(tag, line, opening);
    open.pop_back();
  }

  /// Makes the tag a part of the construction that `opening` opened.
  void join(Tag& tag, std::size_t line, const Tag& opening) {
    tag.construction = opening.construction;
    tag.level = opening.level;
    if (opening.level == Tag::Level::inlines || lines_[line].is_tags_only) return;
    complain(tag.error(tag.whole + " doit être seule sur sa ligne, comme " + opening.whole +
                       ", ligne " + std::to_string(opening.anchor.line)));
    broken_.push_back(tag.construction);
  }

  void drop(Tag& tag, std::size_t line, std::string message) {
    complain(tag.error(std::move(message)));
    tag.kind = Tag::Kind::comment;
    tag.level = level_at(line);
  }

  /// Takes a broken construction out, so that what it held is still checked.
  void forget(int construction) {
    for (auto& tag : tags_) {
      if (tag.construction == construction) tag.kind = Tag::Kind::comment;
    }
  }

  const std::vector<TagLine>& lines_;
  std::vector<Tag>& tags_;
  CompileContext& context_;
  std::vector<int> broken_;
  int construction_count_ = 0;
};

}  // namespace

std::string_view without_prefix(std::string_view line) {
  const auto start = line.find_first_not_of(" \t>");
  return start == std::string_view::npos ? std::string_view{} : line.substr(start);
}

std::string_view without_markers(std::string_view line) {
  std::string_view rest = without_prefix(line);
  while (true) {
    std::size_t length = rest.find_first_not_of("0123456789");
    const bool is_number = length != std::string_view::npos && length > 0 && length < 10;
    const std::string_view signs = is_number ? ".)" : "-*+";
    if (!is_number) length = 0;
    const std::string_view mark = rest.substr(std::min(length, rest.size()));
    if (mark.size() < 2 || signs.find(mark[0]) == std::string_view::npos || mark[1] != ' ') {
      return rest;
    }
    rest = without_prefix(mark.substr(1));
  }
}

void pair_tags(const std::vector<TagLine>& lines, std::vector<Tag>& tags, CompileContext& context) {
  Pairing{lines, tags, context}.run();
}

}  // namespace copil::expansion
