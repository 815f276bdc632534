#include "campaign/record/run_record.hpp"

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <tuple>

#include "production/json.hpp"

namespace copil::campaign {

namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

constexpr std::array<std::pair<std::string_view, DocumentState>, 3> kStates{{
    {"a_jour", DocumentState::current},
    {"perime", DocumentState::stale},
    {"echec", DocumentState::failed},
}};

Object::Ptr ordered() {
  return new Object{Poco::JSON_PRESERVE_KEY_ORDER};
}

// ── Writing ────────────────────────────────────────────────────────────────────────────────────

Object::Ptr origins_json(const Origins& origins) {
  Object::Ptr object = ordered();
  object->set("programme", origins.program);
  object->set("definitions", origins.definitions);
  object->set("regles", origins.rules);
  object->set("donnees", origins.data);
  object->set("environnement", origins.surroundings);
  Array::Ptr reports = new Array;
  for (const auto& report : origins.reports) {
    Object::Ptr item = ordered();
    item->set("rapport", report.report);
    item->set("definition", report.definition);
    item->set("modele", report.model);
    if (!report.control.empty()) item->set("controle", report.control);
    reports->add(item);
  }
  object->set("rapports", reports);
  return object;
}

Array::Ptr inputs_json(const std::vector<vocabulary::CitedFile>& inputs) {
  Array::Ptr array = new Array;
  for (const auto& input : inputs) {
    Object::Ptr item = ordered();
    item->set("fichier", input.name);
    item->set("octets", input.count.bytes);
    item->set("sha256", input.sha256);
    item->set("lues", input.count.read);
    item->set("retenues", input.count.kept);
    item->set("rejetees", input.count.rejected);
    array->add(item);
  }
  return array;
}

Object::Ptr document_json(const RecordedDocument& document) {
  Object::Ptr item = ordered();
  item->set("rapport", document.report);
  item->set("territoire", document.territoire);
  item->set("libelle", document.libelle);
  item->set("niveau", document.niveau);
  item->set("dossier", document.folder);
  item->set("periode", period_code(document.period));
  item->set("etat", std::string{state_name(document.state)});
  if (document.state == DocumentState::failed) {
    item->set("erreurs", document.failure);
    return item;
  }
  item->set("pages", document.pages);
  item->set("fichiers", production::files_json(document.files));
  item->set("champs_a_remplir", production::strings_json(document.open_blanks));
  item->set("empreinte", document.fingerprint);
  return item;
}

/// A document that would only say that it has nothing to say.
Object::Ptr objectless_json(const RecordedDocument& document) {
  Object::Ptr item = ordered();
  item->set("rapport", document.report);
  item->set("territoire", document.territoire);
  item->set("libelle", document.libelle);
  item->set("periode", period_code(document.period));
  item->set("raison", document.failure);
  return item;
}

// ── Reading ────────────────────────────────────────────────────────────────────────────────────

std::string text_at(const Object::Ptr& object, const char* key) {
  return object->getValue<std::string>(key);
}

Object::Ptr object_at(const Array::Ptr& array, std::size_t index) {
  auto object = array->getObject(static_cast<unsigned>(index));
  if (object.isNull()) throw Poco::DataFormatException{"object"};
  return object;
}

Array::Ptr array_at(const Object::Ptr& object, const char* key) {
  auto array = object->getArray(key);
  if (array.isNull()) throw Poco::DataFormatException{key};
  return array;
}

Period period_at(const Object::Ptr& object) {
  const auto period = parse_period(text_at(object, "periode"));
  if (!period) throw Poco::DataFormatException{"periode"};
  return *period;
}

Origins read_origins(const Object::Ptr& object) {
  if (object.isNull()) throw Poco::DataFormatException{"origines"};
  Origins origins{text_at(object, "programme"),
                  text_at(object, "definitions"),
                  text_at(object, "regles"),
                  text_at(object, "donnees"),
                  {},
                  object->optValue<std::string>("environnement", "")};
  const auto reports = array_at(object, "rapports");
  for (std::size_t i = 0; i < reports->size(); ++i) {
    const auto item = object_at(reports, i);
    origins.reports.push_back({text_at(item, "rapport"), text_at(item, "definition"),
                               text_at(item, "modele"),
                               item->optValue<std::string>("controle", "")});
  }
  return origins;
}

vocabulary::CitedFile read_input(const Object::Ptr& item) {
  vocabulary::CitedFile file{text_at(item, "fichier"), {}, text_at(item, "sha256")};
  file.count.is_present = true;
  file.count.bytes = item->getValue<std::uint64_t>("octets");
  file.count.read = item->getValue<std::uint64_t>("lues");
  file.count.kept = item->getValue<std::uint64_t>("retenues");
  file.count.rejected = item->getValue<std::uint64_t>("rejetees");
  return file;
}

RecordedDocument read_document(const Object::Ptr& item) {
  RecordedDocument document;
  document.report = text_at(item, "rapport");
  document.territoire = text_at(item, "territoire");
  document.libelle = text_at(item, "libelle");
  document.niveau = text_at(item, "niveau");
  document.folder = text_at(item, "dossier");
  document.period = period_at(item);
  const std::string state = text_at(item, "etat");
  for (const auto& [name, known] : kStates) {
    if (name == state) document.state = known;
  }
  if (document.state == DocumentState::failed) {
    document.failure = text_at(item, "erreurs");
    return document;
  }
  document.pages = item->getValue<int>("pages");
  document.files = production::read_files(array_at(item, "fichiers"));
  document.open_blanks = production::read_strings(array_at(item, "champs_a_remplir"));
  document.fingerprint = text_at(item, "empreinte");
  return document;
}

void read_objectless(const Object::Ptr& root, RunRecord& record) {
  if (!root->has("sans_objet")) return;
  const auto list = array_at(root, "sans_objet");
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto item = object_at(list, i);
    RecordedDocument document;
    document.report = text_at(item, "rapport");
    document.territoire = text_at(item, "territoire");
    document.libelle = item->optValue<std::string>("libelle", document.territoire);
    document.period = period_at(item);
    document.failure = text_at(item, "raison");
    record.objectless.push_back(std::move(document));
  }
}

