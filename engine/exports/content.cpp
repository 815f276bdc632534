#include "exports/content.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

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

int line_at(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<int>(
                 std::count(bytes.begin(), bytes.begin() + static_cast<long>(offset), '\n'));
}

bool starts_with(std::string_view bytes, std::string_view mark) {
  return bytes.substr(0, mark.size()) == mark;
}

constexpr std::string_view kMark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view bytes) {
  return starts_with(bytes, kMark) ? bytes.substr(kMark.size()) : bytes;
}

Diagnostic nul_byte(const std::string& path, int line) {
  Diagnostic error =
      plain_error("le fichier contient un octet nul : ce n'est pas un texte, ou il a été abîmé",
                  {"exportez de nouveau le fichier en CSV"});
  error.place = {path, line};
  return error;
}

}  // namespace

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_) ::munmap(const_cast<char*>(data_), size_);
}

Result<MappedFile, std::string> MappedFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return phrase_of(errno);
  struct stat status {};
  MappedFile file;
  std::string trouble;
  if (::fstat(descriptor, &status) != 0) {
    trouble = phrase_of(errno);
  } else if (!S_ISREG(status.st_mode)) {
    trouble = "ce n'est pas un fichier";
  } else if (status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (data == MAP_FAILED) {
      trouble = phrase_of(errno);
    } else {
      ::madvise(data, size, MADV_SEQUENTIAL);
      file.data_ = static_cast<const char*>(data);
      file.size_ = size;
    }
  }
  ::close(descriptor);
  if (!trouble.empty()) return trouble;
  return file;
}

void MappedFile::release(std::size_t begin, std::size_t end) const {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  begin = (begin + page - 1) / page * page;
  end = std::min(end, size_) / page * page;
  if (data_ && begin < end) {
    ::madvise(const_cast<char*>(data_) + begin, end - begin, MADV_DONTNEED);
  }
}

Checked<Content> Content::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) {
    Diagnostic error = plain_error("fichier illisible : " + file.error());
    error.place = {path};
    return Diagnostics{error};
  }
  Content content;
  content.file_ = std::move(*file);
  const std::string_view bytes = content.file_.bytes();
  if (starts_with(bytes, "\xFF\xFE") || starts_with(bytes, "\xFE\xFF")) {
    content.encoding_ = bytes[0] == '\xFF' ? Encoding::utf16_little : Encoding::utf16_big;
    content.transcoded_ = from_utf16(bytes.substr(2), content.encoding_);
    const std::size_t nul = content.transcoded_.find('\0');
    if (nul == kNowhere) return content;
    return Diagnostics{nul_byte(path, line_at(content.transcoded_, nul))};
  }
  const Inspection found = inspect(bytes);
  content.file_.release(0, bytes.size());  // rather read again from the disk's cache than kept
  if (found.first_nul != kNowhere) {
    return Diagnostics{nul_byte(path, line_at(bytes, found.first_nul))};
  }
  if (found.first_invalid != kNowhere) {
    content.encoding_ = Encoding::windows_1252;
    content.transcoded_ = from_windows_1252(without_mark(bytes));
    if (found.first_multibyte != kNowhere) {
      content.mixed_encodings_line_ = line_at(bytes, found.first_invalid);
    }
  } else if (starts_with(bytes, kMark)) {
    content.encoding_ = Encoding::utf8_with_mark;
  }
  return content;
}

std::string_view Content::text() const {
  switch (encoding_) {
    case Encoding::utf8:
      return file_.bytes();
    case Encoding::utf8_with_mark:
      return file_.bytes().substr(kMark.size());
    default:
      return transcoded_;
  }
}

void Content::release(std::size_t begin, std::size_t end) const {
  if (encoding_ == Encoding::utf8) file_.release(begin, end);
  if (encoding_ == Encoding::utf8_with_mark)
    file_.release(begin + kMark.size(), end + kMark.size());
}

}  // namespace copil::exports
