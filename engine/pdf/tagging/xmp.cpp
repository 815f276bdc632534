#include "pdf/tagging/xmp.hpp"

#include <string_view>

#include "base/markup.hpp"

namespace copil::pdf {

namespace {

std::string property(std::string_view tag, const std::string& text) {
  if (text.empty()) return {};
  const std::string name(tag);
  return "   <" + name + ">" + escaped_markup(text) + "</" + name + ">\n";
}

/// A property whose value is a collection of one item: an alternative by language, or a sequence.
std::string collection(std::string_view tag, std::string_view kind, std::string_view item,
                       const std::string& text) {
  if (text.empty()) return {};
  const std::string name(tag);
  const std::string container = "rdf:" + std::string(kind);
  return "   <" + name + "><" + container + "><rdf:li" + std::string(item) + ">" +
         escaped_markup(text) + "</rdf:li></" + container + "></" + name + ">\n";
}

constexpr std::string_view kOpening =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "  <rdf:Description rdf:about=\"\"\n"
    "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    "    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "   <pdfaid:part>3</pdfaid:part>\n"
    "   <pdfaid:conformance>A</pdfaid:conformance>\n"
    "   <pdfuaid:part>1</pdfuaid:part>\n"
    "   <dc:format>application/pdf</dc:format>\n";

constexpr std::string_view kClosing =
    "   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "     <pdfaProperty:name>part</pdfaProperty:name>\n"
    "     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "     <pdfaProperty:category>internal</pdfaProperty:category>\n"
    "     <pdfaProperty:description>Part of ISO 14289 the file follows"
    "</pdfaProperty:description>\n"
    "    </rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "   </rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "  </rdf:Description>\n"
    " </rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"w\"?>\n";

constexpr std::string_view kAnyLanguage = " xml:lang=\"x-default\"";

}  // namespace

std::string xmp_packet(const XmpFacts& facts) {
  std::string packet(kOpening);
  packet += collection("dc:title", "Alt", kAnyLanguage, facts.metadata.title);
  packet += collection("dc:creator", "Seq", "", facts.metadata.author);
  packet += collection("dc:description", "Alt", kAnyLanguage, facts.metadata.subject);
  packet += collection("dc:language", "Bag", "", facts.metadata.language);
  packet += property("pdf:Keywords", facts.metadata.keywords);
  packet += property("pdf:Producer", facts.producer);
  packet += property("xmp:CreatorTool", facts.creator);
  packet += property("xmp:CreateDate", facts.instant);
  packet += property("xmp:ModifyDate", facts.instant);
  packet += property("xmp:MetadataDate", facts.instant);
  return packet.append(kClosing);
}

}  // namespace copil::pdf
