#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "pdf/file/qpdf_library.hpp"

namespace copil::pdf {

/// Makes of bytes that come in pieces what `/FlateDecode` reads.
class Deflater {
 public:
  void add(std::string_view bytes) {
    flate_.write(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  /// The last call.
  std::string finish() {
    flate_.finish();
    return std::move(small_);
  }
  /// For what writes into pipelines.
  Pipeline& pipeline() { return flate_; }

 private:
  std::string small_;
  Pl_String sink_{"deflated", nullptr, small_};
  Pl_Flate flate_{"deflate", &sink_, Pl_Flate::a_deflate};
};

/// The same of bytes that are all there.
inline std::string deflated(std::string_view bytes) {
  Deflater deflater;
  deflater.add(bytes);
  return deflater.finish();
}

}  // namespace copil::pdf
