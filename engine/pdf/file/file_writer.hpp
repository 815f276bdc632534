#pragma once

#include <Poco/MD5Engine.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/file/deflate.hpp"
#include "pdf/pdf.hpp"

namespace copil::pdf {

/// Writes a PDF file from its first byte to its last: what is finished leaves at once, so that a
/// file of thousands of pages takes no more memory than its places of objects, eight bytes each.
/// Libraries that hold all objects until the end cannot do that. Writes PDF 1.7: objects in object
/// streams, one cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
class FileWriter {
 public:
  /// `deflater` outlives the writer.
  FileWriter(Deflater& deflater, ByteSink sink);

  /// A number for an object that is to be written later, and once.
  int reserve();

  /// Writes an object that is not a stream.
  void write(int object, std::string_view text);
  /// Writes it under a new number, which it gives.
  int add(std::string_view text);

  /// Writes a stream. `entries` are those of its dictionary, `/Length` apart.
  void write_stream(int object, std::string_view entries, std::string_view bytes);
  /// The same for bytes that the file holds deflated.
  void write_deflated(int object, std::string_view entries, std::string_view bytes);

  /// Writes what the file ends with. The last call.
  void finish(int catalog, int information);

 private:
  void put(std::string_view bytes);   ///< what the identifier covers
  void send(std::string_view bytes);  ///< what comes after it
  void note_offset(int object);
  void flush_objects();
  std::string cross_references() const;
  std::string identifier();

  Deflater& deflater_;
  ByteSink sink_;
  std::uint64_t offset_ = 0;
  Poco::MD5Engine digest_;             ///< of the sums of what has been put
  std::vector<std::uint64_t> places_;  ///< by object: see `file_writer.cpp`
  // The object stream being filled.
  int container_ = 0;
  unsigned contained_ = 0;
  std::string index_;
  std::string contents_;
};

/// `12 0 R`.
std::string reference(int object);
void append_reference(std::string& out, int object);

}  // namespace copil::pdf
