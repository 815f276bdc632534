#include "console/journal.hpp"

#include <Poco/JSON/Object.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <sstream>

#include "base/moment.hpp"
#include "files/files.hpp"

namespace copil::console {

namespace {

std::string line_of(const Deed& deed, std::int64_t now) {
  Poco::JSON::Object object{Poco::JSON_PRESERVE_KEY_ORDER};
  object.set("quand", iso_moment(now));
  object.set("qui", deed.user);
  object.set("quoi", deed.deed);
  if (!deed.territory.empty()) object.set("territoire", deed.territory);
  if (!deed.file.empty()) object.set("fichier", deed.file);
  if (!deed.sha256.empty()) object.set("sha256", deed.sha256);
  std::ostringstream text;
  object.stringify(text);
  return text.str() + "\n";
}

/// A line that a crash cut short is ended, so that the next one stands by itself.
bool is_cut_short(int file) {
  struct stat about {};
  if (::fstat(file, &about) != 0 || about.st_size == 0) return false;
  char last = '\n';
  return ::pread(file, &last, 1, about.st_size - 1) == 1 && last != '\n';
}

/// The line in one write, the file held meanwhile: those of two processes never mix. 0 or the
/// error's number.
int add_line(const std::string& path, std::string line, bool waits) {
  const int file = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return errno;
  (void)::flock(file, LOCK_EX);  // where the disk has none, lines still come in one write
  if (is_cut_short(file)) line.insert(0, "\n");
  int code = 0;
  const ssize_t written = ::write(file, line.data(), line.size());
  if (written < 0) code = errno;
  if (code == 0 && static_cast<std::size_t>(written) != line.size()) code = ENOSPC;
  if (code == 0 && waits && ::fdatasync(file) != 0) code = errno;
  if (::close(file) != 0 && code == 0) code = errno;
  return code;
}

Diagnostics refused_line(const std::string& path, int code) {
  return {plain_error("le journal « " + path + " » ne peut pas être écrit (" +
                          files::reason_text(code) + ") : rien n'est fait sans y être noté",
                      {"libérez de la place, ou rendez ce dossier au compte du service"})};
}

}  // namespace

Journal::Journal(std::string folder, std::function<std::int64_t()> now)
    : folder_(std::move(folder)), now_(std::move(now)) {}

Diagnostics Journal::note(const Deed& deed) {
  return add(deed, true);
}

Diagnostics Journal::note_sight(const Deed& deed) {
  return add(deed, false);
}

Diagnostics Journal::add(const Deed& deed, bool waits) {
  const std::int64_t now = now_();
  const std::string line = line_of(deed, now);
  const std::string path = folder_ + "/" + iso_moment(now).substr(0, 7) + ".jsonl";
  const std::lock_guard lock{mutex_};
  int code = add_line(path, line, waits);
  if (code == ENOENT) {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, error);
    code = error ? error.value() : add_line(path, line, waits);
  }
  return code == 0 ? Diagnostics{} : refused_line(path, code);
}

}  // namespace copil::console
