#pragma once

#include <functional>
#include <string>
#include <vector>

#include "conformity/spoiling.hpp"

/// Faults, each with the rule that must see it.
namespace spoiling {

struct Fault {
  const char* requirement;
  std::function<void(QPDF&)> spoil;
};

/// A fault of the file around the objects, that QPDFWriter makes or mends.
struct WrittenFault {
  const char* requirement;
  std::function<std::string(const std::string&)> spoil;
};

inline QPDFObjectHandle parsed(const std::string& text) {
  return QPDFObjectHandle::parse(text);
}

inline QPDFObjectHandle name(const char* text) {
  return QPDFObjectHandle::newName(text);
}

inline QPDFObjectHandle page(QPDF& file) {
  return file.getAllPages().front();
}

inline QPDFObjectHandle second_page(QPDF& file) {
  return file.getAllPages().at(1);
}

inline QPDFObjectHandle link(QPDF& file) {
  return page(file).getKey("/Annots").getArrayItem(0);
}

inline QPDFObjectHandle attachment(QPDF& file) {
  return file.getRoot().getKey("/AF").getArrayItem(0);
}

inline QPDFObjectHandle stream(QPDF& file, const std::string& dictionary,
                               const std::string& content) {
  QPDFObjectHandle made = QPDFObjectHandle::newStream(&file, content);
  made.replaceDict(parsed(dictionary));
  QPDFObjectHandle filter = made.getDict().getKey("/Filter");
  made.replaceStreamData(content, filter, QPDFObjectHandle::newNull());
  return made;
}

inline std::string metadata(QPDF& file) {
  const auto bytes = file.getRoot().getKey("/Metadata").getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

inline void set_metadata(QPDF& file, const std::string& packet) {
  file.getRoot()
      .getKey("/Metadata")
      .replaceStreamData(packet, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

/// Says something else in the XMP packet.
inline void change_metadata(QPDF& file, const std::string& words, const std::string& others) {
  std::string packet = metadata(file);
  REQUIRE(packet.find(words) != std::string::npos);
  packet.replace(packet.find(words), words.size(), others);
  set_metadata(file, packet);
}

/// Declares another part and level of PDF/A.
inline void declare(QPDF& file, const std::string& part, const std::string& level) {
  change_metadata(file, "<pdfaid:part>3", "<pdfaid:part>" + part);
  change_metadata(file, "<pdfaid:conformance>A", "<pdfaid:conformance>" + level);
}

/// On the second page.
inline void append_content(QPDF& file, const std::string& content) {
  QPDFObjectHandle sheet = second_page(file);
  sheet.addPageContents(QPDFObjectHandle::newStream(&file, content), false);
}

/// On the second page, as an artifact.
inline void append_artifact(QPDF& file, const std::string& content) {
  append_content(file, "\n/Artifact BMC q " + content + " Q EMC");
}

/// Names a resource of the second page `/X`, and draws with it.
inline void draw_with(QPDF& file, const std::string& category, QPDFObjectHandle resource,
                      const std::string& content) {
  QPDFObjectHandle resources = second_page(file).getKey("/Resources");
  if (!resources.hasKey(category)) resources.replaceKey(category, parsed("<< >>"));
  resources.getKey(category).replaceKey("/X", resource);
  append_artifact(file, content);
}

inline void draw_object(QPDF& file, const std::string& dictionary,
                        const std::string& content = "") {
  draw_with(file, "/XObject", stream(file, dictionary, content), "/X Do");
}

inline void use_state(QPDF& file, const std::string& dictionary) {
  draw_with(file, "/ExtGState", parsed(dictionary), "/X gs 0 0 9 9 re f");
}

inline void fill_in(QPDF& file, QPDFObjectHandle space) {
  draw_with(file, "/ColorSpace", space, "/X cs 1 scn 0 0 9 9 re f");
}

/// On the first page.
inline QPDFObjectHandle add_annotation(QPDF& file, const std::string& entries) {
  QPDFObjectHandle made = file.makeIndirectObject(
      parsed("<< /Type /Annot /Rect [ 100 100 120 120 ] /F 4 " + entries + " >>"));
  page(file).getKey("/Annots").appendItem(made);
  return made;
}

inline void set_form(QPDF& file, const std::string& entries) {
  const bool has_fields = entries.find("/Fields") != std::string::npos;
  file.getRoot().replaceKey(
      "/AcroForm", parsed("<< " + std::string(has_fields ? "" : "/Fields [ ] ") + entries + " >>"));
}

/// Every element of a role, changed.
inline void each_element(QPDF& file, const std::string& role,
                         const std::function<void(QPDFObjectHandle&)>& change) {
  for (auto& object : file.getAllObjects()) {
    if (object.isDictionary() && object.getKey("/S").isNameAndEquals(role)) change(object);
  }
}

}  // namespace spoiling
