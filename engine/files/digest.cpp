#include "files/digest.hpp"

#include <Poco/Crypto/OpenSSLInitializer.h>

namespace copil::files {

namespace {

/// Poco loads OpenSSL's providers with the first digest and unloads them with the last one, without
/// a lock: a thread that begins while another ends would crash. This one never ends.
std::string held_algorithm() {
  static const Poco::Crypto::OpenSSLInitializer kHeld;
  return "SHA256";
}

}  // namespace

Sha256::Sha256() : engine_(held_algorithm()) {}

void Sha256::add(std::string_view bytes) {
  engine_.update(bytes.data(), bytes.size());
}

std::string Sha256::hexadecimal() {
  return Poco::DigestEngine::digestToHex(engine_.digest());
}

}  // namespace copil::files
