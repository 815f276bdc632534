#include "console/deposits/notes.hpp"

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <sstream>

#include "files/files.hpp"

namespace copil::console {

namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

/// A note as an object; null when it is absent or no JSON.
Object::Ptr note_in(const std::string& path) {
  const auto bytes = files::read_file(path);
  if (!bytes) return nullptr;
  try {
    return Poco::JSON::Parser{}.parse(*bytes).extract<Object::Ptr>();
  } catch (const Poco::Exception&) {
    return nullptr;
  }
}

Diagnostics write_note(const std::string& path, const Object& note) {
  std::ostringstream text;
  note.stringify(text, 1);
  return files::write_file(path, text.str() + "\n");
}

Object decision_json(const Decision& decision) {
  Object note;
  note.set("par", decision.by);
  note.set("le", decision.at);
  if (!decision.words.empty()) note.set("motif", decision.words);
  note.set("base", decision.base);
  return note;
}

Decision decision_of(const Object& note) {
  return {note.getValue<std::string>("par"), note.getValue<std::int64_t>("le"),
          note.optValue<std::string>("motif", ""), note.getValue<int>("base")};
}

DepositFile file_of(const Object& note) {
  return {note.getValue<std::string>("nom"), note.getValue<std::string>("forme"),
          note.getValue<std::uint64_t>("octets"), note.getValue<std::string>("sha256"),
          note.getValue<std::int64_t>("le")};
}

Deposit deposit_of(const Object& note) {
  Deposit deposit;
  deposit.by = note.getValue<std::string>("par");
  deposit.begun = note.getValue<std::int64_t>("le");
  deposit.is_added = note.optValue<bool>("ajoute", false);
  const auto files = note.getArray("fichiers");
  for (std::size_t i = 0; i < files->size(); ++i) {
    deposit.files.push_back(file_of(*files->getObject(static_cast<unsigned>(i))));
  }
  if (const auto refusal = note.getObject("refus")) {
    deposit.state = Deposit::State::refused;
    deposit.decision = decision_of(*refusal);
  }
  return deposit;
}

}  // namespace

std::optional<Deposit> read_deposit(const std::string& folder) {
  const auto note = note_in(folder + "/depot.json");
  if (!note) return std::nullopt;
  try {
    return deposit_of(*note);
  } catch (const Poco::Exception&) {
    return std::nullopt;
  }
}

Diagnostics write_deposit(const std::string& folder, const Deposit& deposit) {
  Object note;
  note.set("par", deposit.by);
  note.set("le", deposit.begun);
  Array::Ptr files{new Array};
  for (const auto& file : deposit.files) {
    Object one;
    one.set("nom", file.name);
    one.set("forme", file.form);
    one.set("octets", file.size);
    one.set("sha256", file.sha256);
    one.set("le", file.received);
    files->add(one);
  }
  note.set("ajoute", deposit.is_added);
  note.set("fichiers", files);
  if (deposit.state == Deposit::State::refused) note.set("refus", decision_json(deposit.decision));
  return write_note(folder + "/depot.json", note);
}

std::optional<Decision> read_acceptance(const std::string& folder) {
  const auto note = note_in(folder + "/accepte.json");
  if (!note) return std::nullopt;
  try {
    return decision_of(*note);
  } catch (const Poco::Exception&) {
    return std::nullopt;
  }
}

Diagnostics write_acceptance(const std::string& folder, const Decision& decision) {
  return write_note(folder + "/accepte.json", decision_json(decision));
}

}  // namespace copil::console
