#include "campaign/run_folder.hpp"

#include "files/files.hpp"

namespace copil::campaign {

Checked<RunRecord> read_record(const std::string& folder) {
  const std::string path = folder + "/" + kManifestName;
  const auto text = files::read_file(path);
  return text ? parse_manifest(*text, path) : Checked<RunRecord>{text.error()};
}

}  // namespace copil::campaign
