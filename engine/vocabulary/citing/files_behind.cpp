#include "vocabulary/citing/files_behind.hpp"

#include <algorithm>
#include <array>

namespace copil::vocabulary {

namespace {

using records::FileId;

/// What is asked for with a record of a type; those that are not named here say by themselves what
/// they want to know (`DocumentNames::knows`), or are of no file.
struct AskedWith {
  std::string_view type;
  std::string_view files{};
  std::string_view chiffre{};
};
/// What the control of coherence looks at.
constexpr std::string_view kOfYouths =
    "cotraitances inscriptions alertes civis accompagnements evaluations_mrs prescriptions_pops";
constexpr std::array<AskedWith, 31> kAskedWith{
    {{"action", "actions"},
     {"alerte", "", kVolumes},
     {"anomalie", "objectifs"},
     {"avenant", "objectifs conventions"},
     {"bilan_plateforme", "evaluations_mrs"},
     {"contrat", "series"},
     {"controle", kOfYouths},
     {"convention", "conventions objectifs"},
     {"ecart_total", "objectifs"},
     {"echeance", "", kSubventions},
     {"erreur_saisie", kOfYouths},
     {"etape", "plan_actions"},
     {"execution", "conventions objectifs", kSubventions},
     {"groupe_serie", "series"},
     {"ligne_contrat", "series"},
     {"ligne_effectif", "series"},
     {"ligne_serie", "series"},
     {"mois_de_compte", "", kSubventions},
     {"mois_de_paiement", "", kSubventions},
     {"ordre", "", kSubventions},
     {"part_objectif", "objectifs"},
     {"pops", "prescriptions_pops"},
     {"public", "jeunes"},
     {"regle_controle", kOfYouths},
     {kSitesOfPops, "cotraitances"},
     {"simulation", "objectifs conventions"},
     {"structure", "series"},
     {"subventions", "", kSubventions},
     {"transmission", "transmissions"},
     {"versement", "versements conventions"},
     {"volume", "objectifs"}}};

/// Their rows name youths, whom `jeunes.csv` tells.
constexpr std::array<FileId, 8> kNameYouths{FileId::cotraitances,    FileId::inscriptions,
                                            FileId::alertes,         FileId::civis,
                                            FileId::accompagnements, FileId::services,
                                            FileId::evaluations_mrs, FileId::prescriptions_pops};

}  // namespace

bool is_controlled(std::string_view file_name) {
  const auto needs = records::needs_in(kOfYouths);
  return std::any_of(needs.begin(), needs.end(),
                     [&](const auto& need) { return records::file_name(need.file) == file_name; });
}

std::set<FileId> files_behind(const std::set<std::string, std::less<>>& record_types,
                              std::set<std::string> chiffres, const Knowledge& knowledge) {
  std::set<FileId> files{FileId::territoires};
  for (const AskedWith& behind : kAskedWith) {
    if (!record_types.contains(behind.type)) continue;
    for (const auto& need : records::needs_in(behind.files)) files.insert(need.file);
    if (!behind.chiffre.empty()) chiffres.emplace(behind.chiffre);
  }
  files.merge(knowledge.files_behind(chiffres));
  const bool names_youths = std::any_of(kNameYouths.begin(), kNameYouths.end(),
                                        [&](FileId file) { return files.contains(file); });
  if (names_youths) files.insert(FileId::jeunes);
  return files;
}

}  // namespace copil::vocabulary
