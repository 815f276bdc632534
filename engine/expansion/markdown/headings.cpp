#include "expansion/markdown/headings.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "diagnostics/warning.hpp"

namespace copil::expansion {

namespace {

constexpr int kDeepestHeading = 4;

void warn_of_skipped_level(cmark_node* node, int level, MarkdownText& text) {
  int& last = text.context.heading_level;
  if (level > last + 1) {
    text.context.problems.push_back(
        as_warning(text.error(node, "ce titre saute un niveau : " + std::to_string(level) +
                                        " après " + std::to_string(last))));
  }
  last = level;
}

/// `{#article-9}` at the end of the heading.
void take_anchor(HeadingNode& heading) {
  if (heading.content.empty()) return;
  auto* last = std::get_if<TextNode>(&heading.content.back().node);
  if (!last || !last->text.ends_with('}')) return;
  const auto start = last->text.rfind("{#");
  if (start == std::string::npos) return;
  heading.anchor = last->text.substr(start + 2, last->text.size() - start - 3);
  last->text = trimmed(std::string_view{last->text}.substr(0, start));
}

bool is_wordless(const HeadingNode& heading) {
  return std::all_of(heading.content.begin(), heading.content.end(), [](const InlineNode& node) {
    const auto* text = std::get_if<TextNode>(&node.node);
    return text && trimmed(text->text).empty();
  });
}

/// The words of a heading that holds no value; nothing when its words are known only in print.
std::optional<std::string> known_words(const HeadingNode& heading) {
  std::string words;
  for (const auto& node : heading.content) {
    const auto* text = std::get_if<TextNode>(&node.node);
    if (!text) return std::nullopt;
    words += text->text;
  }
  return words;
}

void remember_anchor(HeadingNode& heading, CompileContext& context) {
  if (heading.anchor.empty()) {
    const auto words = known_words(heading);
    if (!words) {
      context.has_dynamic_anchors = true;
      return;
    }
    heading.anchor = anchor_of_words(*words);
  }
  context.anchors.push_back(heading.anchor);
  if (heading.numbering != Numbering::none) context.numbered_anchors.insert(heading.anchor);
}

/// True when the word stands alone or before a dash or a colon: `Article – Objet`.
bool opens(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  const std::string_view rest = trimmed(text.substr(word.size()));
  if (rest.empty()) return true;
  for (const std::string_view sign : {"–", "—", "-", ":"}) {
    if (rest == sign || rest.starts_with(std::string{sign} + " ")) return true;
  }
  return false;
}

Numbering numbering_of(const HeadingNode& heading) {
  if (heading.content.empty()) return Numbering::none;
  const auto* first = std::get_if<TextNode>(&heading.content.front().node);
  if (!first) return Numbering::none;
  for (const auto numbering : {Numbering::article, Numbering::annexe, Numbering::point}) {
    if (opens(first->text, numbering_word(numbering))) return numbering;
  }
  return Numbering::none;
}

/// `Article 9 – …`: right by itself, doubtful among articles that number themselves.
void note_hand_number(cmark_node* node, const HeadingNode& heading, MarkdownText& text) {
  const std::string words = known_words(heading).value_or("");
  for (const auto numbering : {Numbering::article, Numbering::annexe}) {
    const std::string word = std::string{numbering_word(numbering)} + " ";
    const bool has_number =
        words.starts_with(word) && words.size() > word.size() && is_digit(words[word.size()]);
    if (!has_number) continue;
    text.context.hand_numbers.push_back(
        {numbering,
         as_warning(text.error(node, "ce titre est numéroté à la main, d'autres le sont d'office",
                               {"ôtez le numéro : « " + word + "– … »"}))});
  }
}

/// What follows the word is the heading's content: ` – Objet`; for a point, `Le public`.
void take_word(HeadingNode& heading) {
  auto& first = std::get<TextNode>(heading.content.front().node).text;
  first.erase(0, numbering_word(heading.numbering).size());
  if (heading.numbering != Numbering::point) return;
  first = trimmed(first);
  first.erase(0, std::min(first.find(' '), first.size()));
}

void count_by_itself(HeadingNode& heading, CompileContext& context) {
  remember_anchor(heading, context);
  context.numberings.insert(heading.numbering);
  take_word(heading);
}

}  // namespace

HeadingNode compile_heading(cmark_node* node, MarkdownText& text) {
  const int level = cmark_node_get_heading_level(node);
  if (level > kDeepestHeading) {
    text.complain(node, "les titres vont de # à ####",
                  {"le titre du document est dans l'en-tête : commencez par #"});
  }
  warn_of_skipped_level(node, level, text);
  const std::size_t before = text.context.problems.size();
  HeadingNode heading{level, compile_inline_children(node, text), {}, Numbering::none, false};
  take_anchor(heading);
  heading.is_anchor_written = !heading.anchor.empty();
  heading.numbering = numbering_of(heading);
  // What is wrong in a heading is left out of it.
  const bool is_sound = text.context.problems.size() == before;
  if (is_sound && is_wordless(heading)) text.complain(node, "ce titre est vide");
  if (heading.numbering != Numbering::none) {
    count_by_itself(heading, text.context);
  } else {
    remember_anchor(heading, text.context);
    note_hand_number(node, heading, text);
  }
  return heading;
}

HeadingNode annexe_heading(InlineNodes title, std::string anchor, CompileContext& context) {
  title.insert(title.begin(), {TextNode{std::string{numbering_word(Numbering::annexe)} + " – "}});
  const bool is_written = !anchor.empty();
  HeadingNode heading{1, std::move(title), std::move(anchor), Numbering::annexe, is_written};
  context.heading_level = heading.level;
  count_by_itself(heading, context);
  return heading;
}

void put_number(const std::string& number, Numbering numbering, document::Inlines& content) {
  const bool is_point = numbering == Numbering::point;
  std::string start = is_point ? number : std::string{numbering_word(numbering)} + " " + number;
  auto* first = content.empty() ? nullptr : std::get_if<document::Text>(&content.front().node);
  if (first)
    first->text.insert(0, start + " ");
  else
    content.insert(content.begin(), {document::Text{start + (content.empty() ? "" : " ")}});
}

std::string anchor_of_words(std::string_view words) {
  std::string anchor;
  for (const char c : folded(words)) {
    const bool is_kept = is_small_letter(c) || is_digit(c);
    if (is_kept)
      anchor += c;
    else if (!anchor.empty() && anchor.back() != '-')
      anchor += '-';
  }
  while (!anchor.empty() && anchor.back() == '-') anchor.pop_back();
  return anchor.empty() ? "titre" : anchor;
}

}  // namespace copil::expansion
