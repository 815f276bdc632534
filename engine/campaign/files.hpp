#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/period.hpp"
#include "diagnostics/diagnostic.hpp"

/// Whole files, in and out. Every failure is an error that names the file and what to do.
namespace copil::campaign {

/// The paths of the folder's regular files with that ending (`.yaml`), by name.
Checked<std::vector<std::string>> files_in(const std::string& folder, std::string_view ending);

/// The bytes of a file.
Checked<std::string> read_file(const std::string& path);

/// Creates the folder and those above it when they are missing, and makes sure that files can be
/// created in it. Nothing remains of the try.
Diagnostics prepare_folder(const std::string& folder);

/// Writes the bytes to `path` whole or not at all: to a temporary name beside it, then renamed.
Diagnostics write_file(const std::string& path, std::string_view bytes);

/// Writes the bytes under the temporary name of `path`; nothing remains when it fails.
Diagnostics write_temporary(const std::string& path, std::string_view bytes);

/// Renames a finished temporary file to its final name; the temporary file is gone either way.
Diagnostics settle_file(const std::string& temporary, const std::string& path);

/// The temporary name under which `path` is being written.
std::string temporary_name(const std::string& path);

/// `<rapport>_<territoire>_<periode>`, the name of a document's files without their ending; signs
/// of the code that some file systems refuse become hyphens.
std::string document_stem(const std::string& report, std::string code, Period period);

/// SHA-256 of the bytes, as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// SHA-256 of a file, read by pieces.
Checked<std::string> sha256_of_file(const std::string& path);

}  // namespace copil::campaign
