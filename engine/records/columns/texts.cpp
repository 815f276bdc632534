#include "records/columns/texts.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

#include "base/huge_pages.hpp"

namespace copil::records {

namespace {

// A cell is read as the bytes of its text: the first byte is the lowest.
static_assert(std::endian::native == std::endian::little);

constexpr std::array<std::size_t, 4> kWords{3, 4, 6, 10};
constexpr std::size_t kLongestFitting = 39;  // in the widest cell, beside the length
constexpr unsigned kPlaceBits = 48;          // a long text's place takes 48 bits, its length 40

}  // namespace

Texts::Texts(std::initializer_list<std::string_view> texts) {
  for (const auto text : texts) push_back(text);
}

void Texts::push_back(std::string_view text) {
  if (text.size() > longest_short() && is_to_widen(text.size())) widen(text.size());
  const std::size_t at = cells_.size();
  cells_.resize(at + words_);
  char* const cell = reinterpret_cast<char*>(cells_.data() + at);
  if (text.size() > longest_short()) return put_long(cell, text);
  if (!text.empty()) std::memcpy(cell, text.data(), text.size());
  cell[cell_bytes() - 1] = static_cast<char>(text.size());
}

/// One long text among many short ones makes no cell wider: one in four does.
bool Texts::is_to_widen(std::size_t length) {
  if (length > kLongestFitting) return false;
  return 4 * ++would_fit_ > size();
}

void Texts::widen(std::size_t length) {
  Texts wider;
  wider.words_ = *std::find_if(kWords.begin(), kWords.end(), [length](std::size_t words) {
    return words * sizeof(Word) > length;
  });
  wider.reserve(std::max(rows_wanted_, cells_.capacity() / words_));
  for (const std::string_view text : *this) wider.push_back(text);
  *this = std::move(wider);
}

void Texts::put_long(char* cell, std::string_view text) {
  const std::uint64_t place = long_texts_.size();
  const std::uint64_t length = text.size();
  assert(place >> kPlaceBits == 0 && length >> 40 == 0);
  long_texts_ += text;
  const std::uint64_t head = place | length << kPlaceBits;
  const auto tail = static_cast<std::uint32_t>(length >> 16);
  std::memcpy(cell, &head, sizeof head);
  std::memcpy(cell + sizeof head, &tail, 3);
  cell[cell_bytes() - 1] = static_cast<char>(kLongMark);
}

std::string_view Texts::long_text(const char* cell) const {
  std::uint64_t head = 0;
  std::uint32_t tail = 0;
  std::memcpy(&head, cell, sizeof head);
  std::memcpy(&tail, cell + sizeof head, 3);
  const std::uint64_t place = head & ((std::uint64_t{1} << kPlaceBits) - 1);
  const std::uint64_t length = head >> kPlaceBits | std::uint64_t{tail} << 16;
  return std::string_view{long_texts_}.substr(place, length);
}

void Texts::reserve(std::size_t rows) {
  rows_wanted_ = rows;
  reserve_in_huge_pages(cells_, rows * words_);
}

std::optional<std::size_t> Texts::find(std::string_view text) const {
  for (std::size_t row = 0; row < size(); ++row) {
    if ((*this)[row] == text) return row;
  }
  return std::nullopt;
}

bool Texts::operator==(const Texts& other) const {
  return size() == other.size() && std::equal(begin(), end(), other.begin());
}

}  // namespace copil::records
