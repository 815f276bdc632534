#include <unistd.h>

#include "fuzz/records_entry.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kFolder =
      std::filesystem::temp_directory_path() / ("copil-fuzz-" + std::to_string(::getpid()));
  copil::fuzz::read_bytes(kFolder, {reinterpret_cast<const char*>(data), size});
  return 0;
}
