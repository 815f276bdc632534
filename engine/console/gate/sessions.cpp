#include "console/gate/sessions.hpp"

namespace copil::console {

bool is_same_secret(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i])) ^
                  static_cast<unsigned>(static_cast<unsigned char>(b[i]));
  }
  return difference == 0;
}

std::optional<std::string> Sessions::enter(const std::string& token, std::int64_t now) {
  const std::lock_guard lock{mutex_};
  if (token_.empty() || !is_same_secret(token, token_)) return std::nullopt;
  token_.clear();
  std::string session = secret_();
  ends_[session] = now + kSessionSeconds;
  return session;
}

bool Sessions::is_in(const std::string& session, std::int64_t now) const {
  const std::lock_guard lock{mutex_};
  bool is_known = false;
  for (const auto& [known, end] : ends_) {
    is_known = is_known || (is_same_secret(session, known) && now < end);
  }
  return is_known;
}

void Sessions::leave(const std::string& session) {
  const std::lock_guard lock{mutex_};
  ends_.erase(session);
}

}  // namespace copil::console
