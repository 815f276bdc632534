// A template to start from, and what names are worth.
#include <filesystem>

#include "authoring/authoring.hpp"
#include "base/signs.hpp"
#include "files/files.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::authoring {

namespace {

namespace fs = std::filesystem;

using expansion::Record;
using expansion::Term;

constexpr const char* kTemplate = R"(---
titre: %TITRE%
sous-titre: "{{ territoire.libelle }}, {{ periode.libelle }}"
niveau: mission_locale
style: rapport
champs:
  commentaire: { type: lignes, chiffres: [DE0], invite: "causes et suites" }
---
# Les entrées

Jeunes affectés en co-traitance, {{ periode.libelle }} : {{ chiffre("DE0") }}.

[[ commentaire ]]
)";

constexpr const char* kReport = R"(rapport: %NOM%
titre: %TITRE%
description: À décrire en une phrase.
niveaux: [mission_locale]
periodes: [annee, semestre, trimestre, mois]
modele: %NOM%
formats: [pdf, xlsx]
references: [accord-cadre du 26 janvier 2010]
)";

std::string with(std::string text, std::string_view place, const std::string& value) {
  for (auto at = text.find(place); at != std::string::npos;
       at = text.find(place, at + value.size())) {
    text.replace(at, place.size(), value);
  }
  return text;
}

constexpr int kDeepest = 3;

std::string shown(const Value& value) {
  return wording::number_text(value);
}

/// Lines for the fields of a record under `path`.
void add_record(const expansion::Names& names, const Record& record, const std::string& path,
                int depth, std::string& text);

void add_term(const expansion::Names& names, const Term& term, const std::string& path, int depth,
              std::string& text) {
  if (const auto* const* record = std::get_if<const Record*>(&term)) {
    if (*record != nullptr && depth < kDeepest) add_record(names, **record, path, depth, text);
    return;
  }
  text += path + " = ";
  if (std::holds_alternative<std::monostate>(term)) text += "n.d.";
  if (const auto* value = std::get_if<Value>(&term)) text += shown(*value);
  if (const auto* words = std::get_if<std::string>(&term)) text += "« " + *words + " »";
  if (const auto* day = std::get_if<Day>(&term)) text += wording::date_text(*day);
  if (const auto* is_so = std::get_if<bool>(&term)) text += *is_so ? "oui" : "non";
  if (const auto* list = std::get_if<expansion::RecordList>(&term)) {
    text += "liste, " + wording::counted(list->size(), "élément", "éléments") + "\n";
    const bool has_room = !list->empty() && depth + 1 < kDeepest;
    if (has_room) add_record(names, *list->front(), path + "[premier]", depth + 1, text);
    return;
  }
  text += "\n";
}

void add_record(const expansion::Names& names, const Record& record, const std::string& path,
                int depth, std::string& text) {
  const auto* type = names.schema().find(record.type());
  if (type == nullptr) return;
  for (std::size_t i = 0; i < type->fields.size(); ++i) {
    const auto& field = type->fields[i];
    const bool is_parent = field.type.record == record.type() && depth > 0;
    if (is_parent) continue;  // a territory's parent has a parent, and so on
    const std::string name = path.empty() ? field.name : path + "." + field.name;
    add_term(names, record.get(i), name, depth + 1, text);
  }
}

}  // namespace

bool is_template_name(const std::string& name) {
  return !name.empty() && name.front() != '-' && name.size() <= 60 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

Checked<std::vector<std::string>> start_template(const Layers& root, const std::string& name) {
  if (!is_template_name(name)) {
    return Diagnostics{plain_error("« " + name + " » n'est pas un nom de modèle",
                                   {"des minuscules sans accent, des chiffres et des traits "
                                    "d'union, par exemple point-d-etape"})};
  }
  const std::string& place = root.top();
  const std::string folder = place + "/templates/" + name;
  const std::vector<std::string> paths{folder + "/modele.md", place + "/reports/" + name + ".yaml"};
  std::error_code error;
  Diagnostics complaints;
  for (const std::string& own : {"templates/" + name + "/modele.md", "reports/" + name + ".yaml"}) {
    const std::string path = root.file(own);
    if (fs::exists(path, error)) complaints.push_back(plain_error("« " + path + " » existe déjà"));
  }
  if (!complaints.empty()) return complaints;
  std::string title = with(name, "-", " ");
  title[0] = capital_letter(title[0]);
  Diagnostics faults = files::prepare_folder(folder);
  if (faults.empty()) faults = files::prepare_folder(place + "/reports");
  if (faults.empty()) faults = files::write_file(paths[0], with(kTemplate, "%TITRE%", title));
  if (faults.empty()) {
    faults = files::write_file(paths[1], with(with(kReport, "%TITRE%", title), "%NOM%", name));
  }
  if (!faults.empty()) return faults;
  return paths;
}

std::string values_text(const expansion::Names& names) {
  std::string text;
  add_record(names, names.root(), "", 0, text);
  for (const auto& figure : names.schema().figures) {
    text += "chiffre(\"" + figure.code +
            "\") = " + shown(names.figure(figure.code, nullptr, nullptr, false)) + "\n";
  }
  return text;
}

}  // namespace copil::authoring
