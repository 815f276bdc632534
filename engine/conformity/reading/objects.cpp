#include "conformity/reading/objects.hpp"

#include <algorithm>
#include <stdexcept>

namespace copil::conformity {

namespace {

constexpr std::size_t kLargestStream = std::size_t{256} << 20;

/// Keeps what comes, up to what a reader should bear.
class BoundedSink : public Pipeline {
 public:
  BoundedSink() : Pipeline("content", nullptr) {}

  void write(const unsigned char* data, std::size_t size) override {
    if (bytes_.size() + size > kLargestStream) throw std::length_error("stream too large");
    bytes_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace

Object get(const Object& holder, std::string_view key) {
  Object object = holder;
  if (!object.isInitialized()) return Object::newNull();
  if (object.isStream()) object = object.getDict();
  return object.isDictionary() ? object.getKey(std::string(key)) : Object::newNull();
}

Object get(const Object& holder, std::string_view key, std::string_view next) {
  return get(get(holder, key), next);
}

bool is_dictionary(const Object& object) {
  Object copy = object;
  return copy.isInitialized() && copy.isDictionary();
}

bool is_stream(const Object& object) {
  Object copy = object;
  return copy.isInitialized() && copy.isStream();
}

bool is_array(const Object& object) {
  Object copy = object;
  return copy.isInitialized() && copy.isArray();
}

bool is_name(const Object& object) {
  Object copy = object;
  return copy.isInitialized() && copy.isName();
}

bool is_string(const Object& object) {
  Object copy = object;
  return copy.isInitialized() && copy.isString();
}

bool is_null(const Object& object) {
  Object copy = object;
  return !copy.isInitialized() || copy.isNull();
}

QPDFObjGen id(const Object& object) {
  return object.isInitialized() ? object.getObjGen() : QPDFObjGen();
}

bool has(const Object& holder, std::string_view key) {
  return !is_null(get(holder, key));
}

std::vector<Object> items(const Object& array) {
  Object object = array;
  if (!object.isInitialized() || !object.isArray()) return {};
  return object.getArrayAsVector();
}

std::string name(const Object& object) {
  Object copy = object;
  if (!copy.isInitialized() || !copy.isName()) return {};
  return copy.getName().substr(1);
}

std::string name(const Object& holder, std::string_view key) {
  return name(get(holder, key));
}

std::string text(const Object& object) {
  Object copy = object;
  return copy.isInitialized() && copy.isString() ? copy.getUTF8Value() : std::string();
}

std::optional<double> number(const Object& object) {
  Object copy = object;
  if (!copy.isInitialized() || !copy.isNumber()) return std::nullopt;
  return copy.getNumericValue();
}

long long integer(const Object& object, long long otherwise) {
  Object copy = object;
  if (!copy.isInitialized() || !copy.isInteger()) return otherwise;
  return copy.getIntValue();
}

bool is_true(const Object& object) {
  Object copy = object;
  return copy.isInitialized() && copy.isBool() && copy.getBoolValue();
}

std::optional<Box> box(const Object& object) {
  const std::vector<Object> sides = items(object);
  if (sides.size() != 4) return std::nullopt;
  Box found{};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto side = number(sides[i]);
    if (!side) return std::nullopt;
    found[i] = *side;
  }
  return Box{std::min(found[0], found[2]), std::min(found[1], found[3]),
             std::max(found[0], found[2]), std::max(found[1], found[3])};
}

std::optional<std::string> content_of(const Object& stream) {
  Object object = stream;
  if (!object.isInitialized() || !object.isStream()) return std::nullopt;
  try {
    BoundedSink sink;
    if (!object.pipeStreamData(&sink, 0, qpdf_dl_generalized, true)) return std::nullopt;
    return sink.take();
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::vector<std::string> filters_of(const Object& stream) {
  const Object filter = get(stream, "/Filter");
  if (const std::string only = name(filter); !only.empty()) return {only};
  std::vector<std::string> names;
  for (const Object& item : items(filter)) names.push_back(name(item));
  return names;
}

std::string object_label(const Object& object) {
  const int number = id(object).getObj();
  return number == 0 ? "objet direct" : "objet " + std::to_string(number);
}

bool is_among(std::string_view list, const std::string& word) {
  return list.find(" " + word + " ") != std::string_view::npos;
}

bool says(const Object& holder, std::string_view key) {
  return !text(get(holder, key)).empty();
}

}  // namespace copil::conformity
