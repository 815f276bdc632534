#include "sending/message/message.hpp"

#include <Poco/Base64Encoder.h>
#include <Poco/Exception.h>
#include <Poco/Net/MailMessage.h>
#include <Poco/Net/MailRecipient.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/StringPartSource.h>

#include <algorithm>
#include <functional>
#include <sstream>

#include "files/files.hpp"

namespace copil::sending {

namespace {

using Poco::Net::MailMessage;
using Poco::Net::MailRecipient;

const std::vector<std::string>& known_places() {
  static const std::vector<std::string> kPlaces{"campagne", "periode",      "arrete", "territoire",
                                                "code",     "destinataire", "pieces"};
  return kPlaces;
}

std::string without_blanks(std::string text) {
  text.erase(0, text.find_first_not_of(" \t"));
  text.erase(text.find_last_not_of(" \t") + 1);
  return text;
}

/// Calls for each `{{ name }}` of the text with the name and where it opens; what it gives takes
/// its place.
std::string with_places(const std::string& text,
                        const std::function<std::string(const std::string&, std::size_t)>& fill) {
  std::string filled;
  std::size_t at = 0;
  for (auto open = text.find("{{"); open != std::string::npos; open = text.find("{{", at)) {
    const auto close = text.find("}}", open);
    if (close == std::string::npos) break;
    filled += text.substr(at, open - at);
    filled += fill(without_blanks(text.substr(open + 2, close - open - 2)), open);
    at = close + 2;
  }
  return filled + text.substr(at);
}

/// One place of a text as people count: line, and column in bytes.
Place place_at(const std::string& text, const std::string& file, std::size_t at,
               std::size_t length) {
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const auto start = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  const std::size_t column = start == std::string::npos ? at : at - start - 1;
  return {file, static_cast<int>(line) + 1, static_cast<int>(column) + 1, static_cast<int>(length)};
}

std::string filled_text(const std::string& text, const MessageFacts& facts,
                        const Recipient& recipient) {
  return with_places(text, [&](const std::string& name, std::size_t) -> std::string {
    if (name == "campagne") return facts.campaign;
    if (name == "periode") return facts.period;
    if (name == "arrete") return facts.arrete;
    if (name == "territoire") return facts.territory;
    if (name == "code") return facts.code;
    if (name == "destinataire") {
      return recipient.name.empty() ? recipient.address : recipient.name;
    }
    std::string list;
    for (const auto& file : facts.files) list += (list.empty() ? "- " : "\n- ") + file;
    return list;
  });
}

/// Words of a header outside ASCII, encoded by whole characters: a reader joins the pieces.
std::string header_text(const std::string& text) {
  std::string plain = text;
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
  const bool is_ascii =
      std::none_of(plain.begin(), plain.end(), [](char c) { return (c & 0x80) != 0; });
  if (is_ascii) return plain;
  constexpr std::size_t kPieceBytes = 36;
  std::string encoded;
  for (std::size_t at = 0; at < plain.size();) {
    std::size_t end = std::min(at + kPieceBytes, plain.size());
    while (end < plain.size() && (static_cast<unsigned char>(plain[end]) & 0xC0U) == 0x80U) ++end;
    std::ostringstream piece;
    Poco::Base64Encoder encoder{piece};
    encoder << plain.substr(at, end - at);
    encoder.close();
    encoded += (encoded.empty() ? "=?UTF-8?B?" : " =?UTF-8?B?") + piece.str() + "?=";
    at = end;
  }
  return encoded;
}

std::string with_line_ends(const std::string& text) {
  std::string lines;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') lines += '\r';
    lines += c;
  }
  return lines;
}

std::string media_type(const std::string& name) {
  const auto ends = [&](std::string_view ending) { return name.ends_with(ending); };
  if (ends(".pdf")) return "application/pdf";
  if (ends(".xlsx")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  if (ends(".ods")) return "application/vnd.oasis.opendocument.spreadsheet";
  if (ends(".odt")) return "application/vnd.oasis.opendocument.text";
  if (ends(".html")) return "text/html; charset=UTF-8";
  if (ends(".csv")) return "text/csv; charset=UTF-8";
  return ends(".json") ? "application/json" : "application/octet-stream";
}

/// The library draws the line between parts at random: ours is drawn from the content.
std::string with_own_boundary(std::string bytes) {
  const std::string key = "boundary=";
  auto at = bytes.find(key);
  if (at == std::string::npos) return bytes;
  at += key.size();
  if (bytes[at] == '"') ++at;
  const std::string drawn = bytes.substr(at, bytes.find_first_of("\"\r\n;", at) - at);
  const auto replace_all = [&](std::string text, const std::string& by) {
    for (auto found = text.find(drawn); found != std::string::npos;
         found = text.find(drawn, found + by.size())) {
      text.replace(found, drawn.size(), by);
    }
    return text;
  };
  const std::string without = replace_all(bytes, "");
  return replace_all(std::move(bytes), "piece_" + files::sha256(without).substr(0, 24));
}

}  // namespace

Checked<MessageText> parse_message_text(const std::string& text, const std::string& file) {
  constexpr std::string_view kHead = "Objet :";
  Diagnostics complaints;
  std::string plain = text;
  plain.erase(std::remove(plain.begin(), plain.end(), '\r'), plain.end());
  const auto line_end = std::min(plain.find('\n'), plain.size());
  if (!plain.starts_with(kHead)) {
    complaints.push_back({Severity::error,
                          {file, 1, 1, 1},
                          "un message commence par une ligne « Objet : … »",
                          plain.substr(0, line_end),
                          {"puis une ligne vide, puis le texte"},
                          {}});
  }
  with_places(plain, [&](const std::string& name, std::size_t at) -> std::string {
    const auto& known = known_places();
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      complaints.push_back({Severity::error,
                            place_at(plain, file, at, 2),
                            "nom inconnu « " + name + " » dans un message",
                            "",
                            did_you_mean(name, known),
                            {}});
    }
    return {};
  });
  if (!complaints.empty()) return complaints;
  MessageText parsed;
  parsed.subject = without_blanks(plain.substr(kHead.size(), line_end - kHead.size()));
  const auto body = plain.find_first_not_of('\n', line_end);
  if (body != std::string::npos) parsed.body = plain.substr(body);
  return parsed;
}

