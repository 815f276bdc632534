#include "records/keeping/identity.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "records/keeping/digest.hpp"

namespace copil::records {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 1000;
constexpr std::size_t kEdge = std::size_t{1} << 16;
constexpr std::int64_t kSecond = 1'000'000'000;

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * kSecond + time.tv_nsec;
}

/// The digest of a file's first and last 64 KiB; nothing when they cannot be read.
std::optional<std::uint64_t> digest_of_edges(const std::string& path, std::uint64_t size) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return std::nullopt;
  std::vector<char> edge(kEdge);
  Digest digest;
  bool is_read = true;
  for (const std::uint64_t place : {std::uint64_t{0}, size > kEdge ? size - kEdge : 0}) {
    const ssize_t got = ::pread(file, edge.data(), edge.size(), static_cast<off_t>(place));
    is_read = is_read && got >= 0;
    digest.add(edge.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  }
  ::close(file);
  return is_read ? std::optional{digest.value()} : std::nullopt;
}

}  // namespace

std::optional<FolderIdentity> identity_of(const std::string& folder,
                                          const std::vector<std::string>& beside) {
  std::error_code error;
  std::vector<std::string> paths{folder};
  for (auto it = fs::recursive_directory_iterator{folder, error};
       !error && it != fs::recursive_directory_iterator{}; it.increment(error)) {
    paths.push_back(it->path().string());
    if (paths.size() > kMostFiles) return std::nullopt;
  }
  if (error) return std::nullopt;
  std::sort(paths.begin(), paths.end());
  FolderIdentity identity;
  for (const auto& path : beside) {
    identity.text += path + '\n';
    if (fs::exists(path, error)) paths.push_back(path);
  }
  for (const auto& path : paths) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    const std::int64_t written = nanoseconds(status.st_mtim);
    const std::int64_t changed = nanoseconds(status.st_ctim);
    const bool is_file = S_ISREG(status.st_mode);
    const auto size = static_cast<std::uint64_t>(is_file ? status.st_size : 0);
    const auto edges = is_file ? digest_of_edges(path, size) : std::optional<std::uint64_t>{0};
    if (!edges) return std::nullopt;
    identity.bytes += size;
    identity.last_change_ns = std::max({identity.last_change_ns, written, changed});
    identity.has_coarse_times =
        identity.has_coarse_times && written % kSecond == 0 && changed % kSecond == 0;
    identity.text += path + '\n';
    for (const std::uint64_t number :
         {std::uint64_t{status.st_dev}, std::uint64_t{status.st_ino}, size,
          static_cast<std::uint64_t>(written), static_cast<std::uint64_t>(changed), *edges}) {
      identity.text += std::to_string(number) + ' ';
    }
    identity.text += '\n';
  }
  return identity;
}

}  // namespace copil::records
