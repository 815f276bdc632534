#include "exports/dialect/inflated.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/owned.hpp"

namespace copil::exports {

namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 30;
constexpr std::string_view kNotWhole = "il n'est pas un fichier gzip entier";

bool write_all(int descriptor, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(descriptor, bytes, size);
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

/// Unpacks into `target`; why it cannot, or nothing.
std::string unpack(gzFile_s* source, int target) {
  std::array<char, 1U << 16> block{};
  std::uint64_t size = 0;
  while (true) {
    const int got = ::gzread(source, block.data(), static_cast<unsigned>(block.size()));
    // A plain file is read as it is, an end in the middle is an error of its own.
    if (got < 0 || ::gzdirect(source) != 0) return std::string{kNotWhole};
    int error = Z_OK;
    ::gzerror(source, &error);
    if (error != Z_OK && error != Z_STREAM_END) return std::string{kNotWhole};
    if (got == 0) return {};
    size += static_cast<std::uint64_t>(got);
    if (size > kMostBytes) return "il dépasse 4 Go une fois décompressé : décompressez-le";
    const bool is_kept = write_all(target, block.data(), static_cast<std::size_t>(got));
    if (!is_kept) return "la mémoire manque pour le décompresser";
  }
}

}  // namespace

bool is_compressed(const std::string& path) {
  const std::size_t size = path.size();
  return size > 3 && path[size - 3] == '.' && (path[size - 2] | 0x20) == 'g' &&
         (path[size - 1] | 0x20) == 'z';
}

Result<int, std::string> inflate(int descriptor) {
  const int own = ::dup(descriptor);  // closed with the reader
  ::lseek(descriptor, 0, SEEK_SET);
  const Owned<gzFile_s, gzclose_r> source{own < 0 ? nullptr : ::gzdopen(own, "rb")};
  const int target = ::memfd_create("copil", MFD_CLOEXEC);
  if (!source || target < 0) return std::string{"la mémoire manque pour le décompresser"};
  std::string trouble = unpack(source.get(), target);
  if (trouble.empty()) return target;
  ::close(target);
  return trouble;
}

}  // namespace copil::exports
