#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include "conformity/check.hpp"
#include "pdf/pdf.hpp"
#include "pdf/sample_pages.hpp"
#include "support/qpdf_library.hpp"

/// A file of ours that meets every rule, and ways to spoil it.
namespace spoiling {

using namespace copil;

/// The file after `spoil`, written as `set` wants.
inline std::string rewritten(const std::string& bytes, const std::function<void(QPDF&)>& spoil,
                             const std::function<void(QPDFWriter&)>& set) {
  QPDF file;
  file.processMemoryFile("essai", bytes.data(), bytes.size());
  spoil(file);
  std::string out;
  Pl_String sink("out", nullptr, out);
  QPDFWriter writer(file);
  writer.setOutputPipeline(&sink);
  set(writer);
  writer.write();
  return out;
}

inline std::string spoilt(const std::string& bytes, const std::function<void(QPDF&)>& spoil) {
  return rewritten(bytes, spoil, [](QPDFWriter& writer) {
    writer.setDeterministicID(true);
    writer.setNewlineBeforeEndstream(true);
  });
}

inline void nothing(QPDF&) {}

/// Shows a word on the last page in a simple font: our files have composite ones only.
inline void show_simple_text(QPDF& file) {
  const sample::Font face(sample::kFont);
  std::ifstream program(sample::kFont, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(program), {}};
  QPDFObjectHandle font = QPDFObjectHandle::parse(
      "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Lato-Regular /FirstChar 32 "
      "/LastChar 126 /Widths [ ] /Encoding /WinAnsiEncoding /FontDescriptor << /Type "
      "/FontDescriptor /FontName /ABCDEF+Lato-Regular /Flags 32 /FontBBox [ 0 -250 1000 1000 ] "
      "/ItalicAngle 0 /Ascent 1000 /Descent -250 /CapHeight 700 /StemV 80 >> >>");
  for (char32_t sign = 32; sign <= 126; ++sign) {
    const auto width = static_cast<double>(face.advance(face.glyph(sign), 1000));
    font.getKey("/Widths").appendItem(QPDFObjectHandle::newReal(width, 2));
  }
  font.getKey("/FontDescriptor")
      .replaceKey("/FontFile2", file.makeIndirectObject(QPDFObjectHandle::newStream(&file, bytes)));
  QPDFObjectHandle sheet = file.getAllPages().back();
  sheet.getKey("/Resources").getKey("/Font").replaceKey("/S", file.makeIndirectObject(font));
  sheet.addPageContents(
      QPDFObjectHandle::newStream(&file, "\n/Artifact BMC BT /S 9 Tf 60 30 Td (Annexe) Tj ET EMC"),
      false);
}

/// A file that has all the kinds of objects that rules look at.
inline const std::string& good_file() {
  static const std::string kBytes = [] {
    pdf::Options options;
    options.attachments.push_back({"chiffres.csv", "Les chiffres", "text/csv", "a;b\n"});
    const auto bytes = pdf::write(sample::hardest_case(), options);
    REQUIRE(bytes);
    return spoilt(*bytes, show_simple_text);
  }();
  return kBytes;
}

/// The first structure element of that role.
inline QPDFObjectHandle element(QPDF& file, const std::string& role) {
  for (auto& object : file.getAllObjects()) {
    if (object.isDictionary() && object.getKey("/S").isNameAndEquals(role)) return object;
  }
  return QPDFObjectHandle::newNull();
}

inline QPDFObjectHandle font(QPDF& file, const std::string& kind) {
  for (auto& object : file.getAllObjects()) {
    if (object.isDictionaryOfType("/Font", kind)) return object;
  }
  return QPDFObjectHandle::newNull();
}

}  // namespace spoiling
