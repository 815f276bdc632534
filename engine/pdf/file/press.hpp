#pragma once

#include <string>
#include <vector>

#include "pdf/file/file_writer.hpp"
#include "pdf/file/object_copier.hpp"
#include "pdf/painting/painting.hpp"
#include "pdf/pdf.hpp"
#include "pdf/tagging/navigation.hpp"
#include "pdf/tagging/structure.hpp"

namespace copil::pdf {

/// What is behind `Printing`: paints each part by itself, and joins the parts into one file.
class Printing::Press {
 public:
  Press(Faces& faces, Options options, ByteSink sink);

  void add(pages::Pages part);
  Diagnostics finish();

 private:
  struct PageObject {
    int number = 0;
    double height = 0;
  };
  /// A link whose annotation is written when all destinations are known.
  struct DueLink {
    pages::LinkArea area;
    int annotation = 0;
    int parent_key = 0;
  };

  template <class Act>
  void attempt(const Act& act);
  void take_heads(pages::Pages& part);
  void add_pages(pages::Pages& part, const Painting& painting);
  void add_page(QPDFObjectHandle painted, const std::vector<MarkOwner>& marks,
                std::vector<pages::LinkArea> links, ObjectCopier& copier);
  std::string annotations(std::vector<pages::LinkArea> links, int page_object);
  void write_end();
  std::vector<Sheet> sheets_in(QPDF& file, ObjectCopier& copier) const;
  void write_page_tree();
  int write_catalog(QPDF& file, ObjectCopier& copier);

  Faces& faces_;
  Options options_;
  FileWriter writer_;
  Structure structure_;
  int page_tree_;
  pages::Metadata metadata_;
  std::vector<pages::FontFile> fonts_;
  std::vector<std::string> pictures_;
  std::vector<PageObject> pages_;
  std::vector<DueLink> links_;
  std::vector<pages::Bookmark> bookmarks_;
  std::vector<pages::Destination> destinations_;
  Diagnostics complaints_;
};

}  // namespace copil::pdf
