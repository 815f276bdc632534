#include "expansion/markdown/cmark_tree.hpp"

#include <cmark-gfm-core-extensions.h>

#include <mutex>

namespace copil::expansion {

namespace {

std::string_view view(const char* text) {
  return text ? std::string_view{text} : std::string_view{};
}

/// cmark's registry is global and not guarded: filled once, before its first use.
void ensure_extensions() {
  static const bool kIsRegistered = (cmark_gfm_core_extensions_ensure_registered(), true);
  static_cast<void>(kIsRegistered);
}

}  // namespace

CmarkTree parse_markdown(std::string_view markdown) {
  // While it parses, cmark notes the extensions' signs in tables that all its parsers share.
  static std::mutex one_at_a_time;
  const std::lock_guard lock{one_at_a_time};
  ensure_extensions();
  const Owned<cmark_parser, cmark_parser_free> parser{cmark_parser_new(CMARK_OPT_FOOTNOTES)};
  // Strike-through and task lists are parsed to be refused with their place, not printed raw.
  for (const char* name : {"table", "strikethrough", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return CmarkTree{cmark_parser_finish(parser.get())};
}

std::string_view type_of(const cmark_node* node) {
  auto* asked = const_cast<cmark_node*>(node);  // cmark's accessor is not const-correct
  switch (cmark_node_get_type(asked)) {
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return "footnote_reference";
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return "footnote_definition";
    default:
      return view(cmark_node_get_type_string(asked));
  }
}

std::string_view literal_of(const cmark_node* node) {
  return view(cmark_node_get_literal(const_cast<cmark_node*>(node)));
}

std::string_view url_of(const cmark_node* node) {
  return view(cmark_node_get_url(const_cast<cmark_node*>(node)));
}

std::string_view title_of(const cmark_node* node) {
  return view(cmark_node_get_title(const_cast<cmark_node*>(node)));
}

std::vector<cmark_node*> children_of(cmark_node* node) {
  std::vector<cmark_node*> children;
  for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
    children.push_back(child);
  }
  return children;
}

}  // namespace copil::expansion
