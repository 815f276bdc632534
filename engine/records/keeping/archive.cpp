#include "records/keeping/archive.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace copil::records {

namespace {

constexpr std::size_t kHeld = std::size_t{1} << 16;

bool write_all(int file, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(file, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

bool read_all(int file, char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(file, bytes, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

void ByteWriter::bytes(const void* begin, std::size_t size) {
  digest_.add(begin, size);
  if (size < kHeld) {
    held_.append(static_cast<const char*>(begin), size);
    if (held_.size() >= kHeld) flush();
    return;
  }
  flush();
  is_sound_ = is_sound_ && write_all(file_, static_cast<const char*>(begin), size);
}

void ByteWriter::flush() {
  is_sound_ = is_sound_ && write_all(file_, held_.data(), held_.size());
  held_.clear();
}

bool ByteWriter::finish() {
  const std::uint64_t value = digest_.value();
  held_.append(reinterpret_cast<const char*>(&value), sizeof value);
  flush();
  return is_sound_;
}

void ByteReader::bytes(void* begin, std::size_t size) {
  if (!has(size) || !read_all(file_, static_cast<char*>(begin), size)) {
    is_sound_ = false;
    if (size > 0) std::memset(begin, 0, size);
    return;
  }
  left_ -= size;
  digest_.add(begin, size);
}

bool ByteReader::is_finished() {
  const std::uint64_t expected = digest_.value();
  std::uint64_t found = 0;
  bytes(&found, sizeof found);
  return is_sound_ && left_ == 0 && found == expected;
}

}  // namespace copil::records
