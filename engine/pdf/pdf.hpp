#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "pages/page.hpp"

/// Writes laid-out pages as an accessible, archival PDF file, made toward PDF/UA-1 and PDF/A-3a
/// both (see `check.hpp` for what is verified). In: pages. Out: the bytes of the file.
namespace copil::pdf {

/// A file carried inside the document: the figures behind its tables.
struct Attachment {
  std::string name;         ///< `chiffres.csv`, unique in the document
  std::string description;  ///< one French sentence
  std::string media_type = "text/csv";
  std::string bytes;
};

struct Options {
  /// Seconds since 1970-01-01 UTC: the date written into the file. Without it, the first second of
  /// the document's day (`Metadata::day`). The clock is never read.
  std::optional<std::int64_t> instant;
  std::string creator = "copil";  ///< the program that made the document
  std::vector<Attachment> attachments;
};

/// Receives the bytes of a file, in order.
using ByteSink = std::function<void(std::string_view)>;

/// A document being printed, part after part. Its memory is that of one part: what is painted
/// leaves through the sink. Used while its painter lives, by the same thread.
class Printing {
 public:
  Printing(Printing&&) noexcept;
  Printing& operator=(Printing&&) noexcept;
  ~Printing();

  /// Prints the next part of the document.
  void add(pages::Pages part);

  /// Ends the file. Errors: a font or picture that cannot be read, two attachments of one name;
  /// what has gone through the sink is then no file.
  Diagnostics finish();

 private:
  friend class Painter;
  class Press;
  explicit Printing(std::unique_ptr<Press> press);
  std::unique_ptr<Press> press_;
};

/// Keeps fonts open, and subsets of them, from one document to the next. Movable; used by one
/// thread at a time.
class Painter {
 public:
  Painter();
  Painter(Painter&&) noexcept;
  Painter& operator=(Painter&&) noexcept;
  ~Painter();

  /// Begins a file; the same parts and options give the same bytes.
  Printing begin(Options options, ByteSink sink);

  /// The bytes of the file of a whole document. Errors: see `Printing::finish`.
  Checked<std::string> write(pages::Pages pages, const Options& options = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One document with a painter of its own.
Checked<std::string> write(pages::Pages pages, const Options& options = {});

}  // namespace copil::pdf
