#include <unistd.h>

#include "fuzz/spreadsheets_entry.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kFolder = [] {
    auto folder =
        std::filesystem::temp_directory_path() / ("copil-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    return folder;
  }();
  copil::fuzz::read_spreadsheet_bytes(kFolder, {reinterpret_cast<const char*>(data), size});
  return 0;
}
