#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace copil::console {

/// A line of the list that an archive of the state folder holds.
struct KeptFile {
  std::string path;    ///< from the state folder, with `/`
  std::string link;    ///< of a link: the neighbour that it leads to; empty for a file
  std::string sha256;  ///< of a file
  std::uint64_t bytes = 0;
};

/// The name of the list in the archive.
inline constexpr std::string_view kListName = "copil-sauvegarde.txt";
/// The folder of the archive that holds the files.
inline constexpr std::string_view kFilesFolder = "etat/";

/// True for a path that stays within its folder: no root, no empty part, no `.` or `..`, no control
/// character.
bool is_inner_path(std::string_view path);
/// True for the name of a neighbour.
bool is_neighbour(std::string_view name);

/// The list as text: a heading, then one line a file, `SHA-256 TAB bytes TAB path`, or a link,
/// `lien TAB neighbour TAB path`.
std::string list_text(const std::vector<KeptFile>& files);
/// Reads it. Error: another text, paths that lead outside or come twice, a file that is the folder
/// of another.
Checked<std::vector<KeptFile>> read_list(std::string_view text, const std::string& archive);

}  // namespace copil::console
