// copil servir: the console, until Ctrl-C.
#include <spawn.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <ostream>
#include <thread>

#include "console/console.hpp"
#include "copil/guide/guide.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/console_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/interruption.hpp"
#include "files/files.hpp"
#include "records/read.hpp"

extern char** environ;

namespace copil::program {

namespace {

/// 128 bits of the system's own chance, as hexadecimal digits.
std::string new_secret() {
  std::array<unsigned char, 16> bytes{};
  std::size_t known = 0;
  while (known < bytes.size()) {
    const ssize_t more = ::getrandom(bytes.data() + known, bytes.size() - known, 0);
    if (more > 0) known += static_cast<std::size_t>(more);
  }
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += kDigits[byte / 16];
    text += kDigits[byte % 16];
  }
  return text;
}

/// The last year that has objectives: what one looks at when nothing else is said.
Checked<Period> last_year_of(const std::string& folder) {
  records::ReadOptions options;
  options.needed = {records::FileId::objectifs};
  const auto reading = records::read_folder(folder, options);
  if (!reading) return reading.error();
  const auto& years = reading->records.objectifs.annee;
  if (years.empty()) {
    return Diagnostics{plain_error("aucun objectif : la période à servir n'est pas connue",
                                   {"ajoutez --periode, par exemple --periode 2010"})};
  }
  return Period{Period::Kind::year, *std::max_element(years.begin(), years.end()), 1};
}

void open_in_browser(const std::string& address) {
  std::string program = "xdg-open";
  std::string place = address;
  char* words[] = {program.data(), place.data(), nullptr};
  pid_t process = -1;
  (void)::posix_spawnp(&process, program.c_str(), nullptr, nullptr, words, environ);
}

/// The guide, made when it is first asked for.
std::function<Checked<document::Document>()> guide_made_once(
    const vocabulary::Resources& resources) {
  struct Made {
    std::mutex mutex;
    std::optional<Checked<document::Document>> guide;
  };
  return [resources, made = std::make_shared<Made>()] {
    const std::lock_guard lock{made->mutex};
    if (!made->guide) made->guide = make_guide(resources);
    return *made->guide;
  };
}

/// The names under which browsers may come; to a port of this machine, with its number as well.
std::vector<std::string> hosts_of(const ServirOptions& asked, bool is_team) {
  std::vector<std::string> hosts;
  for (const auto& name : asked.hosts) {
    hosts.push_back(name);
    if (!is_team) hosts.push_back(name + ":" + std::to_string(asked.port));
  }
  return hosts;
}

/// What a team needs: nothing when neither a socket nor a list of accesses is given.
Checked<std::optional<console::Team>> team_of(const ServirOptions& asked,
                                              const Situation& situation) {
  console::Team team;
  team.socket = asked.socket;
  team.access_file = asked.acces;
  if (!asked.header.empty()) team.header = asked.header;
  if (team.socket.empty()) team.passed_socket = situation.passed_socket.value_or(-1);
  const bool has_socket = !team.socket.empty() || team.passed_socket >= 0;
  if (!has_socket && team.access_file.empty()) return std::optional<console::Team>{};
  Diagnostics complaints;
  if (!has_socket) {
    complaints.push_back(
        plain_error("--acces vaut pour une équipe, derrière le serveur web du site",
                    {"ajoutez --socket CHEMIN, où ce serveur s'adressera"}));
  }
  if (team.access_file.empty()) {
    complaints.push_back(
        plain_error("--socket demande --acces : qui voit quoi et fait quoi",
                    {"copil acces verifier FICHIER --donnees DIR relit cette liste"}));
  }
  if (asked.hosts.empty()) {
    complaints.push_back(plain_error("--socket demande --hote-permis : le nom du site",
                                     {"par exemple --hote-permis copil.exemple.fr"}));
  }
  if (!complaints.empty()) return complaints;
  return std::optional{std::move(team)};
}

Step<console::Settings> settings_of(const ServirOptions& asked, const Situation& situation) {
  console::Settings settings;
  settings.resources = situation.resources;
  const std::string folder =
      asked.donnees.empty() ? situation.resources.fixtures() + "/demo" : asked.donnees;
  auto team = team_of(asked, situation);
  if (!team) return Stop{kWrongUsage, team.error()};
  const auto period = asked.periode ? Checked<Period>{*asked.periode} : last_year_of(folder);
  if (!period) return Stop{kStopped, period.error()};
  settings.inquiry = {
      folder, asked.arrete_au.value_or(last_day(*period)), *period, {}, asked.rules, asked.jobs,
      {}};
  settings.configuration = asked.configuration;
  settings.outputs = asked.sortie;
  settings.state_folder = asked.etat;
  settings.port = static_cast<std::uint16_t>(asked.port);
  settings.team = std::move(*team);
  settings.hosts = hosts_of(asked, settings.team.has_value());
  for (const auto& written : {settings.outputs, settings.state_folder}) {
    const Diagnostics faults = files::prepare_folder(written);
    if (!faults.empty()) return Stop{kStopped, faults};
  }
  std::error_code error;
  settings.program = std::filesystem::read_symlink("/proc/self/exe", error).string();
  settings.version = kVersion;
  settings.temporary_folder = situation.temporary_folder;
  settings.guide = guide_made_once(situation.resources);
  settings.now = seconds_since_1970;
  settings.secret = new_secret;
  return settings;
}

}  // namespace

int run_servir(const ServirOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  auto settings = settings_of(asked, situation);
  if (!settings) return report(terminal, settings.error());
  const auto server = console::Server::open(std::move(*settings));
  if (!server) return report(terminal, server.error(), kStopped);
  const std::string address = (*server)->entry_address();
  terminal.out << (address.empty()
                       ? "copil attend le serveur web du site.\n"
                       : "Ouvrez cette adresse, qui ne sert qu'une fois :\n  " + address + "\n")
               << "Ctrl-C arrête.\n"
               << std::flush;
  stop_on_request();
  if (asked.ouvrir && !address.empty()) open_in_browser(address);
  while (!is_stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds{100});
  return kDone;
}

}  // namespace copil::program
