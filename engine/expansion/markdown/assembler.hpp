#pragma once

#include <utility>
#include <variant>
#include <vector>

#include "expansion/language/checker.hpp"
#include "expansion/language/syntax.hpp"
#include "expansion/language/tags.hpp"
#include "expansion/program/compile_context.hpp"
#include "expansion/program/program.hpp"

namespace copil::expansion {

/// Puts sibling nodes (inlines, blocks or rows) and the tags among them into choices and loops.
/// A construction must begin and end among the same siblings.
template <class Node>
class Assembler {
 public:
  explicit Assembler(CompileContext& context) : context_(context) {}

  void add(Node node) { target().push_back(std::move(node)); }

  /// A tag of if, for or their parts; comments are passed over.
  void add_tag(const Tag& tag) {
    switch (tag.kind) {
      case Tag::Kind::open_if:
        return open_choice(tag);
      case Tag::Kind::open_for:
        return open_loop(tag);
      case Tag::Kind::branch_elif:
      case Tag::Kind::branch_else:
        return branch(tag);
      case Tag::Kind::close:
        return close(tag);
      default:
        return;
    }
  }

  std::vector<Node> finish() {
    while (!frames_.empty()) {
      context_.problems.push_back(straddling(*frames_.back().opening));
      pop();
    }
    return std::move(nodes_);
  }

 private:
  struct Frame {
    const Tag* opening;
    std::size_t scope_size;
    std::variant<Choice<Node>, Loop<Node>> node;
  };

  std::vector<Node>& target() {
    if (frames_.empty()) return nodes_;
    auto& node = frames_.back().node;
    if (auto* choice = std::get_if<Choice<Node>>(&node)) return choice->branches.back().content;
    return std::get<Loop<Node>>(node).content;
  }

  void open_choice(const Tag& tag) {
    Choice<Node> choice;
    choice.branches.push_back({condition(tag), {}});
    frames_.push_back({&tag, context_.scope.size(), std::move(choice)});
  }

  Expression condition(const Tag& tag) {
    return compile_condition(tag.content, tag.content_anchor, context_);
  }

  void open_loop(const Tag& tag) {
    const std::size_t scope_size = context_.scope.size();
    Loop<Node> loop;
    const auto parts = parse_iteration(tag.content, tag.content_anchor, context_.problems);
    if (parts) {
      loop.list = compile_list(
          parts->list, tag.content_anchor.further(tag.content, parts->list_offset), context_);
      loop.slot = context_.declare_loop(parts->variable, loop.list.shape);
    }
    frames_.push_back({&tag, scope_size, std::move(loop)});
  }

  /// True when the tag belongs to the construction opened last among these siblings.
  bool belongs(const Tag& tag) {
    if (!frames_.empty() && frames_.back().opening->construction == tag.construction) return true;
    context_.problems.push_back(straddling(tag));
    return false;
  }

  static Diagnostic straddling(const Tag& tag) {
    return tag.error("cette balise s'ouvre et se ferme dans deux endroits différents du texte",
                     {"ouvrez et fermez-la dans le même paragraphe, le même élément de liste ou le "
                      "même tableau"});
  }

  void branch(const Tag& tag) {
    if (!belongs(tag)) return;
    auto& choice = std::get<Choice<Node>>(frames_.back().node);
    const bool is_else = tag.kind == Tag::Kind::branch_else;
    choice.branches.push_back({is_else ? std::nullopt : std::optional{condition(tag)}, {}});
  }

  void close(const Tag& tag) {
    if (belongs(tag)) pop();
  }

  void pop() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    context_.scope.resize(frame.scope_size);
    std::visit([&](auto& node) { target().emplace_back().node = std::move(node); }, frame.node);
  }

  CompileContext& context_;
  std::vector<Frame> frames_;
  std::vector<Node> nodes_;
};

}  // namespace copil::expansion
