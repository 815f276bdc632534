#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// XMP packets: RDF read into properties (ISO 16684-1).
namespace copil::conformity {

struct XmpProperty;

/// The value of a property.
struct XmpValue {
  enum class Kind { simple, bag, seq, alt, structure };
  Kind kind = Kind::simple;
  std::string text;                 ///< of a simple one
  std::string language;             ///< `xml:lang`
  std::vector<XmpValue> items;      ///< of a bag, a sequence or an alternative
  std::vector<XmpProperty> fields;  ///< of a structure

  /// The text, or that of the first item.
  std::string first_text() const;
  const XmpProperty* field(std::string_view space, std::string_view name) const;
};

struct XmpProperty {
  std::string space;  ///< the URI of its schema
  std::string name;
  std::string prefix;
  XmpValue value;
};

class XmpPacket {
 public:
  /// Reads the bytes of a metadata stream.
  static XmpPacket read(const std::string& bytes);

  /// Whether it is well-formed XML that holds RDF.
  bool is_readable() const { return is_readable_; }
  bool is_utf8() const { return is_utf8_; }
  /// An attribute of the packet's opening (`bytes`, `encoding`); nothing when it is not there.
  bool opening_has(std::string_view attribute) const;

  const std::vector<XmpProperty>& properties() const { return properties_; }
  const XmpProperty* find(std::string_view space, std::string_view name) const;
  /// The text of a property, of its first item; empty without it.
  std::string text(std::string_view space, std::string_view name) const;

 private:
  class Reader;
  bool is_readable_ = false;
  bool is_utf8_ = true;
  std::string opening_;
  std::vector<XmpProperty> properties_;
};

inline constexpr std::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";
inline constexpr std::string_view kXmpBasic = "http://ns.adobe.com/xap/1.0/";
inline constexpr std::string_view kPdfSchema = "http://ns.adobe.com/pdf/1.3/";
inline constexpr std::string_view kPdfaId = "http://www.aiim.org/pdfa/ns/id/";
inline constexpr std::string_view kPdfuaId = "http://www.aiim.org/pdfua/ns/id/";
inline constexpr std::string_view kExtension = "http://www.aiim.org/pdfa/ns/extension/";
inline constexpr std::string_view kSchema = "http://www.aiim.org/pdfa/ns/schema#";
inline constexpr std::string_view kProperty = "http://www.aiim.org/pdfa/ns/property#";
inline constexpr std::string_view kType = "http://www.aiim.org/pdfa/ns/type#";
inline constexpr std::string_view kField = "http://www.aiim.org/pdfa/ns/field#";

}  // namespace copil::conformity
