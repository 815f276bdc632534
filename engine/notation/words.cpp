#include "notation/words.hpp"

#include "base/folded.hpp"

namespace copil::notation {

bool is_word(std::string_view text, std::string_view word) {
  return folded(text) == folded(word);
}

Diagnostic unknown_word(const Node& node, std::string_view name,
                        const std::vector<std::string>& known) {
  return node.error("« " + node.text + " » n'est pas possible pour « " + std::string{name} + " »",
                    did_you_mean(node.text, known));
}

}  // namespace copil::notation
