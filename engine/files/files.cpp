#include "files/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/signs.hpp"

namespace copil::files {

namespace fs = std::filesystem;

std::string reason_text(int code) {
  switch (code) {
    case ENOENT:
      return "fichier ou dossier introuvable";
    case EACCES:
    case EPERM:
      return "droits insuffisants";
    case EROFS:
      return "le disque est en lecture seule";
    case ENOSPC:
    case EDQUOT:
      return "le disque est plein";
    case ENOTDIR:
      return "un élément du chemin n'est pas un dossier";
    case EISDIR:
      return "c'est un dossier, pas un fichier";
    case EFBIG:
      return "le fichier dépasse la taille permise";
    case EEXIST:
      return "un fichier de ce nom existe déjà";
    case ENAMETOOLONG:
      return "nom trop long";
    default:
      return std::generic_category().message(code);
  }
}

namespace {

Diagnostic file_error(const std::string& what, const std::string& path, int code,
                      std::vector<std::string> hints = {}) {
  return plain_error(what + " « " + path + " » : " + reason_text(code), std::move(hints));
}

/// Writes everything to an open file; 0 or the error's number.
int write_whole(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// A new file under a temporary name; what a killed run left there goes, a link is not followed.
int create(const std::string& path) {
  ::unlink(path.c_str());
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
}

/// Why a file of that name may not be replaced; empty when it may.
std::string why_kept(const std::string& path) {
  struct stat about {};
  if (::lstat(path.c_str(), &about) != 0) return {};
  if (S_ISLNK(about.st_mode)) return "c'est un lien, qui n'est pas remplacé";
  if (S_ISDIR(about.st_mode)) return reason_text(EISDIR);
  if (!S_ISREG(about.st_mode)) return "ce n'est pas un fichier ordinaire, il n'est pas remplacé";
  constexpr mode_t kAnyWriter = S_IWUSR | S_IWGRP | S_IWOTH;
  const bool is_writable = (about.st_mode & kAnyWriter) != 0 && ::access(path.c_str(), W_OK) == 0;
  return is_writable ? "" : "le fichier est protégé en écriture";
}

Diagnostic kept_file(const std::string& path, const std::string& why) {
  return plain_error("impossible d'écrire « " + path + " » : " + why);
}

/// Into what is no file: a terminal, a pipe, /dev/null.
Diagnostics write_into(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  int code = file < 0 ? errno : write_whole(file, bytes);
  if (file >= 0 && ::close(file) != 0 && code == 0) code = errno;
  if (code == 0) return {};
  return {file_error("impossible d'écrire dans", path, code)};
}

/// Creates or replaces `path` with the bytes; 0 or the error's number.
int write_new(const std::string& path, std::string_view bytes) {
  const int file = create(path);
  if (file < 0) return errno;
  const int written = write_whole(file, bytes);
  const int closed = ::close(file) == 0 ? 0 : errno;
  return written != 0 ? written : closed;
}

/// Small documents are written at once, larger ones by pieces of that size.
constexpr std::size_t kHeldBytes = 1 << 20;

/// Waits until that file, or the names of that folder, are on the disk; 0 or the error's number.
int wait_for_disk(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  const int code = file < 0 || ::fsync(file) != 0 ? errno : 0;
  if (file >= 0) ::close(file);
  return code;
}

}  // namespace

Checked<std::vector<std::string>> files_in(const Layers& folder, std::string_view ending) {
  std::error_code error;
  auto files = folder.files(ending, error);
  if (error) {
    return Diagnostics{file_error("impossible de lire le dossier", folder.folder(), error.value())};
  }
  return files;
}

Checked<std::string> read_file(const std::string& path) {
  errno = 0;
  std::ifstream in{path, std::ios::binary};
  std::error_code ignored;
  if (!in || fs::is_directory(path, ignored)) {
    return Diagnostics{file_error("impossible de lire", path, in ? EISDIR : errno)};
  }
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

bool is_regular_file_within(const std::string& path, const std::string& folder) {
  std::error_code error;
  const fs::path file = fs::canonical(path, error);
  if (error || !fs::is_regular_file(file, error)) return false;
  const fs::path inside = fs::relative(file, fs::canonical(folder, error), error);
  return !error && !inside.empty() && *inside.begin() != "..";
}

Diagnostics refuse_folder(const std::string& folder) {
  const std::vector<std::string> hints{"choisissez un autre dossier avec --sortie"};
  std::error_code error;
  fs::path above = fs::absolute(folder, error).lexically_normal();
  while (!fs::exists(above, error) && above.has_relative_path()) above = above.parent_path();
  if (!fs::is_directory(above, error)) {
    return {file_error("impossible de créer le dossier", folder, ENOTDIR, hints)};
  }
  if (::access(above.c_str(), W_OK | X_OK) == 0) return {};
  return {file_error("impossible d'écrire dans le dossier", folder, errno, hints)};
}

std::vector<std::string> missing_folders(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> missing;
  fs::path one = fs::absolute(folder, error).lexically_normal();
  while (one.has_relative_path() && !fs::exists(one, error)) {
    missing.push_back(one.string());
    one = one.parent_path();
  }
  return missing;
}

void remove_empty_folders(const std::vector<std::string>& folders) {
  for (const auto& folder : folders) {
    if (::rmdir(folder.c_str()) != 0 && errno != ENOTDIR && errno != ENOENT) return;
  }
}

Diagnostics prepare_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    return {file_error("impossible de créer le dossier", folder, error.value(),
                       {"choisissez un autre dossier avec --sortie"})};
  }
  const std::string probe = folder + "/.copil-essai";
  const int code = write_new(probe, "");
  ::unlink(probe.c_str());
  if (code == 0) return {};
  return {file_error("impossible d'écrire dans le dossier", folder, code,
                     {"choisissez un autre dossier avec --sortie"})};
}

std::string temporary_name(const std::string& path) {
  return path + ".en-cours";
}

Diagnostics settle_file(const std::string& temporary, const std::string& path) {
  if (const std::string why = why_kept(path); !why.empty()) {
    ::unlink(temporary.c_str());
    return {kept_file(path, why)};
  }
  if (::rename(temporary.c_str(), path.c_str()) == 0) return {};
  const int code = errno;
  ::unlink(temporary.c_str());
  return {file_error("impossible d'écrire", path, code)};
}

Diagnostics write_temporary(const std::string& path, std::string_view bytes) {
  const std::string temporary = temporary_name(path);
  const int code = write_new(temporary, bytes);
  if (code == 0) return {};
  ::unlink(temporary.c_str());
  return {file_error("impossible d'écrire", path, code)};
}

TemporaryFile::TemporaryFile(std::string path)
    : path_(std::move(path)), file_(create(temporary_name(path_))), code_(file_ < 0 ? errno : 0) {}

TemporaryFile::~TemporaryFile() {
  if (is_finished_ || file_ < 0) return;
  ::close(file_);
  ::unlink(temporary_name(path_).c_str());
}

ScratchFolder::ScratchFolder(const std::string& above) : path_(above + "/copil-XXXXXX") {
  is_made_ = ::mkdtemp(path_.data()) != nullptr;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (is_made_) fs::remove_all(path_, ignored);
}

void TemporaryFile::add(std::string_view bytes) {
  held_ += bytes;
  if (held_.size() >= kHeldBytes) flush();
}

void TemporaryFile::flush() {
  size_ += held_.size();
  digest_.add(held_);
  if (code_ == 0) code_ = write_whole(file_, held_);
  held_.clear();
}

Diagnostics TemporaryFile::finish() {
  flush();
  sha256_ = digest_.hexadecimal();
  if (file_ >= 0 && ::close(file_) != 0 && code_ == 0) code_ = errno;
  is_finished_ = true;
  if (code_ == 0) return {};
  if (file_ >= 0) ::unlink(temporary_name(path_).c_str());
  return {file_error("impossible d'écrire", path_, code_)};
}

Diagnostics write_file(const std::string& path, std::string_view bytes) {
  const Diagnostics faults = write_temporary(path, bytes);
  return faults.empty() ? settle_file(temporary_name(path), path) : faults;
}

Diagnostics write_kept_file(const std::string& path, std::string_view bytes) {
  const std::string folder = fs::path{path}.parent_path().string();
  std::error_code error;
  if (!fs::exists(folder, error) && fs::create_directories(folder, error)) {
    fs::permissions(folder, fs::perms::owner_all, error);
  }
  Diagnostics faults = write_temporary(path, bytes);
  if (!faults.empty()) return faults;
  int code = wait_for_disk(temporary_name(path), O_RDONLY);
  if (code != 0) {
    ::unlink(temporary_name(path).c_str());
    return {file_error("impossible d'écrire", path, code)};
  }
  faults = settle_file(temporary_name(path), path);
  if (!faults.empty()) return faults;
  code = wait_for_disk(folder, O_RDONLY | O_DIRECTORY);
  if (code == 0) return {};
  return {file_error("impossible d'écrire", path, code)};
}

Diagnostics write_result(const std::string& path, std::string_view bytes) {
  struct stat about {};
  if (::stat(path.c_str(), &about) == 0) {
    if (S_ISBLK(about.st_mode)) return {kept_file(path, "c'est un disque")};
    if (S_ISCHR(about.st_mode) || S_ISFIFO(about.st_mode) || S_ISSOCK(about.st_mode)) {
      return write_into(path, bytes);
    }
  }
  std::error_code error;
  if (!fs::is_symlink(path, error)) return write_file(path, bytes);
  const fs::path target = fs::canonical(path, error);
  if (error) return {file_error("le lien ne mène nulle part :", path, error.value())};
  return write_file(target.string(), bytes);
}

Diagnostics sync_disk(const std::string& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  // One call for all the files of a batch costs what a single file's would.
  const int code = file < 0 || ::syncfs(file) != 0 ? errno : 0;
  if (file >= 0) ::close(file);
  if (code == 0) return {};
  return {file_error("impossible d'écrire sur le disque de", folder, code)};
}

int append_whole(int file, std::string_view bytes) {
  const int code = write_whole(file, bytes);
  if (code != 0) return code;
  return ::fdatasync(file) == 0 ? 0 : errno;
}

std::optional<std::uint64_t> free_bytes(const std::string& folder) {
  struct statvfs about {};
  if (::statvfs(folder.c_str(), &about) != 0) return std::nullopt;
  return std::uint64_t{about.f_bavail} * about.f_frsize;
}

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.hexadecimal();
}

Checked<std::string> sha256_of_file(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return Diagnostics{file_error("impossible de lire", path, errno)};
  Sha256 digest;
  std::vector<char> piece(1 << 18);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    digest.add({piece.data(), static_cast<std::size_t>(in.gcount())});
  }
  return digest.hexadecimal();
}

std::string plain_name(std::string code) {
  const std::string own = code;
  for (char& c : code) {
    const bool is_plain = is_digit(c) || is_plain_letter(c) || c == '-' || c == '.';
    if (!is_plain) c = '-';
  }
  constexpr std::size_t kOwnDigits = 6;
  return code == own ? code : code + "-" + sha256(own).substr(0, kOwnDigits);
}

std::string document_stem(const std::string& report, std::string code, Period period) {
  return report + "_" + plain_name(std::move(code)) + "_" + period_code(period);
}

}  // namespace copil::files
