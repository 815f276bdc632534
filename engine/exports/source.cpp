#include "exports/source.hpp"

#include <filesystem>
#include <utility>

namespace copil::exports {

Checked<Source> open_text(const std::string& path) {
  auto content = Content::open(path);
  if (!content) return content.error();
  return Source{path, std::filesystem::path{path}.filename().string(), std::move(*content), {}, {}};
}

Checked<Source> open_text(InputFile file, const std::string& path, const std::string& name) {
  const std::string trouble = file.unpack(name);
  if (!trouble.empty()) {
    Diagnostic error = plain_error("fichier illisible : " + trouble);
    error.place = {path};
    return Diagnostics{error};
  }
  auto content = Content::of(std::move(file), path);
  if (!content) return content.error();
  return Source{path, name, std::move(*content), {}, {}};
}

}  // namespace copil::exports
