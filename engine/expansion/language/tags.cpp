#include "expansion/language/tags.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/folded.hpp"
#include "expansion/language/tag_lines.hpp"
#include "expansion/program/limits.hpp"
#include "wording/utf8.hpp"

namespace copil::expansion {

namespace {

/// Marks are code points of a private plane, from this one on: the tag's number in the excerpt.
constexpr char32_t kFirstMark = 0xF0000;
constexpr std::size_t kMarkBytes = 4;

struct Delimiters {
  std::string_view open;
  std::string_view close;
  Tag::Kind kind;  ///< of `{%`: told by its keyword
};
constexpr std::array<Delimiters, 4> kDelimiters{{{"{{", "}}", Tag::Kind::output},
                                                 {"{%", "%}", Tag::Kind::close},
                                                 {"[[", "]]", Tag::Kind::blank},
                                                 {"{#", "#}", Tag::Kind::comment}}};

struct Keyword {
  std::string_view word;
  Tag::Kind kind;
};
constexpr std::array<Keyword, 7> kKeywords{{{"if", Tag::Kind::open_if},
                                            {"elif", Tag::Kind::branch_elif},
                                            {"else", Tag::Kind::branch_else},
                                            {"endif", Tag::Kind::close},
                                            {"for", Tag::Kind::open_for},
                                            {"endfor", Tag::Kind::close},
                                            {"include", Tag::Kind::include}}};

/// The place of `sign` in the text from `from` on, not inside a quoted text.
std::size_t find_closing(std::string_view text, std::size_t from, std::string_view sign) {
  char quote = '\0';
  for (std::size_t i = from; i < text.size(); ++i) {
    if (quote == '\0' && text.substr(i).starts_with(sign)) return i;
    if (quote != '\0') {
      if (text[i] == quote) quote = '\0';
    } else if (text[i] == '"')
      quote = text[i];
  }
  return text.find(sign, from);
}

class Masking {
 public:
  Masking(const Excerpt& excerpt, CompileContext& context) : excerpt_(excerpt), context_(context) {}

  Masked run() {
    find_tags();
    pair_tags(lines_, result_.tags, context_);
    for (std::size_t line = 0; line < lines_.size(); ++line) write_line(line);
    // Refused already; a carriage return alone would be one line more for the parser of Markdown.
    const auto is_control = [](char c) { return c >= 0 && c < ' ' && c != '\n' && c != '\t'; };
    std::replace_if(result_.markdown.begin(), result_.markdown.end(), is_control, ' ');
    return std::move(result_);
  }

 private:
  void complain(Diagnostic diagnostic) { context_.problems.push_back(std::move(diagnostic)); }

  // ── Finding ──

  void find_tags() {
    std::string_view fence;
    std::size_t fence_line = 0;
    for (std::size_t i = 0; i < excerpt_.lines.size(); ++i) {
      TagLine line{excerpt_.lines[i], {}, {}, false, false};
      const std::string_view start =
          fence.empty() ? without_markers(line.text) : without_prefix(line.text);
      const bool is_fence = start.starts_with("```") || start.starts_with("~~~");
      line.is_code = is_fence || !fence.empty();
      if (is_fence && fence.empty()) {
        fence = start.substr(0, start.find_first_not_of(start[0]));
        fence_line = i;
      } else if (is_fence && closes(fence, start)) {
        fence = {};
      }
      if (!line.is_code) {
        find_tags_of_line(line, excerpt_.anchors[i]);
        check_heading_anchors(i);
      }
      lines_.push_back(std::move(line));
    }
    if (!fence.empty()) complain_of_open_block(fence_line, fence);
  }

  void complain_of_open_block(std::size_t line, std::string_view fence) {
    complain(excerpt_.anchors[line].error(excerpt_.lines[line], "ce bloc n'est pas fermé",
                                          {"ajoutez une ligne « " + std::string{fence} + " »"}));
  }

  static bool closes(std::string_view fence, std::string_view line) {
    const std::string_view marks = trimmed(line);
    return marks.starts_with(fence) && marks.find_first_not_of(fence[0]) == std::string_view::npos;
  }

  void find_tags_of_line(TagLine& line, const Anchor& anchor) {
    refuse_marks(line.text, anchor);
    std::size_t plain = without_prefix(line.text).size();
    bool has_words = false;
    std::size_t at = line.text.size() - plain;
    while (at < line.text.size()) {
      const Delimiters* delimiters = opening_at(line.text, at);
      if (!delimiters) {
        has_words = has_words || (line.text[at] != ' ' && line.text[at] != '\t');
        at += line.text[at] == '\\' ? 2 : 1;
        continue;
      }
      const std::size_t end = take_tag(line, at, *delimiters, anchor);
      has_words = has_words || result_.tags.empty() || !is_statement(result_.tags.back());
      at = end;
    }
    line.is_tags_only = !line.tags.empty() && !has_words;
  }

