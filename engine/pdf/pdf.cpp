#include "pdf/pdf.hpp"

#include <set>

#include "pdf/artifacts.hpp"
#include "pdf/identity.hpp"
#include "pdf/navigation.hpp"
#include "pdf/objects.hpp"
#include "pdf/painting.hpp"
#include "pdf/qpdf_library.hpp"
#include "pdf/raw_structure.hpp"
#include "pdf/structure.hpp"

namespace copil::pdf {

namespace {

Diagnostics repeated_names(const Options& options) {
  Diagnostics complaints;
  std::set<std::string> names;
  for (const Attachment& attachment : options.attachments) {
    if (names.insert(attachment.name).second) continue;
    complaints.push_back(
        plain_error("deux pièces jointes portent le nom « " + attachment.name + " »",
                    {"donnez à chacune un nom à elle"}));
  }
  return complaints;
}

/// Done page by page when the file is written: all contents at once may take more than memory has.
/// `marks` outlive the file.
void mark_artifacts(QPDFObjectHandle sheet, const std::vector<MarkOwner>& marks) {
  QPDFObjectHandle content = sheet.getKey("/Contents");
  QPDFObjectHandle painted = content.copyStream();
  const auto provide = [painted, &marks](Pipeline* sink) mutable {
    const auto bytes = painted.getStreamData(qpdf_dl_generalized);
    const std::string_view text(reinterpret_cast<const char*>(bytes->getBuffer()),
                                bytes->getSize());
    sink->writeString(with_artifacts(text, marks));
    sink->finish();
  };
  content.replaceStreamData(provide, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

/// What Cairo leaves out of its fonts, and PDF/A and PDF/UA ask for. Reached from the page: reading
/// all objects would also read Cairo's structure tree, which is thrown away.
void complete_fonts(QPDFObjectHandle sheet) {
  QPDFObjectHandle fonts = sheet.getKey("/Resources").getKey("/Font");
  if (!fonts.isDictionary()) return;
  for (auto& [name, font] : fonts.getDictAsMap()) {
    QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
    if (!descendants.isArray()) continue;
    QPDFObjectHandle descendant = descendants.getArrayItem(0);
    if (descendant.isDictionaryOfType("/Font", "/CIDFontType2")) {
      descendant.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
    }
  }
}

void complete(QPDF& file, const pages::Pages& pages, const LabelTexts& labels,
              const Painting& painting, const Options& options) {
  std::vector<QPDFObjectHandle> sheets = file.getAllPages();
  for (std::size_t page = 0; page < sheets.size(); ++page) {
    QPDFObjectHandle& sheet = sheets[page];
    mark_artifacts(sheet, painting.marks[page]);
    complete_fonts(sheet);
    sheet.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
  }
  Structure structure(file, pages, labels, sheets);
  structure.add_marks(painting.marks);
  add_links(file, pages, sheets, structure);
  structure.finish();
  add_bookmarks(file, pages, sheets);
  add_identity(file, pages.metadata, options);
  add_attachments(file, pages.metadata, options);
}

std::string written(QPDF& file) {
  QPDFWriter writer(file);
  std::string bytes;
  Pl_String sink("pdf", nullptr, bytes);
  writer.setOutputPipeline(&sink);
  writer.setMinimumPDFVersion("1.7");
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setNewlineBeforeEndstream(true);
  writer.setDeterministicID(true);
  writer.write();
  return bytes;
}

}  // namespace

struct Painter::State {
  Faces faces;
};

Painter::Painter() : state_(std::make_unique<State>()) {}
Painter::Painter(Painter&&) noexcept = default;
Painter& Painter::operator=(Painter&&) noexcept = default;
Painter::~Painter() = default;

Checked<std::string> Painter::write(pages::Pages pages, const Options& options) {
  Diagnostics complaints = repeated_names(options);
  if (!complaints.empty()) return complaints;
  Checked<Painting> painting = paint(pages, state_->faces);
  if (!painting) return painting.error();
  const LabelTexts labels = label_texts(pages);
  for (pages::Page& page : pages.pages) page.items = {};
  free_raw_structure(painting->bytes);
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("pages", painting->bytes.data(), painting->bytes.size());
    complete(file, pages, labels, *painting, options);
    return written(file);
  } catch (const std::exception& problem) {
    return Diagnostics{
        plain_error(std::string("le document PDF ne peut pas être achevé : ") + problem.what())};
  }
}

Checked<std::string> write(pages::Pages pages, const Options& options) {
  return Painter().write(std::move(pages), options);
}

}  // namespace copil::pdf
