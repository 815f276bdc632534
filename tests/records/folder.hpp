#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <catch2/catch.hpp>

#include "records/read.hpp"

namespace copil {

/// A data folder of one test, gone with it. Starts with a small tree of territories.
class Folder {
 public:
  Folder() {
    static int made = 0;
    path_ = std::filesystem::path{COPIL_BUILD_DIR} / "dossiers" /
            (std::to_string(::getpid()) + "-" + std::to_string(++made));
    std::filesystem::create_directories(path_);
    write("territoires.csv",
          "code;type;libelle;parent\n"
          "FR;national;France;\n"
          "R1;region;Région une;FR\n"
          "D1;departement;Département un;R1\n"
          "M1;mission_locale;Mission une;D1\n"
          "M2;mission_locale;Mission deux;D1\n"
          "S1;site_pole_emploi;Site un;M1\n"
          "P1;plateforme_vocation;Plateforme une;D1\n");
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream{path_ / name, std::ios::binary} << bytes;
  }
  void remove(const std::string& name) const { std::filesystem::remove(path_ / name); }
  std::string path() const { return path_.string(); }

  /// The text with this folder's path made `DIR`.
  std::string anonymous(std::string text) const {
    for (auto at = text.find(path()); at != std::string::npos; at = text.find(path())) {
      text.replace(at, path().size(), "DIR");
    }
    return text;
  }

 private:
  std::filesystem::path path_;
};

/// What is read of the folder; the test fails where nothing is.
inline records::Reading read(const Folder& folder, const records::ReadOptions& options = {}) {
  auto reading = records::read_folder(folder.path(), options);
  if (!reading) FAIL(formatted(reading.error()));
  return std::move(*reading);
}

/// What stops the reading of the folder.
inline std::string errors_of(const Folder& folder, const records::ReadOptions& options = {}) {
  const auto reading = records::read_folder(folder.path(), options);
  REQUIRE(!reading.has_value());
  return folder.anonymous(formatted(reading.error()));
}

}  // namespace copil
