#pragma once

#include <string>
#include <vector>

#include "base/layers.hpp"
#include "diagnostics/diagnostic.hpp"

/// A team's own templates and definitions, which lie over the installed ones (`Layers`): those of
/// the upper layer over all that is below it. Paths are those under each:
/// `templates/communs/article-9.md`.
namespace copil::authoring {

/// Where the upper layer keeps each file as it was when it was taken over.
inline constexpr const char* kOriginsFolder = "origines";

/// A file of the upper layer that something reads.
struct Overlaid {
  std::string path;
  bool is_added = false;     ///< no installed file bears that name
  bool is_outdated = false;  ///< the installed file is no longer the one that was taken over
  /// What the team changed, then what the installed file changed since: a line each,
  /// `  12 + the words`, numbers being those of the newer text. The second needs an origin.
  std::vector<std::string> ours;
  std::vector<std::string> theirs;
};

/// The files of the upper layer, by path, what nothing reads left out. Errors: one cannot be read.
Checked<std::vector<Overlaid>> overlaid_files(const Layers& root);

/// Warnings: files of the upper layer that nothing reads, since no installed file bears their name,
/// no report or template uses them. `template_folders` are those that reports name.
Diagnostics unused_files(const Layers& root, const std::vector<std::string>& template_folders);

struct TakenOver {
  std::string path;        ///< of the copy
  bool was_there = false;  ///< the copy was there: only its origin was written anew
};

/// Copies an installed file into the upper layer, and once more under `origines/`; where the copy
/// is there already, it stays, and the installed file of today becomes its origin. Errors: no such
/// file, with « vouliez-vous dire »; a copy that is up to date; a disk that refuses.
Checked<TakenOver> take_over(const Layers& root, const std::string& path);

}  // namespace copil::authoring
