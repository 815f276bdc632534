#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.hpp"
#include "diagnostics/diagnostic.hpp"
#include "production/ledger.hpp"

/// The register of a run's folder: a file that only grows, one line for each finished document.
/// Every line carries a checksum of itself and of all lines before it, so that what is lost or
/// altered is known when it is read, and made again.
namespace copil::campaign {

/// A fixed share of a run's documents, for one of several machines.
struct Share {
  int index = 1;  ///< from 1
  int count = 1;
  std::size_t documents = 0;  ///< of the whole run
  bool operator==(const Share&) const = default;
};
/// `2/8`
std::string share_text(const Share& share);

/// What the folder belongs to; a folder serves one campaign, one period and one share.
struct RunIdentity {
  std::string campaign;
  Period period;
  std::optional<Share> share{};  ///< nothing: the whole
  bool operator==(const RunIdentity&) const = default;
};

/// A finished document and the fingerprint of all that it was made from.
struct RegisterEntry {
  production::MadeDocument document;
  std::string fingerprint;
};

/// Tells documents of a run apart: report, territory and period.
std::string document_key(const production::MadeDocument& document);

/// What a register says.
struct RegisterContent {
  std::optional<RunIdentity> identity;             ///< nothing in an empty register
  std::map<std::string, RegisterEntry> documents;  ///< by key; the last line of each
  /// SHA-256 by name of files that were about to take their final names: a run killed then leaves
  /// them unregistered, and they are its own.
  std::map<std::string, std::string> pending{};
  /// SHA-256 of the manifest with which the last run ended; nothing while a run is unfinished.
  std::optional<std::string> manifest_sha256;
  std::size_t sound_bytes = 0;  ///< up to the first damaged line
  std::size_t lost_bytes = 0;   ///< from there on
  std::string checksum;         ///< of the last sound line, 16 hexadecimal digits
};

/// The register's file name in a run's folder.
inline constexpr std::string_view kRegisterName = "campagne.registre";

/// Reads the text of a register up to the first damaged line. Never fails.
RegisterContent parse_register(std::string_view text);

/// Reads the folder's register; an absent one is empty. Errors: it cannot be read.
Checked<RegisterContent> read_register(const std::string& folder);

/// A register open for adding; whoever opens it holds the folder's lock.
class Register {
 public:
  /// Opens or creates the folder's register and cuts damaged lines off its end. Errors: the file
  /// cannot be read or written.
  static Checked<Register> open(const std::string& folder);

  Register(Register&& other) noexcept;
  Register& operator=(Register&&) = delete;
  ~Register();

  const RegisterContent& content() const { return content_; }

  /// Each adds lines and waits until they are on the disk. Errors: the disk is full, …
  Diagnostics begin(const RunIdentity& identity);
  /// Says which files are about to take their final names; `add` follows.
  Diagnostics announce(const std::vector<production::MadeDocument>& documents);
  Diagnostics add(const std::vector<RegisterEntry>& entries);
  Diagnostics end(const std::string& manifest_sha256);

 private:
  Register(std::string path, int file, RegisterContent content);
  Diagnostics append(const std::vector<std::string>& lines);

  std::string path_;
  int file_ = -1;
  RegisterContent content_;
};

}  // namespace copil::campaign
