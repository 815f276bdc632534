#include "spreadsheets/zip/entry_stream.hpp"

#include <zlib.h>

#include <algorithm>
#include <utility>

namespace copil::spreadsheets {

namespace {

constexpr std::size_t kPackedBlock = std::size_t{1} << 15;
constexpr std::size_t kBlockSize = std::size_t{1} << 17;

std::string size_text(std::uint64_t bytes) {
  const std::uint64_t mega = bytes >> 20U;
  return mega % 1024 == 0 ? std::to_string(mega / 1024) + " Go" : std::to_string(mega) + " Mo";
}

}  // namespace

struct EntryStream::Inflater {
  z_stream stream{};
  bool is_ready = false;

  Inflater() { is_ready = ::inflateInit2(&stream, -MAX_WBITS) == Z_OK; }
  ~Inflater() {
    if (is_ready) ::inflateEnd(&stream);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

EntryStream::EntryStream(const exports::InputFile& file, const ArchiveEntry& entry,
                         std::uint64_t most_bytes)
    : file_(file), entry_(entry), most_bytes_(most_bytes), place_(entry.begin) {
  if (entry.is_packed) inflater_ = std::make_unique<Inflater>();
}

EntryStream::~EntryStream() = default;

std::string_view EntryStream::stop(std::string why) {
  trouble_ = std::move(why);
  has_ended_ = true;
  return {};
}

std::string_view EntryStream::next() {
  if (has_ended_) return {};
  if (entry_.size > most_bytes_) {
    return stop("« " + entry_.name + " » dépasse " + size_text(most_bytes_) +
                " une fois décompressé");
  }
  return inflater_ ? inflated() : stored();
}

/// Counts the bytes and holds them to what the directory says.
std::string_view EntryStream::taken(std::string_view block) {
  given_ += block.size();
  if (!block.empty()) {  // zlib starts afresh when there is nothing
    checksum_ = static_cast<std::uint32_t>(::crc32(
        checksum_, reinterpret_cast<const Bytef*>(block.data()), static_cast<uInt>(block.size())));
  }
  const bool is_all = given_ == entry_.size;
  if (given_ > entry_.size || (has_ended_ && !is_all) || (is_all && checksum_ != entry_.checksum)) {
    return stop("« " + entry_.name + " » y est abîmé");
  }
  return block;
}

bool EntryStream::fill() {
  const std::uint64_t end = entry_.begin + entry_.packed;
  const std::uint64_t last = std::min<std::uint64_t>(place_ + kPackedBlock, end);
  if (!file_.read(place_, last, packed_)) return false;
  place_ = last;
  return true;
}

std::string_view EntryStream::stored() {
  if (given_ == entry_.size) {
    has_ended_ = true;
    return taken({});
  }
  if (!fill() || packed_.empty()) return stop("« " + entry_.name + " » y est abîmé");
  return taken(packed_);
}

std::string_view EntryStream::inflated() {
  z_stream& stream = inflater_->stream;
  block_.resize(kBlockSize);
  stream.next_out = reinterpret_cast<Bytef*>(block_.data());
  stream.avail_out = static_cast<uInt>(block_.size());
  while (stream.avail_out > 0 && !has_ended_) {
    if (stream.avail_in == 0) {
      if (!inflater_->is_ready || !fill()) return stop("« " + entry_.name + " » y est abîmé");
      stream.next_in = reinterpret_cast<Bytef*>(packed_.data());
      stream.avail_in = static_cast<uInt>(packed_.size());
    }
    const int result = ::inflate(&stream, Z_NO_FLUSH);
    has_ended_ = result == Z_STREAM_END;
    // Nothing more comes when the packed bytes end before the stream does.
    if (!has_ended_ && result != Z_OK) return stop("« " + entry_.name + " » y est abîmé");
  }
  return taken({block_.data(), block_.size() - stream.avail_out});
}

}  // namespace copil::spreadsheets
