#include "campaign/record/register.hpp"

#include <Poco/Exception.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <sstream>
#include <utility>

#include "files/files.hpp"

namespace copil::campaign {

namespace {

using Poco::JSON::Object;

constexpr std::size_t kChecksumDigits = 16;

std::string checksum(const std::string& before, std::string_view line) {
  return files::sha256(before + std::string{line}).substr(0, kChecksumDigits);
}

std::string text_of(const Object& object) {
  std::ostringstream text;
  object.stringify(text);
  return text.str();
}

std::string line_of(const RunIdentity& identity) {
  Object object;
  object.set("campagne", identity.campaign);
  object.set("periode", period_code(identity.period));
  if (identity.share) {
    object.set("part", identity.share->index);
    object.set("parts", identity.share->count);
    object.set("documents", identity.share->documents);
  }
  return text_of(object);
}

std::string line_of(const RegisterEntry& entry) {
  Object object;
  object.set("document", production::packed(entry.document));
  object.set("empreinte", entry.fingerprint);
  return text_of(object);
}

void take_line(const Object& object, RegisterContent& content) {
  if (object.has("campagne")) {
    const auto period = parse_period(object.getValue<std::string>("periode"));
    content.identity = {object.getValue<std::string>("campagne"), period.value_or(Period{})};
    if (object.has("part")) {
      content.identity->share = {object.getValue<int>("part"), object.getValue<int>("parts"),
                                 object.getValue<std::size_t>("documents")};
    }
    content.manifest_sha256.reset();
  } else if (object.has("document")) {
    RegisterEntry entry{production::unpacked(object.getValue<std::string>("document")),
                        object.getValue<std::string>("empreinte")};
    std::string key = document_key(entry.document);
    content.documents.insert_or_assign(std::move(key), std::move(entry));
    content.manifest_sha256.reset();
  } else if (object.has("en_attente")) {
    for (const auto& file :
         production::unpacked(object.getValue<std::string>("en_attente")).files) {
      content.pending.insert_or_assign(file.name, file.sha256);
    }
    content.manifest_sha256.reset();
  } else {
    content.manifest_sha256 = object.getValue<std::string>("manifeste");
  }
}

/// Takes one whole line, without its line feed; false when it is damaged.
bool take_line(std::string_view line, RegisterContent& content) {
  if (line.size() < kChecksumDigits + 1 || line[kChecksumDigits] != ' ') return false;
  const std::string_view body = line.substr(kChecksumDigits + 1);
  const std::string sum = checksum(content.checksum, body);
  if (line.substr(0, kChecksumDigits) != sum) return false;
  try {
    take_line(*Poco::JSON::Parser{}.parse(std::string{body}).extract<Object::Ptr>(), content);
  } catch (const Poco::Exception&) {
    return false;
  }
  content.checksum = sum;
  return true;
}

Diagnostic register_error(const std::string& path, int code) {
  return plain_error("impossible d'écrire « " + path + " » : " + files::reason_text(code),
                     {"ce qui est fait est gardé ; réglez cela puis relancez avec --reprendre"});
}

}  // namespace

std::string share_text(const Share& share) {
  return std::to_string(share.index) + "/" + std::to_string(share.count);
}

std::string document_key(const production::MadeDocument& document) {
  return document.report + "\n" + document.territoire + "\n" + period_code(document.period);
}

RegisterContent parse_register(std::string_view text) {
  RegisterContent content;
  while (content.sound_bytes < text.size()) {
    const auto end = text.find('\n', content.sound_bytes);
    if (end == std::string_view::npos) break;
    if (!take_line(text.substr(content.sound_bytes, end - content.sound_bytes), content)) break;
    content.sound_bytes = end + 1;
  }
  content.lost_bytes = text.size() - content.sound_bytes;
  return content;
}

Checked<RegisterContent> read_register(const std::string& folder) {
  const std::string path = folder + "/" + std::string{kRegisterName};
  if (::access(path.c_str(), F_OK) != 0 && errno == ENOENT) return RegisterContent{};
  const auto text = files::read_file(path);
  if (!text) return text.error();
  return parse_register(*text);
}

Register::Register(std::string path, int file, RegisterContent content)
    : path_(std::move(path)), file_(file), content_(std::move(content)) {}

Register::Register(Register&& other) noexcept
    : path_(std::move(other.path_)),
      file_(std::exchange(other.file_, -1)),
      content_(std::move(other.content_)) {}

Register::~Register() {
  if (file_ >= 0) ::close(file_);
}

Checked<Register> Register::open(const std::string& folder) {
  auto content = read_register(folder);
  if (!content) return content.error();
  const std::string path = folder + "/" + std::string{kRegisterName};
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (file < 0) return Diagnostics{register_error(path, errno)};
  Register opened{path, file, std::move(*content)};
  const auto size = static_cast<off_t>(opened.content_.sound_bytes);
  if (opened.content_.lost_bytes > 0 && ::ftruncate(file, size) != 0) {
    return Diagnostics{register_error(path, errno)};
  }
  return opened;
}

Diagnostics Register::begin(const RunIdentity& identity) {
  return append({line_of(identity)});
}

Diagnostics Register::announce(const std::vector<production::MadeDocument>& documents) {
  std::vector<std::string> lines;
  for (const auto& document : documents) {
    if (document.files.empty()) continue;
    production::MadeDocument bare;  // its files alone are asked for
    bare.files = document.files;
    Object object;
    object.set("en_attente", production::packed(bare));
    lines.push_back(text_of(object));
  }
  return lines.empty() ? Diagnostics{} : append(lines);
}

Diagnostics Register::add(const std::vector<RegisterEntry>& entries) {
  std::vector<std::string> lines;
  lines.reserve(entries.size());
  for (const auto& entry : entries) lines.push_back(line_of(entry));
  return append(lines);
}

Diagnostics Register::end(const std::string& manifest_sha256) {
  Object object;
  object.set("manifeste", manifest_sha256);
  return append({text_of(object)});
}

Diagnostics Register::append(const std::vector<std::string>& lines) {
  std::string text;
  std::vector<std::string> wholes;
  std::string sum = content_.checksum;
  for (const auto& line : lines) {
    sum = checksum(sum, line);
    wholes.push_back(std::string{sum}.append(" ").append(line));
    text += wholes.back() + "\n";
  }
  const int code = files::append_whole(file_, text);
  if (code != 0) {
    // A line cut short would hide the lines of a later run.
    const bool is_cut = ::ftruncate(file_, static_cast<off_t>(content_.sound_bytes)) == 0;
    return {register_error(path_, is_cut ? code : errno)};
  }
  for (const auto& whole : wholes) take_line(std::string_view{whole}, content_);
  content_.sound_bytes += text.size();
  return {};
}

}  // namespace copil::campaign
