#include <cstdint>
#include <cstdlib>

#include "fuzz/expansion_entry.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (!copil::fuzz::broken_promise(text).empty()) std::abort();
  return 0;
}
