#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/huge_pages.hpp"
#include "records/keeping/digest.hpp"

/// Inside the room: values as bytes of a file and back. What a value consists of is listed once, in
/// an `archive` that writes with a `ByteWriter` and reads with a `ByteReader`.
namespace copil::records {

/// Writes bytes to an open file, in large pieces, and digests them.
class ByteWriter {
 public:
  static constexpr bool is_reading = false;

  explicit ByteWriter(int file) : file_(file) {}
  void bytes(const void* begin, std::size_t size);
  /// Writes what is held and the digest of all; false when something could not be written.
  bool finish();

 private:
  void flush();

  int file_;
  bool is_sound_ = true;
  std::string held_;
  Digest digest_;
};

/// Reads them back. Once something is not there, it only gives zeros and empty lists.
class ByteReader {
 public:
  static constexpr bool is_reading = true;

  ByteReader(int file, std::uint64_t size) : file_(file), left_(size) {}
  void bytes(void* begin, std::size_t size);
  bool has(std::uint64_t size) const { return is_sound_ && size <= left_; }
  void give_up() { is_sound_ = false; }
  /// True when all was there, nothing is left over, and the digest is that of the bytes read.
  bool is_finished();

 private:
  int file_;
  std::uint64_t left_;
  bool is_sound_ = true;
  Digest digest_;
};

template <class T>
concept Plain = std::is_trivially_copyable_v<T>;

template <class A, Plain T>
void archive(A& file, T& value) {
  file.bytes(&value, sizeof value);
}

/// The count of a list, whose items take `least` bytes each at least. Nought when the file has not
/// so much left.
template <class A>
void archive_count(A& file, std::uint64_t& count, std::size_t least) {
  archive(file, count);
  if constexpr (A::is_reading) {
    if (!file.has(count * least) || count > UINT32_MAX * std::uint64_t{64}) {
      file.give_up();
      count = 0;
    }
  }
}

/// The same; the list has that many items afterwards.
template <class A, class List>
void archive_size(A& file, List& list, std::size_t least) {
  std::uint64_t count = list.size();
  archive_count(file, count, least);
  if constexpr (A::is_reading) list.resize(count);
}

template <class A>
void archive(A& file, std::string& text) {
  archive_size(file, text, 1);
  file.bytes(text.data(), text.size());
}

template <class A>
void archive(A& file, std::vector<bool>& bits) {
  std::vector<std::uint8_t> octets(bits.begin(), bits.end());
  archive_size(file, octets, 1);
  file.bytes(octets.data(), octets.size());
  if constexpr (A::is_reading) bits.assign(octets.begin(), octets.end());
}

/// Columns go a block at a time: when they are read, the block is digested and taken over while the
/// processor has it at hand, and the column's own memory is written to once.
inline constexpr std::size_t kBlockBytes = std::size_t{1} << 18;

template <class A, Plain T>
void archive(A& file, std::vector<T>& items) {
  constexpr std::size_t kBlock = kBlockBytes / sizeof(T);
  std::uint64_t count = items.size();
  archive_count(file, count, sizeof(T));
  std::vector<T> block;
  if constexpr (A::is_reading) {
    reserve_in_huge_pages(items, count);
    block.resize(std::min<std::size_t>(count, kBlock));
  }
  for (std::size_t at = 0; at < count; at += kBlock) {
    const std::size_t size = std::min<std::size_t>(count - at, kBlock);
    if constexpr (A::is_reading) {
      file.bytes(block.data(), size * sizeof(T));
      items.insert(items.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(size));
    } else {
      file.bytes(items.data() + at, size * sizeof(T));
    }
  }
}

/// How a class that lists its own parts tells them.
template <class A>
class Parts {
 public:
  static constexpr bool is_reading = A::is_reading;

  explicit Parts(A& file) : file_(file) {}
  template <class... T>
  void operator()(T&... values) {
    (archive(file_, values), ...);
  }

 private:
  A& file_;
};

template <class A, class T>
requires requires(Parts<A>& parts, T& value) {
  value.archive(parts);
}
void archive(A& file, T& value) {
  Parts<A> parts{file};
  value.archive(parts);
}

template <class A, class T>
requires(!Plain<T>) void archive(A& file, std::vector<T>& items) {
  archive_size(file, items, sizeof(std::uint64_t));  // each begins with a count
  for (T& item : items) archive(file, item);
}

template <class A, class T>
void archive(A& file, std::unordered_map<std::string, T>& entries) {
  std::vector<std::string> keys;
  std::vector<T> values;
  for (const auto& [key, value] : entries) {
    keys.push_back(key);
    values.push_back(value);
  }
  archive(file, keys);
  archive(file, values);
  if constexpr (A::is_reading) {
    for (std::size_t i = 0; i < std::min(keys.size(), values.size()); ++i) {
      entries.emplace(std::move(keys[i]), std::move(values[i]));
    }
  }
}

template <class A, class T, std::size_t N>
requires(!Plain<T>) void archive(A& file, std::array<T, N>& items) {
  for (T& item : items) archive(file, item);
}

}  // namespace copil::records
