#include "vocabulary/reckonings.hpp"

#include <algorithm>

#include "vocabulary/consignes/subjects.hpp"
#include "vocabulary/tables/fields.hpp"
#include "vocabulary/tables/reckoning_rules.hpp"
#include "volumes/objectifs.hpp"

namespace copil::vocabulary {

namespace {

using expansion::Record;
using records::TerritoireId;

using Rule = ReckoningRule;

const Rule* find_rule(std::string_view code) {
  for (const Rule& rule : reckoning_rules()) {
    if (rule.code == code) return &rule;
  }
  return nullptr;
}

std::string_view record_of_code(std::string_view code) {
  return code.substr(0, std::min(code.find('.'), code.size()));
}

const expansion::Field* field_of(const expansion::Schema& schema, std::string_view code,
                                 std::size_t& index) {
  const expansion::RecordType* type = schema.find(record_of_code(code));
  if (type == nullptr || code.find('.') == std::string_view::npos) return nullptr;
  const std::string_view name = code.substr(code.find('.') + 1);
  for (index = 0; index < type->fields.size(); ++index) {
    if (type->fields[index].name == name) return &type->fields[index];
  }
  return nullptr;
}

/// The record that the code is a field of, for the territory; null when it has none.
const Record* record_for(const DocumentNames& names, std::string_view code, TerritoireId territoire,
                         const std::string& of) {
  const Facts& facts = names.facts();
  if (record_of_code(code) == FluxSubject::kType) {
    return record_of(names, FluxSubject{territoire});
  }
  if (record_of_code(code) == PermisSubject::kType) {
    return record_of(names, PermisSubject{territoire, {}});
  }
  if (record_of_code(code) == VolumeSubject::kType) {
    for (const auto& row : facts.volumes) {
      if (row.territoire == territoire) return record_of(names, VolumeSubject{&row});
    }
  }
  if (record_of_code(code) == ConventionSubject::kType) {
    for (const auto& row : facts.subsidies) {
      const bool is_chosen = of.empty() || records_of(names).conventions.code[row.convention] == of;
      if (row.territoire == territoire && is_chosen)
        return record_of(names, ConventionSubject{&row});
    }
  }
  return nullptr;
}

Value value_of(const expansion::Schema& schema, const Record& record, std::string_view code) {
  std::size_t index = 0;
  const expansion::Field* field = field_of(schema, code, index);
  if (field == nullptr) return {};
  const expansion::Term term = record.get(index);
  const Value* value = std::get_if<Value>(&term);
  return value != nullptr ? *value : Value::not_defined(field->type.unit);
}

void add_parameters(const Rule& rule, const Dossier& dossier, Reckoned& reckoned) {
  for (const auto nom : rule.parametres) {
    for (const auto& parameter : dossier.parameters().all()) {
      if (parameter.nom != nom) continue;
      const auto* value = dossier.parameters().find(nom, dossier.arrete());
      reckoned.parametres.push_back(
          {parameter.nom, parameter.libelle,
           parameter.imposee.value_or(value == nullptr ? "" : value->texte),
           value == nullptr ? "" : value->reference.article, parameter.imposee.has_value()});
    }
  }
}

void add_objectives(const DocumentNames& names, int annee, Reckoned& reckoned) {
  const auto& objectifs = records_of(names).objectifs;
  const Day arrete = names.facts().dossier->arrete();
  const auto in_force = volumes::row_in_force(objectifs, annee, reckoned.territoire, arrete);
  for (std::size_t row = 0; row < objectifs.size(); ++row) {
    if (objectifs.territoire[row] != reckoned.territoire || objectifs.annee[row] != annee) continue;
    const bool is_kept = in_force == row;
    const std::string motif = is_kept                              ? ""
                              : objectifs.date_effet[row] > arrete ? "prend effet après l'arrêté"
                                                                   : "remplacée par une autre";
    reckoned.rows.push_back({{records::FileId::objectifs, static_cast<std::uint32_t>(row)},
                             objectifs.date_effet[row],
                             objectifs.acte[row],
                             Value::count(objectifs.objectif[row], Unit::jeunes),
                             is_kept,
                             motif});
  }
}

std::string_view label_of(records::Rang rang) {
  switch (rang) {
    case records::Rang::premier:
      return "premier acompte";
    case records::Rang::deuxieme:
      return "second acompte";
    case records::Rang::solde:
      return "solde";
    case records::Rang::reversement:
      return "reversement";
  }
  return {};
}

void add_payments(const DocumentNames& names, Reckoned& reckoned) {
  const auto& conventions = records_of(names).conventions;
  const auto& versements = records_of(names).versements;
  const Day arrete = names.facts().dossier->arrete();
  for (std::size_t row = 0; row < versements.size(); ++row) {
    if (conventions.code[versements.convention[row]] != reckoned.of) continue;
    const bool is_kept = versements.date[row] <= arrete;
    reckoned.rows.push_back({{records::FileId::versements, static_cast<std::uint32_t>(row)},
                             versements.date[row],
                             std::string{label_of(versements.rang[row])},
                             Value::money(versements.montant[row]),
                             is_kept,
                             is_kept ? "" : "versé après l'arrêté"});
  }
}

void add_rows(Behind behind, const DocumentNames& names, Reckoned& reckoned) {
  const int annee = reckoned.period.year;
  if (behind == Behind::objectives) add_objectives(names, annee, reckoned);
  if (behind == Behind::objectives_before) add_objectives(names, annee - 1, reckoned);
  if (behind == Behind::payments) add_payments(names, reckoned);
}

}  // namespace

std::vector<ReckonedName> reckoned_names(const expansion::Schema& schema) {
  std::vector<ReckonedName> names;
  for (const char* record :
       {VolumeSubject::kType, ConventionSubject::kType, FluxSubject::kType, PermisSubject::kType}) {
    const auto* type = schema.find(record);
    if (type == nullptr) continue;
    for (const auto& field : type->fields) {
      if (field.type.kind != expansion::Kind::number) continue;
      names.push_back({type->name + "." + field.name, field.description});
    }
  }
  return names;
}

bool is_of_experiment(const Reckoned& reckoned) {
  return record_of_code(reckoned.code) == PermisSubject::kType;
}

std::optional<Reckoned> explain_reckoned(const expansion::Schema& schema, const Facts& facts,
                                         std::string_view code, TerritoireId territoire,
                                         const std::string& of) {
  std::size_t index = 0;
  const expansion::Field* field = field_of(schema, code, index);
  if (field == nullptr) return std::nullopt;
  const DocumentNames names{schema, facts, territoire};
  const Record* record = record_for(names, code, territoire, of);
  if (record == nullptr) return std::nullopt;
  Reckoned reckoned;
  reckoned.code = code;
  reckoned.libelle = field->description;
  reckoned.territoire = territoire;
  const auto lineage = record->lineage(index);
  reckoned.period = lineage ? lineage->period : year_of(facts.period);
  if (lineage) reckoned.of = lineage->of;
  reckoned.value = value_of(schema, *record, code);
  const Rule* rule = find_rule(code);
  if (rule == nullptr) return reckoned;
  reckoned.how = rule->how;
  reckoned.reference = rule->reference;
  reckoned.figure = rule->figure;
  for (const auto ingredient : rule->from) {
    std::size_t at = 0;
    const expansion::Field* known = field_of(schema, ingredient, at);
    reckoned.from.push_back({std::string{ingredient}, known == nullptr ? "" : known->description,
                             value_of(schema, *record, ingredient)});
  }
  add_parameters(*rule, *facts.dossier, reckoned);
  add_rows(rule->behind, names, reckoned);
  if (rule->behind != Behind::permits) return reckoned;
  reckoned.of = of;
  return explain_permits(names, of, reckoned) ? std::optional{reckoned} : std::nullopt;
}

}  // namespace copil::vocabulary
