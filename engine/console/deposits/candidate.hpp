#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "records/foreign.hpp"

namespace copil::console {

/// The folder that the data would be if a draft were accepted: what the base has and the draft does
/// not replace, and what the draft brings.
struct Candidate {
  struct Piece {
    std::string name;  ///< in the folder: `services.csv`, `correspondances/contacts.yaml`
    std::string from;  ///< the file that it is
    bool is_new = false;
  };
  std::vector<Piece> pieces;               ///< by name
  std::vector<std::string> replaced;       ///< files of the base that are left out
  std::vector<std::string> unread;         ///< files of the draft that nothing reads: left out too
  std::vector<records::HeldFile> brought;  ///< what the draft's files hold
  std::string stamp;                       ///< another one when any piece has changed
};

/// What files of the draft do to those of the base that hold the same file of the format.
enum class Joining {
  replace,  ///< take their place; parts that both are named apart stay side by side
  add,      ///< stand beside them
};

/// Puts the candidate together as links in `stage`, which is emptied first. `base` is the data
/// folder in force, `files` that of the draft's files, `dated_names` the file of names that
/// changed. Errors: a faulty correspondance, the disk.
Checked<Candidate> stage_candidate(const std::string& base, const std::string& files,
                                   Joining joining, const std::string& dated_names,
                                   const std::string& stage);

/// Copies the pieces into `folder`, which is not there yet, and waits until they are on the disk;
/// those that stand under `kept` are never written to again and linked instead. Errors: the disk;
/// then nothing that is called `folder` is there.
Diagnostics settle_candidate(const Candidate& candidate, const std::string& kept,
                             const std::string& folder);

}  // namespace copil::console
