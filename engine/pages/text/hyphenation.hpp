#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace copil::pages {

/// Where French words may be cut at the end of a line.
class Hyphenation {
 public:
  /// Reads the patterns; when the file is absent or unreadable no word is ever cut.
  explicit Hyphenation(const std::string& patterns);
  Hyphenation(Hyphenation&&) noexcept;
  Hyphenation& operator=(Hyphenation&&) noexcept;
  ~Hyphenation();

  /// Byte offsets in `word` (UTF-8, with its punctuation) before which a hyphen may go: at least
  /// three letters before and three after, never in a word with capitals, digits or hyphens, nor in
  /// an amount written out.
  const std::vector<std::uint16_t>& cuts(std::string_view word);

 private:
  struct Patterns;
  std::vector<std::uint16_t> find_cuts(std::string_view word) const;

  std::unique_ptr<Patterns> patterns_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::vector<std::uint16_t>, Hash, std::equal_to<>> known_;
};

}  // namespace copil::pages
