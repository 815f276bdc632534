#pragma once

#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "conformity/check.hpp"
#include "pdf/file/qpdf_library.hpp"
#include "pdf/pdf.hpp"
#include "pdf/sample_pages.hpp"

/// A file of ours that meets every rule, and ways to spoil it.
namespace spoiling {

using namespace copil;

inline std::string good_file() {
  pdf::Options options;
  options.attachments.push_back({"chiffres.csv", "Les chiffres", "text/csv", "a;b\n"});
  const auto bytes = pdf::write(sample::hardest_case(), options);
  REQUIRE(bytes);
  return *bytes;
}

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
