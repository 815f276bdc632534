#include "spreadsheets/archive.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/signs.hpp"
#include "spreadsheets/zip/directory.hpp"
#include "spreadsheets/zip/entry_stream.hpp"

namespace copil::spreadsheets {

namespace {

bool is_same(char a, char b) {
  return small_letter(a) == small_letter(b);
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<Archive, std::string> Archive::open(std::shared_ptr<const exports::InputFile> file,
                                           std::uint64_t most_entries) {
  auto entries = read_directory(*file, most_entries);
  if (!entries) return entries.error();
  Archive archive;
  archive.file_ = std::move(file);
  archive.entries_ = std::move(*entries);
  return archive;
}

const ArchiveEntry* Archive::find(std::string_view name) const {
  for (const ArchiveEntry& entry : entries_) {
    const bool is_found =
        std::equal(name.begin(), name.end(), entry.name.begin(), entry.name.end(), is_same);
    if (is_found) return &entry;
  }
  return nullptr;
}

Result<exports::InputFile, std::string> unpacked(const Archive& archive, const ArchiveEntry& entry,
                                                 std::uint64_t most_bytes) {
  const int target = ::memfd_create("copil", MFD_CLOEXEC);
  exports::InputFile file = archive.file().without_bytes();
  file.read_instead(target);
  EntryStream stream{archive.file(), entry, most_bytes};
  bool is_kept = target >= 0;
  for (auto block = stream.next(); is_kept && !block.empty(); block = stream.next()) {
    is_kept = write_all(target, block);
  }
  if (!is_kept) return std::string{"la mémoire manque pour le décompresser"};
  if (!stream.trouble().empty()) return stream.trouble();
  file.read_instead(::dup(target));  // its size is known now
  return file;
}

}  // namespace copil::spreadsheets
