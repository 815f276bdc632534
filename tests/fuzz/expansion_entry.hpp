#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "expansion/fake_names.hpp"
#include "expansion/template.hpp"

/// What the fuzzer feeds the template language: any bytes as a template, with a part to include.
namespace copil::fuzz {

/// The first complaint without words, or outside the two files; empty when there is none.
inline std::string misplaced(const Diagnostics& complaints, std::string_view text) {
  const auto lines = std::max<long>(1, 1 + std::count(text.begin(), text.end(), '\n'));
  for (const auto& complaint : complaints) {
    const Place& place = complaint.place;
    const bool is_inside = place.line >= 0 && place.line <= lines && place.column >= 0;
    if (!is_inside || complaint.message.empty()) return "misplaced: " + formatted(complaint);
  }
  return {};
}

/// The form that a template asks to fill, as written, reads back.
inline std::string unreadable_form(const expansion::Template& source) {
  const auto answers =
      expansion::read_answers(expansion::form_yaml(source.form()), "f.yaml", source.form());
  return answers ? "" : "unreadable form: " + formatted(answers.error());
}

/// The template, its part, and nothing else; `escape` keeps a path that leads out of the folder.
inline expansion::Sources watched_sources(std::string_view text, std::string& escape) {
  return {[text, &escape](const std::string& path) -> std::optional<std::string> {
    const bool leads_out = path.empty() || path.front() == '/' ||
                           ("/" + path + "/").find("/../") != std::string::npos ||
                           path.find('\\') != std::string::npos;
    if (leads_out) escape = path;
    if (path == "a.md") return std::string{text};
    return path == "p.md" ? std::optional{"{{ arrete }}\n\n# Article – P {#p}\n"} : std::nullopt;
  }};
}

/// Compiles the text and, when it can be, expands it twice. Which promise of the language was
/// broken; empty when all were kept.
inline std::string broken_promise(std::string_view text) {
  static const expansion::fake::FakeNames kNames;
  std::string escape;
  const auto compiled = expansion::compile("a.md", watched_sources(text, escape), kNames.schema());
  if (!escape.empty()) return "a file outside the folder was asked for: " + escape;
  if (!compiled) return misplaced(compiled.error(), text);
  std::string broken = misplaced(compiled->warnings(), text);
  if (broken.empty()) broken = unreadable_form(*compiled);
  const auto once = expansion::expand(*compiled, kNames, {});
  const auto twice = expansion::expand(*compiled, kNames, {});
  if (once.has_value() != twice.has_value()) return "expanded once only";
  if (!once) return misplaced(once.error(), text);
  if (!(once->document == twice->document)) return "two documents of one template differ";
  if (document::dump(once->document).empty()) return "a document without a dump";
  return broken;
}

}  // namespace copil::fuzz
