#include "records/columns/texts.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "records/columns/huge_pages.hpp"
#include "records/columns/packed.hpp"

namespace copil::records {

namespace {

// A cell is read as the bytes of its text: the first byte is the lowest.
static_assert(std::endian::native == std::endian::little);

constexpr std::uint32_t kLongMark = 0xFF;
constexpr unsigned kPlaceBits = 48;  // a long text's place takes 48 bits, its length 40

std::uint32_t length_of(const Texts::Cell& cell) {
  return cell[2] >> 24;
}

}  // namespace

Texts::Texts(std::initializer_list<std::string_view> texts) {
  for (const auto text : texts) push_back(text);
}

Texts::Cell Texts::made_cell(std::string_view text) {
  if (text.size() <= kShort) return short_cell(text);
  const std::uint64_t place = long_texts_.size();
  const std::uint64_t length = text.size();
  assert(place >> kPlaceBits == 0 && length >> 40 == 0);
  long_texts_ += text;
  const std::uint64_t head = place | length << kPlaceBits;
  return {static_cast<std::uint32_t>(head), static_cast<std::uint32_t>(head >> 32),
          static_cast<std::uint32_t>(length >> 16) | kLongMark << 24};
}

std::string_view Texts::operator[](std::size_t row) const {
  const Cell& cell = cells_[row];
  const std::uint32_t length = length_of(cell);
  if (length != kLongMark) return {reinterpret_cast<const char*>(cell.data()), length};
  const std::uint64_t head = cell[0] | std::uint64_t{cell[1]} << 32;
  const std::uint64_t place = head & ((std::uint64_t{1} << kPlaceBits) - 1);
  const std::uint64_t long_length = head >> kPlaceBits | std::uint64_t{cell[2] & 0xFFFFFFU} << 16;
  return std::string_view{long_texts_}.substr(place, long_length);
}

void Texts::reserve(std::size_t rows) {
  reserve_in_huge_pages(cells_, rows);
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
