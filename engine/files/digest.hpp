#pragma once

#include <Poco/Crypto/DigestEngine.h>

#include <string>
#include <string_view>

namespace copil::files {

/// The SHA-256 of bytes that come piece by piece. Several threads may each have their own.
class Sha256 {
 public:
  Sha256();

  void add(std::string_view bytes);
  /// Sixty-four hexadecimal digits; nothing may be added after.
  std::string hexadecimal();

 private:
  Poco::Crypto::DigestEngine engine_;
};

}  // namespace copil::files
