#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "exports/input_file.hpp"

/// ZIP files that strangers made: read from their directory alone, refused when anything in them
/// contradicts it.
namespace copil::spreadsheets {

/// A file within an archive.
struct ArchiveEntry {
  std::string name;          ///< with `/` between folders; leads nowhere outside
  std::uint64_t begin = 0;   ///< of its bytes in the archive
  std::uint64_t packed = 0;  ///< bytes there
  std::uint64_t size = 0;    ///< bytes once unpacked
  std::uint32_t checksum = 0;
  bool is_packed = false;  ///< deflated, not stored
};

/// Files that an archive of strangers may hold.
inline constexpr std::uint64_t kMostEntries = 10'000;

/// The directory of an archive.
class Archive {
 public:
  /// Reads it. Error, a French phrase: not a whole ZIP file, entries that overlap or bear one name,
  /// names that lead outside, a password, a method other than deflate, more than `most_entries`.
  static Result<Archive, std::string> open(std::shared_ptr<const exports::InputFile> file,
                                           std::uint64_t most_entries = kMostEntries);

  /// Files only, in the order of the directory.
  const std::vector<ArchiveEntry>& entries() const { return entries_; }
  /// The entry of that name (ASCII case forgiven), or null.
  const ArchiveEntry* find(std::string_view name) const;
  const exports::InputFile& file() const { return *file_; }

 private:
  std::shared_ptr<const exports::InputFile> file_;
  std::vector<ArchiveEntry> entries_;
};

/// What the entry unpacks to, as a file whose changes on disk are the archive's. Error, a French
/// phrase: more than `most_bytes`, or bytes that are not what the directory says.
Result<exports::InputFile, std::string> unpacked(const Archive& archive, const ArchiveEntry& entry,
                                                 std::uint64_t most_bytes);

}  // namespace copil::spreadsheets
