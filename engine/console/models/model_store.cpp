#include "console/models/model_store.hpp"

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sstream>
#include <system_error>

#include "authoring/authoring.hpp"
#include "base/layers.hpp"
#include "files/files.hpp"
#include "production/production.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kReports = "reports/";

Diagnostics unknown_model(const std::string& name, const std::vector<std::string>& known) {
  return {plain_error("aucun modèle « " + name + " »", did_you_mean(name, known))};
}

/// What stands in the folder of templates itself is about templates, not one of them; what stands
/// below that of reports is no definition of one.
bool is_model_text(const std::string& name) {
  const auto depth = std::count(name.begin(), name.end(), '/');
  return name.starts_with(kTemplates) ? depth >= 2 : depth == 1;
}

void replace_line(std::string& text, const std::string& key, const std::string& value) {
  const auto at = text.starts_with(key + ":") ? 0 : text.find("\n" + key + ":");
  if (at == std::string::npos) return;
  const std::size_t begin = at == 0 ? 0 : at + 1;
  text.replace(begin, std::min(text.find('\n', begin), text.size()) - begin, key + ": " + value);
}

Poco::JSON::Object::Ptr version_json(const ModelVersion& version) {
  Poco::JSON::Object::Ptr json = new Poco::JSON::Object{Poco::JSON_PRESERVE_KEY_ORDER};
  json->set("numero", version.number);
  json->set("quand", version.when);
  json->set("qui", version.who);
  json->set("sha256", version.sha256);
  return json;
}

}  // namespace

ModelStore::ModelStore(vocabulary::Resources resources, std::string folder)
    : resources_(std::move(resources)), folder_(std::move(folder)) {
  resources_.overlays.push_back(folder_ + "/courant");
}

std::string ModelStore::current_path(const std::string& name) const {
  return resources_.overlays.back() + "/" + name;
}

std::string ModelStore::versions_of(const std::string& name) const {
  return folder_ + "/versions/" + name;
}

Checked<std::vector<std::string>> ModelStore::names() const {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& name : resources_.reports().names_below(".yaml", error)) {
    names.push_back(std::string{kReports} + name);
  }
  for (const auto& name : resources_.templates().names_below(".md", error)) {
    names.push_back(std::string{kTemplates} + name);
  }
  std::erase_if(names, [](const std::string& name) { return !is_model_text(name); });
  if (names.empty()) return Diagnostics{plain_error("les modèles sont illisibles")};
  return names;
}

/// Of a name that was found among those there are.
Checked<std::string> ModelStore::text_known(const std::string& name) const {
  if (name.starts_with(kTemplates)) {
    auto text = sources().read(name.substr(kTemplates.size()));
    if (text) return std::move(*text);
  }
  return files::read_file(resources_.layers().file(name));
}

Diagnostics ModelStore::refuse_unknown(const std::string& name) const {
  const auto known = names();
  if (!known) return known.error();
  const bool is_known = std::binary_search(known->begin(), known->end(), name);
  return is_known ? Diagnostics{} : unknown_model(name, *known);
}

Checked<std::string> ModelStore::text(const std::string& name) const {
  const Diagnostics refused = refuse_unknown(name);
  if (!refused.empty()) return refused;
  return text_known(name);
}

bool ModelStore::is_changed(const std::string& name) const {
  std::error_code ignored;
  return fs::exists(current_path(name), ignored);
}

expansion::Sources ModelStore::sources() const {
  return {production::template_sources(resources_).read};
}

Checked<std::vector<ModelVersion>> ModelStore::versions(const std::string& name) const {
  const Diagnostics refused = refuse_unknown(name);
  if (!refused.empty()) return refused;
  const std::string path = versions_of(name) + "/versions.json";
  std::error_code error;
  if (!fs::exists(path, error)) return std::vector<ModelVersion>{};
  const auto written = files::read_file(path);
  if (!written) return written.error();
  try {
    const auto array = Poco::JSON::Parser{}.parse(*written).extract<Poco::JSON::Array::Ptr>();
    std::vector<ModelVersion> versions;
    for (unsigned i = 0; i < array->size(); ++i) {
      const auto json = array->getObject(i);
      versions.push_back({json->getValue<int>("numero"), json->getValue<std::int64_t>("quand"),
                          json->getValue<std::string>("qui"),
                          json->getValue<std::string>("sha256")});
    }
    return versions;
  } catch (const Poco::Exception&) {
    return Diagnostics{plain_error("« " + path + " » n'est pas une liste de versions",
                                   {"remettez celle d'une sauvegarde"})};
  }
}

