#include <algorithm>

#include "conformity/check.hpp"
#include "conformity/reading/inspection.hpp"

namespace copil::conformity {

namespace {

std::string identity_lines(const Inspection& file) {
  const Object information = get(file.trailer, "/Info");
  std::string lines = "pages : " + std::to_string(file.pages.size()) + "\n";
  if (is_dictionary(information)) {
    lines += "titre : " + text(get(information, "/Title")) + "\n";
    lines += "date : " + text(get(information, "/CreationDate")) + "\n";
  }
  return lines + "langue : " + text(get(file.catalog, "/Lang")) + "\n";
}

/// Fonts by name without the tag of their subset, each once.
std::string font_lines(const Inspection& file) {
  std::vector<std::string> names;
  for (const auto& [number, use] : file.content.fonts) {
    const std::string base = use.font->base_name();
    names.push_back(base.empty() ? "sans nom" : base.find('+') == 6 ? base.substr(7) : base);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string lines;
  for (const std::string& each : names) lines += "police : " + each + "\n";
  return lines;
}

std::string target_text(const Inspection& file, const Object& holder) {
  if (has(holder, "/A")) return text(get(holder, "/A", "/URI"));
  const std::vector<Object> destination = items(get(holder, "/Dest"));
  if (destination.empty()) return "?";
  const auto page = file.page_numbers.find(id(destination[0]));
  return page == file.page_numbers.end() ? "?" : "page " + std::to_string(page->second + 1);
}

/// How many bookmarks are above this one.
std::size_t depth_of(const Object& bookmark) {
  std::size_t depth = 0;
  Object above = get(bookmark, "/Parent");
  for (; depth < 50 && has(above, "/Title"); above = get(above, "/Parent")) ++depth;
  return depth;
}

std::string bookmark_lines(const Inspection& file) {
  std::string lines;
  for (const Object& entry : file.bookmarks) {
    lines += "signet : " + std::string(2 * depth_of(entry), ' ') + text(get(entry, "/Title")) +
             " → " + target_text(file, entry) + "\n";
  }
  return lines;
}

std::string link_lines(const Inspection& file) {
  std::string lines;
  for (const Annotation& each : file.annotations) {
    lines += "lien : page " + std::to_string(each.page) + ", « " +
             text(get(each.object, "/Contents")) + " » → " + target_text(file, each.object) + "\n";
  }
  return lines;
}

std::string attachment_lines(const Inspection& file) {
  std::string lines;
  for (const Object& specification : items(get(file.catalog, "/AF"))) {
    lines += "pièce jointe : " + text(get(specification, "/UF")) + ", " +
             text(get(specification, "/Desc")) + "\n";
  }
  return lines;
}

std::string attributes_text(const StructureNode& node) {
  std::string words;
  if (has(node.object, "/Alt")) words += " alt « " + text(get(node.object, "/Alt")) + " »";
  if (has(node.object, "/ID")) words += " id " + text(get(node.object, "/ID"));
  const Object attributes = get(node.object, "/A");
  if (!is_dictionary(attributes)) return words;
  for (const char* key : {"/Scope", "/RowSpan", "/ColSpan", "/ListNumbering"}) {
    if (!has(attributes, key)) continue;
    words += std::string(" ") + (key + 1) + " " + get(attributes, key).unparse();
  }
  const std::string summary = text(get(attributes, "/Summary"));
  if (!summary.empty()) words += " résumé « " + summary + " »";
  return words;
}

std::string structure_lines(const Inspection& file) {
  std::string lines;
  for (const StructureNode& node : file.structure.nodes()) {
    lines += std::string(static_cast<std::size_t>(2 * node.depth), ' ') + node.role +
             attributes_text(node);
    if (!node.marks.empty()) lines += " [" + std::to_string(node.marks.size()) + "]";
    lines += "\n";
  }
  return lines;
}

}  // namespace

Checked<std::string> describe(std::string_view bytes, const std::string& name) {
  return with_file(bytes, name, [&](QPDF& file) {
    const Inspection inspection(file, bytes);
    return identity_lines(inspection) + font_lines(inspection) + bookmark_lines(inspection) +
           link_lines(inspection) + attachment_lines(inspection) + structure_lines(inspection);
  });
}

}  // namespace copil::conformity
