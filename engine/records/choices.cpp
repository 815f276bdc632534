#include "records/choices.hpp"

#include <algorithm>

namespace copil::records {

namespace {

/// The words of a column, blanks between them. An empty file name: the column in every file.
struct Choices {
  std::string_view file;
  std::string_view column;
  std::string_view words;
};

constexpr std::string_view kYesOrNo = "oui non";
constexpr Choices kChoices[] = {
    {"territoires.csv", "type",
     "national region departement mission_locale site_pole_emploi plateforme_vocation"},
    {"", "sexe", "F H"},
    {"", "niveau", "VI V IV III II I"},
    {"", "handicap", kYesOrNo},
    {"inscriptions.csv", "motif_fin", "cessation radiation"},
    {"alertes.csv", "decision", "maintien reorientation reprise_smp"},
    {"", "renforce", kYesOrNo},
    {"", "reseau", "PE ML"},
    {"", "critere_projet", kYesOrNo},
    {"", "critere_frein", kYesOrNo},
    {"", "critere_reseau", kYesOrNo},
    {"", "critere_qualification", kYesOrNo},
    {"services.csv", "enjeu", "E1 E2 E3 E4 E5 E6 E7 E8 E9 E10"},
    {"actions.csv", "enjeu",
     "E11 E12 E13 E14 E15 E16 E17 E18 E19 E20 E21 E22 E23 E24 E25 E26 E27 E28 E29"},
    {"", "perimetre", "EM PA"},
    {"actions.csv", "nature", "concertee conjointe complementaire"},
    {"", "valorisation", kYesOrNo},
    {"conventions.csv", "type", "locale regionale"},
    {"", "rang", "1 2 solde reversement"},
    {"", "reussie", kYesOrNo},
    {"", "mise_en_relation", kYesOrNo},
    {"prescriptions_pops.csv", "etat", "conseillee realisee abandonnee"},
    {"", "tenue", kYesOrNo},
    {"", "remontee", kYesOrNo},
    {"decisions.csv", "etat", "ouverte faite abandonnee"},
    {"plan_actions.csv", "etat", "prevue engagee faite abandonnee"},
    {"plan_actions.csv", "enjeu",
     "E1 E2 E3 E4 E5 E6 E7 E8 E9 E10 E11 E12 E13 E14 E15 E16 E17 E18 E19 E20 E21 E22 E23 E24 E25 "
     "E26 E27 E28 E29"},
    {"series.csv", "nature", "realise objectif moyenne_regionale imprime"},
};

}  // namespace

std::vector<std::string> choices_of(FileId file, std::string_view column) {
  std::vector<std::string> words;
  for (const Choices& choices : kChoices) {
    const bool is_it =
        choices.column == column && (choices.file.empty() || choices.file == file_name(file));
    if (!is_it) continue;
    for (std::size_t begin = 0; begin < choices.words.size();) {
      const std::size_t end = std::min(choices.words.find(' ', begin), choices.words.size());
      words.emplace_back(choices.words.substr(begin, end - begin));
      begin = end + 1;
    }
    return words;
  }
  return words;
}

}  // namespace copil::records
