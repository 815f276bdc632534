#include "spreadsheets/xml_reader.hpp"

#include <expat.h>

#include <algorithm>
#include <memory>

#include "base/owned.hpp"
#include "spreadsheets/zip/entry_stream.hpp"

namespace copil::spreadsheets {

namespace {

constexpr int kDeepest = 256;
constexpr std::size_t kXmlBlock = std::size_t{1} << 16;
constexpr std::uint64_t kLongestTag = std::uint64_t{1} << 20;

using ParserOwner = Owned<std::remove_pointer_t<XML_Parser>, XML_ParserFree>;

/// One reading of one part.
class XmlReading {
 public:
  explicit XmlReading(XmlHandler& handler)
      : handler_(handler), parser_(::XML_ParserCreate(nullptr)) {
    if (!parser_) return;
    ::XML_SetUserData(parser_.get(), this);
    ::XML_SetElementHandler(parser_.get(), on_start, on_end);
    ::XML_SetCharacterDataHandler(parser_.get(), on_text);
    ::XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
  }

  std::string run(EntryStream& stream);

 private:
  static XmlReading& self(void* data) { return *static_cast<XmlReading*>(data); }
  static void XMLCALL on_start(void* data, const char* name, const char** attributes) {
    XmlReading& reading = self(data);
    if (++reading.depth_ > kDeepest) return reading.refuse("ses balises sont trop imbriquées");
    reading.handler_.start(name, Attributes{attributes});
    reading.heed_handler();
  }
  static void XMLCALL on_end(void* data, const char* name) {
    XmlReading& reading = self(data);
    --reading.depth_;
    reading.handler_.end(name);
    reading.heed_handler();
  }
  static void XMLCALL on_text(void* data, const char* text, int size) {
    XmlReading& reading = self(data);
    reading.handler_.text({text, static_cast<std::size_t>(size)});
    reading.heed_handler();
  }
  static void XMLCALL on_doctype(void* data, const char*, const char*, const char*, int) {
    self(data).refuse("il déclare un DOCTYPE, ce qu'aucun logiciel de bureau n'écrit");
  }

  void refuse(std::string why) {
    if (trouble_.empty()) trouble_ = std::move(why);
    ::XML_StopParser(parser_.get(), XML_FALSE);
  }
  void heed_handler() {
    if (!handler_.fault().empty()) refuse(handler_.fault());
    if (handler_.has_enough()) ::XML_StopParser(parser_.get(), XML_FALSE);
  }
  bool parse(std::string_view block, bool is_last);
  bool is_within_long_tag() const;

  XmlHandler& handler_;
  ParserOwner parser_;
  int depth_ = 0;
  std::uint64_t fed_ = 0;
  std::string trouble_;
};

/// Memory would be held for a tag that does not end.
bool XmlReading::is_within_long_tag() const {
  const auto at = ::XML_GetCurrentByteIndex(parser_.get());
  return at >= 0 && fed_ > static_cast<std::uint64_t>(at) + kLongestTag;
}

/// False when reading is over.
bool XmlReading::parse(std::string_view block, bool is_last) {
  const auto status = ::XML_Parse(parser_.get(), block.data(), static_cast<int>(block.size()),
                                  is_last ? XML_TRUE : XML_FALSE);
  fed_ += block.size();
  if (handler_.has_enough()) return false;
  if (status != XML_STATUS_OK && trouble_.empty()) {
    trouble_ = "ce n'est pas du XML bien formé (ligne " +
               std::to_string(::XML_GetCurrentLineNumber(parser_.get())) + ")";
  }
  if (trouble_.empty() && is_within_long_tag()) trouble_ = "une balise y dépasse 1 Mo";
  return trouble_.empty();
}

std::string XmlReading::run(EntryStream& stream) {
  if (!parser_) return "la mémoire manque pour le lire";
  for (auto bytes = stream.next(); !bytes.empty(); bytes = stream.next()) {
    for (std::size_t at = 0; at < bytes.size(); at += kXmlBlock) {
      if (!parse(bytes.substr(at, kXmlBlock), false)) return trouble_;
    }
  }
  if (!stream.trouble().empty()) return stream.trouble();
  parse({}, true);
  return trouble_;
}

}  // namespace

std::string_view Attributes::of(std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (name == pair[0]) return pair[1];
  }
  return {};
}

bool Attributes::has(std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (name == pair[0]) return true;
  }
  return false;
}

std::string_view Attributes::prefixed(std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    const std::string_view whole = pair[0];
    if (whole.size() > name.size() && local_name(whole) == name) return pair[1];
  }
  return {};
}

std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

std::string read_xml(EntryStream& stream, XmlHandler& handler) {
  return XmlReading{handler}.run(stream);
}

std::string read_xml(const Archive& archive, const ArchiveEntry& entry, std::uint64_t most_bytes,
                     XmlHandler& handler) {
  EntryStream stream{archive.file(), entry, most_bytes};
  return read_xml(stream, handler);
}

}  // namespace copil::spreadsheets
