#include "pdf/file/object_copier.hpp"

#include <utility>

#include "pdf/file/deflate.hpp"

namespace copil::pdf {

void ObjectCopier::know(QPDFObjectHandle object, int number) {
  numbers_.emplace(object.getObjGen(), number);
}

std::string ObjectCopier::text(QPDFObjectHandle object) {
  return object.isIndirect() ? reference(number_of(object)) : direct_text(object);
}

int ObjectCopier::number_of(QPDFObjectHandle object) {
  const auto [known, is_new] = numbers_.try_emplace(object.getObjGen(), 0);
  if (is_new) {
    known->second = writer_.reserve();
    due_.push_back({object, known->second});
  }
  return known->second;
}

std::string ObjectCopier::direct_text(QPDFObjectHandle object) {
  if (object.isDictionary()) return "<< " + entries(object) + ">>";
  if (!object.isArray()) return object.unparseResolved();
  std::string list = "[ ";
  for (const QPDFObjectHandle& item : object.getArrayAsVector()) list += text(item) + " ";
  return list + "]";
}

std::string ObjectCopier::entries(QPDFObjectHandle dictionary) {
  std::string list;
  for (const auto& [key, value] : dictionary.getDictAsMap()) {
    list += QPDFObjectHandle::newName(key).unparse() + " " + text(value) + " ";
  }
  return list;
}

/// One after the other, not one inside the other: chains of objects may be long.
void ObjectCopier::finish() {
  while (!due_.empty()) {
    const std::vector<Due> due = std::exchange(due_, {});
    for (const Due& each : due) copy(each.object, each.number);
  }
}

void ObjectCopier::copy(QPDFObjectHandle object, int number) {
  if (object.isStream()) return copy_stream(object, number);
  writer_.write(number, direct_text(object));
}

/// Deflated unless it is already, or is metadata: these an archive wants to find without reading
/// PDF.
void ObjectCopier::copy_stream(QPDFObjectHandle stream, int number) {
  QPDFObjectHandle dictionary = stream.getDict().shallowCopy();
  dictionary.removeKey("/Length");
  if (dictionary.hasKey("/Filter") || dictionary.isDictionaryOfType("/Metadata")) {
    std::string bytes;
    Pl_String sink("stream", nullptr, bytes);
    stream.pipeStreamData(&sink, 0, qpdf_dl_none);
    return writer_.write_deflated(number, entries(dictionary), bytes);
  }
  Deflater deflater;
  stream.pipeStreamData(&deflater.pipeline(), 0, qpdf_dl_none);
  writer_.write_deflated(number, entries(dictionary) + "/Filter /FlateDecode", deflater.finish());
}

}  // namespace copil::pdf
