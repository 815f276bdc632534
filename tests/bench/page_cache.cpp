#include "page_cache.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

namespace copil::bench {

double forget_files(const std::string& folder) {
  double bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const int descriptor = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) continue;
    ::fdatasync(descriptor);  // pages not yet written cannot be forgotten
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    ::close(descriptor);
    bytes += static_cast<double>(entry.file_size());
  }
  return bytes;
}

}  // namespace copil::bench
