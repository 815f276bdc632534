#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "console/rights.hpp"

/// Who the users of a team are: the names of the site's web server, held against `acces.yaml`.
namespace copil::console {

/// Reads the file again when it changes. While it has a fault nobody gets in: a right taken away
/// must not last because of a slip elsewhere in the file. Safe from several threads.
class Doorkeeper {
 public:
  /// Errors: those of the file as it stands.
  static Checked<std::unique_ptr<Doorkeeper>> open(std::string file,
                                                   std::function<std::int64_t()> now);

  /// What is known of a name.
  struct Answer {
    std::optional<User> user;  ///< nothing for a name that the file does not have
    bool is_faulty = false;    ///< the file cannot be read at present
  };
  Answer ask(const std::string& name);

 private:
  Doorkeeper(std::string file, std::function<std::int64_t()> now)
      : file_(std::move(file)), now_(std::move(now)) {}
  void look();

  std::string file_;
  std::function<std::int64_t()> now_;
  std::mutex mutex_;
  std::optional<Access> access_;
  std::string state_;  ///< inode, size and times of the file as it was read
  std::int64_t looked_at_ = 0;
};

}  // namespace copil::console
