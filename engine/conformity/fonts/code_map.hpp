#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// CMaps: what leads from the bytes of a text to CIDs, or to Unicode (ISO 32000-1, 9.7.5, 9.10.3).
namespace copil::conformity {

/// A code as it stands in a text: its number and how many bytes it has.
struct Code {
  int size = 1;
  std::uint32_t value = 0;
  auto operator<=>(const Code&) const = default;
};

class CodeMap {
 public:
  /// Reads a CMap file.
  static CodeMap read(std::string_view text);

  /// Two bytes a code, each its own CID.
  static CodeMap identity();

  /// The code at `at` of a text; at least one byte long.
  Code code_at(std::string_view text, std::size_t at) const;

  /// The CID of a code; nothing when the map leaves it out.
  std::optional<std::uint32_t> cid(Code code) const;

  /// What a code means, as UTF-16 units.
  std::optional<std::u16string> meaning(Code code) const;

  const std::string& name() const { return name_; }
  const std::string& used_map() const { return used_map_; }
  std::optional<int> writing_mode() const { return writing_mode_; }
  std::uint32_t largest_cid() const { return largest_cid_; }
  bool is_empty() const { return ranges_.empty() && meanings_.empty(); }

 private:
  struct Space {
    Code low;
    Code high;
  };
  struct Range {
    std::uint32_t high = 0;
    std::uint32_t first_cid = 0;
  };
  struct Meaning {
    std::uint32_t high = 0;
    std::u16string first;
  };
  class Reader;

  std::vector<Space> spaces_;
  std::map<Code, Range> ranges_;               ///< by their lowest code
  std::map<std::uint32_t, Meaning> meanings_;  ///< by their lowest code
  std::string name_;
  std::string used_map_;
  std::optional<int> writing_mode_;
  std::uint32_t largest_cid_ = 0;
};

/// One of those that every reader knows (ISO 32000-1, table 118), the identities included.
bool is_predefined_map(std::string_view name);

/// The character collection of a predefined map: `Japan1`; empty for the identities.
std::string ordering_of_map(std::string_view name);

}  // namespace copil::conformity
