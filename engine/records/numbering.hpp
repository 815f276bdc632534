#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace copil::records {

/// Gives texts dense numbers, from 0, in the order of their first appearance: one open-addressing
/// hash table over one arena of bytes. Reading it from several threads is fine while nobody adds.
class Numbering {
 public:
  static constexpr std::uint32_t kUnknown = UINT32_MAX;

  /// Room for `count` texts without growing.
  void reserve(std::size_t count);

  static std::uint64_t hash(std::string_view text);
  /// Asks the processor to have the text's slot at hand, then (a while later) its bytes.
  void prefetch_slot(std::uint64_t hash) const;
  void prefetch_bytes(std::uint64_t hash) const;

  /// The number of the text, or `kUnknown`. `hash` is `hash(text)`.
  std::uint32_t find(std::string_view text, std::uint64_t hash) const;
  std::uint32_t find(std::string_view text) const { return find(text, hash(text)); }

  struct Added {
    std::uint32_t number;
    bool is_new;
  };
  Added add(std::string_view text, std::uint64_t hash);
  Added add(std::string_view text) { return add(text, hash(text)); }

  std::uint32_t size() const { return size_; }
  /// All texts, by number.
  std::vector<std::string> texts() const;

 private:
  std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
  bool holds(std::uint64_t slot, std::string_view text, std::uint64_t hash) const;
  void grow(std::size_t slot_count);

  /// 0: free; else the hash's high 24 bits, then 1 + where the text's entry starts in `arena_`.
  std::vector<std::uint64_t> slots_;
  /// For each text its number (4 bytes), its length (4 bytes), its bytes.
  std::string arena_;
  std::uint32_t size_ = 0;
};

}  // namespace copil::records
