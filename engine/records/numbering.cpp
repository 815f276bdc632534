#include "records/numbering.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "base/exact.hpp"

namespace copil::records {

namespace {

constexpr int kOffsetBits = 40;
constexpr std::uint64_t kOffsetMask = (std::uint64_t{1} << kOffsetBits) - 1;
constexpr std::size_t kEntryHead = 8;

std::uint64_t tag_of(std::uint64_t hash) { return hash & ~kOffsetMask; }

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Unsigned = unsigned __int128;
  const Unsigned product = Unsigned{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint32_t word_at(const char* bytes) {
  std::uint32_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

}  // namespace

std::uint64_t Numbering::hash(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = text.size() * kOdd + 1;
  while (true) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), std::min<std::size_t>(8, text.size()));
    hash = mixed(hash ^ word, kOdd);
    if (text.size() <= 8) return mixed(hash, 0xD1B54A32D192ED03U);
    text.remove_prefix(8);
  }
}

void Numbering::reserve(std::size_t count) {
  const std::size_t wanted = std::bit_ceil(std::max<std::size_t>(16, count + count / 2));
  if (wanted > slots_.size()) grow(wanted);
}

void Numbering::prefetch_slot(std::uint64_t hash) const {
  if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
}

void Numbering::prefetch_bytes(std::uint64_t hash) const {
  if (slots_.empty()) return;
  const std::uint64_t slot = slots_[hash & (slots_.size() - 1)];
  if (slot != 0) __builtin_prefetch(arena_.data() + ((slot & kOffsetMask) - 1));
}

bool Numbering::holds(std::uint64_t slot, std::string_view text, std::uint64_t hash) const {
  if (tag_of(slot) != tag_of(hash)) return false;
  const char* const entry = arena_.data() + ((slot & kOffsetMask) - 1);
  return word_at(entry + 4) == text.size() &&
         std::memcmp(entry + kEntryHead, text.data(), text.size()) == 0;
}

/// The slot that holds the text, or the free one where it belongs.
std::size_t Numbering::slot_of(std::string_view text, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i] != 0 && !holds(slots_[i], text, hash)) i = (i + 1) & mask;
  return i;
}

std::uint32_t Numbering::find(std::string_view text, std::uint64_t hash) const {
  if (slots_.empty()) return kUnknown;
  const std::uint64_t slot = slots_[slot_of(text, hash)];
  return slot == 0 ? kUnknown : word_at(arena_.data() + ((slot & kOffsetMask) - 1));
}

Numbering::Added Numbering::add(std::string_view text, std::uint64_t hash) {
  if (slots_.size() < 2 * (std::size_t{size_} + 1)) grow(std::max<std::size_t>(16, 2 * slots_.size()));
  std::uint64_t& slot = slots_[slot_of(text, hash)];
  if (slot != 0) return {word_at(arena_.data() + ((slot & kOffsetMask) - 1)), false};
  assert(arena_.size() < kOffsetMask && size_ < kUnknown - 1);
  slot = tag_of(hash) | (arena_.size() + 1);
  const std::uint32_t head[] = {size_, static_cast<std::uint32_t>(text.size())};
  arena_.append(reinterpret_cast<const char*>(head), sizeof head);
  arena_ += text;
  return {size_++, true};
}

void Numbering::grow(std::size_t slot_count) {
  slots_.assign(slot_count, 0);
  const std::size_t mask = slot_count - 1;
  for (std::size_t offset = 0; offset < arena_.size();) {
    const std::string_view text{arena_.data() + offset + kEntryHead,
                                word_at(arena_.data() + offset + 4)};
    const std::uint64_t code = hash(text);
    std::size_t i = code & mask;
    while (slots_[i] != 0) i = (i + 1) & mask;
    slots_[i] = tag_of(code) | (offset + 1);
    offset += kEntryHead + text.size();
  }
}

std::vector<std::string> Numbering::texts() const {
  std::vector<std::string> texts;
  texts.reserve(size_);
  for (std::size_t offset = 0; offset < arena_.size();) {
    const std::size_t length = word_at(arena_.data() + offset + 4);
    texts.emplace_back(arena_, offset + kEntryHead, length);
    offset += kEntryHead + length;
  }
  return texts;
}

}  // namespace copil::records
