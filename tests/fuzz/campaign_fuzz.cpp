#include <cstdint>
#include <cstdlib>

#include "fuzz/campaign_entry.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  if (!copil::fuzz::broken_promise_of_run(bytes).empty()) std::abort();
  return 0;
}
