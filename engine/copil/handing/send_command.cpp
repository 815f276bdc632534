// copil diffuser: a run handed out by recipient.
#include <algorithm>
#include <ostream>

#include "copil/options/commands.hpp"
#include "copil/options/request.hpp"
#include "copil/terminal/undisturbed.hpp"
#include "files/files.hpp"
#include "sending/distribution.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

Checked<sending::SendingSettings> sending_settings(const Arguments& arguments,
                                                   const Situation& situation) {
  sending::SendingSettings settings;
  settings.run = arguments.positionals[0];
  settings.folder = arguments.value("vers", settings.run + "/envois");
  settings.sender = arguments.value("expediteur");
  settings.sends_again = arguments.has("tous");
  Diagnostics complaints;
  const std::string file = arguments.value("texte", situation.resources.message());
  const auto text = files::read_file(file);
  if (!text) {
    complaints = text.error();
  } else {
    collect(sending::parse_message_text(*text, file), settings.text, complaints);
  }
  if (const std::string path = arguments.value("destinataires"); !path.empty()) {
    collect(sending::read_recipients(path), settings.recipients, complaints);
  }
  if (!complaints.empty()) return complaints;
  return settings;
}

}  // namespace

int run_diffuser(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto settings = sending_settings(arguments, situation);
  if (!settings) return report(terminal, settings.error(), kStopped);
  const Undisturbed while_writing;
  const auto done = sending::distribute(*settings);
  if (!done) return report(terminal, done.error(), kStopped);
  warn(terminal, done->warnings);
  if (!arguments.has("silencieux")) {
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
  return arguments.has("strict") ? hold_strict(0, terminal) : kDone;
}

}  // namespace copil::program
