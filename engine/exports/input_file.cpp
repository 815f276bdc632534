#include "exports/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "exports/dialect/inflated.hpp"

namespace copil::exports {

namespace {

std::string phrase_of(int error) {
  switch (error) {
    case ENOENT:
      return "le fichier n'existe pas";
    case EACCES:
    case EPERM:
      return "la lecture n'est pas permise";
    default:
      return "le système ne peut pas le lire (erreur " + std::to_string(error) + ")";
  }
}

std::int64_t changed_at_ns(const struct stat& status) {
  return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

}  // namespace

InputFile::InputFile(InputFile&& other) noexcept {
  *this = std::move(other);
}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(unpacked_, other.unpacked_);
  std::swap(disk_size_, other.disk_size_);
  std::swap(size_, other.size_);
  std::swap(changed_at_ns_, other.changed_at_ns_);
  return *this;
}

InputFile::~InputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (unpacked_ >= 0) ::close(unpacked_);
}

Result<InputFile, std::string> InputFile::open(const std::string& path) {
  auto file = open_packed(path);
  if (!file) return file;
  std::string trouble = file->unpack(path);
  if (!trouble.empty()) return trouble;
  return file;
}

Result<InputFile, std::string> InputFile::open_packed(const std::string& path) {
  InputFile file;
  file.descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file.descriptor_ < 0) return phrase_of(errno);
  struct stat status {};
  if (::fstat(file.descriptor_, &status) != 0) return phrase_of(errno);
  if (!S_ISREG(status.st_mode)) return std::string{"ce n'est pas un fichier"};
  file.size_ = static_cast<std::size_t>(status.st_size);
  file.disk_size_ = file.size_;
  file.changed_at_ns_ = changed_at_ns(status);
  ::posix_fadvise(file.descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
  return file;
}

std::string InputFile::unpack(const std::string& name) {
  if (!is_compressed(name)) return {};
  const auto unpacked = inflate(unpacked_ >= 0 ? unpacked_ : descriptor_);
  if (!unpacked) return unpacked.error();
  read_instead(*unpacked);
  return {};
}

void InputFile::read_instead(int descriptor) {
  if (unpacked_ >= 0) ::close(unpacked_);
  unpacked_ = descriptor;
  struct stat status {};
  size_ = ::fstat(unpacked_, &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
}

InputFile InputFile::without_bytes() const {
  InputFile same;
  same.descriptor_ = descriptor_ < 0 ? -1 : ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
  same.disk_size_ = disk_size_;
  same.changed_at_ns_ = changed_at_ns_;
  return same;
}

bool InputFile::read(std::size_t begin, std::size_t end, std::string& bytes) const {
  std::size_t size = 0;
  bytes.resize(end - begin);
  while (size < bytes.size()) {
    const ssize_t got = ::pread(unpacked_ >= 0 ? unpacked_ : descriptor_, bytes.data() + size,
                                bytes.size() - size, static_cast<off_t>(begin + size));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  const bool is_whole = size == bytes.size();
  bytes.resize(size);
  return is_whole;
}

bool InputFile::has_changed() const {
  struct stat status {};
  if (descriptor_ < 0) return false;
  if (::fstat(descriptor_, &status) != 0) return true;
  return static_cast<std::size_t>(status.st_size) != disk_size_ ||
         changed_at_ns(status) != changed_at_ns_;
}

}  // namespace copil::exports
