#include "expansion/markdown/inlines.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "expansion/markdown/assembler.hpp"
#include "expansion/markdown/stray_marks.hpp"
#include "expansion/program/limits.hpp"

namespace copil::expansion {

namespace {

std::vector<std::string> form_fields(const Form& form) {
  std::vector<std::string> names;
  for (const auto& field : form.fields) names.push_back(field.name);
  return names;
}

/// `[[ name : invite ]]` of a tag.
class BlankReader {
 public:
  BlankReader(const Tag& tag, CompileContext& context) : tag_(tag), context_(context) {}

  std::optional<InlineNode> read() {
    const auto colon = std::min(tag_.content.find(':'), tag_.content.size());
    const std::string name{trimmed(std::string_view{tag_.content}.substr(0, colon))};
    std::string invite{
        trimmed(std::string_view{tag_.content}.substr(std::min(colon + 1, tag_.content.size())))};
    if (!is_own_name(name)) {
      complain("« " + name + " » n'est pas un nom de champ",
               {"un nom n'a que des lettres sans accent, des chiffres et « _ » : [[ date_effet : "
                "date d'effet ]]"});
      return std::nullopt;
    }
    const auto field = find_or_declare(name, invite);
    if (!field) return std::nullopt;
    context_.used_fields.insert(name);
    if (invite.empty()) invite = context_.form.fields[*field].invite;
    return InlineNode{BlankNode{*field, std::move(invite)}};
  }

 private:
  void complain(std::string message, std::vector<std::string> hints) {
    context_.problems.push_back(tag_.error(std::move(message), std::move(hints)));
  }

  std::optional<std::size_t> find_or_declare(const std::string& name, const std::string& invite) {
    auto& fields = context_.form.fields;
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FormField& field) { return field.name == name; });
    if (found != fields.end()) return static_cast<std::size_t>(found - fields.begin());
    if (invite.empty() && context_.is_form_known) {
      auto hints = did_you_mean(name, form_fields(context_.form));
      hints.push_back("déclarez-le dans `champs`, ou donnez son invite : [[ " + name + " : … ]]");
      complain("champ inconnu « " + name + " »", std::move(hints));
      return std::nullopt;
    }
    FormField field;
    field.name = name;
    field.invite = invite;
    field.place = tag_.error("").place;
    fields.push_back(std::move(field));
    return fields.size() - 1;
  }

  const Tag& tag_;
  CompileContext& context_;
};

class InlineCompiler {
 public:
  explicit InlineCompiler(MarkdownText& text) : text_(text), nodes_(text.context) {}

  InlineNodes compile(cmark_node* parent) {
    if (text_.is_too_deep(parent)) return {};
    ++text_.depth;
    for (cmark_node* child : children_of(parent)) add(child);
    flush();
    --text_.depth;
    return nodes_.finish();
  }

 private:
  void add(cmark_node* node) {
    const std::string_view type = type_of(node);
    if (type == "text") {
      if (pending_.empty()) first_text_ = node;
      check_footnote_call(node);
      check_text(node, text_);
      pending_ += literal_of(node);
    } else if (type == "softbreak") {
      pending_ += ' ';
    } else {
      flush();
      add_marked(node, type);
    }
  }

  /// `[^x]` that cmark left as text calls a note that nobody wrote.
  void check_footnote_call(cmark_node* node) {
    const std::string_view literal = literal_of(node);
    const auto start = literal.find("[^");
    if (start == std::string_view::npos) return;
    const auto end = literal.find(']', start);
    if (end == std::string_view::npos) return;
    const std::string call{literal.substr(start, end - start + 1)};
    text_.complain(node, "la note « " + call + " » n'a pas de texte",
                   {"écrivez-le plus bas, sur sa ligne : " + call + ": texte de la note"});
  }

