#include "pdf/tagging/identity.hpp"

#include <Poco/MD5Engine.h>

#include <algorithm>
#include <cassert>
#include <vector>

#include "base/text.hpp"
#include "pdf/file/notation.hpp"
#include "pdf/file/tree.hpp"
#include "pdf/tagging/colour_profile.hpp"
#include "pdf/tagging/xmp.hpp"

namespace copil::pdf {

namespace {

constexpr std::int64_t kSecondsADay = 86400;
const char* const kProducer = "copil (HarfBuzz, libdeflate)";

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

void put_text(std::string& dictionary, const char* key, const std::string& text) {
  if (!text.empty()) dictionary += std::string(" ") + key + " " + unicode_text(text);
}

std::string information_of(const pages::Metadata& metadata, const Options& options,
                           const Stamp& stamp) {
  std::string info = "<<";
  put_text(info, "/Title", metadata.title);
  put_text(info, "/Author", metadata.author);
  put_text(info, "/Subject", metadata.subject);
  put_text(info, "/Keywords", metadata.keywords);
  put_text(info, "/Creator", options.creator);
  put_text(info, "/Producer", kProducer);
  return info + " /CreationDate " + byte_string(stamp.pdf) + " /ModDate " + byte_string(stamp.pdf) +
         " >>";
}

/// Left uncompressed, so that an archive can find what the file is without reading PDF.
int write_metadata(FileWriter& writer, const std::string& packet) {
  const int object = writer.reserve();
  writer.write_deflated(object, "/Type /Metadata /Subtype /XML", packet);
  return object;
}

/// What makes the painter's device colours mean sRGB (PDF/A-3, 6.2.3).
int write_output_intent(FileWriter& writer) {
  const int profile = writer.reserve();
  writer.write_stream(profile, "/N 3", srgb_profile());
  return writer.add(
      "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
      "/Info (sRGB IEC61966-2.1) /DestOutputProfile " +
      reference(profile) + " >>");
}

std::string checksum(const std::string& bytes) {
  Poco::MD5Engine digest;
  digest.update(bytes);
  return "<" + Poco::DigestEngine::digestToHex(digest.digest()) + ">";
}

/// Gives the number of the file's specification.
int embed(FileWriter& writer, const Attachment& attachment, const Stamp& stamp) {
  const int content = writer.reserve();
  const std::string date = byte_string(stamp.pdf);
  writer.write_stream(content,
                      "/Type /EmbeddedFile /Subtype " + name(attachment.media_type) +
                          " /Params << /Size " + std::to_string(attachment.bytes.size()) +
                          " /CreationDate " + date + " /ModDate " + date + " /CheckSum " +
                          checksum(attachment.bytes) + " >>",
                      attachment.bytes);
  const std::string file_name = unicode_text(attachment.name);
  return writer.add("<< /Type /Filespec /F " + file_name + " /UF " + file_name + " /Desc " +
                    unicode_text(attachment.description) + " /AFRelationship /Data /EF << /F " +
                    reference(content) + " /UF " + reference(content) + " >> >>");
}

}  // namespace

std::string write_identity(FileWriter& writer, const pages::Metadata& metadata,
                           const Options& options, int& information) {
  const Stamp stamp = stamp_of(instant_of(metadata, options));
  information = writer.add(information_of(metadata, options, stamp));
  const int packet =
      write_metadata(writer, xmp_packet({metadata, options.creator, kProducer, stamp.iso}));
  return " /ViewerPreferences << /DisplayDocTitle true >> /Lang " + byte_string(metadata.language) +
         " /OutputIntents [ " + reference(write_output_intent(writer)) + " ] /Metadata " +
         reference(packet);
}

std::string write_attachments(FileWriter& writer, const pages::Metadata& metadata,
                              const Options& options) {
  if (options.attachments.empty()) return {};
  const Stamp stamp = stamp_of(instant_of(metadata, options));
  std::string associated;
  std::vector<TreeEntry> names;
  for (const Attachment& attachment : options.attachments) {
    const std::string specification = reference(embed(writer, attachment, stamp));
    associated += specification + " ";
    names.emplace_back(attachment.name, specification);
  }
  // Readers search by halves.
  std::sort(names.begin(), names.end());
  for (auto& [key, specification] : names) key = unicode_text(key);
  return " /AF [ " + associated + "] /Names << /EmbeddedFiles " +
         reference(write_tree(writer, "/Names", names)) + " >>";
}

}  // namespace copil::pdf
