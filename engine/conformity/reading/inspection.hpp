#pragma once

#include <exception>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "conformity/check.hpp"
#include "conformity/content/facts.hpp"
#include "conformity/fonts/font.hpp"
#include "conformity/metadata/xmp.hpp"
#include "conformity/reading/raw_file.hpp"
#include "conformity/reading/structure_tree.hpp"
#include "conformity/reading/trees.hpp"

namespace copil::conformity {

/// An annotation of a page.
struct Annotation {
  int page = 0;  ///< from 1
  Object object;
  std::string kind;  ///< `Link`, `Widget`…
  int holder = -1;   ///< the element that holds it
  bool is_hidden = false;
  bool is_outside = false;  ///< of the crop box

  bool is_perceived() const { return !is_hidden && !is_outside; }
};

/// A PDF file read once into what the rules ask about.
struct Inspection {
  Inspection(QPDF& file, std::string_view bytes);
  Inspection(const Inspection&) = delete;
  Inspection& operator=(const Inspection&) = delete;

  QPDF& file;
  RawFile raw;
  Rings rings;
  Object trailer;
  Object catalog;
  std::vector<Page> pages;
  std::map<QPDFObjGen, int> page_numbers;  ///< from 0
  StructureTree structure;
  Fonts fonts;
  ContentFacts content;
  std::vector<Annotation> annotations;
  std::vector<Object> bookmarks;
  std::vector<Object> fields;
  std::vector<std::pair<int, Object>> actions;  ///< page from 1, 0 for the document
  std::vector<Object> objects;                  ///< every one that is numbered
  std::vector<Object> streams;
  std::vector<Object> attachments;  ///< specifications of embedded files
  bool has_metadata = false;
  XmpPacket xmp;
  Level level;
  bool has_language = false;  ///< of the catalog
  std::string output_space;   ///< of the PDF/A output intent: `RGB `, `CMYK`, `GRAY`; or empty

  std::string element_label(int node) const;
  int element_page(int node) const { return structure.page_of(node); }

 private:
  void read_pages();
  void read_annotations(const Page& page, int number);
  void read_actions();
  void add_actions(const Object& action, int page);
  void read_objects();
  void read_attachments();
  void read_level();
  void read_output_space();
};

/// The colour space and the class of an ICC profile, from its header.
struct ProfileHeader {
  bool is_profile = false;
  std::string space;
  std::string device_class;
  int major_version = 0;
};
ProfileHeader profile_header(const Object& profile);

/// The value of a key that fields inherit from those above them.
Object inherited(const Object& field, std::string_view key);

inline constexpr std::string_view kEncrypted = "il est chiffré";
inline constexpr std::string_view kDamaged = "il n’en est pas un, ou il est abîmé";

/// The error about a file that cannot be read, and why.
Diagnostics unreadable(const std::string& name, std::string_view why);

/// Calls `read` on the opened file and gives what it returns, or the error that says in French why
/// the file cannot be read. What qpdf mends while it reads is no error.
template <class Read>
auto with_file(std::string_view bytes, const std::string& name, Read read)
    -> Checked<decltype(read(std::declval<QPDF&>()))> {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile(name.c_str(), bytes.data(), bytes.size());
    return read(file);
  } catch (const QPDFExc& problem) {
    return unreadable(name, problem.getErrorCode() == qpdf_e_password ? kEncrypted : kDamaged);
  } catch (const std::exception&) {
    return unreadable(name, kDamaged);
  }
}

}  // namespace copil::conformity
