#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/document.hpp"
#include "pages/page.hpp"

/// Lays documents out. In: a document tree. Out: pages of positioned items.
namespace copil::pages {

/// Where the files that the layout needs stand. Nothing else of the system is read: neither its
/// font configuration nor its other fonts.
struct Fonts {
  /// The folder of the family's files (Lato-Regular.ttf, Lato-Bold.ttf, …).
  std::string folder = "/usr/share/fonts/truetype/lato";
  /// The French hyphenation patterns; words are not hyphenated when the file is absent.
  std::string hyphenation = "/usr/share/hyphen/hyph_fr.dic";

  /// All of them: a document changes when one of these does.
  std::vector<std::string> files() const;
};

/// Receives the parts of a document, in order.
using PartSink = std::function<void(Pages part)>;

struct LayoutOptions {
  std::string author;       ///< written into the metadata
  bool cuts_charts = true;  ///< false: the rows of a chart stand together, low if there are many
  bool saves_last_page = true;  ///< set tighter when a last page holds little and is saved by it
};

/// What is told of the pages, and the words that it is about, as they print.
struct WordedWarning {
  Diagnostic warning;
  std::string words;
};

/// Holds the fonts and remembers what it has shaped, to lay out many documents fast. Movable; used
/// by one thread at a time.
class Typesetter {
 public:
  /// Loads the fonts. Errors: a font file that is absent or unreadable.
  static Checked<Typesetter> open(const Fonts& fonts = {});

  Typesetter(Typesetter&&) noexcept;
  Typesetter& operator=(Typesetter&&) noexcept;
  ~Typesetter();

  /// A warning for each character of the document laid out last that the fonts lack: which, where,
  /// and that its reader sees « □ ».
  Diagnostics warn_of_lacking() const;

  /// The same, each with the words around the character.
  std::vector<WordedWarning> lacking_signs() const;

  /// The document's pages; always at least one. Any document can be laid out: what is wider or
  /// taller than a page is broken up.
  Pages lay_out(const document::Document& document, const LayoutOptions& options = {});

  /// The same, handed on part by part as pages are finished: memory is that of a part, however
  /// long the document. Only a document longer than a part has several; it is laid out twice, for
  /// its pages to say how many they are.
  void lay_out(const document::Document& document, const LayoutOptions& options,
               const PartSink& sink);

 private:
  struct State;
  explicit Typesetter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace copil::pages
