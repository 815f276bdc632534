// copil diffuser: a run handed out by recipient.
#include <algorithm>
#include <ostream>

#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/undisturbed.hpp"
#include "files/files.hpp"
#include "sending/distribution.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

Checked<sending::SendingSettings> sending_settings(const DiffuserOptions& asked,
                                                   const Situation& situation) {
  sending::SendingSettings settings;
  settings.run = asked.run;
  settings.folder = asked.vers;
  settings.sender = asked.expediteur;
  settings.sends_again = asked.tous;
  Diagnostics complaints;
  const std::string file = asked.texte.empty() ? situation.resources.message() : asked.texte;
  const auto text = files::read_file(file);
  if (!text) {
    complaints = text.error();
  } else {
    collect(sending::parse_message_text(*text, file), settings.text, complaints);
  }
  if (!asked.destinataires.empty()) {
    collect(sending::read_recipients(asked.destinataires), settings.recipients, complaints);
  }
  if (!complaints.empty()) return complaints;
  return settings;
}

}  // namespace

int run_diffuser(const DiffuserOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto settings = sending_settings(asked, situation);
  if (!settings) return report(terminal, settings.error(), kStopped);
  const Undisturbed while_writing;
  const auto done = sending::distribute(*settings);
  if (!done) return report(terminal, done.error(), kStopped);
  warn(terminal, done->warnings);
  if (!asked.silencieux) {
    const auto& parcels = done->parcels;
    const auto count = [&](sending::SendingState state) {
      return static_cast<std::size_t>(
          std::count_if(parcels.begin(), parcels.end(),
                        [&](const sending::Parcel& parcel) { return parcel.state == state; }));
    };
    terminal.err << wording::counted(parcels.size(), "destinataire", "destinataires") << " dans "
                 << settings->folder << " : "
                 << wording::counted(count(sending::SendingState::fresh), "nouveau", "nouveaux")
                 << ", "
                 << wording::counted(count(sending::SendingState::changed), "changé", "changés")
                 << ", " << wording::counted(count(sending::SendingState::unchanged))
                 << " déjà envoyé, inchangé\n";
  }
  return hold_strict(asked.strict, 0, terminal);
}

}  // namespace copil::program
