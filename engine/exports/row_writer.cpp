#include "exports/row_writer.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <utility>

#include "exports/dialect/marks.hpp"
#include "exports/quoting.hpp"

namespace copil::exports {

namespace {

constexpr std::size_t kTextBlock = std::size_t{1} << 18;

std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') plain += text[i];
    if (text[i] == '\r' && text.substr(i + 1, 1) != "\n") plain += '\n';
  }
  return plain;
}

}  // namespace

RowWriter::RowWriter(std::uint64_t most_bytes)
    : most_bytes_(most_bytes),
      descriptor_(::memfd_create("copil", MFD_CLOEXEC)),
      has_failed_(descriptor_ < 0) {}

RowWriter::~RowWriter() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void RowWriter::cell(std::string_view text) {
  if (!is_first_cell_) block_ += ';';
  is_first_cell_ = false;
  if (!needs_quotes(text)) {
    block_ += text;
    return;
  }
  if (text.find('\r') != std::string_view::npos) {
    const std::string plain = with_plain_line_ends(text);
    line_ends_ += static_cast<std::uint64_t>(std::count(plain.begin(), plain.end(), '\n'));
    append_quoted(block_, plain);
    return;
  }
  line_ends_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
  append_quoted(block_, text);
}

void RowWriter::end_row() {
  block_ += '\n';
  line_ += 1 + std::exchange(line_ends_, 0);
  is_first_cell_ = true;
  if (block_.size() >= kTextBlock) flush();
}

void RowWriter::row(std::span<const std::string_view> cells) {
  if (!write_plain(cells)) {
    for (const std::string_view cell : cells) this->cell(cell);
  } else {
    block_.pop_back();  // as `end_row` writes it
  }
  end_row();
}

/// Nearly every record: the marks in it are those that part its cells. False when some cell has one
/// of its own, and must be quoted; nothing is written then.
bool RowWriter::write_plain(std::span<const std::string_view> cells) {
  const std::size_t start = block_.size();
  std::size_t size = cells.size();
  for (const std::string_view cell : cells) size += cell.size();
  block_.resize(start + size + kRowBlock);  // looked at by whole blocks: what follows is no mark
  char* at = block_.data() + start;
  for (const std::string_view cell : cells) {
    at = std::copy(cell.begin(), cell.end(), at);
    *at++ = ';';
  }
  std::size_t marks = 0;
  for (std::size_t i = 0; i < size; i += kRowBlock) {
    marks +=
        static_cast<std::size_t>(std::popcount(marks_in(block_.data() + start + i, ';', '\r')));
  }
  const bool is_plain = marks == cells.size();
  block_.resize(is_plain ? start + size : start);
  return is_plain;
}

void RowWriter::flush() {
  std::string_view rest = block_;
  bytes_ += rest.size();
  has_failed_ = has_failed_ || bytes_ > most_bytes_;
  while (!has_failed_ && !rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    has_failed_ = written <= 0;
    if (!has_failed_) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  block_.clear();
}

Checked<Content> RowWriter::finish(InputFile file, const std::string& path) {
  flush();
  if (has_failed_) {
    Diagnostic error =
        plain_error(bytes_ > most_bytes_ ? "les lignes, écrites en texte, dépassent " +
                                               std::to_string(most_bytes_ >> 20U) + " Mo"
                                         : "la mémoire manque pour en tenir les lignes",
                    {"donnez le fichier en parties, ou en CSV"});
    error.place = {path};
    return Diagnostics{error};
  }
  file.read_instead(std::exchange(descriptor_, -1));
  return Content::of(std::move(file), path);
}

}  // namespace copil::exports
