#include "pdf/file/press.hpp"

#include <cassert>
#include <iterator>
#include <set>

#include "pdf/file/fonts.hpp"
#include "pdf/painting/artifacts.hpp"
#include "pdf/tagging/identity.hpp"

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

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

MarkedContent content_of(QPDFObjectHandle sheet, const std::vector<MarkOwner>& marks) {
  const auto bytes = sheet.getKey("/Contents").getStreamData(qpdf_dl_generalized);
  return with_artifacts({reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()},
                        marks);
}

}  // namespace

Printing::Press::Press(Faces& faces, Options options, ByteSink sink)
    : faces_(faces),
      options_(std::move(options)),
      writer_(std::move(sink)),
      structure_(writer_),
      page_tree_(writer_.reserve()),
      complaints_(repeated_names(options_)) {}

/// Does its part of the work unless an earlier one has failed.
template <class Act>
void Printing::Press::attempt(const Act& act) {
  if (!complaints_.empty()) return;
  try {
    act();
  } catch (const std::exception& problem) {
    complaints_ = {
        plain_error(std::string("le document PDF ne peut pas être achevé : ") + problem.what())};
  }
}

void Printing::Press::add(pages::Pages part) {
  attempt([&] {
    assert(part.first_page == static_cast<int>(pages_.size()));
    if (pages_.empty()) take_heads(part);
    structure_.add(part);
    structure_.describe_lists(part);
    const Checked<Painting> painting =
        paint(part.pages, {fonts_, pictures_, faces_},
              [this](int element) { return structure_.role(element); });
    if (!painting) return void(complaints_ = painting.error());
    for (pages::Page& page : part.pages) page.items = {};
    add_pages(part, *painting);
    structure_.settle();
    append(bookmarks_, part.bookmarks);
    append(destinations_, part.destinations);
  });
}

/// What only the first part says.
void Printing::Press::take_heads(pages::Pages& part) {
  metadata_ = std::move(part.metadata);
  fonts_ = std::move(part.fonts);
  pictures_ = std::move(part.pictures);
}

void Printing::Press::add_pages(pages::Pages& part, const Painting& painting) {
  QPDF painted;
  painted.setSuppressWarnings(true);
  painted.processMemoryFile("pages", painting.bytes.data(), painting.bytes.size());
  ObjectCopier copier(writer_);
  std::vector<std::vector<pages::LinkArea>> links(part.pages.size());
  for (pages::LinkArea& link : part.links) {
    links[static_cast<std::size_t>(link.page - part.first_page)].push_back(std::move(link));
  }
  const std::vector<QPDFObjectHandle>& sheets = painted.getAllPages();
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    pages_.push_back({writer_.reserve(), part.pages[i].height});
    add_page(sheets[i], painting.marks[i], std::move(links[i]), copier);
  }
  copier.finish();
}

void Printing::Press::add_page(QPDFObjectHandle painted, const std::vector<MarkOwner>& marks,
                               std::vector<pages::LinkArea> links, ObjectCopier& copier) {
  complete_fonts(painted);
  const int number = pages_.back().number;
  const int content = writer_.reserve();
  const MarkedContent marked = content_of(painted, marks);
  if (marked.has_soft_hyphens) add_soft_hyphens(painted);
  writer_.write_stream(content, "", marked.content);
  const int parent_key = structure_.add_marks(marks, number);
  std::string text = "<< /Type /Page /Parent " + reference(page_tree_) + " /Contents " +
                     reference(content) + " /StructParents " + std::to_string(parent_key) +
                     " /Tabs /S";
  for (const char* key : {"/MediaBox", "/Resources", "/Group"}) {
    if (painted.hasKey(key))
      text += std::string(" ") + key + " " + copier.text(painted.getKey(key));
  }
  writer_.write(number, text + annotations(std::move(links), number) + " >>");
}

/// The page's entry for its links, empty without any.
std::string Printing::Press::annotations(std::vector<pages::LinkArea> links, int page_object) {
  if (links.empty()) return {};
  std::string list;
  for (pages::LinkArea& link : links) {
    const int annotation = writer_.reserve();
    const int key = structure_.add_annotation(annotation, page_object, link.element);
    links_.push_back({std::move(link), annotation, key});
    list += " " + reference(annotation);
  }
  return " /Annots [" + list + " ]";
}

Diagnostics Printing::Press::finish() {
  assert(!pages_.empty() || !complaints_.empty());
  attempt([this] { write_end(); });
  return complaints_;
}

/// What few files have thousands of is made by qpdf, in a file of its own, and copied.
void Printing::Press::write_end() {
  QPDF file;
  file.emptyPDF();
  ObjectCopier copier(writer_);
  const std::vector<Sheet> sheets = sheets_in(file, copier);
  for (const DueLink& link : links_) {
    writer_.write(link.annotation,
                  copier.text(link_annotation(link.area, link.parent_key, destinations_, sheets)));
  }
  add_bookmarks(file, bookmarks_, sheets);
  add_identity(file, metadata_, options_);
  add_attachments(file, metadata_, options_);
  write_page_tree();
  const int catalog = write_catalog(file, copier);
  const int information = copier.number_of(file.getTrailer().getKey("/Info"));
  copier.finish();
  writer_.finish(catalog, information);
}

/// Stands of the pages in the file that qpdf holds, where they are but names.
std::vector<Sheet> Printing::Press::sheets_in(QPDF& file, ObjectCopier& copier) const {
  std::vector<Sheet> sheets;
  for (const PageObject& page : pages_) {
    sheets.push_back({file.makeIndirectObject(QPDFObjectHandle::newNull()), page.height});
    copier.know(sheets.back().object, page.number);
  }
  return sheets;
}

void Printing::Press::write_page_tree() {
  std::string kids;
  for (const PageObject& page : pages_) kids += reference(page.number) + " ";
  writer_.write(page_tree_, "<< /Type /Pages /Count " + std::to_string(pages_.size()) +
                                " /Kids [ " + kids + "] >>");
}

int Printing::Press::write_catalog(QPDF& file, ObjectCopier& copier) {
  QPDFObjectHandle catalog = file.getRoot();
  catalog.removeKey("/Pages");
  std::string text = copier.text(catalog.shallowCopy());
  text.resize(text.size() - 2);  // Its end, behind which more is to come.
  return writer_.add(text + "/MarkInfo << /Marked true >> /Pages " + reference(page_tree_) +
                     " /StructTreeRoot " + reference(structure_.finish()) + " >>");
}

}  // namespace copil::pdf
