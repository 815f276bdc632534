#include "records/numbering.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "records/huge_pages.hpp"

namespace copil::records {

namespace {

constexpr std::size_t kShort = 11;
constexpr std::uint32_t kLongMark = UINT32_MAX;
constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t kOther = 0xD1B54A32D192ED03U;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Unsigned = unsigned __int128;
  const Unsigned product = Unsigned{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

template <class Word>
std::uint64_t load(const char* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// The bytes of a text of 8 or fewer, zeros behind.
std::uint64_t packed(const char* bytes, std::size_t size) {
  if (size >= 8) return load<std::uint64_t>(bytes);
  if (size >= 4) {
    const std::uint64_t last = load<std::uint32_t>(bytes + size - 4);
    return load<std::uint32_t>(bytes) | last << (8 * (size - 4));
  }
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < size; ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return word;
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

Numbering::Key Numbering::key_of(std::string_view text, std::uint64_t hash) {
  if (text.size() > kShort) return {hash, kLongMark};
  const auto length = static_cast<std::uint32_t>(text.size()) << 24;
  if (text.size() <= 8) return {packed(text.data(), text.size()), length};
  const std::uint64_t rest = packed(text.data() + 8, text.size() - 8);
  return {packed(text.data(), 8), static_cast<std::uint32_t>(rest) | length};
}

void Numbering::reserve(std::size_t count) {
  const std::size_t wanted = std::bit_ceil(std::max<std::size_t>(16, count + count / 2));
  if (wanted > slots_.size()) grow(wanted);
}

void Numbering::prefetch(std::uint64_t hash) const {
  if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
}

/// The slot that holds the text, or the free one where it belongs.
std::size_t Numbering::slot_of(std::string_view wanted, std::uint64_t hash) const {
  const Key key = key_of(wanted, hash);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    const Slot& slot = slots_[i];
    if (slot.next_number == 0) return i;
    if (Key{slot.head, slot.rest} != key) continue;
    if (key.rest != kLongMark || text(slot.next_number - 1) == wanted) return i;
  }
}

std::uint32_t Numbering::find(std::string_view text, std::uint64_t hash) const {
  if (slots_.empty()) return kUnknown;
  return slots_[slot_of(text, hash)].next_number - 1;
}

Numbering::Added Numbering::add(std::string_view text, std::uint64_t hash) {
  if (2 * slots_.size() < 3 * (ends_.size() + 1)) {
    grow(std::max<std::size_t>(16, 2 * slots_.size()));
  }
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.next_number != 0) return {slot.next_number - 1, false};
  assert(ends_.size() < kUnknown - 1);
  arena_ += text;
  ends_.push_back(arena_.size());
  const Key key = key_of(text, hash);
  slot = {key.head, key.rest, size()};
  return {size() - 1, true};
}

std::string_view Numbering::text(std::uint32_t number) const {
  const std::uint64_t begin = number == 0 ? 0 : ends_[number - 1];
  return {arena_.data() + begin, ends_[number] - begin};
}

void Numbering::grow(std::size_t slot_count) {
  slots_ = {};
  slots_.reserve(slot_count);
  want_huge_pages(slots_.data(), slot_count * sizeof(Slot));
  slots_.resize(slot_count);
  const std::size_t mask = slot_count - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::uint64_t code = hash(text(number));
    const Key key = key_of(text(number), code);
    std::size_t i = code & mask;
    while (slots_[i].next_number != 0) i = (i + 1) & mask;
    slots_[i] = {key.head, key.rest, number + 1};
  }
}

std::vector<std::string> Numbering::take_texts() {
  slots_ = {};
  std::vector<std::string> texts;
  texts.reserve(size());
  for (std::uint32_t number = 0; number < size(); ++number) texts.emplace_back(text(number));
  arena_ = {};
  ends_ = {};
  return texts;
}

}  // namespace copil::records
