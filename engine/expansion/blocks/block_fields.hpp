#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expansion/program/compile_context.hpp"
#include "expansion/program/program.hpp"
#include "notation/words.hpp"

namespace copil::expansion {

/// The keys of a fenced block, or of a group of keys inside one, read into compiled parts. Whatever
/// is wrong is told in the context's problems, and the part left empty.
class BlockFields {
 public:
  /// `what` names the group in messages: "un bloc `tableau`". Complains of every key not in
  /// `known`.
  BlockFields(const notation::Node& map, const File& file, CompileContext& context,
              std::string what, const std::vector<std::string_view>& known);

  /// The same, for a group whose keys are checked elsewhere.
  BlockFields(const notation::Node& map, const File& file, CompileContext& context,
              std::string what);

  const notation::Node* find(std::string_view key) const;
  bool has(std::string_view key) const { return find(key) != nullptr; }
  /// The node, or null after complaining that the key is missing; an empty one is told too.
  const notation::Node* required(std::string_view key) const;
  /// Complains of the keys that are there: « tri » and the reason.
  void refuse(const std::vector<std::string_view>& keys, std::string_view reason) const;

  TextTemplate text(std::string_view key) const;
  std::optional<TextTemplate> optional_text(std::string_view key) const;
  InlineNodes inlines(std::string_view key) const;
  BlockNodes blocks(std::string_view key) const;
  std::optional<Expression> condition(std::string_view key) const;
  std::optional<Expression> number(std::string_view key) const;
  std::optional<Expression> output(std::string_view key) const;
  bool is_yes(std::string_view key) const;
  std::optional<long> whole_number(std::string_view key, long least, long most) const;
  std::optional<Unit> unit(std::string_view key) const;
  /// What the word under the key means in that list.
  template <class Words>
  std::optional<notation::MeaningOf<Words>> word(std::string_view key, const Words& words) const {
    const notation::Node* node = find(key);
    if (node == nullptr || !scalar(*node)) return std::nullopt;
    const auto meaning = notation::read_word(*node, key, words);
    if (meaning) return *meaning;
    for (const auto& problem : meaning.error()) context_.problems.push_back(problem);
    return std::nullopt;
  }
  /// The identifier under the key: lower case, digits, `-` and `_`.
  std::optional<std::string> identifier(std::string_view key) const;
  /// The name of a table or chart, unique in the template; `fallback` when absent.
  std::string id(std::string_view key, std::string_view fallback) const;
  /// `x dans liste` under the key, with `si`, `tri` and `ordre`. Declares its variables.
  std::optional<Iterated> iterated(std::string_view key) const;
  std::vector<MarkRule> marks(std::string_view key) const;
  /// The group itself as a mark: `si`, `signe`, `note`.
  std::optional<MarkRule> mark() const;
  Provenance provenance() const;
  /// The items of the list under the key; none after complaining that it is no list.
  std::vector<const notation::Node*> items(std::string_view key) const;

  TextTemplate text_of(const notation::Node& node) const;
  InlineNodes inlines_of(const notation::Node& node) const;
  BlockNodes blocks_of(const notation::Node& node) const;
  Expression output_of(const notation::Node& node) const;
  Expression number_of(const notation::Node& node) const;
  /// The scalar's text; nothing after complaining that it is none.
  std::optional<std::string> scalar(const notation::Node& node) const;

  void complain(const notation::Node& node, std::string message,
                std::vector<std::string> hints = {}) const;
  void warn(const notation::Node& node, std::string message,
            std::vector<std::string> hints = {}) const;

  const notation::Node& map() const { return map_; }
  const File& file() const { return file_; }
  CompileContext& context() const { return context_; }

 private:
  const notation::Node& map_;
  const File& file_;
  CompileContext& context_;
  std::string what_;
};

/// The marks of a cell or a box, as templates name them.
inline constexpr notation::Word<document::CellMark> kMarks[]{
    {"bon", document::CellMark::good},
    {"attention", document::CellMark::warning},
    {"mauvais", document::CellMark::bad},
    {"anomalie", document::CellMark::anomaly},
};

}  // namespace copil::expansion
