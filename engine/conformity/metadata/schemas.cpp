#include "conformity/metadata/schemas.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <sstream>

namespace copil::conformity {

namespace {

using XmpKind = XmpValue::Kind;

/// A schema: `name:type` by `;`. Where `is_open`, other names are taken for granted.
struct Schema {
  std::string_view space;
  std::string_view properties;
  bool is_open = false;
};

/// XMP Specification (2005), part of ISO 16684-1; ISO 19005.
constexpr std::array<Schema, 15> kSchemas{{
    {kDublinCore,
     "contributor:bag ProperName;coverage:Text;creator:seq ProperName;date:seq Date;"
     "description:Lang Alt;format:MIMEType;identifier:Text;language:bag Locale;"
     "publisher:bag ProperName;relation:bag Text;rights:Lang Alt;source:Text;subject:bag Text;"
     "title:Lang Alt;type:bag Text;"},
    {kXmpBasic,
     "Advisory:bag XPath;BaseURL:URL;CreateDate:Date;CreatorTool:AgentName;Identifier:bag Text;"
     "Label:Text;MetadataDate:Date;ModifyDate:Date;Nickname:Text;Rating:Integer;"
     "Thumbnails:alt Thumbnail;"},
    {"http://ns.adobe.com/xap/1.0/rights/",
     "Certificate:URL;Marked:Boolean;Owner:bag ProperName;UsageTerms:Lang Alt;WebStatement:URL;"},
    {"http://ns.adobe.com/xap/1.0/mm/",
     "DerivedFrom:ResourceRef;DocumentID:URI;History:seq ResourceEvent;Ingredients:bag ResourceRef;"
     "InstanceID:URI;ManagedFrom:ResourceRef;Manager:AgentName;ManageTo:URI;ManageUI:URI;"
     "ManagerVariant:Text;OriginalDocumentID:URI;RenditionClass:RenditionClass;"
     "RenditionParams:Text;VersionID:Text;Versions:seq Version;LastURL:URL;"
     "RenditionOf:ResourceRef;SaveID:Integer;"},
    {"http://ns.adobe.com/xap/1.0/bj/", "JobRef:bag Job;"},
    {"http://ns.adobe.com/xap/1.0/t/pg/",
     "MaxPageSize:Dimensions;NPages:Integer;Fonts:bag Font;PlateNames:seq Text;"
     "Colorants:seq Colorant;HasVisibleTransparency:Boolean;HasVisibleOverprint:Boolean;"},
    {"http://ns.adobe.com/xmp/1.0/DynamicMedia/", "", true},
    {kPdfSchema, "Keywords:Text;PDFVersion:Text;Producer:AgentName;Trapped:Text;"},
    {"http://ns.adobe.com/photoshop/1.0/",
     "AuthorsPosition:Text;CaptionWriter:ProperName;Category:Text;City:Text;ColorMode:Integer;"
     "Country:Text;Credit:Text;DateCreated:Date;Headline:Text;History:Text;ICCProfile:Text;"
     "Instructions:Text;Source:Text;State:Text;SupplementalCategories:bag Text;"
     "TransmissionReference:Text;Urgency:Integer;"},
    {"http://ns.adobe.com/tiff/1.0/",
     "Artist:ProperName;Copyright:Lang Alt;DateTime:Date;"
     "ImageDescription:Lang Alt;Make:ProperName;Model:ProperName;Software:AgentName;"
     "ImageWidth:Integer;ImageLength:Integer;Orientation:Integer;",
     true},
    {"http://ns.adobe.com/exif/1.0/", "", true},
    {"http://ns.adobe.com/exif/1.0/aux/", "Lens:Text;SerialNumber:Text;", true},
    {"http://ns.adobe.com/camera-raw-settings/1.0/", "", true},
    {kPdfaId, "part:Integer;amd:Text;corr:Text;conformance:Text;rev:Integer;"},
    {kExtension, "schemas:bag Schema;"},
}};

constexpr std::string_view kSimpleTypes =
    " Text AgentName ProperName Choice GUID RenditionClass XPath URI URL ";
constexpr std::string_view kStructures =
    " ResourceRef ResourceEvent Version Job Dimensions Font Colorant Thumbnail Schema Flash "
    "CFAPattern "
    "DeviceSettings OECF/SFR Property ValueType Field GPSCoordinate Marker Media Time Timecode "
    "ProjectLink BeatSpliceStretch ResampleParams TimeScaleStretch ";

bool is_listed(std::string_view list, const std::string& word) {
  return list.find(" " + word + " ") != std::string_view::npos;
}

const Schema* schema_of(std::string_view space) {
  const auto found = std::find_if(kSchemas.begin(), kSchemas.end(),
                                  [&](const Schema& each) { return each.space == space; });
  return found == kSchemas.end() ? nullptr : &*found;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

bool matches(const std::string& text, const char* pattern) {
  return text.size() < 500 && std::regex_match(text, std::regex(pattern));
}

/// Whether a simple value is written as its type wants.
bool is_written_as(const std::string& text, const std::string& type) {
  if (type == "Integer") return matches(text, "[+-]?[0-9]+");
  if (type == "Real") return matches(text, "[+-]?[0-9]*\\.?[0-9]+");
  if (type == "Rational") return matches(text, "-?[0-9]+/[0-9]+");
  if (type == "Boolean") return text == "True" || text == "False";
  if (type == "MIMEType") return matches(text, "[-\\w+.]+/[-\\w+.]+");
  if (type == "Locale") return matches(text, "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");
  if (type == "Date") {
    return matches(text,
                   "[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?"
                   "(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?");
  }
  return true;
}

bool is_simple_type(const std::string& type) {
  constexpr std::string_view kWritten = " Integer Real Rational Boolean MIMEType Locale Date ";
  return is_listed(kWritten, type) || is_listed(kSimpleTypes, type);
}

/// `open Choice of Text` → `Text`; `closed Choice` → `Text`.
std::string plain_type(const std::string& written) {
  const std::size_t choice = lower(written).find("choice");
  if (choice == std::string::npos) return written;
  const std::size_t of = lower(written).find(" of ", choice);
  const std::string before = written.substr(0, choice);
  const std::string kind = lower(before).starts_with("bag")   ? "bag "
                           : lower(before).starts_with("seq") ? "seq "
                                                              : "";
  return kind + (of == std::string::npos ? std::string("Text") : written.substr(of + 4));
}

}  // namespace

Schemas::Schemas(const XmpPacket& packet, int part) : part_(part) {
  read_container(packet);
}

void Schemas::expect_text(const XmpValue& value, std::string_view space, std::string_view name,
                          const std::string& where) {
  const XmpProperty* found = value.field(space, name);
  const bool is_right = found != nullptr && found->value.kind == XmpKind::simple &&
                        !found->value.first_text().empty();
  if (!is_right) faults_.push_back(where + " : « " + std::string(name) + " » manque");
}

/// Every field is among `names`, of that namespace and under its usual prefix.
void Schemas::expect_fields(const XmpValue& value, std::string_view space, std::string_view prefix,
                            std::string_view names, const std::string& where) {
  if (value.kind != XmpKind::structure) {
    faults_.push_back(where + " : n’est pas une structure");
    return;
  }
  for (const XmpProperty& field : value.fields) {
    const bool is_right = field.space == space && is_listed(names, field.name);
    if (!is_right) odd_fields_.push_back(where + " : « " + field.name + " » n’y a pas de place");
    if (is_right && field.prefix != prefix) {
      faults_.push_back(where + " : préfixe « " + field.prefix + " » au lieu de « " +
                        std::string(prefix) + " »");
    }
  }
}

void Schemas::read_container(const XmpPacket& packet) {
  const XmpProperty* container = packet.find(kExtension, "schemas");
  if (container == nullptr) return;
  if (container->value.kind != XmpKind::bag || container->prefix != "pdfaExtension") {
    faults_.push_back("pdfaExtension:schemas n’est pas un ensemble (rdf:Bag)");
  }
  for (const XmpValue& schema : container->value.items) read_schema(schema);
}

void Schemas::read_schema(const XmpValue& schema) {
  const std::string where = "schéma décrit";
  expect_fields(schema, kSchema, "pdfaSchema", " schema namespaceURI prefix property valueType ",
                where);
  for (const char* name : {"schema", "namespaceURI", "prefix"}) {
    expect_text(schema, kSchema, name, where);
  }
  const XmpProperty* types = schema.field(kSchema, "valueType");
  if (types != nullptr) read_types(types->value);
  const XmpProperty* uri = schema.field(kSchema, "namespaceURI");
  const XmpProperty* properties = schema.field(kSchema, "property");
  if (properties == nullptr) return;
  if (properties->value.kind != XmpKind::seq) {
    faults_.push_back(where + " : property n’est pas une suite (rdf:Seq)");
  }
  const std::string space = uri == nullptr ? std::string() : uri->value.first_text();
  for (const XmpValue& property : properties->value.items) read_property(property, space);
}

void Schemas::read_property(const XmpValue& property, const std::string& space) {
  const XmpProperty* name = property.field(kProperty, "name");
  const std::string called = name == nullptr ? "" : name->value.first_text();
  const std::string where = "propriété décrite « " + called + " »";
  expect_fields(property, kProperty, "pdfaProperty", " name valueType category description ",
                where);
  for (const char* field : {"name", "valueType", "category", "description"}) {
    expect_text(property, kProperty, field, where);
  }
  const XmpProperty* category = property.field(kProperty, "category");
  const std::string kind = category == nullptr ? "internal" : category->value.first_text();
  if (kind != "internal" && kind != "external") {
    faults_.push_back(where + " : category vaut « " + kind + " »");
  }
  const XmpProperty* written = property.field(kProperty, "valueType");
  const std::string type = written == nullptr ? "" : written->value.first_text();
  if (!type.empty() && !is_known_type(type)) {
    faults_.push_back(where + " : type « " + type + " » inconnu");
  }
  extensions_[{space, called}] = type;
}

void Schemas::read_types(const XmpValue& types) {
  if (types.kind != XmpKind::seq) {
    faults_.push_back("types décrits : valueType n’est pas une suite (rdf:Seq)");
  }
  for (const XmpValue& type : types.items) {
    const XmpProperty* name = type.field(kType, "type");
    if (name != nullptr) types_.push_back(name->value.first_text());
  }
  for (const XmpValue& type : types.items) {
    const std::string where = "type décrit";
    expect_fields(type, kType, "pdfaType", " type namespaceURI prefix description field ", where);
    for (const char* field : {"type", "namespaceURI", "prefix", "description"}) {
      expect_text(type, kType, field, where);
    }
    const XmpProperty* fields = type.field(kType, "field");
    if (fields == nullptr) continue;
    if (fields->value.kind != XmpKind::seq)
      faults_.push_back(where + " : field n’est pas une suite");
    for (const XmpValue& field : fields->value.items) {
      expect_fields(field, kField, "pdfaField", " name valueType description ", "champ décrit");
      for (const char* one : {"name", "valueType", "description"}) {
        expect_text(field, kField, one, "champ décrit");
      }
      const XmpProperty* written = field.field(kField, "valueType");
      const std::string kind = written == nullptr ? "" : written->value.first_text();
      if (!kind.empty() && !is_known_type(kind)) {
        faults_.push_back("champ décrit : type « " + kind + " » inconnu");
      }
    }
  }
}

bool Schemas::is_known_type(const std::string& type) const {
  std::string last = plain_type(type);
  if (lower(last) == "lang alt") return true;
  for (const char* kind : {"bag ", "seq ", "alt "}) {
    if (lower(last).starts_with(kind)) last = last.substr(4);
  }
  if (lower(last) == "lang alt") return true;
  if (is_simple_type(last) || is_listed(kStructures, last) || last == "Any") return true;
  return std::find(types_.begin(), types_.end(), last) != types_.end();
}

std::string Schemas::type_of(const XmpProperty& property) const {
  const auto extension = extensions_.find({property.space, property.name});
  if (extension != extensions_.end()) return extension->second;
  const Schema* schema = schema_of(property.space);
  if (schema == nullptr) return {};
  const std::string wanted = ";" + property.name + ":";
  const std::string all = ";" + std::string(schema->properties);
  const std::size_t at = all.find(wanted);
  if (at == std::string::npos) return schema->is_open ? "Any" : "";
  const std::size_t begin = at + wanted.size();
  return all.substr(begin, all.find(';', begin) - begin);
}

bool Schemas::defines(const XmpProperty& property) const {
  // The first part knows no corrigenda, nor ratings and the like.
  if (part_ == 1 && property.space == kPdfaId && property.name == "corr") return false;
  return !type_of(property).empty();
}

bool Schemas::has_right_type(const XmpProperty& property) const {
  const std::string type = type_of(property);
  return type.empty() || is_of_type(property.value, type);
}

bool Schemas::is_of_type(const XmpValue& value, const std::string& written) const {
  const std::string type = plain_type(written);
  const std::string small = lower(type);
  if (small == "any") return true;
  if (small == "lang alt") {
    return value.kind == XmpKind::alt &&
           std::all_of(value.items.begin(), value.items.end(), [](const XmpValue& item) {
             return item.kind == XmpKind::simple && !item.language.empty();
           });
  }
  constexpr std::array<std::pair<std::string_view, XmpKind>, 3> kKinds{
      {{"bag ", XmpKind::bag}, {"seq ", XmpKind::seq}, {"alt ", XmpKind::alt}}};
  for (const auto& [word, kind] : kKinds) {
    if (!small.starts_with(word)) continue;
    return value.kind == kind &&
           std::all_of(value.items.begin(), value.items.end(),
                       [&](const XmpValue& item) { return is_of_type(item, type.substr(4)); });
  }
  if (is_simple_type(type)) {
    return value.kind == XmpKind::simple && is_written_as(value.first_text(), type);
  }
  if (is_listed(kStructures, type)) return value.kind == XmpKind::structure;
  return true;
}

}  // namespace copil::conformity
