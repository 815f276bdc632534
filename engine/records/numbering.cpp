#include "records/numbering.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

#include "records/huge_pages.hpp"
#include "records/packed.hpp"

namespace copil::records {

namespace {

constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t kOther = 0xD1B54A32D192ED03U;

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

void Numbering::prefetch_slot(std::uint64_t hash) const {
  if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
}

void Numbering::prefetch_text(std::uint64_t hash) const {
  if (slots_.empty()) return;
  const std::uint32_t next_number = slots_[hash & (slots_.size() - 1)];
  if (next_number != 0) texts_.prefetch(next_number - 1);
}

/// The slot whose text is wanted, or the free one where it belongs.
template <class IsWanted>
std::size_t Numbering::probe(std::uint64_t hash, const IsWanted& is_wanted) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i] != 0 && !is_wanted(slots_[i] - 1)) i = (i + 1) & mask;
  return i;
}

std::size_t Numbering::slot_of(std::string_view wanted, std::uint64_t hash) const {
  if (wanted.size() > Texts::kShort) {
    return probe(hash, [&](std::uint32_t number) { return texts_[number] == wanted; });
  }
  const Texts::Cell cell = Texts::short_cell(wanted);
  return probe(hash, [&](std::uint32_t number) { return texts_.holds(number, cell); });
}

std::uint32_t Numbering::find(std::string_view text, std::uint64_t hash) const {
  return slots_.empty() ? kUnknown : slots_[slot_of(text, hash)] - 1;
}

Numbering::Added Numbering::add(std::string_view text, std::uint64_t hash) {
  if (2 * slots_.size() < 3 * (texts_.size() + 1)) {
    grow(std::max<std::size_t>(16, 2 * slots_.size()));
  }
  std::uint32_t& slot = slots_[slot_of(text, hash)];
  if (slot != 0) return {slot - 1, false};
  assert(size() < kUnknown - 1);
  texts_.push_back(text);
  slot = size();
  return {size() - 1, true};
}

void Numbering::grow(std::size_t slot_count) {
  slots_ = {};
  reserve_in_huge_pages(slots_, slot_count);
  slots_.resize(slot_count);
  for (std::uint32_t number = 0; number < size(); ++number) {
    slots_[probe(hash(text(number)), [](std::uint32_t) { return false; })] = number + 1;
  }
}

Texts Numbering::take_texts() {
  slots_ = {};
  return std::exchange(texts_, {});
}

}  // namespace copil::records
