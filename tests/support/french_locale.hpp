#pragma once

#include <locale.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

#include <catch2/catch.hpp>

namespace copil::testing {

/// The French locale, made under the build folder where it is not yet: `./copil test` installs what
/// makes it.
inline locale_t french_locale() {
  const auto folder = std::filesystem::path(COPIL_BUILD_DIR) / "locale";
  std::filesystem::create_directories(folder);
  const auto place = folder / "fr_FR.UTF-8";
  if (!std::filesystem::exists(place)) {
    const std::string command =
        "localedef -i fr_FR -f UTF-8 '" + place.string() + "' >/dev/null 2>&1";
    INFO(command);
    REQUIRE(std::system(command.c_str()) == 0);
  }
#if defined(__SANITIZE_ADDRESS__)
  const __lsan::ScopedDisabler the_system_library_keeps_its_copy_of_the_path;
#endif
  const char* const set = std::getenv("LOCPATH");
  const std::string before = set == nullptr ? "" : set;
  setenv("LOCPATH", folder.c_str(), 1);
  const locale_t french = newlocale(LC_ALL_MASK, "fr_FR.UTF-8", nullptr);
  if (set == nullptr) {
    unsetenv("LOCPATH");
  } else {
    setenv("LOCPATH", before.c_str(), 1);
  }
  REQUIRE(french != nullptr);
  return french;
}

}  // namespace copil::testing
