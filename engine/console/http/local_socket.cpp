#include "console/http/local_socket.hpp"

#include <Poco/Net/ServerSocketImpl.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "files/files.hpp"

namespace copil::console {

namespace {

constexpr int kBacklog = 128;

/// The library opens sockets itself; these are open already.
class OpenSocketImpl : public Poco::Net::ServerSocketImpl {
 public:
  explicit OpenSocketImpl(int descriptor) { reset(descriptor); }
};

class OpenSocket : public Poco::Net::ServerSocket {
 public:
  /// The library keeps the second object, and deletes it.
  explicit OpenSocket(int descriptor)
      : Poco::Net::ServerSocket(new OpenSocketImpl{descriptor}, true) {}
};

Diagnostics socket_error(const std::string& path, const std::string& why, const char* hint) {
  return {plain_error("impossible d'écouter sur « " + path + " » : " + why, {hint})};
}

sockaddr_un name_of(const std::string& path) {
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  std::memcpy(name.sun_path, path.data(), path.size());
  return name;
}

bool is_listened_to(const sockaddr_un& name) {
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (probe < 0) return true;
  const bool is_answered =
      ::connect(probe, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0 ||
      errno != ECONNREFUSED;
  ::close(probe);
  return is_answered;
}

/// Takes a socket that a former server left away.
Diagnostics make_room(const std::string& path, const sockaddr_un& name) {
  struct stat about {};
  if (::lstat(path.c_str(), &about) != 0) return {};
  if (!S_ISSOCK(about.st_mode)) {
    return socket_error(path, "un autre fichier s'y trouve", "donnez un autre chemin à --socket");
  }
  if (is_listened_to(name)) {
    return socket_error(path, "un serveur y écoute déjà",
                        "arrêtez-le, ou donnez un autre chemin à --socket");
  }
  ::unlink(path.c_str());
  return {};
}

}  // namespace

Checked<Poco::Net::ServerSocket> open_local_socket(const std::string& path) {
  if (path.empty() || path.size() >= sizeof(sockaddr_un::sun_path)) {
    return socket_error(path, "ce chemin dépasse les 107 octets que le système permet",
                        "donnez un chemin plus court à --socket");
  }
  const sockaddr_un name = name_of(path);
  if (auto problems = make_room(path, name); !problems.empty()) return problems;
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  // The mode is that of the descriptor before the name is given: nobody comes in between.
  if (descriptor < 0 || ::fchmod(descriptor, 0660) != 0 ||
      ::bind(descriptor, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0 ||
      ::chmod(path.c_str(), 0660) != 0 || ::listen(descriptor, kBacklog) != 0) {
    const int code = errno;
    if (descriptor >= 0) ::close(descriptor);
    return socket_error(path, files::reason_text(code),
                        "le compte du service doit pouvoir écrire dans ce dossier");
  }
  return Poco::Net::ServerSocket{OpenSocket{descriptor}};
}

Checked<Poco::Net::ServerSocket> passed_local_socket(int descriptor) {
  int is_listening = 0;
  socklen_t size = sizeof is_listening;
  sockaddr_storage name{};
  socklen_t name_size = sizeof name;
  const bool is_sound =
      ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &size) == 0 &&
      is_listening != 0 &&
      ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&name), &name_size) == 0 &&
      name.ss_family == AF_UNIX;
  if (!is_sound) {
    return Diagnostics{
        plain_error("ce qui est transmis au démarrage n'est pas une socket Unix qui écoute",
                    {"dans copil-servir.socket, ListenStream donne un chemin"})};
  }
  ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  return Poco::Net::ServerSocket{OpenSocket{descriptor}};
}

}  // namespace copil::console
