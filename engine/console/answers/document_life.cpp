#include "console/answers/document_life.hpp"

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <utility>

#include "files/files.hpp"
#include "production/json.hpp"

namespace copil::console {

namespace {

using LifeKind = LifeEvent::Kind;

/// As the file has them.
constexpr std::pair<LifeKind, const char*> kEventNames[] = {
    {LifeKind::frozen, "fige"}, {LifeKind::reopened, "rouvert"}, {LifeKind::sent, "envoye"}};

Poco::JSON::Object::Ptr event_json(const LifeEvent& event) {
  Poco::JSON::Object::Ptr json = new Poco::JSON::Object{Poco::JSON_PRESERVE_KEY_ORDER};
  for (const auto& [kind, name] : kEventNames) {
    if (kind == event.kind) json->set("quoi", name);
  }
  json->set("quand", event.when);
  json->set("qui", event.who);
  if (!event.reason.empty()) json->set("motif", event.reason);
  json->set("version", event.version);
  if (!event.files.empty()) json->set("fichiers", production::files_json(event.files));
  return json;
}

/// Throws Poco's exceptions.
LifeEvent read_event(const Poco::JSON::Object& json) {
  LifeEvent event;
  const auto what = json.getValue<std::string>("quoi");
  const auto known = std::find_if(std::begin(kEventNames), std::end(kEventNames),
                                  [&](const auto& pair) { return what == pair.second; });
  if (known == std::end(kEventNames)) throw Poco::DataFormatException{what};
  event.kind = known->first;
  event.when = json.getValue<std::int64_t>("quand");
  event.who = json.getValue<std::string>("qui");
  event.reason = json.optValue<std::string>("motif", {});
  event.version = json.getValue<int>("version");
  if (const auto files = json.getArray("fichiers")) event.files = production::read_files(files);
  return event;
}

Diagnostics unreadable_life(const std::string& path) {
  Diagnostic fault = plain_error("ce fichier n'est pas celui des états d'un document",
                                 {"remettez celui d'une sauvegarde"});
  fault.place = {path};
  return {fault};
}

}  // namespace

std::string stage_label(Stage stage) {
  switch (stage) {
    case Stage::not_begun:
      return "non commencé";
    case Stage::under_way:
      return "en cours";
    case Stage::ready:
      return "prêt";
    case Stage::final:
      return "définitif";
    case Stage::sent:
      return "envoyé";
  }
  return {};
}

std::string event_label(LifeEvent::Kind kind) {
  switch (kind) {
    case LifeKind::frozen:
      return "figé";
    case LifeKind::reopened:
      return "rouvert";
    case LifeKind::sent:
      return "marqué comme envoyé";
  }
  return {};
}

const LifeEvent* frozen_in(const Life& life) {
  const LifeEvent* frozen = nullptr;
  for (const auto& event : life) {
    if (event.kind == LifeKind::frozen) frozen = &event;
    if (event.kind == LifeKind::reopened) frozen = nullptr;
  }
  return frozen;
}

bool is_sent(const Life& life) {
  return frozen_in(life) != nullptr && life.back().kind == LifeKind::sent;
}

std::string LifeStore::stem(const DocumentKey& key) const {
  return folder_ + "/" + period_code(key.period) + "/" +
         files::document_stem(key.report, key.territory, key.period);
}

Checked<Life> LifeStore::read(const DocumentKey& key) const {
  const std::string path = stem(key) + ".json";
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return Life{};
  const auto text = files::read_file(path);
  if (!text) return text.error();
  try {
    const auto array = Poco::JSON::Parser{}.parse(*text).extract<Poco::JSON::Array::Ptr>();
    Life life;
    for (unsigned i = 0; i < array->size(); ++i) life.push_back(read_event(*array->getObject(i)));
    return life;
  } catch (const Poco::Exception&) {
    return unreadable_life(path);
  }
}

Diagnostics LifeStore::add(const DocumentKey& key, const LifeEvent& event) const {
  auto life = read(key);
  if (!life) return life.error();
  life->push_back(event);
  Poco::JSON::Array array;
  for (const auto& one : *life) array.add(event_json(one));
  std::ostringstream text;
  array.stringify(text, 1);
  return files::write_kept_file(stem(key) + ".json", text.str() + "\n");
}

std::string LifeStore::frozen_folder(const DocumentKey& key, int version) const {
  return stem(key) + "/" + std::to_string(version);
}

Checked<std::string> LifeStore::frozen_bytes(const DocumentKey& key, const LifeEvent& frozen,
                                             const std::string& name) const {
  const auto file = std::find_if(frozen.files.begin(), frozen.files.end(),
                                 [&](const auto& one) { return one.name == name; });
  if (file == frozen.files.end()) {
    return Diagnostics{plain_error("aucun fichier de ce nom parmi ceux qui ont été figés")};
  }
  auto bytes = files::read_file(frozen_folder(key, frozen.version) + "/" + file->name);
  if (!bytes) return bytes.error();
  if (files::sha256(*bytes) == file->sha256) return bytes;
  return Diagnostics{plain_error(
      "« " + file->name +
          " » n'est plus le fichier qui a été figé : son empreinte a "
          "changé",
      {"remettez celui d'une sauvegarde, ou rouvrez le document et figez-le à nouveau"})};
}

}  // namespace copil::console
