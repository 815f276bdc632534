#include "conformity/metadata/xmp.hpp"

#include <expat.h>

#include <algorithm>
#include <memory>

#include "base/owned.hpp"

namespace copil::conformity {

/// Inside this file; named, since the reader that holds them is.
struct XmpName {
  std::string space;
  std::string local;
  std::string prefix;

  bool is(std::string_view in, std::string_view name) const { return space == in && local == name; }
};

struct XmpElement {
  XmpName name;
  std::vector<std::pair<XmpName, std::string>> attributes;
  std::string text;
  std::vector<std::unique_ptr<XmpElement>> children;

  std::string attribute(std::string_view space, std::string_view local) const {
    for (const auto& [key, value] : attributes) {
      if (key.is(space, local)) return value;
    }
    return {};
  }
};

namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";
constexpr std::size_t kDeepestElement = 100;

/// `URI`, local name and prefix, parted by line ends as expat was asked to.
XmpName parted(const char* joined) {
  const std::string whole(joined);
  const std::size_t first = whole.find('\n');
  if (first == std::string::npos) return {"", whole, ""};
  const std::size_t second = whole.find('\n', first + 1);
  if (second == std::string::npos) return {whole.substr(0, first), whole.substr(first + 1), ""};
  return {whole.substr(0, first), whole.substr(first + 1, second - first - 1),
          whole.substr(second + 1)};
}

std::string xml_trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_syntax(const XmpName& name) {
  return name.space == kRdf || name.space == kXml || name.space.empty() || name.prefix == "xmlns";
}

XmpValue value_of(const XmpElement& element);

void add_fields(const XmpElement& element, std::vector<XmpProperty>& fields) {
  for (const auto& [name, text] : element.attributes) {
    if (is_syntax(name)) continue;
    XmpValue value;
    value.text = text;
    fields.push_back({name.space, name.local, name.prefix, value});
  }
  for (const auto& child : element.children) {
    const XmpName& name = child->name;
    fields.push_back({name.space, name.local, name.prefix, value_of(*child)});
  }
}

XmpValue structure_of(const XmpElement& element) {
  XmpValue value;
  add_fields(element, value.fields);
  // `rdf:value` with qualifiers around it is the value itself.
  if (const XmpProperty* inner = value.field(kRdf, "value"); inner != nullptr) {
    XmpValue itself = inner->value;
    return itself;
  }
  value.kind = XmpValue::Kind::structure;
  return value;
}

XmpValue collection_of(const XmpElement& list, XmpValue::Kind kind) {
  XmpValue value;
  value.kind = kind;
  for (const auto& item : list.children) {
    if (item->name.is(kRdf, "li")) value.items.push_back(value_of(*item));
  }
  return value;
}

/// What an element of RDF alone in another stands for.
XmpValue wrapped(const XmpElement& child) {
  if (child.name.local == "Bag") return collection_of(child, XmpValue::Kind::bag);
  if (child.name.local == "Seq") return collection_of(child, XmpValue::Kind::seq);
  if (child.name.local == "Alt") return collection_of(child, XmpValue::Kind::alt);
  return structure_of(child);
}

XmpValue value_of(const XmpElement& element) {
  const bool is_resource = element.attribute(kRdf, "parseType") == "Resource";
  const auto uri = element.attribute(kRdf, "resource");
  const bool has_fields = std::any_of(element.attributes.begin(), element.attributes.end(),
                                      [](const auto& each) { return !is_syntax(each.first); });
  XmpValue value;
  if (!is_resource && element.children.size() == 1 && element.children[0]->name.space == kRdf)
    value = wrapped(*element.children[0]);
  else if (!is_resource && !uri.empty())
    value.text = uri;
  else if (is_resource || has_fields)
    value = structure_of(element);
  else
    value.text = element.text;
  value.language = element.attribute(kXml, "lang");
  return value;
}

}  // namespace

std::string XmpValue::first_text() const {
  if (kind == Kind::simple) return xml_trimmed(text);
  return items.empty() ? std::string() : items.front().first_text();
}

