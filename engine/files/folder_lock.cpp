#include "files/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "files/files.hpp"

namespace copil::files {

namespace {

constexpr int kTries = 20;
constexpr useconds_t kPause = 100'000;
constexpr const char* kOfRuns = "--sortie";
constexpr const char* kOfServers = "--etat";

std::string lock_path(const std::string& folder) {
  return folder + "/" + std::string{kLockName};
}

Diagnostic busy(const std::string& folder) {
  return plain_error("une autre commande travaille dans le dossier « " + folder + " »",
                     {"attendez qu'elle finisse, ou choisissez un autre dossier"});
}

Diagnostic served(const std::string& folder) {
  return plain_error("un autre « copil servir » garde déjà son état dans « " + folder + " »",
                     {"servez-vous de celui qui tourne, ou arrêtez-le",
                      "avec --etat DOSSIER, celui-ci garde le sien ailleurs"});
}

}  // namespace

FolderLock::FolderLock(FolderLock&& other) noexcept
    : file_(std::exchange(other.file_, -1)), folder_(std::exchange(other.folder_, -1)) {}

FolderLock::~FolderLock() {
  if (folder_ >= 0) ::close(folder_);
  if (file_ >= 0) ::close(file_);
}

Checked<FolderLock> FolderLock::take(const std::string& folder) {
  const std::string path = lock_path(folder);
  FolderLock lock{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)};
  if (lock.file_ < 0) {
    return Diagnostics{plain_error("impossible d'écrire « " + path + " » : " + reason_text(errno),
                                   {"choisissez un autre dossier avec --sortie"})};
  }
  auto taken = waited_for(std::move(lock), path, busy(folder), kOfRuns);
  return taken ? std::move(*taken).with_folder(folder) : std::move(taken);
}

/// Some disks lock files but no folders: the file is then all that keeps others out.
Checked<FolderLock> FolderLock::with_folder(const std::string& folder) && {
  folder_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (int i = 0; folder_ >= 0 && i < kTries; ++i) {
    if (::flock(folder_, LOCK_EX | LOCK_NB) == 0) return std::move(*this);
    if (errno != EWOULDBLOCK && errno != EINTR) return std::move(*this);
    ::usleep(kPause);
  }
  if (folder_ < 0) return std::move(*this);
  return Diagnostics{busy(folder)};
}

Checked<FolderLock> FolderLock::hold(const std::string& folder) {
  auto lock = opened(folder, kOfRuns);
  if (!lock) return lock;
  if (is_taken(folder)) return Diagnostics{busy(folder)};
  return waited_for(std::move(*lock), folder, busy(folder), kOfRuns);
}

Checked<FolderLock> FolderLock::keep(const std::string& folder) {
  auto lock = opened(folder, kOfServers);
  return lock ? waited_for(std::move(*lock), folder, served(folder), kOfServers) : std::move(lock);
}

Checked<FolderLock> FolderLock::opened(const std::string& folder, const char* option) {
  FolderLock lock{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (lock.file_ >= 0) return lock;
  return Diagnostics{
      plain_error("impossible d'ouvrir le dossier « " + folder + " » : " + reason_text(errno),
                  {"choisissez un autre dossier avec " + std::string{option}})};
}

Checked<FolderLock> FolderLock::waited_for(FolderLock lock, const std::string& path,
                                           const Diagnostic& busy, const char* option) {
  for (int i = 0; i < kTries; ++i) {
    if (::flock(lock.file_, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno != EWOULDBLOCK && errno != EINTR) {
      return Diagnostics{
          plain_error("impossible de verrouiller « " + path + " » : " + reason_text(errno),
                      {"choisissez avec " + std::string{option} +
                       " un dossier d'un disque qui connaît les verrous"})};
    }
    ::usleep(kPause);
  }
  return Diagnostics{busy};
}

bool FolderLock::is_taken(const std::string& folder) {
  const FolderLock lock{::open(lock_path(folder).c_str(), O_RDONLY | O_CLOEXEC)};
  if (lock.file_ < 0) return false;
  return ::flock(lock.file_, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

}  // namespace copil::files
