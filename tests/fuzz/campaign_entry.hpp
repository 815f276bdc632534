#pragma once

#include <string>
#include <string_view>

#include "campaign/record/register.hpp"
#include "campaign/record/run_record.hpp"

/// What the fuzzer feeds the readers of what a run left: any bytes as a manifest, or as a register.
namespace copil::fuzz {

/// A manifest that is read says the same once it was written and read again.
inline std::string broken_manifest(const std::string& text) {
  const auto read = campaign::parse_manifest(text, "manifeste.json");
  if (!read) return read.error().empty() ? "a refusal without a reason" : "";
  const std::string written = campaign::manifest(*read);
  const auto again = campaign::parse_manifest(written, "manifeste.json");
  if (!again) return "what was written is not read";
  return campaign::manifest(*again) == written ? "" : "a manifest that changes when it is read";
}

/// All bytes of a register are sound or lost, and the sound ones alone say the same.
inline std::string broken_register(std::string_view text) {
  const auto read = campaign::parse_register(text);
  if (read.sound_bytes + read.lost_bytes != text.size()) return "bytes that are neither";
  const auto again = campaign::parse_register(text.substr(0, read.sound_bytes));
  if (again.lost_bytes != 0) return "sound bytes that are lost";
  const bool is_same = again.identity == read.identity && again.checksum == read.checksum &&
                       again.documents.size() == read.documents.size() &&
                       again.pending == read.pending &&
                       again.manifest_sha256 == read.manifest_sha256;
  return is_same ? "" : "lost bytes that count";
}

/// The first byte chooses what the others are. Which promise was broken; empty: none.
inline std::string broken_promise_of_run(std::string_view bytes) {
  if (bytes.empty()) return {};
  const std::string_view rest = bytes.substr(1);
  return bytes[0] % 2 == 0 ? broken_manifest(std::string{rest}) : broken_register(rest);
}

}  // namespace copil::fuzz