Checked<std::string> message(const MessageText& text, const MessageFacts& facts,
                             const Recipient& recipient, const std::string& sender,
                             const std::vector<PackedFile>& attachments) {
  try {
    MailMessage mail;
    mail.erase("Date");         // it is that of the day when somebody sends it
    mail.set("X-Unsent", "1");  // mail programs open it as a draft
    if (!sender.empty()) mail.setSender(sender);
    if (!recipient.address.empty()) {
      mail.addRecipient(MailRecipient{MailRecipient::PRIMARY_RECIPIENT, recipient.address,
                                      header_text(recipient.name)});
    }
    mail.setSubject(header_text(filled_text(text.subject, facts, recipient)));
    mail.addContent(
        new Poco::Net::StringPartSource{with_line_ends(filled_text(text.body, facts, recipient)),
                                        "text/plain; charset=UTF-8"},
        MailMessage::ENCODING_QUOTED_PRINTABLE);
    for (const auto& file : attachments) {
      mail.addAttachment(
          file.name, new Poco::Net::StringPartSource{file.bytes, media_type(file.name), file.name},
          MailMessage::ENCODING_BASE64);
    }
    std::ostringstream out;
    mail.write(out);
    return with_own_boundary(out.str());
  } catch (const Poco::Exception& fault) {
    return Diagnostics{plain_error("impossible de faire le message pour « " + facts.code +
                                   " » : " + fault.displayText())};
  }
}

}  // namespace copil::sending
