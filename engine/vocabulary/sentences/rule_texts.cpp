#include "vocabulary/sentences/rule_texts.hpp"

#include <algorithm>

#include "vocabulary/knowledge.hpp"
#include "wording/numbers.hpp"

namespace copil::vocabulary {

namespace {

constexpr const char* kAsker = "les documents";

bool is_choice(const figures::Parameters& parameters, Day day, const char* nom, const char* word) {
  const auto choice = parameters.choix(nom, day, kAsker);
  return choice && *choice == word;
}

/// Where the value of a parameter comes from: "retenu par défaut", "décision du …, article 2".
std::string origin_of(const figures::Parameters& parameters, std::string_view name, Day day) {
  if (parameters.is_imposed(name)) return "choix de cette édition";
  const figures::DatedValue* value = parameters.find(name, day);
  if (value == nullptr || value->is_default) return "retenu par défaut";
  return value->reference.texte + ", " + value->reference.article;
}

std::string affectations_text(bool is_counted) {
  return std::string{
             "Un jeune déjà en CIVIS le jour de son affectation "
             "(entré avant ce jour et pas encore sorti) "} +
         (is_counted ? "est compté parmi les affectations (accord-cadre, annexe 6, article 4.1)."
                     : "n'est pas compté parmi les affectations (accord-cadre, article 5.4 et "
                       "annexe 7).");
}

/// Annexe 7 says which youth back in CIVIS is counted and funded all the same.
std::string entrees_text(bool is_counted, bool is_affectation_day) {
  const std::string jour =
      is_affectation_day ? "de son affectation" : "de l'initialisation de son parcours";
  std::string text = "Un jeune déjà en CIVIS le jour " + jour + " ";
  text += is_counted ? "est décompté de l'objectif sans être financé (accord-cadre, annexe 6, "
                       "article 4.1"
                     : "n'est ni décompté de l'objectif ni financé (accord-cadre, article 5.4 et "
                       "annexe 7";
  text += ").";
  if (is_affectation_day) return text;
  return text + (is_counted ? " Il est financé" : " Il est décompté et financé") +
         " s'il avait quitté un CIVIS avant son affectation et n'était dans aucun le jour de "
         "celle-ci.";
}

/// The figure itself or one of its details, `DE0.civis`.
bool wants_any(const std::set<std::string>& wanted, std::string_view code) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const std::string& one) { return one.starts_with(code); });
}

}  // namespace

CivisTexts civis_texts(const figures::Parameters& parameters, Day day) {
  const bool is_counted =
      is_choice(parameters, day, "civis_deja_suivi", "decompte_sans_financement");
  const bool is_affectation_day = is_choice(parameters, day, "civis_jour", "affectation");
  return {affectations_text(is_counted), entrees_text(is_counted, is_affectation_day)};
}

std::optional<std::string> rate_said(const figures::Parameters& parameters, std::string_view name,
                                     Day day) {
  const auto rate = parameters.taux(name, day, kAsker);
  if (!rate) return std::nullopt;
  return wording::number_text(Value::decimal(*rate, Unit::taux, 0)) + " (" +
         origin_of(parameters, name, day) + ")";
}

std::optional<std::string> price_said(const figures::Parameters& parameters, Day day) {
  const auto price = parameters.euros("prix_unitaire", day, kAsker);
  if (!price) return std::nullopt;
  const std::string origin = origin_of(parameters, "prix_unitaire", day);
  return wording::number_text(Value::money(*price)) + " par jeune, " + origin +
         (origin == "retenu par défaut" ? " : l'enveloppe de 34,5 M€ pour 150 000 jeunes" : "");
}

std::vector<std::string> rule_sentences(const figures::Parameters& parameters, Day day) {
  return rule_sentences(parameters, day, day, {"DE0", kVolumes, kSubventions});
}

std::vector<std::string> rule_sentences(const figures::Parameters& parameters, Day day,
                                        Day price_day, const std::set<std::string>& wanted) {
  const CivisTexts civis = civis_texts(parameters, day);
  const bool has_volumes = wanted.contains(kVolumes);
  const bool has_subsidies = wanted.contains(kSubventions);
  std::vector<std::string> sentences;
  if (wants_any(wanted, "DE0")) sentences.push_back(civis.affectations);
  if (has_volumes || has_subsidies || wants_any(wanted, "VOL")) sentences.push_back(civis.entrees);
  const auto price = price_said(parameters, price_day);
  if (has_subsidies && price) sentences.push_back("Prix unitaire : " + *price + ".");
  if (!has_volumes) return sentences;
  const auto threshold = rate_said(parameters, "seuil", day);
  const auto tolerance = rate_said(parameters, "tolerance", day);
  const auto days = parameters.nombre("projection_jours", day, kAsker);
  if (threshold && tolerance && days) {
    sentences.push_back(
        "Toute entrée au-delà de l'objectif est un dépassement ; au-delà du seuil, " + *threshold +
        " de plus que l'objectif initial de l'année, les volumes sont à revoir (accord-cadre, "
        "article 5.1).");
    sentences.push_back(
        "Une projection ne donne lieu à alerte qu'après " + std::to_string(*days) +
        " jours ; il y a sous-réalisation quand elle manque l'objectif de plus de " + *tolerance +
        ".");
  }
  return sentences;
}

}  // namespace copil::vocabulary
