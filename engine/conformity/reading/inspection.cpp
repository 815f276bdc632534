#include "conformity/reading/inspection.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "conformity/reading/contrast.hpp"
#include "pdf/content.hpp"

namespace copil::conformity {

namespace {

constexpr int kDepthLimit = 200;

constexpr std::array<std::string_view, 17> kPaintingOperators{
    "Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "ID", "EI"};

bool paints(std::string_view op) {
  return std::find(kPaintingOperators.begin(), kPaintingOperators.end(), op) !=
         kPaintingOperators.end();
}

/// What encloses an operation, from the outermost in.
enum class Enclosure { artifact, tagged, other };

/// The fonts of a page by name; true for those whose codes are glyph numbers of two bytes.
using CodesByFont = std::map<std::string, bool, std::less<>>;

class ContentWalk {
 public:
  explicit ContentWalk(CodesByFont fonts) : fonts_(std::move(fonts)) {}

  void add(const pdf::Operation& operation) {
    const std::string_view op = operation.op;
    colours_.add(operation);
    if (op == "BDC" || op == "BMC")
      open(operation);
    else if (op == "EMC")
      close();
    else if (op == "q")
      facts_.deepest_state = std::max(facts_.deepest_state, ++state_depth_);
    else if (op == "Q")
      --state_depth_;
    else if (op == "k" || op == "K")
      facts_.has_cmyk = true;
    else if (op == "Tf")
      choose_font(operation);
    else if (paints(op))
      paint(operation);
  }

  ContentFacts finish() {
    facts_.unclosed += static_cast<int>(enclosures_.size());
    return std::move(facts_);
  }

 private:
  bool is_inside(Enclosure kind) const {
    return std::find(enclosures_.begin(), enclosures_.end(), kind) != enclosures_.end();
  }

  void open(const pdf::Operation& operation) {
    const int id = pdf::marked_content_id(operation);
    const bool is_artifact = operation.text.starts_with("/Artifact");
    if (id >= 0) facts_.marks.push_back(id);
    if (is_artifact && is_inside(Enclosure::tagged)) ++facts_.nested_wrongly;
    if (id >= 0 && is_inside(Enclosure::artifact)) ++facts_.nested_wrongly;
    enclosures_.push_back(id >= 0       ? Enclosure::tagged
                          : is_artifact ? Enclosure::artifact
                                        : Enclosure::other);
  }

  void close() {
    if (enclosures_.empty()) {
      ++facts_.unclosed;
    } else {
      enclosures_.pop_back();
    }
  }

  void choose_font(const pdf::Operation& operation) {
    const std::string_view name = operation.text.substr(0, operation.text.find_first_of(" \n"));
    const auto found = fonts_.find(name);
    has_wide_codes_ = found != fonts_.end() && found->second;
  }

  /// Glyph 0 of a font is the one it shows for what it lacks.
  void count_missing(const pdf::Operation& operation) {
    const std::string bytes = pdf::shown_bytes(operation);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
      if (bytes[i] == 0 && bytes[i + 1] == 0) ++facts_.missing_glyphs;
    }
  }

  void show_text(const pdf::Operation& operation) {
    if (has_wide_codes_) count_missing(operation);
    const SeenText seen = colours_.text();
    if (seen.is_seen() || !is_inside(Enclosure::tagged)) return;
    ++facts_.dim_texts;
    facts_.least_contrast = std::min(facts_.least_contrast, seen.contrast);
  }

  void paint(const pdf::Operation& operation) {
    const std::string_view op = operation.op;
    ++facts_.painted_count;
    if (op == "Tj" || op == "TJ") show_text(operation);
    if (!is_inside(Enclosure::tagged) && !is_inside(Enclosure::artifact)) {
      facts_.unmarked.emplace_back(op);
    }
  }

  CodesByFont fonts_;
  bool has_wide_codes_ = false;
  ContrastWalk colours_;
  ContentFacts facts_;
  std::vector<Enclosure> enclosures_;
  int state_depth_ = 0;
};

std::string content_of(QPDFObjectHandle page) {
  std::string content;
  for (QPDFObjectHandle& stream : page.getPageContents()) {
    const auto bytes = stream.getStreamData(qpdf_dl_generalized);
    content.append(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
    content += '\n';
  }
  return content;
}

CodesByFont fonts_of(QPDFObjectHandle page) {
  CodesByFont fonts;
  QPDFObjectHandle resources = page.getKey("/Resources");
  QPDFObjectHandle named =
      resources.isDictionary() ? resources.getKey("/Font") : QPDFObjectHandle::newNull();
  if (!named.isDictionary()) return fonts;
  for (auto& [name, font] : named.getDictAsMap()) {
    fonts[name] = font.isDictionaryOfType("/Font", "/Type0") &&
                  font.getKey("/Encoding").isNameAndEquals("/Identity-H");
  }
  return fonts;
}

ContentFacts facts_of(const std::string& content, CodesByFont fonts) {
  ContentWalk walk(std::move(fonts));
  pdf::ContentReader reader(content);
  for (pdf::Operation operation; reader.next(operation);) walk.add(operation);
  return walk.finish();
}

std::string name_of(QPDFObjectHandle object, const std::string& key) {
  if (!object.isDictionary()) return {};
  QPDFObjectHandle name = object.getKey(key);
  return name.isName() ? name.getName().substr(1) : std::string();
}

std::string role_of(QPDFObjectHandle tree, QPDFObjectHandle element) {
  const std::string role = name_of(element, "/S");
  const std::string mapped = name_of(tree.getKey("/RoleMap"), "/" + role);
  return mapped.empty() ? role : mapped;
}

std::string packet_of(QPDFObjectHandle catalog) {
  QPDFObjectHandle metadata = catalog.getKey("/Metadata");
  if (!metadata.isStream()) return {};
  const auto bytes = metadata.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

Inspection::Inspection(QPDF& inspected)
    : file(inspected), catalog(inspected.getRoot()), pages(inspected.getAllPages()) {
  read_objects();
  read_pages();
  QPDFObjectHandle tree = catalog.getKey("/StructTreeRoot");
  if (tree.isDictionary()) read_kid(tree.getKey("/K"), -1);
  xmp = packet_of(catalog);
}

void Inspection::read_objects() {
  for (QPDFObjectHandle& object : file.getAllObjects()) {
    if (object.isDictionaryOfType("/Font")) fonts.push_back(object);
    if (!object.isStream()) continue;
    streams.push_back(object);
    if (name_of(object.getDict(), "/Subtype") == "Image") images.push_back(object);
  }
}

void Inspection::read_pages() {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const int number = static_cast<int>(i);
    page_numbers[pages[i].getObjGen()] = number;
    contents.push_back(facts_of(content_of(pages[i]), fonts_of(pages[i])));
    QPDFObjectHandle page_annotations = pages[i].getKey("/Annots");
    if (!page_annotations.isArray()) continue;
    for (auto& annotation : page_annotations.getArrayAsVector()) {
      annotations.emplace_back(number, annotation);
    }
  }
}

void Inspection::read_structure(QPDFObjectHandle object, int parent, int depth) {
  const int index = static_cast<int>(nodes.size());
  StructureNode node;
  node.object = object;
  node.role = role_of(catalog.getKey("/StructTreeRoot"), object);
  node.parent = parent;
  node.depth = depth;
  nodes.push_back(std::move(node));
  if (parent >= 0) nodes[static_cast<std::size_t>(parent)].children.push_back(index);
  // A loop in a damaged tree must not be followed for ever.
  if (depth < kDepthLimit) read_kid(object.getKey("/K"), index);
}

/// A kid is an element, a bare MCID of the element's page, a mark of another page, an annotation,
/// or an array of these.
void Inspection::read_kid(QPDFObjectHandle kid, int node) {
  if (kid.isArray()) {
    for (auto& item : kid.getArrayAsVector()) read_kid(item, node);
    return;
  }
  const int depth = node < 0 ? 0 : nodes[static_cast<std::size_t>(node)].depth + 1;
  if (kid.isDictionary() && kid.hasKey("/S")) return read_structure(kid, node, depth);
  if (node < 0) return;
  StructureNode& owner = nodes[static_cast<std::size_t>(node)];
  QPDFObjectHandle page = owner.object.getKey("/Pg");
  if (kid.isDictionary() && kid.hasKey("/Pg")) page = kid.getKey("/Pg");
  const auto number = page_numbers.find(page.getObjGen());
  const int page_number = number == page_numbers.end() ? -1 : number->second;
  if (kid.isInteger()) owner.marks.push_back({page_number, kid.getIntValueAsInt()});
  if (!kid.isDictionary()) return;
  if (kid.getKey("/MCID").isInteger()) {
    owner.marks.push_back({page_number, kid.getKey("/MCID").getIntValueAsInt()});
  }
  if (kid.hasKey("/Obj")) owner.annotations.push_back(kid.getKey("/Obj").getObjGen());
}

std::string Inspection::where(int node) const {
  const StructureNode& found = nodes[static_cast<std::size_t>(node)];
  for (std::size_t i = static_cast<std::size_t>(node); i < nodes.size(); ++i) {
    if (!nodes[i].marks.empty()) {
      return found.role + " (page " + std::to_string(nodes[i].marks.front().page + 1) + ")";
    }
    if (i + 1 < nodes.size() && nodes[i + 1].depth <= found.depth) break;
  }
  return found.role + " (sans contenu, élément " + std::to_string(node + 1) + ")";
}

Diagnostics unreadable(const std::string& name, std::string_view why) {
  Diagnostic diagnostic =
      plain_error("ce fichier ne peut pas être lu comme un PDF : " + std::string(why),
                  {"ouvrez-le dans un lecteur de PDF et enregistrez-le sans mot de passe"});
  diagnostic.place.file = name;
  return {diagnostic};
}

std::string xmp_value(const std::string& packet, const std::string& property) {
  const std::size_t open = packet.find("<" + property + ">");
  if (open == std::string::npos) return {};
  std::size_t begin = packet.find('>', open) + 1;
  const std::size_t close = packet.find("</" + property + ">", begin);
  const std::size_t item = packet.find("<rdf:li", begin);
  if (item != std::string::npos && item < close) begin = packet.find('>', item) + 1;
  const std::size_t end = packet.find('<', begin);
  return end == std::string::npos ? std::string() : packet.substr(begin, end - begin);
}

}  // namespace copil::conformity