  /// The length of `{#presentation}`, the anchor of a heading, which is no comment; else 0.
  static std::size_t heading_anchor_length(std::string_view text) {
    if (!text.starts_with("{#")) return 0;
    const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_", 2);
    return end != std::string_view::npos && end > 2 && text[end] == '}' ? end + 1 : 0;
  }

  /// An anchor stands at the end of a heading; anywhere else it would print.
  void check_heading_anchors(std::size_t number) {
    const std::string_view line = excerpt_.lines[number];
    for (auto at = line.find("{#"); at != std::string_view::npos; at = line.find("{#", at + 1)) {
      const std::size_t length = heading_anchor_length(line.substr(at));
      const bool is_escaped = at > 0 && line[at - 1] == '\\';
      const bool is_last = trimmed(line.substr(at + length)).empty();
      if (length == 0 || is_escaped || (is_last && is_heading(number))) continue;
      complain(excerpt_.anchors[number].error(
          line, at, length, "une ancre se met à la fin d'un titre, elle s'imprimerait ici",
          {"ôtez-la, ou protégez-la : \\" + std::string{line.substr(at, length)}}));
    }
  }

  /// `# …`, or a line underlined by `=` or `-`.
  bool is_heading(std::size_t number) const {
    if (without_markers(excerpt_.lines[number]).starts_with('#')) return true;
    if (number + 1 == excerpt_.lines.size()) return false;
    const std::string_view under = trimmed(excerpt_.lines[number + 1]);
    return !under.empty() && (under[0] == '=' || under[0] == '-') &&
           under.find_first_not_of(under[0]) == std::string_view::npos;
  }

  static const Delimiters* opening_at(std::string_view text, std::size_t at) {
    if (heading_anchor_length(text.substr(at)) > 0) return nullptr;
    for (const auto& delimiters : kDelimiters) {
      if (text.substr(at).starts_with(delimiters.open)) return &delimiters;
    }
    return nullptr;
  }

  static bool is_statement(const Tag& tag) {
    return tag.kind != Tag::Kind::output && tag.kind != Tag::Kind::blank;
  }

  /// The code points that stand for tags must not come from the author.
  void refuse_marks(std::string_view text, const Anchor& anchor) {
    std::size_t offset = 0;
    for (const char32_t point : wording::decoded(text)) {
      const std::size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      const bool is_invalid = point >= 0xDC00 && point <= 0xDCFF;
      if (point >= kFirstMark || is_invalid || (point < 0x20 && point != '\t')) {
        complain(anchor.error(text, offset, 1,
                              is_invalid ? "cet octet n'est pas de l'UTF-8"
                                         : "ce caractère de contrôle n'a pas sa place ici",
                              {"enregistrez le modèle en UTF-8, sans caractère invisible"}));
        return;
      }
      offset += is_invalid ? 1 : length;
    }
  }

  /// Registers the tag that begins there; gives where it ends.
  std::size_t take_tag(TagLine& line, std::size_t at, const Delimiters& delimiters,
                       const Anchor& anchor) {
    const std::size_t close = find_closing(line.text, at + 2, delimiters.close);
    if (close == std::string_view::npos) return unclosed_tag(line.text, at, delimiters, anchor);
    const std::size_t end = close + 2;
    Tag tag;
    tag.kind = delimiters.kind;
    tag.whole = line.text.substr(at, end - at);
    tag.anchor = anchor.further(line.text, at);
    tag.length = end - at;
    set_content(tag, 2, close - at);
    if (delimiters.open == "{%") read_keyword(tag);
    if (++context_.tag_count > kMaxTags) return too_many_tags(tag, line);
    line.tags.push_back(result_.tags.size());
    line.offsets.push_back(at);
    result_.tags.push_back(std::move(tag));
    return end;
  }

  /// Complains, and gives where to go on.
  std::size_t unclosed_tag(std::string_view line, std::size_t at, const Delimiters& delimiters,
                           const Anchor& anchor) {
    const std::size_t brace = line.find('}', at);
    if (delimiters.open == "{#" && brace != std::string_view::npos) {
      complain(anchor.error(
          line, at, brace + 1 - at,
          "« " + std::string{line.substr(at + 2, brace - at - 2)} + " » n'est pas une ancre",
          {"une ancre n'a que des minuscules sans accent, des chiffres, « - » et « _ » : "
           "{#article-9}",
           "une remarque se ferme par #}"}));
      return brace + 1;
    }
    complain(anchor.error(line, at, 2,
                          "« " + std::string{delimiters.open} + " » n'est pas fermé par « " +
                              std::string{delimiters.close} + " » sur la même ligne",
                          {"une balise tient sur une ligne ; pour écrire ces signes, \\" +
                           std::string{delimiters.open}}));
    return line.size();
  }

  std::size_t too_many_tags(const Tag& tag, const TagLine& line) {
    if (context_.tag_count == kMaxTags + 1) complain(tag.error("ce modèle a trop de balises"));
    return line.text.size();
  }