RunRecord record_from(const Object::Ptr& root) {
  RunRecord record;
  record.program = text_at(root, "programme");
  record.campaign = text_at(root, "campagne");
  record.title = text_at(root, "titre");
  record.period = period_at(root);
  const auto arrete = parse_day(text_at(root, "arrete_au"));
  if (!arrete) throw Poco::DataFormatException{"arrete_au"};
  record.arrete = *arrete;
  record.rules = production::read_strings(array_at(root, "regles"));
  record.origins = read_origins(root->getObject("origines"));
  const auto inputs = array_at(root, "donnees");
  for (std::size_t i = 0; i < inputs->size(); ++i) {
    record.inputs.push_back(read_input(object_at(inputs, i)));
  }
  for (const char* list : {"documents", "echecs"}) {
    const auto documents = array_at(root, list);
    for (std::size_t i = 0; i < documents->size(); ++i) {
      record.documents.push_back(read_document(object_at(documents, i)));
    }
  }
  read_objectless(root, record);
  record.companions = production::read_files(array_at(root, "fichiers"));
  return record;
}

}  // namespace

std::string_view state_name(DocumentState state) {
  return kStates[static_cast<std::size_t>(state)].first;
}

void put_in_order(RunRecord& record) {
  for (auto* list : {&record.documents, &record.objectless}) {
    std::stable_sort(list->begin(), list->end(),
                     [](const RecordedDocument& a, const RecordedDocument& b) {
                       return std::tie(a.report, a.territoire) < std::tie(b.report, b.territoire);
                     });
  }
}

std::map<std::pair<std::string, std::string>, std::vector<const RecordedDocument*>>
objectless_by_reason(const RunRecord& record) {
  std::map<std::pair<std::string, std::string>, std::vector<const RecordedDocument*>> found;
  for (const auto& document : record.objectless) {
    found[{document.report, document.failure}].push_back(&document);
  }
  return found;
}

std::string manifest(const RunRecord& record) {
  Object::Ptr root = ordered();
  root->set("programme", record.program);
  root->set("campagne", record.campaign);
  root->set("titre", record.title);
  root->set("periode", period_code(record.period));
  root->set("arrete_au", iso_text(record.arrete));
  root->set("regles", production::strings_json(record.rules));
  root->set("origines", origins_json(record.origins));
  root->set("donnees", inputs_json(record.inputs));
  Array::Ptr made = new Array;
  Array::Ptr failed = new Array;
  for (const auto& document : record.documents) {
    (document.state == DocumentState::failed ? failed : made)->add(document_json(document));
  }
  root->set("documents", made);
  root->set("echecs", failed);
  if (!record.objectless.empty()) {
    Array::Ptr objectless = new Array;
    for (const auto& document : record.objectless) objectless->add(objectless_json(document));
    root->set("sans_objet", objectless);
  }
  root->set("fichiers", production::files_json(record.companions));
  std::ostringstream text;
  root->stringify(text, 1);
  return text.str() + "\n";
}

Checked<RunRecord> parse_manifest(const std::string& text, const std::string& file) {
  try {
    const auto root = Poco::JSON::Parser{}.parse(text).extract<Object::Ptr>();
    return record_from(root);
  } catch (const Poco::Exception& error) {
    return Diagnostics{plain_error(
        "« " + file + " » n'est pas le manifeste d'une campagne, ou il a été abîmé (" +
            error.message() + ")",
        {"relancez la campagne avec --reprendre : elle le récrit sans refaire les documents"})};
  }
}

}  // namespace copil::campaign
