#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "exports/encoding.hpp"

namespace copil::exports {

/// A whole file mapped into memory, read only. Moves, never copies.
class MappedFile {
 public:
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  /// Maps the file. Error: why it cannot be read, as a French phrase.
  static Result<MappedFile, std::string> open(const std::string& path);

  std::string_view bytes() const { return {data_, size_}; }
  /// Says that the pages wholly inside [begin, end) are no longer needed in memory (they can still
  /// be read).
  void release(std::size_t begin, std::size_t end) const;

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// The UTF-8 text of a file: the mapped bytes themselves (after a byte order mark), or, for another
/// encoding, a copy of them made UTF-8.
class Content {
 public:
  /// Maps the file and settles its encoding. Errors: unreadable file, NUL byte.
  static Checked<Content> open(const std::string& path);

  std::string_view text() const;
  /// Bytes of the file on disk.
  std::size_t byte_count() const { return file_.bytes().size(); }
  Encoding encoding() const { return encoding_; }
  /// The line where a file read as Windows-1252 stops being the UTF-8 that it is elsewhere.
  std::optional<int> mixed_encodings_line() const { return mixed_encodings_line_; }
  /// See `MappedFile::release`; offsets are those of `text()`.
  void release(std::size_t begin, std::size_t end) const;

 private:
  MappedFile file_;
  Encoding encoding_ = Encoding::utf8;
  std::string transcoded_;
  std::optional<int> mixed_encodings_line_;
};

}  // namespace copil::exports
