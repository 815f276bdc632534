#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace copil::records {

/// Gives texts dense numbers, from 0, in the order of their first appearance: one open-addressing
/// hash table. Texts of 11 bytes or fewer stand in its slots themselves, so that finding one costs
/// one look at the memory. Reading it from several threads is fine while nobody adds.
class Numbering {
 public:
  static constexpr std::uint32_t kUnknown = UINT32_MAX;

  /// Room for `count` texts without growing.
  void reserve(std::size_t count);

  static std::uint64_t hash(std::string_view text);
  /// Asks the processor to have the text's slot at hand a while later.
  void prefetch(std::uint64_t hash) const;

  /// The number of the text, or `kUnknown`. `hash` is `hash(text)`.
  std::uint32_t find(std::string_view text, std::uint64_t hash) const;
  std::uint32_t find(std::string_view text) const { return find(text, hash(text)); }

  struct Added {
    std::uint32_t number;
    bool is_new;
  };
  Added add(std::string_view text, std::uint64_t hash);
  Added add(std::string_view text) { return add(text, hash(text)); }

  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  /// The text of that number; lives until the next `add`.
  std::string_view text(std::uint32_t number) const;
  /// All texts, by number. Nothing remains.
  std::vector<std::string> take_texts();

 private:
  /// A text of 11 bytes or fewer as it stands, or the hash and an impossible length.
  struct Key {
    std::uint64_t head = 0;
    std::uint32_t rest = 0;
    bool operator==(const Key&) const = default;
  };
  struct Slot {
    std::uint64_t head = 0;
    std::uint32_t rest = 0;
    std::uint32_t next_number = 0;  ///< 1 + the text's number; 0: free
  };
  static Key key_of(std::string_view text, std::uint64_t hash);
  std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
  void grow(std::size_t slot_count);

  std::vector<Slot> slots_;
  std::string arena_;                ///< all texts, one after the other
  std::vector<std::uint64_t> ends_;  ///< where the text of each number ends in `arena_`
};

}  // namespace copil::records
