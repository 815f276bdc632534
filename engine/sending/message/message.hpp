#pragma once

#include <string>
#include <vector>

#include "sending/distribution.hpp"
#include "sending/parts/archive.hpp"

namespace copil::sending {

/// What the places of a message's text are filled with.
struct MessageFacts {
  std::string campaign;
  std::string period;
  std::string arrete;
  std::string territory;
  std::string code;
  std::vector<std::string> files;
};

/// The bytes of a message (RFC 5322) ready to be opened in a mail program and sent from there, its
/// attachments within. The same facts and files give the same bytes. Errors: it cannot be made.
Checked<std::string> message(const MessageText& text, const MessageFacts& facts,
                             const Recipient& recipient, const std::string& sender,
                             const std::vector<PackedFile>& attachments);

}  // namespace copil::sending
