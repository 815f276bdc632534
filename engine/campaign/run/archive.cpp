#include "campaign/run/archive.hpp"

#include <Poco/DateTime.h>
#include <Poco/Exception.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "files/files.hpp"

namespace copil::campaign {

namespace {

namespace fs = std::filesystem;

std::set<std::string> files_of(const RunRecord& record, const std::string& name) {
  std::set<std::string> files;
  for (const auto& document : record.documents) {
    if (document.folder != name) continue;
    for (const auto& file : document.files) files.insert(file.name);
  }
  return files;
}

/// PDF and XLSX files are compressed already: they are stored as they are.
void fill(std::ostream& out, const std::string& folder, const std::set<std::string>& files,
          Day day) {
  const CalendarDay date = calendar(day);
  const Poco::DateTime moment{date.year, date.month, date.day};
  Poco::Zip::Compress archive{out, true};
  for (const auto& file : files) {
    std::ifstream in{std::string{folder}.append("/").append(file), std::ios::binary};
    if (!in) throw Poco::FileNotFoundException{file};
    archive.addFile(in, moment, Poco::Path{file, Poco::Path::PATH_UNIX},
                    Poco::Zip::ZipCommon::CM_STORE);
  }
  archive.close();
}

}  // namespace

Checked<production::MadeFile> write_archive(const std::string& folder, const std::string& name,
                                            const RunRecord& record) {
  production::MadeFile made{name + ".zip", {}, 0};
  const std::string path = folder + "/" + made.name;
  const std::string temporary = files::temporary_name(path);
  std::error_code error;
  try {
    std::ofstream out{temporary, std::ios::binary};
    out.exceptions(std::ios::failbit | std::ios::badbit);
    fill(out, folder, files_of(record, name), record.arrete);
    out.close();
  } catch (const std::exception& fault) {
    fs::remove(temporary, error);
    const auto* poco = dynamic_cast<const Poco::Exception*>(&fault);
    return Diagnostics{plain_error("impossible d'écrire l'archive « " + path + " » : " +
                                       (poco ? poco->displayText()
                                             : "le disque est plein ou "
                                               "refuse l'écriture"),
                                   {"libérez de la place puis relancez avec --reprendre"})};
  }
  Diagnostics faults;
  collect(files::sha256_of_file(temporary), made.sha256, faults);
  made.bytes = fs::file_size(temporary, error);
  if (faults.empty()) faults = files::settle_file(temporary, path);
  if (!faults.empty()) return faults;
  return made;
}

}  // namespace copil::campaign
