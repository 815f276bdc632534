#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "records/columns/texts.hpp"

namespace copil::records {

/// Gives texts dense numbers, from 0, in the order of their first appearance: one open-addressing
/// hash table of numbers into the column of the texts, which is what remains when all is read. A
/// byte of each hash says where looking at a text is worth it: memory far away is slow.
/// Reading it from several threads is fine while nobody adds.
class Numbering {
 public:
  static constexpr std::uint32_t kUnknown = UINT32_MAX;

  /// Room for `count` texts without growing.
  void reserve(std::size_t count);

  static std::uint64_t hash(std::string_view text);
  /// Asks the processor to have the text's slot at hand a while later.
  void prefetch_slot(std::uint64_t hash) const;

  /// The number of the text, or `kUnknown`. `hash` is `hash(text)`.
  std::uint32_t find(std::string_view text, std::uint64_t hash) const;
  std::uint32_t find(std::string_view text) const { return find(text, hash(text)); }

  /// The numbers of many texts, or `kUnknown`: their slots and texts are far away in memory, and
  /// come for a block of them at a time.
  void find_all(std::span<const std::string_view> texts, std::span<const std::uint64_t> hashes,
                std::span<std::uint32_t> numbers) const;

  struct Added {
    std::uint32_t number;
    bool is_new;
  };
  Added add(std::string_view text, std::uint64_t hash);
  Added add(std::string_view text) { return add(text, hash(text)); }

  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }
  /// The text of that number; lives until the next `add`.
  std::string_view text(std::uint32_t number) const { return texts_[number]; }
  /// Bytes that the texts take, the hash table apart.
  std::size_t text_bytes() const { return texts_.byte_count(); }
  /// What it consists of, for whoever writes or reads it whole.
  template <class A>
  void archive(A& parts) {
    parts(texts_);
  }
  /// Makes the table of the texts that were read whole.
  void index();
  /// All texts, by number. Nothing remains.
  Texts take_texts();

 private:
  std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
  template <class IsWanted>
  std::size_t probe(std::uint64_t hash, const IsWanted& is_wanted) const;
  void grow(std::size_t slot_count);

  std::vector<std::uint8_t> tags_;    ///< by slot: some bits of the text's hash; 0: free
  std::vector<std::uint32_t> slots_;  ///< the text's number
  Texts texts_;
};

}  // namespace copil::records