const XmpProperty* XmpValue::field(std::string_view space, std::string_view name) const {
  for (const XmpProperty& each : fields) {
    if (each.space == space && each.name == name) return &each;
  }
  return nullptr;
}

/// Builds the elements of a packet, and takes its properties out of them.
class XmpPacket::Reader {
 public:
  explicit Reader(XmpPacket& packet) : packet_(packet) { open_.push_back(&root_); }

  void read(const std::string& bytes) {
    const Owned<XML_ParserStruct, XML_ParserFree> parser(XML_ParserCreateNS(nullptr, '\n'));
    parser_ = parser.get();
    XML_SetReturnNSTriplet(parser_, 1);
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, begin, end);
    XML_SetCharacterDataHandler(parser_, characters);
    XML_SetProcessingInstructionHandler(parser_, instruction);
    XML_SetStartDoctypeDeclHandler(parser_, doctype);
    const auto size = static_cast<int>(std::min<std::size_t>(bytes.size(), 1U << 30));
    const bool is_well_formed = XML_Parse(parser_, bytes.data(), size, 1) != XML_STATUS_ERROR;
    bool has_rdf = false;
    take(root_, has_rdf);
    packet_.is_readable_ = is_well_formed && has_rdf && is_sound_;
  }

 private:
  static Reader& self(void* data) { return *static_cast<Reader*>(data); }

  static void begin(void* data, const char* name, const char** attributes) {
    Reader& reader = self(data);
    auto element = std::make_unique<XmpElement>();
    element->name = parted(name);
    for (; *attributes != nullptr; attributes += 2) {
      element->attributes.emplace_back(parted(attributes[0]), attributes[1]);
    }
    XmpElement* opened = element.get();
    reader.open_.back()->children.push_back(std::move(element));
    reader.open_.push_back(opened);
    if (reader.open_.size() > kDeepestElement) reader.stop();
  }

  static void end(void* data, const char*) { self(data).open_.pop_back(); }

  static void characters(void* data, const char* text, int size) {
    self(data).open_.back()->text.append(text, static_cast<std::size_t>(size));
  }

  static void instruction(void* data, const char* target, const char* text) {
    if (std::string_view(target) == "xpacket" && self(data).packet_.opening_.empty()) {
      self(data).packet_.opening_ = text;
    }
  }

  /// XMP has no document types: they can only make a small packet large.
  static void doctype(void* data, const char*, const char*, const char*, int) { self(data).stop(); }

  void stop() {
    is_sound_ = false;
    XML_StopParser(parser_, XML_FALSE);
  }

  void take(const XmpElement& element, bool& has_rdf) {
    for (const auto& child : element.children) {
      if (child->name.is(kRdf, "RDF")) {
        has_rdf = true;
        for (const auto& description : child->children) {
          is_sound_ &= description->name.is(kRdf, "Description");
          add_fields(*description, packet_.properties_);
        }
      } else if (element.name.local.empty() || child->name.local == "xmpmeta" ||
                 child->name.local == "xapmeta") {
        take(*child, has_rdf);
      }
    }
  }

  XmpPacket& packet_;
  XML_Parser parser_ = nullptr;
  XmpElement root_;
  std::vector<XmpElement*> open_;
  bool is_sound_ = true;
};

XmpPacket XmpPacket::read(const std::string& bytes) {
  XmpPacket packet;
  packet.is_utf8_ = bytes.find('\0') == std::string::npos;
  Reader(packet).read(bytes);
  return packet;
}

bool XmpPacket::opening_has(std::string_view attribute) const {
  const std::string wanted = std::string(attribute) + "=";
  return opening_.find(" " + wanted) != std::string::npos || opening_.starts_with(wanted);
}

const XmpProperty* XmpPacket::find(std::string_view space, std::string_view name) const {
  for (const XmpProperty& each : properties_) {
    if (each.space == space && each.name == name) return &each;
  }
  return nullptr;
}

std::string XmpPacket::text(std::string_view space, std::string_view name) const {
  const XmpProperty* found = find(space, name);
  return found == nullptr ? std::string() : found->value.first_text();
}

}  // namespace copil::conformity
