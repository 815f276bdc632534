#include "console/deposits/deposits.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "console/deposits/notes.hpp"
#include "files/files.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigits = 4;
constexpr const char* kLink = "courant";

/// The number of a folder that a deposit has; 0 for any other name.
int number_of(const std::string& name) {
  return name.size() < kDigits ? 0 : static_cast<int>(parse_digits(name, 8).value_or(0));
}

std::vector<int> numbers_in(const std::string& folder) {
  std::vector<int> numbers;
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    const int number = number_of(entry->path().filename().string());
    std::error_code unknown;
    if (number > 0 && entry->is_directory(unknown)) numbers.push_back(number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

Diagnostics no_draft(const Deposit& deposit) {
  return {plain_error(
      "le dépôt " + std::to_string(deposit.number) + " est déjà " + state_label(deposit.state),
      {"commencez-en un autre"})};
}

}  // namespace

const DepositFile* Deposit::find(const std::string& name) const {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const DepositFile& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

const char* state_label(Deposit::State state) {
  switch (state) {
    case Deposit::State::draft:
      return "brouillon";
    case Deposit::State::accepted:
      return "accepté";
    case Deposit::State::refused:
      return "refusé";
  }
  return "";
}

std::string Deposits::folder_of(int number) const {
  return folder_ + "/" + zero_padded(number, kDigits);
}

std::string Deposits::files_folder(int number) const {
  return folder_of(number) + "/fichiers";
}

int Deposits::current() const {
  std::error_code error;
  const fs::path place = fs::read_symlink(folder_ + "/" + kLink, error);
  return error ? 0 : number_of(place.begin() == place.end() ? "" : place.begin()->string());
}

std::string Deposits::current_folder() const {
  const int number = current();
  return number == 0 ? std::string{} : folder_of(number) + "/dossier";
}

std::optional<Deposit> Deposits::find(int number) const {
  for (auto& deposit : all()) {
    if (deposit.number == number) return std::move(deposit);
  }
  return std::nullopt;
}

std::vector<Deposit> Deposits::all() const {
  std::vector<Deposit> deposits;
  for (const int number : numbers_in(folder_)) {
    if (auto deposit = read_deposit(folder_of(number))) {
      deposit->number = number;
      deposits.push_back(std::move(*deposit));
    }
  }
  std::reverse(deposits.begin(), deposits.end());
  // From the version in force back to the first: each says over which one it was accepted.
  int accepted = current();
  for (auto& deposit : deposits) {
    if (deposit.number != accepted) continue;
    const auto decision = read_acceptance(folder_of(accepted));
    deposit.state = Deposit::State::accepted;
    if (decision) deposit.decision = *decision;
    accepted = decision && decision->base < accepted ? decision->base : 0;
  }
  return deposits;
}

void Deposits::clear_arrivals() const {
  for (const int number : numbers_in(folder_)) {
    std::vector<fs::path> left;
    std::error_code error;
    for (fs::directory_iterator entry{files_folder(number), error}, end; !error && entry != end;
         entry.increment(error)) {
      const bool is_arrival = entry->path().filename().string().starts_with(kArrivalPrefix);
      if (is_arrival) left.push_back(entry->path());
    }
    std::error_code ignored;
    for (const auto& file : left) fs::remove(file, ignored);
  }
}

Checked<int> Deposits::begin(const std::string& by, std::int64_t now) {
  const Diagnostics faults = files::prepare_folder(folder_);
  if (!faults.empty()) return faults;
  const auto taken = numbers_in(folder_);
  Deposit deposit;
  deposit.number = taken.empty() ? 1 : taken.back() + 1;
  deposit.by = by;
  deposit.begun = now;
  std::error_code error;
  fs::create_directories(files_folder(deposit.number), error);
  if (error)
    return Diagnostics{plain_error("le dépôt ne peut pas être commencé : " + error.message())};
  const Diagnostics unwritten = write(deposit);
  if (!unwritten.empty()) return unwritten;
  return deposit.number;
}

Checked<Deposit> Deposits::draft(int number) const {
  auto deposit = find(number);
  if (!deposit) {
    return Diagnostics{plain_error("il n'y a pas de dépôt " + std::to_string(number))};
  }
  if (deposit->state != Deposit::State::draft) return no_draft(*deposit);
  return std::move(*deposit);
}

Diagnostics Deposits::write(const Deposit& deposit) const {
  return write_deposit(folder_of(deposit.number), deposit);
}

Diagnostics Deposits::add(int number, const DepositFile& file) {
  auto deposit = draft(number);
  if (!deposit) return deposit.error();
  std::erase_if(deposit->files, [&](const DepositFile& one) { return one.name == file.name; });
  deposit->files.push_back(file);
  std::sort(deposit->files.begin(), deposit->files.end(),
            [](const DepositFile& a, const DepositFile& b) { return a.name < b.name; });
  const Diagnostics faults = files::sync_disk(folder_);
  return faults.empty() ? write(*deposit) : faults;
}

Diagnostics Deposits::remove(int number, const std::string& name) {
  auto deposit = draft(number);
  if (!deposit) return deposit.error();
  if (deposit->find(name) == nullptr) {
    return {plain_error("ce dépôt n'a pas de fichier de ce nom")};
  }
  std::erase_if(deposit->files, [&](const DepositFile& one) { return one.name == name; });
  Diagnostics faults = write(*deposit);
  if (!faults.empty()) return faults;
  std::error_code ignored;
  fs::remove(files_folder(number) + "/" + name, ignored);
  return {};
}

Diagnostics Deposits::join(int number, bool is_added) {
  auto deposit = draft(number);
  if (!deposit) return deposit.error();
  deposit->is_added = is_added;
  return write(*deposit);
}

Diagnostics Deposits::refuse(int number, const Decision& decision) {
  auto deposit = draft(number);
  if (!deposit) return deposit.error();
  deposit->state = Deposit::State::refused;
  deposit->decision = decision;
  return write(*deposit);
}

}  // namespace copil::console
