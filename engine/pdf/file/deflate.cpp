#include "pdf/file/deflate.hpp"

#include <libdeflate.h>

#include <new>

namespace copil::pdf {

namespace {

/// Beyond it, files of text and numbers lose a percent and take twice the time.
constexpr int kLevel = 6;

}  // namespace

void Deflater::Release::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (compressor_ == nullptr) throw std::bad_alloc();
}

std::string_view Deflater::deflated(std::string_view bytes) {
  const std::size_t most = libdeflate_zlib_compress_bound(compressor_.get(), bytes.size());
  if (most > room_size_) {
    room_.reset(new char[most]);
    room_size_ = most;
  }
  const std::size_t size = libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(),
                                                    room_.get(), room_size_);
  return {room_.get(), size};
}

}  // namespace copil::pdf
