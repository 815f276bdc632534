#pragma once

#include <string>
#include <vector>

#include "pdf/file/file_writer.hpp"
#include "pdf/painting/page_painter.hpp"
#include "pdf/pdf.hpp"
#include "pdf/tagging/navigation.hpp"
#include "pdf/tagging/structure.hpp"

namespace copil::pdf {

/// What a painter keeps from one document to the next. Nothing of it shows in the files.
struct Workshop {
  FontPrograms fonts;
  PictureCase pictures;
  Deflater deflater;
};

/// What is behind `Printing`: writes pages as they come, and at the end what belongs to all.
class Printing::Press {
 public:
  /// `workshop` outlives the press.
  Press(Workshop& workshop, Options options, ByteSink sink);

  void add(pages::Pages part);
  Diagnostics finish();

 private:
  /// A link whose annotation is written when all destinations are known.
  struct DueLink {
    pages::LinkArea area;
    int annotation = 0;
    int parent_key = 0;
  };

  template <class Act>
  void attempt(const Act& act);
  void take_heads(pages::Pages& part);
  void add_pages(pages::Pages& part);
  void add_page(const pages::Page& page, std::vector<pages::LinkArea> links);
  std::string annotations(std::vector<pages::LinkArea> links, int page_object);
  void write_end();
  void write_page_tree();
  std::string outline_entries();

  Options options_;
  FileWriter writer_;
  Structure structure_;
  Palette palette_;
  PagePainter painter_;
  int page_tree_;
  int resources_;
  pages::Metadata metadata_;
  std::vector<Sheet> sheets_;
  std::vector<DueLink> links_;
  std::vector<pages::Bookmark> bookmarks_;
  Destinations destinations_;
  Diagnostics complaints_;
};

}  // namespace copil::pdf
