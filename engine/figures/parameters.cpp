#include "figures/parameters.hpp"

#include <algorithm>
#include <set>

#include "base/signs.hpp"
#include "base/text.hpp"
#include "diagnostics/warning.hpp"
#include "figures/counting/fields.hpp"

namespace copil::figures {

namespace {

constexpr notation::Word<ParameterUnit> kUnits[]{{"euros", ParameterUnit::euros},
                                                 {"taux", ParameterUnit::taux},
                                                 {"nombre", ParameterUnit::nombre},
                                                 {"jour", ParameterUnit::jour},
                                                 {"choix", ParameterUnit::choix}};

/// The day of a year that "01-20" names, of a year that has all of them.
std::optional<Day> day_of_year(std::string_view text, int annee) {
  if (text.size() != 5) return std::nullopt;
  return parse_day(zero_padded(annee, 4) + "-" + std::string{text});
}

/// What a value of that parameter looks like, for messages.
std::string expectation(const Parameter& parameter) {
  switch (parameter.unite) {
    case ParameterUnit::euros:
      return "un montant en euros comme 230 ou 233,33 est attendu";
    case ParameterUnit::taux:
      return "un taux comme 0,1 est attendu";
    case ParameterUnit::nombre:
      return "un nombre entier est attendu";
    case ParameterUnit::jour:
      return "un mois et un jour comme 01-20 sont attendus";
    case ParameterUnit::choix:
      return "un mot de la liste est attendu";
  }
  return {};
}

bool is_whole_number(std::string_view text) {
  return text.size() <= 6 && is_digits(text);
}

bool is_valid(const Parameter& parameter, const std::string& text) {
  switch (parameter.unite) {
    case ParameterUnit::euros: {
      const auto amount = parse_euros(text);
      return amount && amount->count > 0;
    }
    case ParameterUnit::taux: {
      const auto ratio = parse_decimal(text);
      return ratio && ratio->num >= 0;
    }
    case ParameterUnit::nombre:
      return is_whole_number(text);
    case ParameterUnit::jour:
      return day_of_year(text, 2001).has_value();
    case ParameterUnit::choix:
      return std::find(parameter.choix.begin(), parameter.choix.end(), text) !=
             parameter.choix.end();
  }
  return false;
}

DatedValue read_value(const notation::Node& node, const Parameter& parameter,
                      Diagnostics& complaints) {
  Fields fields{node, "une valeur de paramètre", complaints};
  fields.allow_only({"depuis", "valeur", "reference", "par_defaut"});
  DatedValue value{fields.optional_day("depuis"), fields.text("valeur"), fields.reference(),
                   fields.is_set("par_defaut")};
  if (!value.texte.empty() && !is_valid(parameter, value.texte)) {
    fields.complain(node.find("valeur")->error(
        "`valeur` : " + expectation(parameter) + ", « " + value.texte + " » a été trouvé",
        did_you_mean(value.texte, parameter.choix)));
  }
  return value;
}

void read_values(Fields& fields, Parameter& parameter) {
  const notation::Node* values = fields.required("valeurs");
  if (values == nullptr) return;
  for (const notation::Node& node : values->items) {
    if (node.kind != notation::Node::Kind::map) {
      fields.complain(node.error("une valeur datée est attendue : depuis, valeur, reference"));
      continue;
    }
    const DatedValue value = read_value(node, parameter, fields.complaints());
    if (!parameter.valeurs.empty() && value.depuis <= parameter.valeurs.back().depuis) {
      fields.complain(
          node.error("les valeurs doivent aller de la plus ancienne à la plus récente"));
    }
    parameter.valeurs.push_back(value);
  }
  if (parameter.valeurs.empty()) fields.complain(values->error("au moins une valeur est attendue"));
}

std::string underscored(std::string_view nom) {
  std::string text{nom};
  std::replace(text.begin(), text.end(), '-', '_');
  return text;
}

std::vector<std::string> names(const std::vector<Parameter>& parameters) {
  std::vector<std::string> result;
  result.reserve(parameters.size());
  for (const Parameter& parameter : parameters) result.push_back(parameter.nom);
  return result;
}

template <class List>
auto* named(List& parameters, std::string_view nom) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [nom](const Parameter& p) { return p.nom == nom; });
  return found == parameters.end() ? nullptr : &*found;
}

/// The value of `parameter` that holds on `day`, or null before the first.
const DatedValue* holding(const Parameter& parameter, Day day) {
  const DatedValue* last = nullptr;
  for (const DatedValue& value : parameter.valeurs) {
    if (value.depuis <= day) last = &value;
  }
  return last;
}

Diagnostic too_early(const Parameter& parameter, Day day, std::string_view asker) {
  return plain_error("le paramètre « " + parameter.nom + " », demandé par " + std::string{asker} +
                         ", n'a pas de valeur au " + iso_text(day) +
                         " : la première vaut depuis le " +
                         iso_text(parameter.valeurs.front().depuis),
                     {"donnez-la dans reports/parametres/" + parameter.nom + ".yaml"});
}

}  // namespace

