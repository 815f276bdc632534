#include "warehouse/reading/copied_rows.hpp"

namespace copil::warehouse {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kSignature = "PGCOPY\n\377\r\n\0"sv;
constexpr std::size_t kHeaderBytes = 19;  // the signature, flags, length of the extension
constexpr std::int32_t kNull = -1;
constexpr std::int16_t kTrailer = -1;

std::uint32_t big_endian(std::string_view bytes, std::size_t count) {
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
  pending_ = bytes;
  return !is_wrong_;
}

/// False when there are too few bytes, or none of such a stream (`is_wrong_`).
bool CopiedRows::read_header(std::string_view& bytes) {
  is_wrong_ = bytes.substr(0, kSignature.size()) != kSignature.substr(0, bytes.size());
  if (is_wrong_ || bytes.size() < kHeaderBytes) return false;
  const std::size_t extension = big_endian(bytes.substr(kHeaderBytes - 4), 4);
  if (bytes.size() < kHeaderBytes + extension) return false;
  bytes.remove_prefix(kHeaderBytes + extension);
  has_header_ = true;
  return true;
}

/// Takes one row off the bytes; false when they do not hold it all.
bool CopiedRows::read_row(std::string_view& bytes) {
  if (bytes.size() < 2) return false;
  const auto count = static_cast<std::int16_t>(big_endian(bytes, 2));
  std::string_view rest = bytes.substr(2);
  if (count == kTrailer) {
    is_whole_ = true;
    bytes = rest;
    return true;
  }
  cells_.clear();
  for (std::int16_t i = 0; i < count; ++i) {
    if (rest.size() < 4) return false;
    const auto size = static_cast<std::int32_t>(big_endian(rest, 4));
    rest.remove_prefix(4);
    if (size == kNull) {
      cells_.emplace_back();
      continue;
    }
    if (size < 0) return !(is_wrong_ = true);
    if (rest.size() < static_cast<std::size_t>(size)) return false;
    cells_.emplace_back(rest.substr(0, static_cast<std::size_t>(size)));
    rest.remove_prefix(static_cast<std::size_t>(size));
  }
  take_(cells_);
  bytes = rest;
  return true;
}

}  // namespace copil::warehouse
