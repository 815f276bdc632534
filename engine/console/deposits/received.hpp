#pragma once

#include <optional>
#include <string>

#include "diagnostics/diagnostic.hpp"

/// What is made of the name and the bytes of a file that a stranger sends.
namespace copil::console {

/// The last part of a name that a browser tells, as a name that no system minds: letters, digits,
/// `. _ - ( )` and blanks, at most 120 bytes, neither hidden nor a device of Windows. `fichier`
/// when nothing remains of it.
std::string safe_name(const std::string& told);

/// What a file is, told by its bytes.
struct Form {
  std::string label;  ///< `CSV`, `CSV compressé`, `XLSX`, `ODS`, `ZIP`
  std::string name;   ///< the safe name with an ending that does not lie
};
/// Looks at the finished file `path` that was sent under that safe name. Errors: it is empty, or
/// none of the forms that are read.
Checked<Form> form_of(const std::string& path, const std::string& name);

}  // namespace copil::console
