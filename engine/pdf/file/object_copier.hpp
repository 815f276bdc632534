#pragma once

#include <map>
#include <string>
#include <vector>

#include "pdf/file/file_writer.hpp"
#include "pdf/file/qpdf_library.hpp"

namespace copil::pdf {

/// Copies objects from a file that qpdf holds into the file being written, each once, with all
/// that they refer to.
class ObjectCopier {
 public:
  explicit ObjectCopier(FileWriter& writer) : writer_(writer) {}

  /// That object of qpdf's file has, or will have, that number in the file being written.
  void know(QPDFObjectHandle object, int number);

  /// How the object is written inside another: as a reference when it is indirect.
  std::string text(QPDFObjectHandle object);

  /// The number of an indirect object in the file being written.
  int number_of(QPDFObjectHandle object);

  /// Copies what has been referred to so far.
  void finish();

 private:
  std::string entries(QPDFObjectHandle dictionary);
  std::string direct_text(QPDFObjectHandle object);
  void copy(QPDFObjectHandle object, int number);
  void copy_stream(QPDFObjectHandle stream, int number);

  struct Due {
    QPDFObjectHandle object;
    int number;
  };
  FileWriter& writer_;
  std::map<QPDFObjGen, int> numbers_;
  std::vector<Due> due_;
};

}  // namespace copil::pdf
