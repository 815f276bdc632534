#include "workbook/writing/disk_room.hpp"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace copil::workbook {

namespace {

/// Other processes write their own working files meanwhile.
constexpr std::uint64_t kMarginBytes = 4U << 20U;

std::string disk_reason(int code) {
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      return "le disque est plein";
    case EFBIG:
      return "le fichier dépasse la taille permise";
    case ENOENT:
    case ENOTDIR:
      return "le dossier n’existe pas ou n’est pas accessible";
    case EACCES:
    case EPERM:
    case EROFS:
      return "l’écriture y est interdite";
    default:
      return std::generic_category().message(code);
  }
}

/// Reserves the bytes in a file without a name, and gives them back; 0 or the error's number.
int try_to_reserve(const std::string& folder, std::uint64_t bytes) {
  std::string name = folder + "/copil.XXXXXX";
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) return errno;
  ::unlink(name.c_str());
  const int code = ::fallocate(file, 0, 0, static_cast<off_t>(bytes)) == 0 ? 0 : errno;
  ::close(file);
  // Some disks cannot reserve: they are trusted.
  return code == EOPNOTSUPP || code == ENOSYS ? 0 : code;
}

}  // namespace

std::string obstacle_to(const std::string& folder, std::uint64_t bytes) {
  const int code = try_to_reserve(folder, bytes);
  if (code != 0) return disk_reason(code);
  return is_nearly_full(folder, bytes) ? disk_reason(ENOSPC) : std::string{};
}

bool is_nearly_full(const std::string& folder, std::uint64_t bytes) {
  struct statvfs disk {};
  if (::statvfs(folder.c_str(), &disk) != 0) return false;
  return std::uint64_t{disk.f_bavail} * disk.f_frsize < bytes + kMarginBytes;
}

}  // namespace copil::workbook
