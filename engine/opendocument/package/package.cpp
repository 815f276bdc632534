#include "opendocument/package/package.hpp"

#include <Poco/Exception.h>
#include <Poco/Zip/Compress.h>

#include <fstream>
#include <sstream>

#include "opendocument/package/xml.hpp"

namespace copil::opendocument {

namespace {

using Poco::Zip::ZipCommon;

Part manifest_part(const char* type, const std::vector<Part>& parts) {
  Xml xml(Xml::Kind::document);
  xml.open("manifest:manifest",
           {{"xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"},
            {"manifest:version", "1.3"}});
  xml.leaf(
      "manifest:file-entry",
      {{"manifest:full-path", "/"}, {"manifest:version", "1.3"}, {"manifest:media-type", type}});
  for (const auto& part : parts) {
    xml.leaf("manifest:file-entry",
             {{"manifest:full-path", part.name}, {"manifest:media-type", part.media_type}});
  }
  xml.close();
  return {"META-INF/manifest.xml", xml.finished()};
}

void add_file(Poco::Zip::Compress& archive, const Part& part, ZipCommon::CompressionMethod method) {
  const Poco::DateTime fixed{1980, 1, 1};
  std::istringstream content{part.content};
  archive.addFile(content, fixed, Poco::Path{part.name, Poco::Path::PATH_UNIX}, method,
                  ZipCommon::CL_NORMAL);
}

void write_archive(std::ostream& file, const char* type, const std::vector<Part>& parts) {
  Poco::Zip::Compress archive{file, true};
  add_file(archive, {"mimetype", type}, ZipCommon::CM_STORE);
  for (const auto& part : parts) {
    // The entry of an embedded document is a name in the list, not a file.
    if (!part.name.ends_with('/')) add_file(archive, part, ZipCommon::CM_DEFLATE);
  }
  add_file(archive, manifest_part(type, parts), ZipCommon::CM_DEFLATE);
  archive.close();
}

Diagnostics unwritable(const std::string& path) {
  return {plain_error("impossible d’écrire le document « " + path + " »",
                      {"vérifiez que le dossier existe, que vous pouvez y écrire et que le disque "
                       "n’est pas plein"})};
}

}  // namespace

Part meta_part(const Properties& properties) {
  const std::string moment = iso_text(properties.created) + "T12:00:00";
  Xml xml(Xml::Kind::document);
  xml.open("office:document-meta", namespaces());
  xml.open("office:meta");
  xml.element("meta:generator", "copil");
  xml.element("dc:title", properties.title);
  xml.element("dc:subject", properties.subject);
  if (!properties.keywords.empty()) xml.element("meta:keyword", properties.keywords);
  xml.element("meta:creation-date", moment);
  xml.element("dc:date", moment);
  xml.element("dc:language", "fr-FR");
  for (const auto& [name, value] : properties.own) {
    xml.element("meta:user-defined", value, {{"meta:name", name}});
  }
  xml.close();
  xml.close();
  return {"meta.xml", xml.finished()};
}

Diagnostics write_package(const std::string& path, const char* type,
                          const std::vector<Part>& parts) {
  try {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    if (!file) return unwritable(path);
    write_archive(file, type, parts);
    file.close();
    if (!file) return unwritable(path);
  } catch (const Poco::Exception&) {
    return unwritable(path);
  } catch (const std::ios_base::failure&) {
    return unwritable(path);
  }
  return {};
}

}  // namespace copil::opendocument
