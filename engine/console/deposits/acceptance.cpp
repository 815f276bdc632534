#include "console/deposits/acceptance.hpp"

#include <filesystem>

#include "console/deposits/notes.hpp"
#include "files/files.hpp"
#include "files/folder_lock.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

Diagnostics changed_meanwhile(const std::string& what) {
  return {plain_error(what + " depuis que ce dépôt a été comparé",
                      {"comparez-le de nouveau avant de l'accepter"})};
}

/// Makes `courant` lead to the deposit's folder in one step.
Diagnostics turn_link(const Deposits& deposits, int number) {
  const std::string link = deposits.folder() + "/courant";
  const std::string beside = link + ".nouveau";
  std::error_code error;
  fs::remove(beside, error);
  if (!error) {
    const std::string folder = deposits.folder_of(number);
    fs::create_symlink(folder.substr(folder.rfind('/') + 1) + "/dossier", beside, error);
  }
  if (!error) fs::rename(beside, link, error);
  if (error) return {plain_error("le dépôt ne peut pas être mis en service : " + error.message())};
  return files::sync_disk(deposits.folder());
}

}  // namespace

Diagnostics accept_deposit(Deposits& deposits, int number, const Candidate& candidate,
                           const std::string& stamp, const Decision& decision) {
  const auto lock = files::FolderLock::hold(deposits.folder());
  if (!lock) return lock.error();
  const auto deposit = deposits.find(number);
  if (!deposit) return {plain_error("il n'y a pas de dépôt " + std::to_string(number))};
  if (deposit->state != Deposit::State::draft) {
    return {plain_error("le dépôt " + std::to_string(number) + " est déjà " +
                        state_label(deposit->state))};
  }
  if (deposits.current() != decision.base) {
    return changed_meanwhile("les données en service ont changé");
  }
  if (candidate.stamp != stamp) return changed_meanwhile("des fichiers ont changé");
  const std::string folder = deposits.folder_of(number);
  Diagnostics faults = settle_candidate(candidate, deposits.folder(), folder + "/dossier");
  if (faults.empty()) faults = write_acceptance(folder, decision);
  if (faults.empty()) faults = files::sync_disk(folder);
  return faults.empty() ? turn_link(deposits, number) : faults;
}

}  // namespace copil::console
