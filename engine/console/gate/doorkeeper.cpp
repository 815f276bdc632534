#include "console/gate/doorkeeper.hpp"

#include <sys/stat.h>

#include "files/files.hpp"

namespace copil::console {

namespace {

std::string state_of_file(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return "absent";
  std::string state;
  for (const std::int64_t part :
       {static_cast<std::int64_t>(about.st_ino), static_cast<std::int64_t>(about.st_size),
        static_cast<std::int64_t>(about.st_mtim.tv_sec),
        static_cast<std::int64_t>(about.st_mtim.tv_nsec),
        static_cast<std::int64_t>(about.st_ctim.tv_sec),
        static_cast<std::int64_t>(about.st_ctim.tv_nsec)}) {
    state += std::to_string(part) + " ";
  }
  return state;
}

Checked<Access> access_in(const std::string& file) {
  const auto text = files::read_file(file);
  if (!text) return text.error();
  return read_access(*text, file);
}

}  // namespace

Checked<std::unique_ptr<Doorkeeper>> Doorkeeper::open(std::string file,
                                                      std::function<std::int64_t()> now) {
  std::unique_ptr<Doorkeeper> keeper{new Doorkeeper(std::move(file), std::move(now))};
  keeper->state_ = state_of_file(keeper->file_);
  auto access = access_in(keeper->file_);
  if (!access) return access.error();
  keeper->access_ = std::move(*access);
  return keeper;
}

void Doorkeeper::look() {
  const std::int64_t now = now_();
  if (now == looked_at_) return;
  looked_at_ = now;
  const std::string state = state_of_file(file_);
  if (state == state_) return;
  state_ = state;
  auto access = access_in(file_);
  access_ = access ? std::optional{std::move(*access)} : std::nullopt;
}

Doorkeeper::Answer Doorkeeper::ask(const std::string& name) {
  const std::lock_guard lock{mutex_};
  look();
  if (!access_) return {std::nullopt, true};
  const User* user = access_->find(name);
  return {user == nullptr ? std::nullopt : std::optional{*user}, false};
}

}  // namespace copil::console