  /// The texts gathered so far, cut at their tags.
  void flush() {
    for (auto& piece : pieces_of(pending_, text_.masked.tags)) {
      if (piece.tag)
        add_tag(*piece.tag);
      else if (text_.link)
        add_text_of_link(piece.text);
      else
        nodes_.add({TextNode{std::move(piece.text)}});
    }
    pending_.clear();
  }

  /// In a link to a heading, `#` stands for the heading's number.
  void add_text_of_link(std::string_view text) {
    LinkTarget& link = text_.context.links[*text_.link];
    while (!text.empty()) {
      const auto end = std::min(text.find('#'), text.size());
      if (end > 0) nodes_.add({TextNode{std::string{text.substr(0, end)}}});
      if (end == text.size()) return;
      nodes_.add({NumberNode{link.anchor}});
      link.needs_number = true;
      text.remove_prefix(end + 1);
    }
  }

  void add_tag(const Tag& tag) {
    switch (tag.kind) {
      case Tag::Kind::output:
        return add_output(tag);
      case Tag::Kind::blank:
        if (auto blank = BlankReader{tag, text_.context}.read()) nodes_.add(std::move(*blank));
        return;
      case Tag::Kind::include:
        text_.context.problems.push_back(
            tag.error("{% include %} doit être seule sur sa ligne, hors d'un tableau"));
        return;
      default:
        nodes_.add_tag(tag);
    }
  }

  void add_output(const Tag& tag) {
    Expression expression = compile_output(tag.content, tag.content_anchor, text_.context);
    if (expression.shape.is_known) nodes_.add({OutputNode{std::move(expression)}});
  }

  void add_marked(cmark_node* node, std::string_view type) {
    if (type == "emph") return nodes_.add({EmphasisNode{compile_inline_children(node, text_)}});
    if (type == "strong") return nodes_.add({StrongNode{compile_inline_children(node, text_)}});
    if (type == "linebreak") return nodes_.add({LineBreakNode{}});
    if (type == "link") return add_link(node);
    if (type == "footnote_reference") return add_footnote(node);
    refuse(node, type);
  }

  void add_link(cmark_node* node) {
    const std::string_view url = url_of(node);
    const auto pieces = pieces_of(url, text_.masked.tags);
    const bool is_dynamic = !pieces.empty() && pieces[0].tag;
    if (url.starts_with('#')) return add_reference(node, url);
    Diagnostic complaint =
        text_.error(node, "ce lien ne mène nulle part : « " + std::string{url} + " »",
                    {std::string{kAddressHint}});
    if (!is_dynamic && !is_address(url)) text_.context.problems.push_back(complaint);
    TextTemplate target = compile_pieces(pieces, text_.context);
    nodes_.add({LinkNode{
        std::move(target), compile_inline_children(node, text_), {}, std::move(complaint)}});
  }

  /// A link to a heading of the document.
  void add_reference(cmark_node* node, std::string_view url) {
    const std::string anchor{url.substr(1)};
    const Diagnostic complaint = text_.error(node, "aucun titre n'a l'ancre « " + anchor + " »");
    const auto outer = std::exchange(text_.link, text_.context.links.size());
    text_.context.links.push_back({anchor, complaint});
    LinkNode link{{{std::string{url}}}, compile_inline_children(node, text_), anchor, complaint};
    text_.link = outer;
    link.complaint.message = "le titre « " + anchor + " » n'est pas dans ce document";
    link.complaint.hints = {"une condition l'en écarte : entourez ce renvoi de la même condition"};
    nodes_.add({std::move(link)});
  }