Checked<std::string> Parameters::text(std::string_view nom, Day day, std::string_view asker) const {
  const Parameter* parameter = named(parameters_, nom);
  if (parameter == nullptr) {
    return Diagnostics{plain_error("le paramètre « " + std::string{nom} + " », demandé par " +
                                       std::string{asker} + ", n'existe pas",
                                   did_you_mean(nom, names(parameters_)))};
  }
  if (parameter->imposee) return *parameter->imposee;
  const DatedValue* value = holding(*parameter, day);
  if (value == nullptr) return Diagnostics{too_early(*parameter, day, asker)};
  return value->texte;
}

Checked<Cents> Parameters::euros(std::string_view nom, Day day, std::string_view asker) const {
  const auto found = text(nom, day, asker);
  if (!found) return found.error();
  return *parse_euros(*found);
}

Checked<Ratio> Parameters::taux(std::string_view nom, Day day, std::string_view asker) const {
  const auto found = text(nom, day, asker);
  if (!found) return found.error();
  return reduced(*parse_decimal(*found));
}

Checked<int> Parameters::nombre(std::string_view nom, Day day, std::string_view asker) const {
  const auto found = text(nom, day, asker);
  if (!found) return found.error();
  return static_cast<int>(parse_decimal(*found)->num);
}

Checked<std::string> Parameters::choix(std::string_view nom, Day day,
                                       std::string_view asker) const {
  return text(nom, day, asker);
}

Checked<Day> Parameters::jour(std::string_view nom, int annee, std::string_view asker) const {
  const auto found = text(nom, *make_day(annee, 1, 1), asker);
  if (!found) return found.error();
  return *day_of_year(*found, annee);
}

Diagnostics Parameters::impose(std::string_view nom, std::string_view value) {
  Parameter* parameter = named(parameters_, underscored(nom));
  if (parameter == nullptr) {
    return {plain_error("paramètre inconnu « " + std::string{nom} + " »",
                        did_you_mean(underscored(nom), names(parameters_)))};
  }
  const std::string text{value};
  if (!is_valid(*parameter, text)) {
    return {plain_error("« " + parameter->nom + " » : " + expectation(*parameter) + ", « " + text +
                            " » a été trouvé",
                        did_you_mean(text, parameter->choix))};
  }
  parameter->imposee = text;
  return {};
}

bool Parameters::is_imposed(std::string_view nom) const {
  const Parameter* parameter = named(parameters_, nom);
  return parameter != nullptr && parameter->imposee.has_value();
}

const DatedValue* Parameters::find(std::string_view nom, Day day) const {
  const Parameter* parameter = named(parameters_, nom);
  return parameter == nullptr ? nullptr : holding(*parameter, day);
}

Checked<Parameter> parse_parameter(std::string_view yaml, const std::string& file) {
  auto root = notation::parse(yaml, {file, 0});
  if (!root) return root.error();
  if (root->kind != notation::Node::Kind::map) {
    return Diagnostics{
        root->error("un paramètre est attendu : parametre, libelle, unite, valeurs")};
  }
  Diagnostics complaints;
  Fields fields{*root, "un paramètre", complaints};
  fields.allow_only(
      {"parametre", "libelle", "unite", "choix", "valeurs", "lecture", "encore_valable_le"});
  Parameter parameter;
  parameter.nom = fields.text("parametre");
  parameter.libelle = fields.text("libelle");
  parameter.unite = fields.choice("unite", kUnits);
  parameter.choix = fields.words("choix");
  parameter.lecture = fields.optional_text("lecture");
  parameter.encore_valable_le = fields.day("encore_valable_le");
  read_values(fields, parameter);
  if (!complaints.empty()) return complaints;
  return parameter;
}

Checked<Parameters> load_parameters(const Layers& folder) {
  const auto files = read_definitions(folder, "paramètres");
  if (!files) return files.error();
  Diagnostics complaints;
  std::vector<Parameter> parameters;
  std::set<std::string> seen;
  for (const DefinitionFile& file : *files) {
    auto parameter = parse_parameter(file.contenu, file.path);
    if (!parameter) {
      complaints.insert(complaints.end(), parameter.error().begin(), parameter.error().end());
      continue;
    }
    if (!seen.insert(parameter->nom).second) {
      complaints.push_back(plain_error("le paramètre « " + parameter->nom +
                                       " » est défini deux fois, dont une dans « " + file.path +
                                       " »"));
    }
    parameters.push_back(std::move(*parameter));
  }
  if (!complaints.empty()) return complaints;
  return Parameters{std::move(parameters)};
}

Diagnostics stale_parameters(const Parameters& parameters, Day day) {
  Diagnostics warnings;
  for (const Parameter& parameter : parameters.all()) {
    if (add_years(parameter.encore_valable_le, 1) >= day) continue;
    warnings.push_back(plain_warning("le paramètre « " + parameter.nom +
                                     " » n'a pas été relu depuis le " +
                                     iso_text(parameter.encore_valable_le)));
  }
  return warnings;
}

}  // namespace copil::figures
