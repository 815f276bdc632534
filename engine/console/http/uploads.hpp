#pragma once

#include <atomic>
#include <cstdint>
#include <iosfwd>
#include <string>

#include "console/site/reply.hpp"
#include "console/site/site.hpp"
#include "console/site/turns.hpp"

namespace copil::console {

/// The header in which our script says the SHA-256 of the file that it sends.
inline constexpr const char* kDigestHeader = "X-Copil-SHA256";

/// What a request says of the file that is its body.
struct Sending {
  std::int64_t length = 0;
  std::string sha256;  ///< 64 hexadecimal digits, when it is sound
};

/// Takes files into drafts of deposits, as they come, onto the disk. Several at once, but few: a
/// slow one holds a connection.
class Uploads {
 public:
  /// A turn is taken while the site is looked at, never while bytes are awaited.
  Uploads(Site& site, Turns& turns) : site_(site), turns_(turns) {}

  /// Reads the body whole or says what is wrong with it; `nom` and `depot` (none: a new one) stand
  /// in the query. The answer is JSON: `depot`, `fichier`, `forme`, or `faute`. `was_read`: nothing
  /// of the body is left.
  Reply take(const Question& question, const Sending& sending, std::istream& in, bool& was_read);

 private:
  Reply received(const Question& question, const Sending& sending, std::istream& in,
                 bool& was_read);

  Site& site_;
  Turns& turns_;
  std::atomic<int> under_way_{0};
};

}  // namespace copil::console