  /// The tag's content is what lies between these offsets of the whole, trimmed.
  static void set_content(Tag& tag, std::size_t from, std::size_t to) {
    const std::string_view whole = tag.whole;
    while (from < to && (whole[from] == ' ' || whole[from] == '\t')) ++from;
    while (to > from && (whole[to - 1] == ' ' || whole[to - 1] == '\t')) --to;
    tag.content = whole.substr(from, to - from);
    tag.content_anchor = tag.anchor.further(whole, from);
  }

  void read_keyword(Tag& tag) {
    const std::string content = tag.content;
    const std::size_t end = std::min(content.find_first_of(" \t("), content.size());
    const std::string word = content.substr(0, end);
    for (const auto& keyword : kKeywords) {
      if (keyword.word != word) continue;
      tag.kind = keyword.kind;
      const std::size_t start = tag.whole.find(content) + end;
      set_content(tag, start, tag.whole.size() - 2);
      return refuse_useless_content(tag, word);
    }
    tag.kind = Tag::Kind::comment;
    std::vector<std::string> words;
    words.reserve(std::size(kKeywords));
    for (const auto& keyword : kKeywords) words.emplace_back(keyword.word);
    complain(tag.error("balise inconnue « " + word + " »", did_you_mean(word, words)));
  }

  /// `{% else if … %}`, `{% endif … %}`: what they say would not be heard.
  void refuse_useless_content(const Tag& tag, const std::string& word) {
    const bool is_else = tag.kind == Tag::Kind::branch_else;
    if (tag.content.empty() || (!is_else && tag.kind != Tag::Kind::close)) return;
    complain(tag.content_anchor.error(
        tag.content, "{% " + word + " %} ne prend rien",
        {is_else ? "une autre condition s'écrit {% elif … %}" : "écrivez {% " + word + " %}"}));
  }

  // ── Writing ──

  void write_line(std::size_t number) {
    const TagLine& line = lines_[number];
    std::string& markdown = result_.markdown;
    if (line.is_tags_only && !belongs_to_sentence(line)) {
      write_tags_only(line);
    } else {
      std::size_t at = 0;
      for (std::size_t i = 0; i < line.tags.size(); ++i) {
        markdown += line.text.substr(at, line.offsets[i] - at);
        const std::size_t length = result_.tags[line.tags[i]].length;
        markdown += mark(line.tags[i]) + std::string(length - kMarkBytes, 'x');
        at = line.offsets[i] + length;
      }
      markdown += line.text.substr(at);
    }
    markdown += '\n';
  }

  /// Its tags close or go on with what was opened inside a sentence.
  bool belongs_to_sentence(const TagLine& line) const {
    return std::all_of(line.tags.begin(), line.tags.end(), [&](std::size_t tag) {
      return result_.tags[tag].level == Tag::Level::inlines;
    });
  }

  void write_tags_only(const TagLine& line) {
    std::string marks;
    bool is_rows = false;
    for (const std::size_t tag : line.tags) {
      marks += mark(tag) + std::string(result_.tags[tag].length - kMarkBytes, 'x');
      is_rows = is_rows || result_.tags[tag].level == Tag::Level::rows;
    }
    result_.markdown += line.text.substr(0, line.offsets.front());
    result_.markdown += is_rows ? "| " + marks + " |" : "<!--" + marks + "-->";
  }

  static std::string mark(std::size_t tag) {
    return wording::encoded(std::u32string(1, kFirstMark + static_cast<char32_t>(tag)));
  }

  const Excerpt& excerpt_;
  CompileContext& context_;
  std::vector<TagLine> lines_;
  Masked result_;
};

/// The number of the tag whose mark begins the text, or nothing.
std::optional<std::size_t> mark_at(std::string_view text) {
  if (text.size() < kMarkBytes || static_cast<unsigned char>(text[0]) < 0xF3) return std::nullopt;
  const std::u32string points = wording::decoded(text.substr(0, kMarkBytes));
  if (points.size() != 1 || points[0] < kFirstMark) return std::nullopt;
  return static_cast<std::size_t>(points[0] - kFirstMark);
}

}  // namespace

Diagnostic Tag::error(std::string message, std::vector<std::string> hints) const {
  return anchor.error(whole, std::move(message), std::move(hints));
}

Masked masked(const Excerpt& excerpt, CompileContext& context) {
  return Masking{excerpt, context}.run();
}

std::vector<MaskedPiece> pieces_of(std::string_view text, const std::vector<Tag>& tags) {
  std::vector<MaskedPiece> pieces;
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const auto number = mark_at(text.substr(i));
    if (!number || *number >= tags.size()) {
      plain += text[i++];
      continue;
    }
    if (!plain.empty()) pieces.push_back({std::move(plain), nullptr});
    plain.clear();
    pieces.push_back({{}, &tags[*number]});
    i += tags[*number].length;
  }
  if (!plain.empty()) pieces.push_back({std::move(plain), nullptr});
  return pieces;
}

}  // namespace copil::expansion
