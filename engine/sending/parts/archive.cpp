#include "sending/parts/archive.hpp"

#include <Poco/DateTime.h>
#include <Poco/Exception.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>

#include <sstream>

namespace copil::sending {

Checked<std::string> zipped(const std::vector<PackedFile>& files, Day day) {
  const CalendarDay date = calendar(day);
  try {
    const Poco::DateTime moment{date.year, date.month, date.day};
    std::ostringstream out;
    Poco::Zip::Compress archive{out, true};
    for (const auto& file : files) {
      std::istringstream in{file.bytes};
      archive.addFile(in, moment, Poco::Path{file.name, Poco::Path::PATH_UNIX},
                      Poco::Zip::ZipCommon::CM_STORE);
    }
    archive.close();
    return out.str();
  } catch (const Poco::Exception& fault) {
    return Diagnostics{plain_error("impossible de faire l'archive : " + fault.displayText())};
  }
}

}  // namespace copil::sending
