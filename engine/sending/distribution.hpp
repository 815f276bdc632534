#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

/// A run's documents by recipient: a folder and an archive each, only what is theirs, a list, and
/// messages ready to send. Nothing goes over a network.
namespace copil::sending {

/// Whom a territory's documents are for.
struct Recipient {
  std::string address;  ///< of mail; empty when not known
  std::string name;
};

/// What messages say. Places to fill are `{{ campagne }}`, `{{ periode }}`, `{{ arrete }}`,
/// `{{ territoire }}`, `{{ code }}`, `{{ destinataire }}` and `{{ pieces }}`.
struct MessageText {
  std::string subject;
  std::string body;
};

/// Reads `Objet : …`, an empty line, then the text. Errors, with their place: no such first line, a
/// name that is not known.
Checked<MessageText> parse_message_text(const std::string& text, const std::string& file);

/// Reads a CSV of `territoire;adresse;nom`. Errors: those of tables, an address that is none, a
/// territory found twice.
Checked<std::map<std::string, Recipient>> read_recipients(const std::string& path);

struct SendingSettings {
  std::string run;                              ///< the folder of a run, with its manifest
  std::string folder;                           ///< where everything goes
  std::map<std::string, Recipient> recipients;  ///< by territory's code
  MessageText text;
  std::string sender;        ///< address that messages come from; empty: left to who sends
  bool sends_again = false;  ///< messages for what was sent unchanged too
};

enum class SendingState { fresh, changed, unchanged };
/// « nouveau », « changé », « déjà envoyé, inchangé ».
std::string_view state_text(SendingState state);

/// What one recipient is sent.
struct Parcel {
  std::string territory;
  std::string label;
  std::string folder;              ///< under the settings' folder; `<folder>.zip` beside it
  std::string message;             ///< `<folder>.eml`; empty when nothing is to be sent
  std::vector<std::string> files;  ///< in the folder
  std::uint64_t bytes = 0;         ///< of all files
  SendingState state = SendingState::fresh;
};

struct Distribution {
  std::vector<Parcel> parcels;  ///< by territory's code
  Diagnostics warnings;         ///< documents that are stale, edited or failed; heavy messages
};

/// Hands the run out: `<dossier>/` and `<dossier>.zip` for each territory that has documents,
/// `<dossier>.eml`, and `envois.csv`, by which the next distribution knows what was sent. Errors:
/// no run there, a file that cannot be read or written.
Checked<Distribution> distribute(const SendingSettings& settings);

/// Gives names that Windows and mail accept: letters without accents, digits, `-`, `_` and `.`,
/// at most 60 signs, no name of a device; distinct whatever the case.
class PlainNames {
 public:
  /// `ending` (`.pdf`, or nothing) is kept whole.
  std::string name_for(std::string_view wanted, std::string_view ending = {});

 private:
  std::map<std::string, int> taken_;
};

}  // namespace copil::sending
