#include "warehouse/reading/copied_rows.hpp"

namespace copil::warehouse {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kSignature = "PGCOPY\n\377\r\n\0"sv;
constexpr std::size_t kHeaderBytes = 19;  // the signature, flags, length of the extension
constexpr std::int32_t kNull = -1;
constexpr std::int16_t kTrailer = -1;

/// The number that the first bytes are, which are there.
template <std::size_t count>
std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    number = number << 8U | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

}  // namespace

bool CopiedRows::add(std::string_view bytes) {
  std::string joined;
  if (!pending_.empty()) {
    joined = std::exchange(pending_, {});
    joined += bytes;
    bytes = joined;
  }
  if (!has_header_ && !read_header(bytes)) {
    pending_ = bytes;
    return !is_wrong_;
  }
  while (!is_whole_ && !bytes.empty() && read_row(bytes)) {
  }
  is_wrong_ = is_wrong_ || (is_whole_ && !bytes.empty());
  if (!bytes.empty()) pending_ = bytes;
  return !is_wrong_;
}

/// False when there are too few bytes, or none of such a stream (`is_wrong_`).
bool CopiedRows::read_header(std::string_view& bytes) {
  is_wrong_ = bytes.substr(0, kSignature.size()) != kSignature.substr(0, bytes.size());
  if (is_wrong_ || bytes.size() < kHeaderBytes) return false;
  const std::size_t extension = big_endian<4>(bytes.substr(kHeaderBytes - 4));
  if (bytes.size() < kHeaderBytes + extension) return false;
  bytes.remove_prefix(kHeaderBytes + extension);
  has_header_ = true;
  return true;
}

/// Takes one row off the bytes; false when they do not hold it all.
bool CopiedRows::read_row(std::string_view& bytes) {
  if (bytes.size() < 2) return false;
  const auto count = static_cast<std::int16_t>(big_endian<2>(bytes));
  std::string_view rest = bytes.substr(2);
  if (count == kTrailer) {
    is_whole_ = true;
    bytes = rest;
    return true;
  }
  if (count < 0) return !(is_wrong_ = true);
  cells_.resize(static_cast<std::size_t>(count));
  for (std::string_view& cell : cells_) {
    if (rest.size() < 4) return false;
    const auto told = static_cast<std::int32_t>(big_endian<4>(rest));
    if (told < kNull) return !(is_wrong_ = true);
    const std::size_t size = told == kNull ? 0 : static_cast<std::size_t>(told);
    rest.remove_prefix(4);
    if (rest.size() < size) return false;
    cell = rest.substr(0, size);
    rest.remove_prefix(size);
  }
  take_(cells_);
  bytes = rest;
  return true;
}

}  // namespace copil::warehouse