Checked<std::string> ModelStore::version_text(const std::string& name, int number) const {
  const auto known = versions(name);
  if (!known) return known.error();
  const auto found = std::find_if(known->begin(), known->end(),
                                  [&](const auto& one) { return one.number == number; });
  if (found == known->end()) return Diagnostics{plain_error("aucune version de ce numéro")};
  return files::read_file(versions_of(name) + "/" + std::to_string(number) + ".txt");
}

Diagnostics ModelStore::keep_version(const std::string& name, const std::string& text,
                                     ModelVersion version, std::vector<ModelVersion> before) const {
  const std::string folder = versions_of(name);
  version.sha256 = files::sha256(text);
  auto faults =
      files::write_kept_file(folder + "/" + std::to_string(version.number) + ".txt", text);
  if (!faults.empty()) return faults;
  before.push_back(std::move(version));
  Poco::JSON::Array array;
  for (const auto& one : before) array.add(version_json(one));
  std::ostringstream list;
  array.stringify(list, 1);
  return files::write_kept_file(folder + "/versions.json", list.str() + "\n");
}

Diagnostics ModelStore::save(const std::string& name, const std::string& text,
                             const std::string& who, std::int64_t when) const {
  const auto current = this->text(name);
  if (!current) return current.error();
  auto before = versions(name);
  if (!before) return before.error();
  // The current text may have been changed elsewhere: it is kept whoever wrote it.
  if (before->empty() || before->back().sha256 != files::sha256(*current)) {
    const int number = before->empty() ? 1 : before->back().number + 1;
    auto faults = keep_version(name, *current, {number, 0, {}, {}}, *before);
    if (!faults.empty()) return faults;
    before = versions(name);
    if (!before) return before.error();
  }
  auto faults = keep_version(name, text, {before->back().number + 1, when, who, {}}, *before);
  if (!faults.empty()) return faults;
  return files::write_kept_file(current_path(name), text);
}

Checked<std::string> ModelStore::copy(const vocabulary::Report& from,
                                      const std::string& name) const {
  if (!authoring::is_template_name(name)) {
    return Diagnostics{plain_error("« " + name + " » n'est pas un nom de modèle",
                                   {"des minuscules sans accent, des chiffres et des traits "
                                    "d'union, par exemple point-d-etape"})};
  }
  const auto known = names();
  if (!known) return known.error();
  const std::string source = std::string{kTemplates} + from.template_folder + "/";
  const std::string target = std::string{kTemplates} + name + "/";
  const std::string own_report = std::string{kReports} + name + ".yaml";
  for (const auto& one : *known) {
    if (one == own_report || one.starts_with(target))
      return Diagnostics{plain_error("« " + one + " » existe déjà", {"choisissez un autre nom"})};
  }
  Diagnostics faults;
  for (const auto& one : *known) {
    if (!one.starts_with(source) || !faults.empty()) continue;
    const auto text = text_known(one);
    faults = text ? files::write_kept_file(current_path(target + one.substr(source.size())), *text)
                  : text.error();
  }
  auto report = text_known(std::string{kReports} + from.name + ".yaml");
  if (faults.empty() && !report) faults = report.error();
  if (faults.empty()) {
    replace_line(*report, "rapport", name);
    replace_line(*report, "modele", name);
    faults = files::write_kept_file(current_path(own_report), *report);
  }
  if (faults.empty()) return target + "modele.md";
  forget_copy(name);
  return faults;
}

void ModelStore::forget_copy(const std::string& name) const {
  if (!authoring::is_template_name(name)) return;
  std::error_code ignored;
  fs::remove_all(current_path(std::string{kTemplates} + name), ignored);
  fs::remove(current_path(std::string{kReports} + name + ".yaml"), ignored);
}

}  // namespace copil::console
