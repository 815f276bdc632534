#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/layers.hpp"
#include "base/period.hpp"
#include "diagnostics/diagnostic.hpp"
#include "files/digest.hpp"

/// Whole files, in and out. Every failure is an error that names the file and what to do.
namespace copil::files {

/// The paths of the folder's regular files with that ending (`.yaml`), by name.
Checked<std::vector<std::string>> files_in(const Layers& folder, std::string_view ending);

/// The bytes of a file.
Checked<std::string> read_file(const std::string& path);

/// True for an ordinary file that stands in the folder or under it once links are followed.
bool is_regular_file_within(const std::string& path, const std::string& folder);

/// Complains of a folder that could not be written to, whether it is there or would be created.
/// Nothing is created.
Diagnostics refuse_folder(const std::string& folder);

/// The folder and those above it that are not there yet, the deepest first.
std::vector<std::string> missing_folders(const std::string& folder);
/// Removes them as far as they are empty: a command that is refused leaves nothing.
void remove_empty_folders(const std::vector<std::string>& folders);

/// Creates the folder and those above it when they are missing, and makes sure that files can be
/// created in it. Nothing remains of the try.
Diagnostics prepare_folder(const std::string& folder);

/// Writes the bytes to `path` whole or not at all: to a temporary name beside it, then renamed.
Diagnostics write_file(const std::string& path, std::string_view bytes);

/// The same, and waits until the file and its name are on the disk: once it comes back without an
/// error, no crash of the machine loses it. Creates the folder when it is missing, for its owner
/// alone.
Diagnostics write_kept_file(const std::string& path, std::string_view bytes);

/// Writes a result where the user says: whole or not at all into an ordinary file, or the one that
/// a link leads to; as they come into a terminal, a pipe or such. Errors: a read-only file, a
/// folder, a disk, a link that leads nowhere.
Diagnostics write_result(const std::string& path, std::string_view bytes);

/// Writes the bytes under the temporary name of `path`; nothing remains when it fails.
Diagnostics write_temporary(const std::string& path, std::string_view bytes);

/// A file written piece by piece under the temporary name of `path`. Nothing remains of it unless
/// `finish` has gone well.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string path);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  /// What goes wrong is told by `finish`.
  void add(std::string_view bytes);
  Diagnostics finish();

  std::uint64_t size() const { return size_; }
  /// SHA-256 of the whole, after `finish`.
  const std::string& sha256() const { return sha256_; }

 private:
  void flush();

  std::string path_;
  int file_;
  int code_;  ///< the error's number, 0 for none
  bool is_finished_ = false;
  std::string held_;  ///< added, not written yet
  std::uint64_t size_ = 0;
  Sha256 digest_;
  std::string sha256_;
};

/// A folder for working files that its owner alone may read: gone with it, whatever it holds.
class ScratchFolder {
 public:
  /// In `above`, which exists. Where it cannot be made, nothing can be written under its path.
  explicit ScratchFolder(const std::string& above);
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  bool is_made() const { return is_made_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool is_made_ = false;
};

/// Renames a finished temporary file to its final name; the temporary file is gone either way.
/// Errors: what stands there is no ordinary file, or is read-only.
Diagnostics settle_file(const std::string& temporary, const std::string& path);

/// Waits until everything written so far to the disk of `folder` is really on it.
Diagnostics sync_disk(const std::string& folder);

/// Appends everything to an open file and waits until it is on the disk; 0 or the error's number.
int append_whole(int file, std::string_view bytes);

/// Bytes that may still be written to the disk of `folder`; nothing when that is not known.
std::optional<std::uint64_t> free_bytes(const std::string& folder);

/// What the system's error number means, in French for the cases that users meet.
std::string reason_text(int code);

/// The temporary name under which `path` is being written.
std::string temporary_name(const std::string& path);

/// The code as a part of file names: signs that some file systems refuse are made hyphens, and a
/// code that has some ends in six digits of its own, so that `ML/1` and `ML_1` stay apart.
std::string plain_name(std::string code);

/// `<rapport>_<territoire>_<periode>`, the name of a document's files without their ending; the
/// code is its `plain_name`.
std::string document_stem(const std::string& report, std::string code, Period period);

/// SHA-256 of the bytes, as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// SHA-256 of a file, read by pieces.
Checked<std::string> sha256_of_file(const std::string& path);

}  // namespace copil::files
