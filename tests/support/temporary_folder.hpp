#pragma once

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace copil::testing {

/// A folder of its own under the build tree, gone at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::filesystem::create_directories(COPIL_BUILD_DIR "/essais");
    std::string pattern = COPIL_BUILD_DIR "/essais/XXXXXX";
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() {
    if (::getpid() != maker_) return;
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

  /// Writes a file in the folder and gives its path.
  std::string write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories(std::filesystem::path{file(name)}.parent_path());
    std::ofstream{file(name), std::ios::binary} << content;
    return file(name);
  }

  /// The names of what the folder holds, sorted, one a line.
  std::string listing() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{path_}) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    std::string text;
    for (const auto& name : names) text += name + "\n";
    return text;
  }

 private:
  std::string path_;
  pid_t maker_ = ::getpid();  ///< A child that exits leaves its parent's folder.
};

/// The folder of this run of the tests, which others may run beside; gone at its end.
inline const TemporaryFolder& folder_of_run() {
  static const TemporaryFolder folder;
  return folder;
}

/// The bytes of a file; empty when it cannot be read.
inline std::string bytes_of(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace copil::testing
