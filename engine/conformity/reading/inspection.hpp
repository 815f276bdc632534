#pragma once

#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "conformity/reading/qpdf_library.hpp"
#include "diagnostics/diagnostic.hpp"

/// A PDF file read once into what the rules of `check.hpp` ask about.
namespace copil::conformity {

/// A mark of a page's content that bears an MCID.
struct Mark {
  int page = 0;  ///< from 0
  int id = 0;
  auto operator<=>(const Mark&) const = default;
};

/// A node of the structure tree, in pre-order.
struct StructureNode {
  QPDFObjectHandle object;
  std::string role;  ///< without the slash, after the role map
  int parent = -1;   ///< index, −1 under the root
  int depth = 0;
  std::vector<int> children;
  std::vector<Mark> marks;
  std::vector<QPDFObjGen> annotations;
};

/// What a walk through a page's content has seen.
struct ContentFacts {
  std::vector<int> marks;             ///< MCIDs, in order
  std::vector<std::string> unmarked;  ///< painting operators outside of any mark or artifact
  int painted_count = 0;              ///< painting operators, all
  int nested_wrongly = 0;             ///< artifacts inside tagged content, or the reverse
  int unclosed = 0;                   ///< marks left open, or ends of nothing
  int deepest_state = 0;              ///< nested `q`
  int missing_glyphs = 0;             ///< codes shown that stand for no glyph (.notdef)
  int dim_texts = 0;                  ///< tagged texts too near in colour to what is under them
  double least_contrast = 21;         ///< of these
  bool has_cmyk = false;
};

struct Inspection {
  explicit Inspection(QPDF& file);

  QPDF& file;
  QPDFObjectHandle catalog;
  std::vector<QPDFObjectHandle> pages;
  std::map<QPDFObjGen, int> page_numbers;  ///< from 0
  std::vector<ContentFacts> contents;      ///< by page
  std::vector<StructureNode> nodes;
  std::vector<QPDFObjectHandle> fonts;  ///< every /Font dictionary
  std::vector<QPDFObjectHandle> images;
  std::vector<QPDFObjectHandle> streams;                      ///< all of them
  std::vector<std::pair<int, QPDFObjectHandle>> annotations;  ///< page, annotation
  std::string xmp;  ///< the packet, empty when there is none

  /// `TD (page 2)`: a node as users can find it.
  std::string where(int node) const;

 private:
  void read_objects();
  void read_pages();
  void read_structure(QPDFObjectHandle object, int parent, int depth);
  void read_kid(QPDFObjectHandle kid, int node);
};

inline constexpr std::string_view kEncrypted = "il est chiffré";
inline constexpr std::string_view kDamaged = "il n’en est pas un, ou il est abîmé";

/// The error about a file that cannot be read, and why.
Diagnostics unreadable(const std::string& name, std::string_view why);

/// Calls `read` on the opened file and gives what it returns, or the error that says in French why
/// the file cannot be read. `name` is how the user named it.
template <class Read>
auto with_file(std::string_view bytes, const std::string& name, Read read)
    -> Checked<decltype(read(std::declval<QPDF&>()))> {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile(name.c_str(), bytes.data(), bytes.size());
    auto result = read(file);
    if (file.anyWarnings()) return unreadable(name, kDamaged);
    return result;
  } catch (const QPDFExc& problem) {
    return unreadable(name, problem.getErrorCode() == qpdf_e_password ? kEncrypted : kDamaged);
  } catch (const std::exception&) {
    return unreadable(name, kDamaged);
  }
}

/// The value of an XMP property written as an element, or empty: `pdfaid:part`. Of a collection,
/// the first item.
std::string xmp_value(const std::string& packet, const std::string& property);

}  // namespace copil::conformity
