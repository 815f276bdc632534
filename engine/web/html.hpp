#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// HTML that any XML parser reads too: every element closed, every text and value escaped.
namespace copil::web {

/// An attribute; one without a value is left out.
struct Attribute {
  std::string_view name;
  std::string value;
};
using Attributes = std::initializer_list<Attribute>;

/// Elements one inside the other; the order of calls is that of the file.
class Html {
 public:
  /// Opens an element that `close` ends.
  Html& open(std::string_view tag, Attributes attributes = {});
  /// Ends the last element still open; there is one (asserted).
  Html& close();
  /// An element without content: `meta`, `br`, `rect`.
  Html& leaf(std::string_view tag, Attributes attributes = {});
  /// An element that holds a text alone.
  Html& element(std::string_view tag, std::string_view text, Attributes attributes = {});
  /// Characters, escaped; control characters are taken out.
  Html& text(std::string_view characters);
  /// Markup made by this same class, or a style sheet.
  Html& raw(std::string_view markup);

  /// What was written; every element is closed (asserted).
  std::string take();

 private:
  void begin(std::string_view tag, Attributes attributes);

  std::string text_;
  std::vector<std::string> open_;
};

/// The text with `&`, `<`, `>` and `"` as entities, without what XML forbids.
std::string escaped(std::string_view text);

}  // namespace copil::web
