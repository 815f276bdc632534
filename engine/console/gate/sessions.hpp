#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace copil::console {

/// How long a browser stays in, in seconds.
inline constexpr std::int64_t kSessionSeconds = 12 * 3600;

/// The browsers let in. Safe from several threads.
class Sessions {
 public:
  Sessions(std::string token, std::function<std::string()> secret)
      : token_(std::move(token)), secret_(std::move(secret)) {}

  /// The token against a session, once; nothing for another token or the same one again.
  std::optional<std::string> enter(const std::string& token, std::int64_t now);
  bool is_in(const std::string& session, std::int64_t now) const;
  void leave(const std::string& session);

 private:
  mutable std::mutex mutex_;
  std::string token_;  ///< empty once used
  std::function<std::string()> secret_;
  std::map<std::string, std::int64_t> ends_;
};

/// True when both are the same, in a time that does not tell how much of them is.
bool is_same_secret(const std::string& a, const std::string& b);

}  // namespace copil::console
