#include <algorithm>

#include "conformity/check.hpp"
#include "conformity/reading/inspection.hpp"

namespace copil::conformity {

namespace {

std::string text_of(QPDFObjectHandle object) {
  return object.isString() ? object.getUTF8Value() : std::string();
}

std::string identity_lines(const Inspection& file) {
  QPDFObjectHandle info = file.file.getTrailer().getKey("/Info");
  QPDFObjectHandle catalog = file.catalog;
  std::string text = "pages : " + std::to_string(file.pages.size()) + "\n";
  if (info.isDictionary()) {
    text += "titre : " + text_of(info.getKey("/Title")) + "\n";
    text += "date : " + text_of(info.getKey("/CreationDate")) + "\n";
  }
  return text + "langue : " + text_of(catalog.getKey("/Lang")) + "\n";
}

/// Fonts by name without the tag of their subset, each once.
std::string font_lines(const Inspection& file) {
  std::vector<std::string> names;
  for (QPDFObjectHandle font : file.fonts) {
    const std::string name = font.getKey("/BaseFont").isName()
                                 ? font.getKey("/BaseFont").getName().substr(1)
                                 : std::string("sans nom");
    const std::size_t plus = name.find('+');
    names.push_back(plus == 6 ? name.substr(7) : name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string text;
  for (const std::string& name : names) text += "police : " + name + "\n";
  return text;
}

std::string target_text(const Inspection& file, QPDFObjectHandle holder) {
  if (holder.hasKey("/A")) return text_of(holder.getKey("/A").getKey("/URI"));
  QPDFObjectHandle destination = holder.getKey("/Dest");
  if (!destination.isArray() || destination.getArrayNItems() == 0) return "?";
  const auto page = file.page_numbers.find(destination.getArrayItem(0).getObjGen());
  return page == file.page_numbers.end() ? "?" : "page " + std::to_string(page->second + 1);
}

std::string bookmark_lines(const Inspection& file, QPDFObjectHandle entry, int depth) {
  std::string text;
  while (entry.isDictionary() && depth < 50) {
    text += "signet : " + std::string(static_cast<std::size_t>(2 * depth), ' ') +
            text_of(entry.getKey("/Title")) + " → " + target_text(file, entry) + "\n";
    text += bookmark_lines(file, entry.getKey("/First"), depth + 1);
    entry = entry.getKey("/Next");
  }
  return text;
}

std::string link_lines(const Inspection& file) {
  std::string text;
  for (auto [page, annotation] : file.annotations) {
    text += "lien : page " + std::to_string(page + 1) + ", « " +
            text_of(annotation.getKey("/Contents")) + " » → " + target_text(file, annotation) +
            "\n";
  }
  return text;
}

std::string attachment_lines(const Inspection& file) {
  QPDFObjectHandle catalog = file.catalog;
  QPDFObjectHandle associated = catalog.getKey("/AF");
  std::string text;
  for (int i = 0; associated.isArray() && i < associated.getArrayNItems(); ++i) {
    QPDFObjectHandle specification = associated.getArrayItem(i);
    text += "pièce jointe : " + text_of(specification.getKey("/UF")) + ", " +
            text_of(specification.getKey("/Desc")) + "\n";
  }
  return text;
}

std::string attributes_text(const StructureNode& node) {
  QPDFObjectHandle object = node.object;
  std::string text;
  if (object.hasKey("/Alt")) text += " alt « " + text_of(object.getKey("/Alt")) + " »";
  if (object.hasKey("/ID")) text += " id " + text_of(object.getKey("/ID"));
  QPDFObjectHandle attributes = object.getKey("/A");
  if (!attributes.isDictionary()) return text;
  for (const char* key : {"/Scope", "/RowSpan", "/ColSpan", "/ListNumbering"}) {
    if (!attributes.hasKey(key)) continue;
    text += std::string(" ") + (key + 1) + " " + attributes.getKey(key).unparse();
  }
  const std::string summary = text_of(attributes.getKey("/Summary"));
  if (!summary.empty()) text += " résumé « " + summary + " »";
  return text;
}

std::string structure_lines(const Inspection& file) {
  std::string text;
  for (const StructureNode& node : file.nodes) {
    text += std::string(static_cast<std::size_t>(2 * node.depth), ' ') + node.role +
            attributes_text(node);
    if (!node.marks.empty()) text += " [" + std::to_string(node.marks.size()) + "]";
    text += "\n";
  }
  return text;
}

std::string described(QPDF& file) {
  const Inspection inspection(file);
  QPDFObjectHandle outline = file.getRoot().getKey("/Outlines");
  const auto bookmarks = outline.isDictionary()
                             ? bookmark_lines(inspection, outline.getKey("/First"), 0)
                             : std::string();
  return identity_lines(inspection) + font_lines(inspection) + bookmarks + link_lines(inspection) +
         attachment_lines(inspection) + structure_lines(inspection);
}

}  // namespace

Checked<std::string> describe(std::string_view bytes, const std::string& name) {
  return with_file(bytes, name, described);
}

}  // namespace copil::conformity
