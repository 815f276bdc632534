#include "pdf/tagging/identity.hpp"

#include <cassert>

#include "base/text.hpp"
#include "pdf/file/objects.hpp"
#include "pdf/file/qpdf_library.hpp"
#include "pdf/tagging/colour_profile.hpp"
#include "pdf/tagging/xmp.hpp"

namespace copil::pdf {

namespace {

constexpr std::int64_t kSecondsADay = 86400;
const char* const kProducer = "copil (Cairo, qpdf)";

std::int64_t instant_of(const pages::Metadata& metadata, const Options& options) {
  assert(options.instant || metadata.day.is_real());
  return options.instant.value_or(metadata.day.number * kSecondsADay);
}

/// An instant in the two notations a file needs.
struct Stamp {
  std::string pdf;  ///< D:20100630000000Z
  std::string iso;  ///< 2010-06-30T00:00:00Z
};

Stamp stamp_of(std::int64_t instant) {
  const std::int64_t second = (instant % kSecondsADay + kSecondsADay) % kSecondsADay;
  const Day day{static_cast<std::int32_t>((instant - second) / kSecondsADay)};
  const std::string hour = zero_padded(second / 3600, 2);
  const std::string minute = zero_padded(second / 60 % 60, 2);
  const std::string rest = zero_padded(second % 60, 2);
  const std::string date = iso_text(day);
  const std::string plain_date = date.substr(0, 4) + date.substr(5, 2) + date.substr(8, 2);
  return {"D:" + plain_date + hour + minute + rest + "Z",
          date + "T" + hour + ":" + minute + ":" + rest + "Z"};
}

QPDFObjectHandle name(const char* text) {
  return QPDFObjectHandle::newName(text);
}

void put_text(QPDFObjectHandle dictionary, const char* key, const std::string& text) {
  if (!text.empty()) dictionary.replaceKey(key, unicode_text(text));
}

QPDFObjectHandle information(const pages::Metadata& metadata, const Options& options,
                             const Stamp& stamp) {
  QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
  put_text(info, "/Title", metadata.title);
  put_text(info, "/Author", metadata.author);
  put_text(info, "/Subject", metadata.subject);
  put_text(info, "/Keywords", metadata.keywords);
  put_text(info, "/Creator", options.creator);
  put_text(info, "/Producer", kProducer);
  info.replaceKey("/CreationDate", QPDFObjectHandle::newString(stamp.pdf));
  info.replaceKey("/ModDate", QPDFObjectHandle::newString(stamp.pdf));
  return info;
}

/// Left uncompressed, so that an archive can find what the file is without reading PDF.
QPDFObjectHandle metadata_stream(QPDF& file, const std::string& packet) {
  QPDFObjectHandle stream = QPDFObjectHandle::newStream(&file, packet);
  stream.getDict().replaceKey("/Type", name("/Metadata"));
  stream.getDict().replaceKey("/Subtype", name("/XML"));
  stream.setFilterOnWrite(false);
  return stream;
}

/// What makes the painter's device colours mean sRGB (PDF/A-3, 6.2.3).
QPDFObjectHandle output_intent(QPDF& file) {
  QPDFObjectHandle profile = QPDFObjectHandle::newStream(&file, srgb_profile());
  profile.getDict().replaceKey("/N", whole_number(3));
  QPDFObjectHandle intent = QPDFObjectHandle::newDictionary();
  intent.replaceKey("/Type", name("/OutputIntent"));
  intent.replaceKey("/S", name("/GTS_PDFA1"));
  intent.replaceKey("/OutputConditionIdentifier", QPDFObjectHandle::newString("sRGB"));
  intent.replaceKey("/Info", QPDFObjectHandle::newString("sRGB IEC61966-2.1"));
  intent.replaceKey("/DestOutputProfile", profile);
  return file.makeIndirectObject(intent);
}

/// The figures of a long document are many: they are read where they stand, not copied.
QPDFObjectHandle embed(QPDF& file, const Attachment& attachment, const Stamp& stamp) {
  const auto provide = [&attachment](Pipeline* sink) {
    sink->writeString(attachment.bytes);
    sink->finish();
  };
  auto content = QPDFEFStreamObjectHelper::createEFStream(file, provide);
  content.setSubtype(attachment.media_type).setCreationDate(stamp.pdf).setModDate(stamp.pdf);
  auto specification = QPDFFileSpecObjectHelper::createFileSpec(file, attachment.name, content);
  specification.setFilename(attachment.name).setDescription(attachment.description);
  specification.getObjectHandle().replaceKey("/AFRelationship", name("/Data"));
  QPDFEmbeddedFileDocumentHelper(file).replaceEmbeddedFile(attachment.name, specification);
  return specification.getObjectHandle();
}

}  // namespace

void add_identity(QPDF& file, const pages::Metadata& metadata, const Options& options) {
  const Stamp stamp = stamp_of(instant_of(metadata, options));
  QPDFObjectHandle catalog = file.getRoot();
  QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
  preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
  catalog.replaceKey("/ViewerPreferences", preferences);
  catalog.replaceKey("/Lang", QPDFObjectHandle::newString(metadata.language));
  catalog.replaceKey("/OutputIntents", QPDFObjectHandle::newArray({output_intent(file)}));
  const std::string packet = xmp_packet({metadata, options.creator, kProducer, stamp.iso});
  catalog.replaceKey("/Metadata", metadata_stream(file, packet));
  file.getTrailer().replaceKey("/Info",
                               file.makeIndirectObject(information(metadata, options, stamp)));
}

void add_attachments(QPDF& file, const pages::Metadata& metadata, const Options& options) {
  if (options.attachments.empty()) return;
  const Stamp stamp = stamp_of(instant_of(metadata, options));
  QPDFObjectHandle associated = QPDFObjectHandle::newArray();
  for (const Attachment& attachment : options.attachments) {
    associated.appendItem(embed(file, attachment, stamp));
  }
  file.getRoot().replaceKey("/AF", associated);
}

}  // namespace copil::pdf
