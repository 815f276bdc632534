#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "exports/dialect/encoding.hpp"
#include "exports/input_file.hpp"

namespace copil::exports {

/// The UTF-8 text of a file in any of the encodings, read piece by piece. Places are offsets in the
/// file's own bytes.
class Content {
 public:
  /// Opens the file, looks at all its bytes once and settles its encoding. Errors: unreadable file,
  /// NUL byte.
  static Checked<Content> open(const std::string& path);
  /// The same of a file that is open; `path` names it in messages.
  static Checked<Content> of(InputFile file, const std::string& path);

  /// Bytes of the file on disk.
  std::size_t byte_count() const { return file_.size(); }
  /// Where the text starts: behind the byte order mark.
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return file_.size(); }
  Encoding encoding() const { return encoding_; }
  /// The line where a file read as Windows-1252 stops being the UTF-8 that it is elsewhere.
  std::optional<int> mixed_encodings_line() const { return mixed_encodings_line_; }
  /// The old encoding that a file read as Windows-1252 seems to be in.
  OldEncoding old_encoding() const { return old_encoding_; }
  /// The line of the first U+FFFD: letters were lost before.
  std::optional<int> lost_letter_line() const { return lost_letter_line_; }
  /// The file is UTF-8 but for some bytes: the rows that hold them are worth nothing.
  bool has_bad_bytes() const { return has_bad_bytes_; }
  /// Some CR has no LF behind it: it ends a line as well.
  bool has_lone_cr() const { return has_lone_cr_; }
  /// Some character may be one that no reader sees.
  bool has_invisible() const { return has_invisible_; }

  /// Makes `text` that of the bytes [begin, end), in the memory that it has already; false when the
  /// file no longer has them. Safe from several threads.
  bool read(std::size_t begin, std::size_t end, std::string& text) const;
  /// How many bytes of the file this text takes, which starts at a place of it; and the start of a
  /// text that takes so many bytes.
  std::size_t bytes_of(std::string_view text) const;
  std::string_view first_bytes(std::string_view text, std::size_t bytes) const;
  /// The place behind the first line end from `place` on, at most `end()`.
  std::size_t after_line_end(std::size_t place) const;
  /// False for a file whose last line may have been cut short.
  bool ends_with_line_end() const;
  /// True when somebody wrote to the file or cut it since it was opened.
  bool has_changed() const { return file_.has_changed(); }

 private:
  std::optional<Diagnostic> settle(const std::string& path);
  bool settle_mark(std::string_view bytes);
  std::optional<Diagnostic> settle_utf16(const std::string& path);
  std::optional<Diagnostic> settle_as(const Inspection& found, const std::string& path);
  int line_at(std::size_t place) const;

  InputFile file_;
  std::size_t begin_ = 0;
  Encoding encoding_ = Encoding::utf8;
  std::optional<int> mixed_encodings_line_;
  std::optional<int> lost_letter_line_;
  OldEncoding old_encoding_ = OldEncoding::none;
  bool has_bad_bytes_ = false;
  bool has_lone_cr_ = false;
  bool has_invisible_ = false;
};

}  // namespace copil::exports
