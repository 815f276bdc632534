#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "conformity/metadata/xmp.hpp"

namespace copil::conformity {

/// The properties that metadata may hold, and the types of their values: those that XMP defines and
/// those that the file's own extension schemas describe (ISO 19005-2, 6.6.2.3).
class Schemas {
 public:
  /// What the extension schemas of a packet add; `part` is that of ISO 19005.
  Schemas(const XmpPacket& packet, int part);

  /// Whether the property is defined.
  bool defines(const XmpProperty& property) const;
  /// Whether its value is of the type it is defined with; true when it is not defined.
  bool has_right_type(const XmpProperty& property) const;

  /// What is wrong with the descriptions of extension schemas.
  const std::vector<std::string>& faults() const { return faults_; }
  /// Fields of these descriptions that have no place there.
  const std::vector<std::string>& odd_fields() const { return odd_fields_; }

 private:
  void read_container(const XmpPacket& packet);
  void read_schema(const XmpValue& schema);
  void read_types(const XmpValue& types);
  void read_property(const XmpValue& property, const std::string& space);
  void expect_fields(const XmpValue& value, std::string_view space, std::string_view prefix,
                     std::string_view names, const std::string& where);
  void expect_text(const XmpValue& value, std::string_view space, std::string_view name,
                   const std::string& where);
  bool is_known_type(const std::string& type) const;
  std::string type_of(const XmpProperty& property) const;
  bool is_of_type(const XmpValue& value, const std::string& type) const;

  int part_;
  std::map<std::pair<std::string, std::string>, std::string> extensions_;  ///< space, name: type
  std::vector<std::string> types_;  ///< that the schemas define
  std::vector<std::string> faults_;
  std::vector<std::string> odd_fields_;
};

}  // namespace copil::conformity
