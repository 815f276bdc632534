#include <Poco/DateTime.h>
#include <Poco/Exception.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "console/keeping.hpp"
#include "console/keeping/listing.hpp"
#include "console/keeping/opening.hpp"
#include "files/files.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

/// Files that grow while a server runs are read at once; others never change once they have their
/// name.
constexpr std::uint64_t kReadAtOnce = std::uint64_t{16} << 20;

Diagnostics cannot_save(const std::string& what, const std::string& why, const char* hint) {
  return {plain_error("« " + what + " » ne peut pas être sauvegardé : " + why, {hint})};
}

/// A file that is still being written, or a socket: nothing to keep.
bool is_passing(const fs::directory_entry& entry, const std::string& name) {
  std::error_code ignored;
  return entry.is_socket(ignored) || name.ends_with(files::temporary_name(""));
}

Diagnostics list_state(const fs::path& folder, std::vector<KeptFile>& files) {
  std::error_code error;
  Diagnostics faults;
  for (fs::recursive_directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    // By the names alone: `fs::relative` would follow links.
    const std::string path = entry->path().lexically_relative(folder).generic_string();
    if (entry->is_symlink(error)) {
      const std::string target = fs::read_symlink(entry->path(), error).generic_string();
      if (is_neighbour(target)) {
        files.push_back({path, target, {}, 0});
      } else {
        const auto more = cannot_save(entry->path().string(), "ce lien mène ailleurs",
                                      "retirez-le : une sauvegarde ne sort pas de son dossier");
        faults.insert(faults.end(), more.begin(), more.end());
      }
      continue;
    }
    if (entry->is_directory(error) || is_passing(*entry, path)) continue;
    if (!entry->is_regular_file(error) || !is_inner_path(path)) {
      const auto more = cannot_save(entry->path().string(), "ce n'est pas un fichier ordinaire",
                                    "retirez-le de ce dossier");
      faults.insert(faults.end(), more.begin(), more.end());
      continue;
    }
    files.push_back({path, {}, {}, 0});
  }
  if (error) {
    return cannot_save(folder.string(), files::reason_text(error.value()),
                       "donnez le dossier que copil servir --etat garde");
  }
  std::sort(files.begin(), files.end(),
            [](const KeptFile& a, const KeptFile& b) { return a.path < b.path; });
  return faults;
}

class Packer {
 public:
  Packer(std::ostream& out, Day day) : zip_(out, true), moment_(moment_of(day)) {}

  void add(const std::string& name, std::istream& in) {
    zip_.addFile(in, moment_, Poco::Path{name, Poco::Path::PATH_UNIX});
  }
  void close() { zip_.close(); }

 private:
  static Poco::DateTime moment_of(Day day) {
    const CalendarDay date = calendar(day);
    return {date.year, date.month, date.day};
  }

  Poco::Zip::Compress zip_;
  Poco::DateTime moment_;
};

/// Adds the file, and notes its digest and size. False: it is gone meanwhile.
bool pack(const std::string& folder, KeptFile& file, Packer& packer, Diagnostics& faults) {
  const std::string path = folder + "/" + file.path;
  const std::string name = std::string{kFilesFolder} + file.path;
  std::error_code error;
  file.bytes = fs::file_size(path, error);
  if (error) return false;
  if (file.bytes <= kReadAtOnce) {
    const auto bytes = files::read_file(path);
    if (!bytes) return false;
    file.bytes = bytes->size();
    file.sha256 = files::sha256(*bytes);
    std::istringstream in{*bytes};
    packer.add(name, in);
    return true;
  }
  collect(files::sha256_of_file(path), file.sha256, faults);
  std::ifstream in{path, std::ios::binary};
  packer.add(name, in);
  return true;
}

Diagnostics write_archive(const std::string& folder, std::vector<KeptFile>& files,
                          const std::string& temporary, Day day) {
  Diagnostics faults;
  try {
    std::ofstream out{temporary, std::ios::binary};
    out.exceptions(std::ios::failbit | std::ios::badbit);
    std::error_code ignored;
    fs::permissions(temporary, fs::perms::owner_read | fs::perms::owner_write, ignored);
    Packer packer{out, day};
    std::erase_if(files, [&](KeptFile& file) {
      return file.link.empty() && !pack(folder, file, packer, faults);
    });
    std::istringstream list{list_text(files)};
    packer.add(std::string{kListName}, list);
    packer.close();
    out.close();
  } catch (const std::exception&) {
    return {plain_error("impossible d'écrire la sauvegarde « " + temporary +
                            " » : le disque est plein ou refuse l'écriture",
                        {"libérez de la place, ou donnez un autre chemin"})};
  }
  return faults;
}

}  // namespace

Checked<Saved> save_state(const std::string& state_folder, const std::string& archive, Day day) {
  std::vector<KeptFile> files;
  Diagnostics faults = list_state(state_folder, files);
  if (!faults.empty()) return faults;
  const std::string temporary = files::temporary_name(archive);
  faults = write_archive(state_folder, files, temporary, day);
  Saved saved;
  if (faults.empty()) collect(verify_archive(temporary), saved, faults);
  if (faults.empty()) collect(files::sha256_of_file(temporary), saved.sha256, faults);
  if (faults.empty()) faults = files::settle_file(temporary, archive);
  std::error_code ignored;
  if (!faults.empty()) {
    fs::remove(temporary, ignored);
    return faults;
  }
  return saved;
}

}  // namespace copil::console
