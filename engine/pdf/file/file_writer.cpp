#include "pdf/file/file_writer.hpp"

#include <libdeflate.h>

#include <array>
#include <cassert>

#include "pdf/file/notation.hpp"

namespace copil::pdf {

namespace {

// A place is an offset in the file or, with the lowest bit set, an object stream and a rank in it.
constexpr std::uint64_t kNowhere = 0;
constexpr unsigned kRankBits = 16;

std::uint64_t place_at(std::uint64_t offset) {
  return offset << 1;
}

std::uint64_t place_in(int container, unsigned rank) {
  return (static_cast<std::uint64_t>(container) << kRankBits | rank) << 1 | 1;
}

/// Enough for deflate to find what they share; a reader who wants one object inflates them all.
constexpr unsigned kObjectsAStream = 200;

/// Bytes of an entry of the cross-reference stream: its kind, then an offset or an object stream,
/// then a rank.
constexpr std::size_t kOffsetWidth = 5;
constexpr std::size_t kEntryWidth = 1 + kOffsetWidth + 2;
using Entry = std::array<unsigned char, kEntryWidth>;

Entry entry_of(std::uint64_t place) {
  const bool is_contained = (place & 1) != 0;
  const std::uint64_t number = place >> 1;
  std::uint64_t where = is_contained ? number >> kRankBits : number;
  const std::uint64_t rank = is_contained ? number & ((1U << kRankBits) - 1) : 0;
  Entry entry{};
  entry[0] = is_contained ? 2 : 1;
  for (std::size_t i = kOffsetWidth; i > 0; --i, where >>= 8) {
    entry[i] = static_cast<unsigned char>(where & 0xFF);
  }
  entry[kEntryWidth - 2] = static_cast<unsigned char>(rank >> 8);
  entry[kEntryWidth - 1] = static_cast<unsigned char>(rank & 0xFF);
  return entry;
}

}  // namespace

std::string reference(int object) {
  return std::to_string(object) + " 0 R";
}

void append_reference(std::string& out, int object) {
  append_whole(out, object);
  out += " 0 R";
}

FileWriter::FileWriter(Deflater& deflater, ByteSink sink)
    : deflater_(deflater), sink_(std::move(sink)), places_{kNowhere} {
  // Bytes above 127 say that the file is not a text (PDF/A-3, 6.1.2).
  put("%PDF-1.7\n%\xBF\xF7\xA2\xFE\n");
}

int FileWriter::reserve() {
  places_.push_back(kNowhere);
  return static_cast<int>(places_.size()) - 1;
}

int FileWriter::add(std::string_view text) {
  const int object = reserve();
  write(object, text);
  return object;
}

void FileWriter::write(int object, std::string_view text) {
  if (contained_ == 0) container_ = reserve();
  auto& place = places_[static_cast<std::size_t>(object)];
  assert(place == kNowhere);
  place = place_in(container_, contained_++);
  append_whole(index_, object);
  index_ += ' ';
  append_whole(index_, static_cast<long long>(contents_.size()));
  index_ += ' ';
  contents_.append(text).append("\n");
  if (contained_ == kObjectsAStream) flush_objects();
}

void FileWriter::flush_objects() {
  if (contained_ == 0) return;
  const std::string entries =
      "/Type /ObjStm /N " + std::to_string(contained_) + " /First " + std::to_string(index_.size());
  contained_ = 0;
  write_stream(container_, entries, index_ + contents_);
  index_.clear();
  contents_.clear();
}

void FileWriter::write_stream(int object, std::string_view entries, std::string_view bytes) {
  write_deflated(object, std::string(entries) + " /Filter /FlateDecode", deflater_.deflated(bytes));
}

void FileWriter::write_deflated(int object, std::string_view entries, std::string_view bytes) {
  note_offset(object);
  put(std::to_string(object) + " 0 obj\n<< " + std::string(entries) + " /Length " +
      std::to_string(bytes.size()) + " >>\nstream\n");
  put(bytes);
  // The line end is asked for by PDF/A-3, 6.1.7.1.
  put("\nendstream\nendobj\n");
}

void FileWriter::note_offset(int object) {
  auto& place = places_[static_cast<std::size_t>(object)];
  assert(place == kNowhere);
  place = place_at(offset_);
}

void FileWriter::finish(int catalog, int information) {
  flush_objects();
  const int table = reserve();
  const std::uint64_t start = offset_;
  const std::string id = identifier();
  note_offset(table);
  const std::string_view bytes = deflater_.deflated(cross_references());
  send(std::to_string(table) + " 0 obj\n<< /Type /XRef /Size " + std::to_string(places_.size()) +
       " /W [ 1 " + std::to_string(kOffsetWidth) + " 2 ] /Root " + reference(catalog) + " /Info " +
       reference(information) + " /ID [ " + id + " " + id +
       " ] /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns " +
       std::to_string(kEntryWidth) + " >> /Length " + std::to_string(bytes.size()) +
       " >>\nstream\n");
  send(bytes);
  send("\nendstream\nendobj\nstartxref\n" + std::to_string(start) + "\n%%EOF\n");
}

/// The table of places, each entry as its difference from the one before: most differ by one.
std::string FileWriter::cross_references() const {
  constexpr char kUp = 2;
  std::string table;
  table.reserve(places_.size() * (kEntryWidth + 1));
  Entry before{};
  for (std::size_t object = 0; object < places_.size(); ++object) {
    assert(object == 0 || places_[object] != kNowhere);
    const Entry entry =
        object == 0 ? Entry{0, 0, 0, 0, 0, 0, 0xFF, 0xFF} : entry_of(places_[object]);
    std::array<char, kEntryWidth + 1> row{kUp};
    for (std::size_t i = 0; i < kEntryWidth; ++i) {
      row[i + 1] = static_cast<char>(static_cast<unsigned char>(entry[i] - before[i]));
    }
    table.append(row.data(), row.size());
    before = entry;
  }
  return table;
}

/// Of what has been written so far (ISO 32000-1, 14.4); asked once.
std::string FileWriter::identifier() {
  return "<" + Poco::DigestEngine::digestToHex(digest_.digest()) + ">";
}

/// The identifier is a digest of sums: a digest of all bytes would cost more than writing them.
void FileWriter::put(std::string_view bytes) {
  const std::array<std::size_t, 2> sum{libdeflate_crc32(0, bytes.data(), bytes.size()),
                                       bytes.size()};
  digest_.update(sum.data(), sizeof sum);
  send(bytes);
}

void FileWriter::send(std::string_view bytes) {
  offset_ += bytes.size();
  sink_(bytes);
}

}  // namespace copil::pdf
