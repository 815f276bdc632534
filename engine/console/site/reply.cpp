#include "console/site/reply.hpp"

#include <Poco/Exception.h>
#include <Poco/URI.h>

#include <utility>

namespace copil::console {

namespace {

/// Nothing for what is not well-formed.
bool decode(std::string text, std::string& decoded) {
  for (auto& c : text) {
    if (c == '+') c = ' ';
  }
  try {
    Poco::URI::decode(text, decoded);
  } catch (const Poco::Exception&) {
    return false;
  }
  return decoded.find('\0') == std::string::npos;
}

}  // namespace

std::string field_in(const Fields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string{} : found->second;
}

Reply redirected(const std::string& place) {
  Reply reply;
  reply.status = 303;
  reply.place = place;
  return reply;
}

Reply json_reply(std::string text, int status) {
  Reply reply;
  reply.status = status;
  reply.type = "application/json";
  reply.body = std::move(text);
  return reply;
}

Reply script_reply(std::string_view text) {
  Reply reply;
  reply.type = "text/javascript; charset=utf-8";
  reply.body = text;
  return reply;
}

Fields fields_of(const std::string& encoded) {
  Fields fields;
  for (std::size_t start = 0; start < encoded.size();) {
    const std::size_t end = std::min(encoded.find('&', start), encoded.size());
    const std::string pair = encoded.substr(start, end - start);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::string name;
    std::string value;
    const bool is_sound = decode(pair.substr(0, equals), name) &&
                          decode(equals < pair.size() ? pair.substr(equals + 1) : "", value);
    if (is_sound && !name.empty()) fields[name] = value;
    start = end + 1;
  }
  return fields;
}

std::string encoded(const std::string& text) {
  std::string result;
  Poco::URI::encode(text, "!?#/'\"&=+:;,<>()@$[]*%", result);
  return result;
}

std::string address(const std::string& path, const Fields& fields) {
  std::string result = path;
  char mark = '?';
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;
    result += mark + name + "=" + encoded(value);
    mark = '&';
  }
  return result;
}

}  // namespace copil::console