  void add_footnote(cmark_node* node) {
    // A note that calls itself twice would double at each level.
    if (text_.is_in_note) return text_.complain(node, "une note ne peut pas en appeler une autre");
    const std::string_view number = literal_of(node);
    std::size_t rank = 0;
    std::from_chars(number.data(), number.data() + number.size(), rank);
    if (rank < 1 || rank > text_.footnotes.size()) return;
    const auto blocks = children_of(text_.footnotes[rank - 1]);
    if (blocks.size() != 1 || type_of(blocks[0]) != "paragraph") {
      return text_.complain(text_.footnotes[rank - 1], "une note tient en un seul paragraphe");
    }
    text_.is_in_note = true;
    const auto link = std::exchange(text_.link, std::nullopt);
    nodes_.add({FootnoteNode{compile_inline_children(blocks[0], text_)}});
    text_.link = link;
    text_.is_in_note = false;
  }

  void refuse(cmark_node* node, std::string_view type) {
    if (type == "html_inline") {
      return text_.complain(node, "le HTML n'est pas pris en charge",
                            {"pour écrire « < », mettez une barre oblique devant : \\<"});
    }
    if (type == "image") {
      return text_.complain(node, "une image est seule dans son paragraphe",
                            {"laissez une ligne vide avant elle et une après"});
    }
    if (type == "code") {
      return text_.complain(node, "le texte entre accents graves n'est pas pris en charge",
                            {"pour citer, écrivez entre guillemets"});
    }
    text_.complain(node, "cette mise en forme n'est pas prise en charge",
                   {"sont possibles : *italique*, **gras**, liens et notes de bas de page"});
  }

  MarkdownText& text_;
  Assembler<InlineNode> nodes_;
  std::string pending_;
  cmark_node* first_text_ = nullptr;
};

}  // namespace

Diagnostic MarkdownText::error(cmark_node* node, std::string message,
                               std::vector<std::string> hints) const {
  const int line = std::max(1, cmark_node_get_start_line(node));
  const int column = std::max(1, cmark_node_get_start_column(node));
  const std::size_t index = std::min(static_cast<std::size_t>(line), excerpt.lines.size()) - 1;
  const std::string& whole = excerpt.lines[index];
  const bool is_whole_line =
      cmark_node_get_end_line(node) != line || cmark_node_get_end_column(node) <= column;
  const int end = is_whole_line ? static_cast<int>(whole.size()) : cmark_node_get_end_column(node);
  return excerpt.anchor(line).error(whole, static_cast<std::size_t>(column - 1),
                                    static_cast<std::size_t>(std::max(1, end - column + 1)),
                                    std::move(message), std::move(hints));
}

void MarkdownText::complain(cmark_node* node, std::string message,
                            std::vector<std::string> hints) const {
  context.problems.push_back(error(node, std::move(message), std::move(hints)));
}

bool MarkdownText::is_too_deep(cmark_node* node) const {
  if (depth < kMaxNesting) return false;
  const std::string message = "le texte est trop imbriqué";
  const bool is_said = std::any_of(context.problems.begin(), context.problems.end(),
                                   [&](const Diagnostic& d) { return d.message == message; });
  if (!is_said) complain(node, message);
  return true;
}

InlineNodes compile_inline_children(cmark_node* parent, MarkdownText& text) {
  return InlineCompiler{text}.compile(parent);
}

bool is_address(std::string_view url) {
  for (const std::string_view start : {"https://", "http://", "mailto:", "#"}) {
    if (url.starts_with(start) && url.size() > start.size()) return true;
  }
  return false;
}

TextTemplate compile_pieces(const std::vector<MaskedPiece>& pieces, CompileContext& context) {
  TextTemplate result;
  for (const auto& piece : pieces) {
    if (!piece.tag) {
      result.pieces.emplace_back(piece.text);
    } else if (piece.tag->kind == Tag::Kind::output) {
      Expression expression =
          compile_output(piece.tag->content, piece.tag->content_anchor, context);
      if (expression.shape.is_known) result.pieces.emplace_back(std::move(expression));
    } else if (piece.tag->kind != Tag::Kind::comment) {
      context.problems.push_back(
          piece.tag->error("ici, seules les valeurs {{ … }} sont possibles"));
    }
  }
  return result;
}

}  // namespace copil::expansion
