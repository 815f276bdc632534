#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "exports/input_file.hpp"
#include "spreadsheets/archive.hpp"

namespace copil::spreadsheets {

/// Unpacks an entry block by block, in memory that does not depend on its size.
class EntryStream {
 public:
  /// `file` and `entry` must outlive it.
  EntryStream(const exports::InputFile& file, const ArchiveEntry& entry, std::uint64_t most_bytes);
  ~EntryStream();
  EntryStream(const EntryStream&) = delete;
  EntryStream& operator=(const EntryStream&) = delete;

  /// The next bytes, until the next call; empty at the end, or when something is wrong.
  std::string_view next();
  /// Why the bytes are worth nothing, a French phrase; empty when all is well. Settled once `next`
  /// has given nothing.
  const std::string& trouble() const { return trouble_; }

 private:
  struct Inflater;
  std::string_view stop(std::string why);
  bool fill();
  std::string_view inflated();
  std::string_view stored();
  std::string_view taken(std::string_view block);

  const exports::InputFile& file_;
  const ArchiveEntry& entry_;
  std::uint64_t most_bytes_;
  std::unique_ptr<Inflater> inflater_;
  std::uint64_t place_;      ///< in the file, of what is read next
  std::uint64_t given_ = 0;  ///< bytes
  std::uint32_t checksum_ = 0;
  bool has_ended_ = false;
  std::string packed_;
  std::string block_;
  std::string trouble_;
};

}  // namespace copil::spreadsheets
