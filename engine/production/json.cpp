#include "production/json.hpp"

#include <Poco/Exception.h>
#include <Poco/JSON/Object.h>

namespace copil::production {

using Poco::JSON::Array;
using Poco::JSON::Object;

Array::Ptr strings_json(const std::vector<std::string>& texts) {
  Array::Ptr array = new Array;
  for (const auto& text : texts) array->add(text);
  return array;
}

std::vector<std::string> read_strings(const Array::Ptr& array) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < array->size(); ++i) {
    texts.push_back(array->getElement<std::string>(static_cast<unsigned>(i)));
  }
  return texts;
}

Array::Ptr files_json(const std::vector<MadeFile>& files) {
  Array::Ptr array = new Array;
  for (const auto& file : files) {
    Object::Ptr object = new Object{Poco::JSON_PRESERVE_KEY_ORDER};
    object->set("fichier", file.name);
    object->set("octets", file.bytes);
    object->set("sha256", file.sha256);
    array->add(object);
  }
  return array;
}

std::vector<MadeFile> read_files(const Array::Ptr& array) {
  std::vector<MadeFile> files;
  for (std::size_t i = 0; i < array->size(); ++i) {
    const auto file = array->getObject(static_cast<unsigned>(i));
    if (file.isNull()) throw Poco::DataFormatException{"fichiers"};
    files.push_back({file->getValue<std::string>("fichier"), file->getValue<std::string>("sha256"),
                     file->getValue<std::uint64_t>("octets")});
  }
  return files;
}

}  // namespace copil::production
