#include "records/columns/numbering.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

#include "base/huge_pages.hpp"
#include "records/columns/packed.hpp"
#include "records/columns/prefetch.hpp"

namespace copil::records {

namespace {

constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t kOther = 0xD1B54A32D192ED03U;

constexpr std::uint8_t kFree = 0;

/// Texts looked up together: as many as the slots of the next ones take to come.
constexpr std::size_t kBlock = 64;

/// Eight bits of the hash that do not choose the slot; never those of a free one.
std::uint8_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint8_t>(hash >> 56 | 1);
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Unsigned = unsigned __int128;
  const Unsigned product = Unsigned{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace

std::uint64_t Numbering::hash(std::string_view text) {
  const char* bytes = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = left * kOdd;
  for (; left > 16; left -= 8, bytes += 8) hash = mixed(hash ^ load<std::uint64_t>(bytes), kOdd);
  const std::uint64_t head = packed(bytes, std::min<std::size_t>(left, 8));
  const std::uint64_t tail = left > 8 ? load<std::uint64_t>(bytes + left - 8) : 0;
  return mixed(mixed(hash ^ head, kOdd) ^ tail, kOther);
}

void Numbering::reserve(std::size_t count) {
  texts_.reserve(count);
  const std::size_t wanted = std::bit_ceil(std::max<std::size_t>(16, count + count / 2));
  if (wanted > slots_.size()) grow(wanted);
}

void Numbering::index() {
  grow(std::bit_ceil(std::max<std::size_t>(16, 2 * texts_.size())));
}

void Numbering::prefetch_slot(std::uint64_t hash) const {
  if (slots_.empty()) return;
  records::prefetch(&tags_[hash & (slots_.size() - 1)]);
  records::prefetch(&slots_[hash & (slots_.size() - 1)]);
}

/// The slot whose text is wanted, or the free one where it belongs. Only texts whose tag is that of
/// the hash are asked about.
template <class IsWanted>
std::size_t Numbering::probe(std::uint64_t hash, const IsWanted& is_wanted) const {
  const std::size_t mask = slots_.size() - 1;
  const std::uint8_t tag = tag_of(hash);
  std::size_t i = hash & mask;
  while (tags_[i] != kFree && !(tags_[i] == tag && is_wanted(slots_[i]))) i = (i + 1) & mask;
  return i;
}

std::size_t Numbering::slot_of(std::string_view wanted, std::uint64_t hash) const {
  return probe(hash, [&](std::uint32_t number) { return texts_.holds(number, wanted); });
}

std::uint32_t Numbering::find(std::string_view text, std::uint64_t hash) const {
  if (slots_.empty()) return kUnknown;
  const std::size_t slot = slot_of(text, hash);
  return tags_[slot] == kFree ? kUnknown : slots_[slot];
}

void Numbering::find_all(std::span<const std::string_view> texts,
                         std::span<const std::uint64_t> hashes,
                         std::span<std::uint32_t> numbers) const {
  if (slots_.empty()) return std::fill(numbers.begin(), numbers.end(), kUnknown);
  const auto ask_for = [&](std::size_t begin) {
    const std::size_t end = std::min(begin + kBlock, texts.size());
    for (std::size_t i = begin; i < end; ++i) prefetch_slot(hashes[i]);
  };
  ask_for(0);
  for (std::size_t begin = 0; begin < texts.size(); begin += kBlock) {
    const std::size_t end = std::min(begin + kBlock, texts.size());
    ask_for(end);
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t slot = probe(hashes[i], [](std::uint32_t) { return true; });
      numbers[i] = tags_[slot] == kFree ? kUnknown : slots_[slot];
      if (numbers[i] != kUnknown) texts_.prefetch(numbers[i]);
    }
    // Now and then another text of the same tag stands before the right one.
    for (std::size_t i = begin; i < end; ++i) {
      const bool is_other = numbers[i] != kUnknown && !texts_.holds(numbers[i], texts[i]);
      if (is_other) numbers[i] = find(texts[i], hashes[i]);
    }
  }
}

Numbering::Added Numbering::add(std::string_view text, std::uint64_t hash) {
  if (2 * slots_.size() < 3 * (texts_.size() + 1)) {
    grow(std::max<std::size_t>(16, 2 * slots_.size()));
  }
  const std::size_t slot = slot_of(text, hash);
  if (tags_[slot] != kFree) return {slots_[slot], false};
  assert(size() < kUnknown);
  tags_[slot] = tag_of(hash);
  slots_[slot] = size();
  texts_.push_back(text);
  return {slots_[slot], true};
}

void Numbering::grow(std::size_t slot_count) {
  static_assert(kFree == 0);
  assign_in_huge_pages(tags_, slot_count);
  assign_in_huge_pages(slots_, slot_count);
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::uint64_t code = hash(text(number));
    const std::size_t slot = probe(code, [](std::uint32_t) { return false; });
    tags_[slot] = tag_of(code);
    slots_[slot] = number;
  }
}

Texts Numbering::take_texts() {
  slots_ = {};
  tags_ = {};
  return std::exchange(texts_, {});
}

}  // namespace copil::records
