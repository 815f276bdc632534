#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

/// Files dropped in the browser. A deposit is a version of the data: it begins as a draft that
/// receives files, and ends accepted or refused. The base is the version accepted last.
namespace copil::console {

struct DepositFile {
  std::string name;  ///< safe, in the deposit's folder of files
  std::string form;  ///< `CSV`, `XLSX`…, told by its bytes
  std::uint64_t size = 0;
  std::string sha256;
  std::int64_t received = 0;  ///< seconds since 1970
};

/// Somebody's decision.
struct Decision {
  std::string by;
  std::int64_t at = 0;
  std::string words;  ///< why it is refused
  int base = 0;       ///< what an accepted deposit replaced; 0: the folder the server was given
};

struct Deposit {
  enum class State { draft, accepted, refused };

  int number = 0;
  State state = State::draft;
  std::string by;
  std::int64_t begun = 0;
  std::vector<DepositFile> files;  ///< by name
  bool is_added = false;           ///< its files stand beside those of the base, not in their place
  Decision decision;               ///< once it is no draft

  const DepositFile* find(const std::string& name) const;
};
/// « brouillon », « accepté », « refusé ».
const char* state_label(Deposit::State state);

/// How the names of files that are still arriving begin.
inline constexpr std::string_view kArrivalPrefix = ".arrive-";

/// The deposits of a state folder. What is written is whole or not there; a deposit is accepted
/// when the link `courant` leads to it or to one that was accepted over it: nothing else says so.
class Deposits {
 public:
  /// `folder` is `STATE/depots`; it is made when the first deposit begins.
  explicit Deposits(std::string folder) : folder_(std::move(folder)) {}

  /// All that can be read, the last one first.
  std::vector<Deposit> all() const;
  std::optional<Deposit> find(int number) const;

  /// The number of the version in force; 0: none was accepted.
  int current() const;
  /// Its complete data folder, without links in its path; empty: none was accepted.
  std::string current_folder() const;

  /// A new draft; gives its number. Errors: the disk.
  Checked<int> begin(const std::string& by, std::int64_t now);
  /// Where the files of a deposit stand.
  std::string files_folder(int number) const;
  /// Where the deposit keeps all else.
  std::string folder_of(int number) const;
  const std::string& folder() const { return folder_; }
  /// Removes what was arriving when a server was cut short: nobody was told that it came. None may
  /// be serving the folder.
  void clear_arrivals() const;

  /// Notes a file that stands in the files' folder, instead of one of that name noted before.
  /// Errors: the deposit is no draft any more, the disk.
  Diagnostics add(int number, const DepositFile& file);
  /// Takes a file out of a draft. Errors: it has none of that name; the disk.
  Diagnostics remove(int number, const std::string& name);
  /// Says whether a draft's files stand beside those of the base. Errors: no draft; the disk.
  Diagnostics join(int number, bool is_added);
  /// Ends a draft without taking it. Errors: it is no draft; the disk.
  Diagnostics refuse(int number, const Decision& decision);

 private:
  Checked<Deposit> draft(int number) const;
  Diagnostics write(const Deposit& deposit) const;

  std::string folder_;
};

}  // namespace copil::console
