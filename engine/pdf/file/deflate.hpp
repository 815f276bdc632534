#pragma once

#include <memory>
#include <string_view>

struct libdeflate_compressor;

namespace copil::pdf {

/// Makes of bytes what `/FlateDecode` reads. Keeps its tables and its room from one call to the
/// next: made once, used for every stream of many files, by one thread at a time.
class Deflater {
 public:
  Deflater();

  /// Valid until the next call.
  std::string_view deflated(std::string_view bytes);

 private:
  struct Release {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Release> compressor_;
  std::unique_ptr<char[]> room_;
  std::size_t room_size_ = 0;
};

}  // namespace copil::pdf
