#include "conformity/reading/inspection.hpp"

#include <algorithm>

#include "conformity/content/walk.hpp"

namespace copil::conformity {

namespace {

constexpr int kHidden = 2;

bool is_outside(const Object& annotation, const Box& crop) {
  const auto place = box(get(annotation, "/Rect"));
  if (!place) return false;
  const auto [left, bottom, right, top] = *place;
  return right < crop[0] || left > crop[2] || top < crop[1] || bottom > crop[3];
}

}  // namespace

Inspection::Inspection(QPDF& inspected, std::string_view bytes)
    : file(inspected),
      raw(bytes, inspected),
      trailer(inspected.getTrailer()),
      catalog(get(inspected.getTrailer(), "/Root")),
      pages(pages_of(catalog, rings)),
      structure(catalog, rings) {
  has_language = is_string(get(catalog, "/Lang"));
  if (const auto packet = content_of(get(catalog, "/Metadata"))) {
    has_metadata = true;
    xmp = XmpPacket::read(*packet);
  }
  read_level();
  read_output_space();
  read_pages();
  bookmarks = bookmarks_of(catalog, rings);
  fields = fields_of(catalog, rings);
  read_actions();
  read_objects();
  read_attachments();
}

void Inspection::read_pages() {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    page_numbers.emplace(id(pages[i].object), static_cast<int>(i));
  }
  structure.number_pages(page_numbers);
  ContentWalk walk(structure, fonts, has_language, rings, content);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    walk.walk_page(pages[i], number);
    read_annotations(pages[i], number);
  }
  for (const Annotation& annotation : annotations) {
    walk.walk_appearance(annotation.object, pages[static_cast<std::size_t>(annotation.page - 1)],
                         annotation.page);
  }
}

void Inspection::read_annotations(const Page& page, int number) {
  for (const Object& object : items(get(page.object, "/Annots"))) {
    if (!is_dictionary(object)) continue;
    Annotation annotation;
    annotation.page = number;
    annotation.object = object;
    annotation.kind = name(object, "/Subtype");
    annotation.holder = structure.holder(object);
    annotation.is_hidden = (integer(get(object, "/F")) & kHidden) != 0;
    annotation.is_outside = is_outside(object, page.crop);
    annotations.push_back(std::move(annotation));
  }
}

void Inspection::add_actions(const Object& action, int page) {
  if (!is_dictionary(action)) return;
  for (const Object& each : actions_from(action, rings)) actions.emplace_back(page, each);
}

void Inspection::read_actions() {
  const auto add_all = [this](const Object& holder, int page) {
    add_actions(get(holder, "/A"), page);
    Object more = get(holder, "/AA");
    if (!is_dictionary(more)) return;
    for (auto& [event, action] : more.getDictAsMap()) add_actions(action, page);
  };
  add_actions(get(catalog, "/OpenAction"), 0);
  add_all(catalog, 0);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    add_all(pages[i].object, static_cast<int>(i) + 1);
  }
  for (const Annotation& annotation : annotations) add_all(annotation.object, annotation.page);
  for (const Object& entry : bookmarks) add_all(entry, 0);
  for (const Object& field : fields) add_all(field, 0);
  Met met("arbre des scripts", rings);
  walk_tree(get(catalog, "/Names", "/JavaScript"), "/Names", met,
            [&](const Object&, const Object& action) { add_actions(action, 0); });
}

void Inspection::read_objects() {
  objects = file.getAllObjects();
  for (const Object& object : objects) {
    if (is_stream(object)) streams.push_back(object);
  }
}

/// In the tree of the document, and wherever else a specification holds a file.
void Inspection::read_attachments() {
  std::set<QPDFObjGen> seen;
  const auto add = [&](const Object& specification) {
    if (!is_dictionary(specification) || !is_dictionary(get(specification, "/EF"))) return;
    if (id(specification).getObj() != 0 && !seen.insert(id(specification)).second) return;
    attachments.push_back(specification);
  };
  Met met("arbre des pièces jointes", rings);
  walk_tree(get(catalog, "/Names", "/EmbeddedFiles"), "/Names", met,
            [&](const Object&, const Object& specification) { add(specification); });
  for (const Annotation& annotation : annotations) add(get(annotation.object, "/FS"));
  for (const Object& object : objects) {
    if (is_dictionary(object)) add(object);
  }
}

void Inspection::read_level() {
  const std::string part = xmp.text(kPdfaId, "part");
  const std::string letter = xmp.text(kPdfaId, "conformance");
  level.is_declared = part == "1" || part == "2" || part == "3";
  if (level.is_declared) {
    level.part = part[0] - '0';
    level.letter = letter == "A" || (letter == "U" && part != "1") ? letter[0] : 'B';
    return;
  }
  // A file that says nothing is held to the basic level of the part of its time.
  level.letter = 'B';
  level.part = raw.version.starts_with("1.") && raw.version < "1.5" ? 1 : 3;
}

void Inspection::read_output_space() {
  for (const Object& intent : items(get(catalog, "/OutputIntents"))) {
    if (name(intent, "/S") != "GTS_PDFA1") continue;
    const ProfileHeader header = profile_header(get(intent, "/DestOutputProfile"));
    if (header.is_profile && output_space.empty()) output_space = header.space;
  }
}

std::string Inspection::element_label(int node) const {
  const StructureNode& found = structure.node(node);
  const std::string role =
      found.written == found.role ? found.role : found.written + " (" + found.role + ")";
  const bool has_page = structure.page_of(node) > 0;
  return has_page ? role : role + " (sans contenu, élément " + std::to_string(node + 1) + ")";
}

ProfileHeader profile_header(const Object& profile) {
  const auto bytes = content_of(profile);
  if (!bytes || bytes->size() < 128 || bytes->substr(36, 4) != "acsp") return {};
  return {true, bytes->substr(16, 4), bytes->substr(12, 4),
          static_cast<unsigned char>((*bytes)[8])};
}

Object inherited(const Object& field, std::string_view key) {
  Object at = field;
  for (int i = 0; i < 64 && is_dictionary(at); ++i) {
    if (has(at, key)) return get(at, key);
    at = get(at, "/Parent");
  }
  return Object::newNull();
}

Diagnostics unreadable(const std::string& name, std::string_view why) {
  Diagnostic diagnostic =
      plain_error("ce fichier ne peut pas être lu comme un PDF : " + std::string(why),
                  {"ouvrez-le dans un lecteur de PDF et enregistrez-le sans mot de passe"});
  diagnostic.place.file = name;
  return {diagnostic};
}

}  // namespace copil::conformity
