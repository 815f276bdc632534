#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/result.hpp"

namespace copil::exports {

/// An open file, read only (a `.gz` unpacked), which is read piece by piece and never mapped: when
/// it is cut short meanwhile, reading it gives less and does not crash. Moves, never copies.
class InputFile {
 public:
  InputFile() = default;
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile();

  /// Opens the file. Error: why it cannot be read, as a French phrase.
  static Result<InputFile, std::string> open(const std::string& path);
  /// The same, a `.gz` left as it is.
  static Result<InputFile, std::string> open_packed(const std::string& path);

  /// From now on gives what its bytes unpack to, when `name` ends in `.gz`. Gives why they do not,
  /// a French phrase, or nothing.
  std::string unpack(const std::string& name);
  /// From now on gives the bytes of `descriptor`, which it owns: what the file unpacks to, or was
  /// made into.
  void read_instead(int descriptor);

  /// The same file on disk once more, without bytes.
  InputFile without_bytes() const;

  /// Its size when it was opened, unpacked.
  std::size_t size() const { return size_; }
  /// Makes `bytes` those of [begin, end), in the memory that it has already; false when the file
  /// gives fewer. Safe from several threads.
  bool read(std::size_t begin, std::size_t end, std::string& bytes) const;
  /// True when somebody wrote to the file on disk or cut it since it was opened.
  bool has_changed() const;

 private:
  int descriptor_ = -1;
  int unpacked_ = -1;  ///< of what a compressed file holds
  std::size_t disk_size_ = 0;
  std::size_t size_ = 0;
  std::int64_t changed_at_ns_ = 0;
};

}  // namespace copil::exports
